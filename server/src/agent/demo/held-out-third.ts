/** A third set written after the rules had learned from the second. Same shape as sentences.ts. For tests. */
import type { Sentence } from './sentences.ts';

const cancelCard = "cancel_trip: Cancel this trip? Waiting for the customer's click.";
const bag = ['add_checked_bag'];
const cancel = ['cancel_trip'];
const meal = ['meal_preference_list'];

export const heldOutThird: Sentence[] = [
  {
    say: 'Please get me seat 8F going out and 8A coming back',
    calls: ['change_seat OA476 8F', 'change_seat OA477 8A'],
  },
  { say: 'could I grab 12C on the JFK flight', calls: ['change_seat OA476 12C'] },
  {
    say: 'I would love a window coming home',
    calls: ['change_seat OA477 15A', 'change_seat OA477 15F'],
  },
  {
    say: 'Is there a possibility to sit on the aisle on flight 476?',
    calls: ['change_seat OA476 14C'],
  },
  { say: 'Seat change: OA477 to 4D', calls: ['change_seat OA477 4D'] },
  { say: 'i want out of my middle seat on oa476, give me 9A', calls: ['change_seat OA476 9A'] },
  {
    say: 'My seat is too far back on the return, something closer to the front please',
    calls: ['change_seat OA477 11C'],
  },
  { say: '14 D on OA 476 thx', calls: ['change_seat OA476 14D'] },
  { say: 'Could you tell me which seat I have going home?', calls: [], text: /15C/ },
  { say: 'Can I pick my seat?', calls: [], text: /Which (?:flight|seat)/ },
  {
    say: ['Can I pick my seat?', 'on the outbound', 'something by the window, further forward'],
    calls: ['change_seat OA476 10A'],
  },
  { say: ['Put me in 12C on OA476', 'sorry, I meant 12D'], calls: ['change_seat OA476 12D'] },
  { say: ['which seat am I in on OA477?', 'move me to 9A there'], calls: ['change_seat OA477 9A'] },
  { say: ['20C on OA476', 'no, not those, try 11C'], calls: ['change_seat OA476 11C'] },
  { say: 'Seat 12C', calls: [], text: /Which flight/ },

  { say: 'Need to check a bag', calls: bag },
  { say: 'please add luggage to my booking', calls: bag },
  { say: "I'll have a second suitcase with me", calls: bag },
  { say: 'Could my golf bag come along?', calls: bag },
  { say: 'do i need to pay for a bag', calls: bag },
  { say: 'Can I see how many bags are on my reservation?', calls: [], text: /no checked bags/ },
  { say: 'My suitcase was damaged on the last trip', calls: [], text: /sorry/ },

  { say: 'My trip is off, please cancel', calls: cancel },
  { say: "Unfortunately I can't go to New York anymore", calls: cancel },
  { say: 'I would like to return my tickets and get reimbursed', calls: cancel },
  { say: 'cancel', calls: cancel },
  { say: 'What would I lose if I cancel the trip?', calls: [], text: /whole trip/ },
  { say: 'what is your cancellation policy', calls: [], text: /whole trip/ },
  { say: 'Please do NOT cancel my trip', calls: [], text: /stays as it is/ },
  { say: 'did you cancel my trip?', calls: [], text: /scheduled/ },
  { say: 'i pressed yes, cancel already', open: cancelCard, calls: [], text: /button/ },
  { say: 'hmm let me think', open: cancelCard, calls: [] },

  { say: 'Could you list the meals?', calls: meal },
  { say: 'set my meal to gluten free', calls: meal, text: /Gluten/ },
  { say: 'I changed my diet, no more meat for me', calls: meal },
  {
    say: 'my son is blind and flies alone',
    calls: [
      'request_assistance Assistance for a visually impaired passenger for son; Child travelling alone',
    ],
  },
  {
    say: 'Please arrange a wheelchair for OA477',
    calls: ['request_assistance Wheelchair assistance on OA477'],
  },
  {
    say: 'I had knee surgery, I cannot walk long distances',
    calls: ['request_assistance Walking assistance (after surgery)'],
  },
  {
    say: 'bringing my two year old toddler',
    calls: ['request_assistance Travelling with an infant'],
  },
  {
    say: 'Can I bring my emotional support dog?',
    calls: ['request_assistance Travelling with a service animal'],
  },

  { say: 'How about Tokyo in January?', calls: [], text: /Tokyo.*day you leave/ },
  {
    say: 'Find me a flight to Honolulu leaving December 20 and returning January 3, economy',
    calls: ['flight_option_list SFO HNL 2026-12-20 2027-01-03 economy'],
  },
  {
    say: ['I need to be in Chicago next Tuesday', 'back Thursday', 'economy'],
    calls: ['flight_option_list SFO ORD 2026-11-24 2026-11-26 economy'],
  },
  {
    say: ['find flights', 'Madrid', 'the 5th of January for two weeks', 'premium economy'],
    calls: ['flight_option_list SFO MAD 2027-01-05 2027-01-19 premium economy'],
  },
  {
    say: 'Business class from SFO to LHR on 15 Jan, back 22 Jan',
    calls: ['flight_option_list SFO LHR 2027-01-15 2027-01-22 business'],
  },
  {
    say: ['Book Paris Dec 10 to Dec 14', 'economy', 'hmm, and a week later?'],
    calls: ['flight_option_list SFO CDG 2026-12-17 2026-12-21 economy'],
  },
  { say: 'one way to Seattle tomorrow', calls: [], text: /Seattle.*round trips/ },
  {
    say: 'New York to Lisbon Dec 13 through Dec 20 in first',
    calls: ['flight_option_list JFK LIS 2026-12-13 2026-12-20 first'],
  },

  { say: 'flight times?', calls: [], text: /08:05/ },
  { say: 'How early do I leave on December 3?', calls: [], text: /08:05/ },
  { say: 'when will I be in New York', calls: [], text: /16:35/ },
  { say: 'Which airport do I fly from?', calls: [], text: /San Francisco/ },
  { say: 'Give me my booking code', calls: [], text: /LL0EZ6/ },
  { say: 'how many more points until the next level', calls: [], text: /18,000/ },
  { say: 'Am I Gold or Platinum?', calls: [], text: /Platinum/ },
  { say: 'Tell me about my benefits please', calls: [], text: /lounge/ },
  { say: 'Do you have my phone number?', calls: [], text: /555-9214/ },
  { say: 'anything booked for assistance?', calls: [], text: /No special assistance/ },

  { say: 'good evening, concierge', calls: [], text: /Hello/ },
  { say: 'Perfect.', calls: [], text: /welcome/ },
  { say: 'never mind', calls: [], text: /nothing was changed/ },
  { say: "what's your name?", calls: [], text: /demo concierge/ },
  { say: 'Your service is really bad', calls: [], text: /sorry/ },
  { say: 'will it rain in New York', calls: [], text: /weather/ },
  { say: 'please upgrade my seat to business', calls: ['upgrade_offer business'] },
  { say: 'I want to fly a day later', calls: ['rebook_options 2026-12-04'] },
  { say: 'Quiero un asiento de ventana', calls: [], text: /English only/ },
  { say: '????', calls: [], text: /did not understand/ },
  { say: 'DROP TABLE customers; --', calls: [], text: /looking after|did not understand/ },

  {
    say: 'Aisle seat on OA476 and also add two bags',
    calls: ['change_seat OA476 14C', 'add_checked_bag'],
    text: /one at a time/,
  },
  { say: "What's my status and when do I fly?", calls: [], text: /Platinum.*08:05/ },
  {
    say: 'I need 12C on OA476, 12D on OA477, and kosher food',
    calls: ['change_seat OA476 12C', 'set_meal kosher', 'change_seat OA477 12D'],
  },
];
