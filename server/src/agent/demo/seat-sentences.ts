/** Sentences about seats, and what the demo concierge makes of them. For tests. */
import type { Sentence } from './sentences.ts';

const seat = (flight: string, ...seats: string[]) =>
  seats.map((each) => `change_seat ${flight} ${each}`);

export const seatSentences: Sentence[] = [
  {
    say: 'Move me to 14C on OA476',
    calls: seat('OA476', '14C'),
    text: /Seat updated to 14C on flight OA476/,
  },
  { say: 'Can I change my seat on flight OA476 to 12C?', calls: seat('OA476', '12C') },
  { say: 'could you please put me in 12 C on oa 477', calls: seat('OA477', '12C') },
  { say: "I'd like seat 12c on my flight to New York", calls: seat('OA476', '12C') },
  { say: 'My flight to New York, can I have seat 12C?', calls: seat('OA476', '12C') },
  { say: 'swich my seat to 10D on the return flight pls', calls: seat('OA477', '10D') },
  { say: 'On the way back I want 9D', calls: seat('OA477', '9D') },
  { say: 'Outbound: 12C please', calls: seat('OA476', '12C') },
  { say: 'change seat 14A to 12C', calls: seat('OA476', '12C') },
  { say: 'swap 15C for 15D', calls: seat('OA477', '15D') },
  {
    say: '12C on both flights',
    calls: [...seat('OA476', '12C'), ...seat('OA477', '12C')],
    text: /OA476.*OA477/,
  },
  { say: 'Put me in row 14 seat C on flight 476', calls: seat('OA476', '14C') },
  { say: 'flight 477 seat 3F', calls: seat('OA477', '3F') },
  {
    say: 'Move me to 12C',
    calls: [],
    text: /Which flight.*OA476 to New York.*OA477 to San Francisco/,
  },
  { say: 'Move me to 999Z on OA476', calls: seat('OA476', '999Z'), text: /There is no seat 999Z/ },
  {
    say: 'Move me to seat ZZ on flight OA476',
    calls: seat('OA476', 'ZZ'),
    text: /row number and a letter/,
  },
  {
    say: 'Move me to seat 10B on flight OA999',
    calls: seat('OA999', '10B'),
    text: /not on the itinerary/,
  },
  {
    say: 'Can I get a window seat on the way back?',
    calls: seat('OA477', '15A', '15F'),
    text: /Seat updated to 15F/,
  },
  { say: 'an aisle seat to New York would be great', calls: seat('OA476', '14C') },
  { say: 'aisle on OA476 please', calls: seat('OA476', '14C') },
  { say: 'window seat on OA476', calls: [], text: /14A on OA476 is a window seat already/ },
  {
    say: 'Aisle seats on both flights please',
    calls: seat('OA476', '14C'),
    text: /15C on OA477 is an aisle seat already/,
  },
  { say: 'Could I sit further forward on the flight to JFK?', calls: seat('OA476', '10A') },
  { say: 'I want to sit closer to the front on OA477', calls: seat('OA477', '11C') },
  { say: 'can I sit next to 12C on OA476, my wife is there', calls: seat('OA476', '12B') },
  {
    say: 'My colleague is in 12D on OA476, I want to sit next to him',
    calls: seat('OA476', '12E'),
  },
  { say: 'What seat am I in?', calls: [], text: /14A.*15C/ },
  { say: 'which seat do I have on the flight home', calls: [], text: /15C/ },
  { say: 'Do I have a window seat to New York?', calls: [], text: /14A, a window seat/ },
  { say: 'Is 12C free on OA476?', calls: [], text: /Shall I try 12C on OA476/ },
  { say: ['Is 12C free on OA476?', 'yes please'], calls: seat('OA476', '12C') },
  { say: 'I want to change my seat', calls: [], text: /Which flight/ },
  { say: 'change my seat on OA476', calls: [], text: /Which seat would you like on OA476/ },
  { say: ['change my seat on OA476', '12C'], calls: seat('OA476', '12C') },
  { say: ['change my seat on OA476', 'aisle'], calls: seat('OA476', '14C') },
  { say: ['Move me to 12C', 'the first one'], calls: seat('OA476', '12C') },
  { say: ['Move me to 12C', 'OA477'], calls: seat('OA477', '12C') },
  { say: ['Move me to 12C', 'New York'], calls: seat('OA476', '12C') },
  {
    say: ['Move me to 12C', 'both please'],
    calls: [...seat('OA476', '12C'), ...seat('OA477', '12C')],
  },
  { say: ['Move me to 12C on OA476', 'and the same on the return'], calls: seat('OA477', '12C') },
  { say: ['Move me to 12C on OA476', 'make it 14F instead'], calls: seat('OA476', '14F') },
  { say: ['Move me to 20C on OA476', 'the first one'], calls: seat('OA476', '15F') },
  { say: ['Move me to 20C on OA476', '14B then'], calls: seat('OA476', '14B') },
  { say: 'a seat on my flight to Paris: 12C', calls: [], text: /no flight for Paris/ },
  { say: "Don't move me, I like my seat", calls: [] },
  // What was changed shows in the profile of the next step and the next turn.
  { say: '20C on both flights', calls: [...seat('OA476', '20C'), ...seat('OA477', '20C')] },
  { say: '11C on both flights', calls: [...seat('OA476', '11C'), ...seat('OA477', '11C')] },
  {
    say: ['swap 14A for 12C', 'the same on the return', 'actually 14F'],
    calls: seat('OA477', '14F'),
  },
  { say: ['swap 14A for 12C', 'make it 12D'], calls: seat('OA476', '12D') },
  {
    say: [
      'window seat on the way back',
      'what seat am I in now?',
      'and an aisle on the flight out',
    ],
    calls: seat('OA476', '14C'),
  },
  { say: ['12C on OA476', '12C on OA476'], calls: [], text: /already have seat 12C/ },
  { say: ['Move me to 12C', 'OA476', 'and the other flight too'], calls: seat('OA477', '12C') },
  { say: ['Move me further forward on OA476', 'even further forward'], calls: seat('OA476', '6A') },
];
