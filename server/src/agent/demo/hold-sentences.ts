/** Flights on hold: booked on a card, or let go. For tests. */
import type { Sentence } from './sentences.ts';
import { block } from './try-demo.ts';

const profile = block.replace(
  'Recent Service',
  `- OA2310 SFO->NRT on 2027-01-05 seat 2A (Held)
- OA2314 NRT->SFO on 2027-01-15 seat 2A (Held)
Recent Service`,
);
const book = ['book_flights'];
const release = ['release_flights'];
const only = (tool: string) => [`${tool} [{"flight_number":"OA2310","date":null}]`];
const open = "book_flights: Book this trip? Waiting for the customer's click.";

export const holdSentences: Sentence[] = [
  { profile, say: 'book it', calls: book, text: /on hold, with its price/ },
  { profile, say: 'ok book them please', calls: book },
  { profile, say: 'Can you book the flights on hold?', calls: book },
  { profile, say: "Let's book that trip now", calls: book },
  { profile, say: 'I want to pay for the held flights', calls: book },
  { profile, say: 'confirm the booking', calls: book },
  { profile, say: 'book OA2310', calls: only('book_flights') },
  { profile, say: 'book it', open, calls: [], text: /button on the card for booking your flights/ },
  { profile, say: 'yes', open, calls: [], text: /button on the card for booking your flights/ },
  { profile, say: 'release the hold', calls: release, text: /No longer on hold/ },
  { profile, say: 'let the held flights go', calls: release },
  { profile, say: 'cancel the hold please', calls: release },
  { profile, say: "I don't need the flights on hold any more", calls: release },
  { profile, say: 'cancel OA2310', calls: only('release_flights') },
  { profile, say: "don't book it yet", calls: [] },
  { profile, say: 'do not release the hold', calls: [] },
  { profile, say: 'cancel my trip', calls: ['cancel_trip'] },
  { profile, say: 'add a bag', calls: ['add_checked_bag'] },
  { profile, say: 'hold on, move me to 12C on OA476', calls: ['change_seat OA476 12C'] },
  { profile, say: 'book me a flight to Paris', calls: [], text: /Paris/ },
  { say: 'book it', calls: [] },
  { say: 'book the flights on hold', calls: book },
];
