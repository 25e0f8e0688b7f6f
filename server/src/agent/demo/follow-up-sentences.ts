/** What customers say next: to a list, a map, an answer, or to put something right. Same shape as sentences.ts. For tests. */
import type { Sentence } from './sentences.ts';

const nothing: string[] = [];
const seat = (flight: string, name: string) => `change_seat ${flight} ${name}`;

export const followUpSentences: Sentence[] = [
  // To a map
  { say: ['show me the seat map of OA477', '20D'], calls: [seat('OA477', '20D')] },
  { say: ['show seats on OA476', 'and OA477?'], calls: ['seat_map OA477'] },
  { say: ['seat map of OA476', 'the other flight'], calls: ['seat_map OA477'] },
  { say: ['seat map of OA476', 'the other flight', '20D'], calls: [seat('OA477', '20D')] },
  { say: ['show seats on OA476', '14A is fine'], calls: nothing, text: /nothing was changed/ },
  { say: ['show seats on OA476', 'hm hm'], calls: nothing, text: /tap it on the map above/ },
  // To a list of meals
  { say: ['what meals do you have?', 'kosher'], calls: ['set_meal kosher'] },
  { say: ['what meals do you have?', 'the vegetarian one'], calls: ['set_meal vegetarian'] },
  { say: ['show me the meals', '2nd one'], calls: nothing, text: /tap it in the list/ },
  { say: ['show me the meals', 'none of those'], calls: nothing, text: /nothing was changed/ },
  // To an offer
  { say: ['upgrade me on the way out', 'and the way back'], calls: ['upgrade_offer OA477'] },
  { say: ['upgrade me', 'how much'], calls: nothing, text: /press its button in the offer above/ },
  { say: ['upgrade me', 'no thanks too expensive'], calls: nothing, text: /nothing was changed/ },
  { say: ['change my flight', 'the return'], calls: ['rebook_options OA477'] },
  { say: ['change my return flight', 'to the 14th'], calls: ['rebook_options OA477 2026-12-14'] },
  {
    say: ['change my return flight', 'a day later'],
    calls: ['rebook_options OA477 2026-12-12'],
  },
  { say: ['my flight is delayed', 'yes please'], calls: ['rebook_options'] },
  { say: ['my flight is delayed', 'find me another'], calls: ['rebook_options'] },
  // To an answer
  { say: ["what's my seat on OA476", 'and on the return'], calls: nothing, text: /15C/ },
  { say: ['when do I fly', 'and back?'], calls: nothing, text: /OA477 leaves/ },
  { say: ['when do I fly', 'and back?', 'and land?'], calls: nothing, text: /OA477 lands/ },
  {
    say: ['12C on OA476', 'is it an aisle?'],
    calls: nothing,
    text: /12C, an aisle seat, on OA476/,
  },
  { say: ['12C on OA476', 'what was I in before?'], calls: nothing, text: /from 14A to 12C/ },
  { say: ['add a bag', 'another one'], calls: ['add_checked_bag'] },
  {
    say: ['I need a wheelchair at JFK', 'and at SFO as well'],
    calls: ['request_assistance Wheelchair assistance at SFO'],
  },
  // To put it right
  {
    say: ['12C on OA476', 'no, the other flight'],
    calls: [seat('OA477', '12C')],
    text: /back in seat 14A on OA476\?/,
  },
  { say: ['12C on OA476', 'wrong flight, I meant the return'], calls: [seat('OA477', '12C')] },
  { say: ['12C on OA476', 'wrong flight!', 'yes'], calls: [seat('OA476', '14A')] },
  { say: ['12C on OA476', 'I said OA477, not OA476'], calls: [seat('OA477', '12C')] },
  {
    say: ['12C on OA476', 'how many bags do I have?', 'do the same on the return'],
    calls: [seat('OA477', '12C')],
  },
  { say: ['12C on OA476', 'hang on', 'and the return too'], calls: [seat('OA477', '12C')] },
  { say: ['Move me to 12C', 'one moment', 'OA477'], calls: [seat('OA477', '12C')] },
  { say: ['12C on OA476', 'change it back please'], calls: [seat('OA476', '14A')] },
  { say: ['12C on OA476', 'go back'], calls: [seat('OA476', '14A')] },
  {
    say: ['12C on OA476', 'I changed my mind'],
    calls: nothing,
    text: /back in seat 14A on OA476\?/,
  },
  { say: ['12C on OA476', 'I changed my mind', 'yes'], calls: [seat('OA476', '14A')] },
  {
    say: ['12C on OA476', 'and a window on the other flight'],
    calls: [seat('OA477', '15A'), seat('OA477', '15F')],
  },
  { say: ['12C on OA476', "that's a middle seat right?"], calls: nothing, text: /12C, an aisle/ },
  { say: ['20C on OA476', 'any of them is fine'], calls: [seat('OA476', '15F')] },
  { say: ['is 16D free on OA477?', "great I'll take it"], calls: [seat('OA477', '16D')] },
  { say: ['is 16D free on OA477?', 'and 16F?'], calls: nothing, text: /Shall I try 16F on OA477/ },
  { say: ['do I have bags?', 'add one'], calls: ['add_checked_bag'] },
  {
    say: ['show flights to Tokyo', 'in business'],
    calls: ['flight_option_list SFO NRT 2026-12-22 2026-12-29 business'],
  },
  {
    say: ['show flights to Tokyo', 'Jan 10 to Jan 20'],
    calls: ['flight_option_list SFO NRT 2027-01-10 2027-01-20 economy'],
  },
  {
    say: ['show flights to Tokyo', 'what about Osaka'],
    calls: ['flight_option_list SFO KIX 2026-12-22 2026-12-29 economy'],
  },
  {
    say: ['show flights to Tokyo', 'the first one'],
    calls: nothing,
    text: /choose it in the list/,
  },
  { say: ['upgrade OA477', 'business'], calls: ['upgrade_offer OA477 business'] },
  {
    say: ['how much is business on the return', 'and first?'],
    calls: ['upgrade_offer OA477 first'],
  },
  { say: ['change my flight', 'keep it as it is'], calls: nothing, text: /nothing was changed/ },
  { say: ['thanks', 'one more thing'], calls: nothing, text: /^Gladly/ },
  { say: ['12C on OA476', 'ok now the return'], calls: ['seat_map OA477'] },
  { say: ['12C on OA476', 'ok now the return', '16D'], calls: [seat('OA477', '16D')] },
  { say: ['12C on OA476', 'no wait I meant 12B'], calls: [seat('OA476', '12B')] },
  { say: ['12C on OA476', 'undo', 'yes'], calls: [seat('OA476', '14A')] },
];
