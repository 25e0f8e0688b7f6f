/** Flights on hold: "book it", "let the hold go". */
import type { Surroundings } from './grammar.ts';
import { pointToCard } from './cards.ts';
import { readFlights } from './flights.ts';
import { say, type Move, type Scene } from './moves.ts';
import { mentionedPlaces } from './places.ts';
import type { Wish } from './wishes.ts';

type HeldWish = Extract<Wish, { kind: 'held' }>;

const hold = /\b(?:holds?(?! on\b)|held)\b/;
const lets =
  /\b(?:release|drop|let (?:\w+ ){0,3}go|give up|cancel|remove|discard|delete|undo|(?:do not|no longer) (?:need|want))\b/;
const books = /\b(?:book|buy|purchase|pay|confirm|finali[sz]e|complete|go ahead)\b/;
const these =
  /\b(?:it|them|that|those|these|this|both|all|everything|now|(?:(?:the|my|that|this|those|these) )(?:new )?(?:trip|flights?|booking|reservation|tickets?))\b/;

const leaves =
  /\b(?:do not|never|not) (?:\w+ )?(?:release|drop|let|cancel|remove|discard|delete|book|buy|purchase|pay|confirm)\b/;

/** Null when the clause is not about flights on hold. */
export function readHeld(clause: string, { profile, today }: Surroundings): Wish | null {
  const held = profile.flights.filter(({ status }) => /^held$/i.test(status));
  const named = readFlights(clause, profile, today).numbers;
  const meant = named.filter((number) => held.some((flight) => flight.number === number));
  const speaksOfHold = hold.test(clause) && (held.length > 0 || /\bon hold\b/.test(clause));
  const only = meant.length > 0 && meant.length === named.length;
  const flights = meant.length === held.length ? [] : meant;
  if (!speaksOfHold && (held.length === 0 || (named.length > 0 && !only))) return null;
  const act = lets.test(clause) ? 'release' : books.test(clause) ? 'book' : null;
  const elsewhere = mentionedPlaces(clause).length > 0 && !only;
  const points = only || (act === 'book' && these.test(clause) && !elsewhere);
  if (!act || !(speaksOfHold || points)) return null;
  if (leaves.test(clause)) return { kind: 'talk', about: 'no' };
  return { kind: 'held', act, flights };
}

export function planHeld({ act, flights }: HeldWish, scene: Scene): Move {
  const args = {
    flights:
      flights.length > 0 ? flights.map((flight_number) => ({ flight_number, date: null })) : null,
  };
  if (act === 'release') return { do: 'release', args };
  if (scene.open.includes('book_flights')) return say(pointToCard('yes', ['book_flights']));
  return {
    do: 'show',
    tool: 'book_flights',
    args,
    text: 'Here is what is on hold, with its price. It is booked when you press the button.',
    about: 'the booking',
  };
}
