/** What customers write, and what the demo concierge makes of it. For tests. */
import { followUpSentences } from './follow-up-sentences.ts';
import { questionSentences, talkSentences } from './question-sentences.ts';
import { seatSentences } from './seat-sentences.ts';
export interface Sentence {
  /** One message, or the messages of a conversation; the last one is checked. */
  say: string | readonly string[];
  /** The calls of the turn, each as the tool's name and the values of its arguments. */
  calls?: readonly string[];
  /** What the answer must say. */
  text?: RegExp;
  /** The line of the open confirmation card. */
  open?: string;
  /** The customer's block; the one of try-demo.ts where none is given. */
  profile?: string;
}

const cancelCard = "cancel_trip: Cancel this trip? Waiting for the customer's click.";
const bagCard = "add_checked_bag: Add one checked bag? Waiting for the customer's click.";
const bag = ['add_checked_bag'];
const cancel = ['cancel_trip'];
const meal = ['meal_preference_list'];
const seat = (flight: string, ...seats: string[]) =>
  seats.map((each) => `change_seat ${flight} ${each}`);
const note = (text: string) => [`request_assistance ${text}`];

const bagSentences: Sentence[] = [
  {
    say: ['add a bag', 'how much is it?'],
    open: bagCard,
    calls: [],
    text: /What the checked bag comes to is on the card above/,
  },
  { say: ['how much is a bag', 'ok add it'], open: bagCard, calls: [], text: /press the button/ },
  { say: 'I need to add a bag', calls: bag },
  { say: 'add a bag', calls: bag },
  { say: "I'm bringing a suitcase", calls: bag },
  { say: 'Can I check in another piece of luggage?', calls: bag },
  { say: 'add one more checked bag to my trip please', calls: bag },
  { say: 'I will be travelling with golf clubs', calls: bag },
  { say: 'two more bags', calls: bag, text: /one at a time/ },
  { say: 'How much does an extra bag cost?', calls: bag },
  { say: 'ad a bagage', calls: bag },
  { say: 'How many bags do I have?', calls: [], text: /no checked bags/ },
  { say: 'do I have any luggage booked', calls: [], text: /no checked bags/ },
  { say: 'What is the weight limit for bags?', calls: [], text: /do not have the rules/ },
  { say: 'Can I take a carry-on?', calls: [], text: /hand luggage/ },
  { say: 'remove my bag', calls: [], text: /cannot take a checked bag off/ },
  { say: "no I don't need a bag", calls: [] },
  { say: 'add another bag', open: bagCard, calls: [], text: /still open/ },
  { say: 'yes', open: bagCard, calls: [], text: /press the button/ },
];

const cancelSentences: Sentence[] = [
  {
    say: 'Cancel my trip please',
    calls: cancel,
    text: /Sorry to hear that, Jordan.*Nothing happens until you choose/,
  },
  { say: "I can't fly any more", calls: cancel },
  { say: 'refund me', calls: cancel },
  { say: 'I want my money back', calls: cancel },
  { say: 'Something came up and I am not able to travel', calls: cancel },
  { say: 'please call off the whole thing', calls: cancel },
  { say: 'cancle my reservation', calls: cancel },
  { say: "don't cancel!", calls: [], text: /stays as it is/ },
  { say: 'I do not want to cancel anything', calls: [], text: /stays as it is/ },
  { say: 'What happens if I cancel?', calls: [], text: /Shall I\?/ },
  { say: ['What happens if I cancel?', 'ok show me'], calls: cancel },
  { say: 'Do I get a refund if I cancel?', calls: [], text: /whole trip/ },
  { say: 'cancel only the return flight', calls: [], text: /cannot cancel OA477.*as a whole/ },
  { say: 'Cancel OA476', calls: [], text: /cannot cancel OA476/ },
  { say: ['cancel only the return flight', 'yes'], calls: cancel },
  { say: 'yes', open: cancelCard, calls: [], text: /press the button/ },
  { say: 'confirm', open: cancelCard, calls: [], text: /press the button/ },
  { say: 'ok do it', open: cancelCard, calls: [], text: /press the button/ },
  { say: 'yes, cancel my trip', open: cancelCard, calls: [], text: /button/ },
  { say: 'cancel that', open: cancelCard, calls: [], text: /Keep trip/ },
  { say: 'no', open: cancelCard, calls: [], text: /Keep trip/ },
  { say: 'never mind', open: cancelCard, calls: [], text: /Nothing happens.*Keep trip/ },
  { say: 'Was my trip cancelled?', calls: [], text: /scheduled/ },
  { say: 'My flight was cancelled, what now?', calls: [], text: /scheduled/ },
];

const mealSentences: Sentence[] = [
  { say: 'I want to change my meal preference', calls: meal },
  { say: 'kosher please', calls: meal, text: /Kosher is on the list: tap it/ },
  { say: "I'm vegetarian", calls: meal, text: /Vegetarian/ },
  { say: 'what food do you have?', calls: meal },
  { say: 'I have a gluten allergy', calls: meal, text: /Gluten/ },
  { say: 'Can I get a halal meal?', calls: meal, text: /only note what is on our list/ },
  { say: "I'm vegan, can you sort my food?", calls: meal, text: /^I can only note what is on our/ },
  { say: "What's my meal preference?", calls: [], text: /no meal preference set/ },
];

const assistSentences: Sentence[] = [
  {
    say: 'I need wheelchair assistance at JFK',
    calls: note('Wheelchair assistance at JFK'),
    text: /recorded/,
  },
  { say: 'I need a wheelchair to the gate', calls: note('Wheelchair assistance') },
  { say: 'Can I get a wheelchair to the gate?', calls: note('Wheelchair assistance') },
  { say: 'my mother needs a wheelchair', calls: note('Wheelchair assistance for mother') },
  { say: "I'm travelling with a baby", calls: note('Travelling with an infant') },
  { say: 'I am visually impaired', calls: note('Assistance for a visually impaired passenger') },
  { say: "I'm flying with my dog on OA476", calls: note('Travelling with a pet (dog) on OA476') },
  { say: 'My 9 year old son is travelling alone', calls: note('Child travelling alone') },
  {
    say: 'I broke my leg and have trouble walking',
    calls: note('Walking assistance (injured leg)'),
  },
  { say: 'I have a peanut allergy', calls: note('Allergy: peanut') },
  { say: 'I need special assistance', calls: [], text: /What kind of help/ },
  {
    say: ['I need special assistance', 'a wheelchair in San Francisco'],
    calls: note('Wheelchair assistance at San Francisco'),
  },
  { say: 'What assistance do I have on file?', calls: [], text: /No special assistance/ },
];

const options = (...values: string[]) => [`flight_option_list SFO ${values.join(' ')}`];

const bookSentences: Sentence[] = [
  {
    say: 'Please book me from SFO to NRT leaving 2027-03-02 and returning 2027-03-12 in business',
    calls: options('NRT', '2027-03-02', '2027-03-12', 'business'),
  },
  {
    say: 'Please book me from SFO to NRT leaving 2026-03-02 and returning 2026-03-12 in business',
    calls: [],
    text: /already over/,
  },
  {
    say: 'Book me a flight to Tokyo',
    calls: [],
    text: /Tokyo.*day you leave.*day you come back.*cabin/,
  },
  {
    say: ['Book me a flight to Tokyo', 'next friday for a week', 'business'],
    calls: options('NRT', '2026-11-27', '2026-12-04', 'business'),
  },
  {
    say: 'I want to fly to Paris from Dec 12 to Dec 20 in economy',
    calls: options('CDG', '2026-12-12', '2026-12-20', 'economy'),
  },
  {
    say: '12 December to 20 December, London, first class',
    calls: options('LHR', '2026-12-12', '2026-12-20', 'first'),
  },
  {
    say: 'find flights to Chicago in two weeks for 5 days in premium economy',
    calls: options('ORD', '2026-12-06', '2026-12-11', 'premium economy'),
  },
  {
    say: 'I need to get to Boston tomorrow, back on Thursday, economy',
    calls: options('BOS', '2026-11-23', '2026-11-26', 'economy'),
  },
  {
    say: 'fly me from New York to London on January 5th returning January 9th in business',
    calls: ['flight_option_list JFK LHR 2027-01-05 2027-01-09 business'],
  },
  { say: 'Book a new trip', calls: [], text: /Where would you like to fly/ },
  {
    say: ['Book a new trip', 'Tokyo', 'Dec 1 to Dec 9', 'economy'],
    calls: options('NRT', '2026-12-01', '2026-12-09', 'economy'),
  },
  {
    say: 'flights to Tokio on Dec 1, returning on the 9th, business class',
    calls: options('NRT', '2026-12-01', '2026-12-09', 'business'),
  },
];

const asideSentences: Sentence[] = [
  { say: 'need help carrying my bags at JFK', calls: note('Help with carrying luggage at JFK') },
  { say: 'Cancel it all', calls: cancel },
  { say: "I won't be needing the return flight", calls: [], text: /as a whole/ },
  { say: 'no special meal for me', calls: [], text: /nothing was changed/ },
  { say: 'Can I bring my guitar?', calls: bag },
  { say: 'how long is the flight to New York', calls: [], text: /08:05 to 16:35/ },
  { say: 'my email address is wrong', calls: [], text: /cannot change names or contact/ },
  { say: ['book me a flight to Tokyo', 'not sure'], calls: [], text: /Tokyo/ },
  { say: 'change my name on the ticket', calls: [], text: /cannot change names/ },
  { say: 'Please correct the spelling of my name', calls: [], text: /cannot change names/ },
  { say: "Thanks, that's all", calls: [], text: /^Goodbye, Jordan\. Have a good flight\.$/ },
  { say: 'Do you allow pets?', calls: [] },
  {
    say: 'Do you offer wheelchairs at JFK?',
    calls: [],
    text: /Wheelchair assistance at JFK\. Shall I/,
  },
  {
    say: ['Do you offer wheelchairs at JFK?', 'yes please'],
    calls: note('Wheelchair assistance at JFK'),
  },
  { say: 'How about 12C on OA476?', calls: seat('OA476', '12C') },
  {
    say: 'Which aisle seats do you have on OA476?',
    calls: ['seat_map OA476'],
  },
  { say: 'The quick brown fox jumps over the lazy dog', calls: [] },
  { say: 'Describe the advances in cancer treatment', calls: [] },
  { say: ['Move me to 12C', 'how many bags do I have?', 'OA477'], calls: seat('OA477', '12C') },
  {
    say: ['Book a flight to Tokyo in business', 'what is my status?', 'Dec 1 to Dec 9'],
    calls: options('NRT', '2026-12-01', '2026-12-09', 'business'),
  },
  { say: ['Move me to 12C', 'no, forget it', 'OA477'], calls: [] },
  { say: ['I need assistance', 'thanks', 'a wheelchair'], calls: note('Wheelchair assistance') },
  { say: ['what happens if I cancel?', 'no'], calls: [], text: /nothing was changed/ },
];

const everydaySentences: Sentence[] = [
  { say: 'help me with my bags at the airport', calls: note('Help with carrying luggage') },
  { say: 'I need someone to meet me at the gate', calls: note('Meet and assist') },
  { say: 'my 10 year old flies alone, what do you need?', calls: note('Child travelling alone') },
  { say: 'no pork please', calls: meal, text: /only note what is on our list/ },
  { say: 'change my meal from kosher to gluten free', calls: meal, text: /Gluten intolerant/ },
  { say: 'bin the whole thing', calls: cancel },
  { say: 'I missed my flight', calls: ['rebook_options'] },
  { say: 'change my return flight', calls: ['rebook_options OA477'] },
  {
    say: 'I want to stay two more days in New York',
    calls: ['rebook_options OA477 2026-12-13'],
  },
  { say: 'I want to leave on Friday instead', calls: ['rebook_options 2026-11-27'] },
  { say: 'push my return by two days', calls: ['rebook_options OA477 2026-12-13'] },
  { say: 'come home a day early', calls: ['rebook_options OA477 2026-12-10'] },
  { say: 'something earlier on the 11th', calls: ['rebook_options OA477 earlier'] },
  { say: 'can I get bumped to first for free?', calls: ['upgrade_offer first'] },
  { say: 'is there first class on this plane', calls: ['upgrade_offer first'] },
  { say: 'what airports do you fly to', calls: ['destination_ideas'] },
  { say: 'Travelling with twins, 8 months old', calls: note('Travelling with an infant') },
  { say: "I'd like to board early because of my knee", calls: note('Early boarding') },
  {
    say: 'could someone help my grandmother through security at SFO?',
    calls: note('Help through the airport for grandmother at SFO'),
  },
  {
    say: 'I need: 1) wheelchair at JFK 2) veggie meal 3) 16D on the return',
    calls: [
      'request_assistance Wheelchair assistance at JFK',
      'set_meal vegetarian',
      'change_seat OA477 16D',
    ],
  },
  {
    say: 'Flights to Miami on Mon Dec 14, back Friday Dec 18, economy',
    calls: options('MIA', '2026-12-14', '2026-12-18', 'economy'),
  },
  { say: 'I want to sit in first', calls: ['upgrade_offer first'] },
  { say: 'show flights to Tokyo', calls: options('NRT', '2026-12-22', '2026-12-29', 'economy') },
];

const severalSentences: Sentence[] = [
  {
    say: 'Move me to 12C on OA476 and add a bag',
    calls: [...seat('OA476', '12C'), ...bag],
    text: /Seat updated to 12C.*one checked bag/,
  },
  {
    say: 'I need a wheelchair and a vegetarian meal',
    calls: [...note('Wheelchair assistance'), 'set_meal vegetarian'],
    text: /recorded.*meal/i,
  },
  { say: 'Add a bag, and what seat am I in?', calls: bag, text: /14A/ },
  { say: '14C on OA476 and 9D on OA477', calls: [...seat('OA476', '14C'), ...seat('OA477', '9D')] },
  { say: 'Hi there! Could you move me to 12C on OA476? Thanks', calls: seat('OA476', '12C') },
  { say: 'Add a bag and show me the meals', calls: bag, text: /One thing at a time.*meal/ },
  { say: 'Add a bag and move me to 12C', calls: bag, text: /Which flight/ },
  { say: "Don't cancel, just move me to 12C on OA476", calls: seat('OA476', '12C') },
  {
    say: "I'm travelling with my dog and two suitcases",
    calls: [...note('Travelling with a pet (dog)'), ...bag],
  },
];

export const sentences = [
  ...seatSentences,
  ...bagSentences,
  ...cancelSentences,
  ...mealSentences,
  ...assistSentences,
  ...bookSentences,
  ...questionSentences,
  ...talkSentences,
  ...asideSentences,
  ...everydaySentences,
  ...severalSentences,
  ...followUpSentences,
];
