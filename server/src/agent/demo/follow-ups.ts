/** Fills in what earlier turns know: "the first one", "the same", a missing detail. */
import type { Memory, Scene } from './moves.ts';
import { activeFlights } from './profile.ts';
import { mergeBooking } from './understand.ts';
import type { BookWish, SeatWish, Wish } from './wishes.ts';

/** A wish about a seat that says nothing yet. */
const noSeat: SeatWish = {
  kind: 'seat',
  flights: [],
  missing: null,
  refers: false,
  together: false,
  other: false,
  seat: null,
  others: [],
  from: null,
  beside: null,
  place: null,
  toward: null,
};

type Choice = Extract<Wish, { kind: 'choice' }>;
type Same = Extract<Wish, { kind: 'same' }>;

const numbers = (scene: Scene) => activeFlights(scene.profile).map((flight) => flight.number);
const pendingSeat = ({ pending }: Memory) => (pending?.kind === 'seat' ? pending : null);

/** One of the flights that were asked about, or one of the free seats that a refusal named. */
function chosen(wish: Choice, scene: Scene, memory: Memory): Wish {
  const pending = pendingSeat(memory);
  if (pending && pending.flights.length === 0) {
    const flight = numbers(scene).at(wish.index);
    return { ...pending, flights: flight ? [flight] : [] };
  }
  const base = pending ?? memory.lastSeat;
  const held = scene.profile.flights.map((flight) => flight.seat);
  const named = scene.heard.match(/\b\d{1,2}[A-F]\b/g) ?? [];
  const free = named.filter((seat) => seat !== base?.seat && !held.includes(seat));
  const seat = free.at(wish.index) ?? free[0];
  if (!base || !seat) return wish;
  return { ...base, place: null, toward: null, beside: null, from: null, seat, others: [] };
}

/** "OA476", out of the blue. */
const bookedOn: Extract<Wish, { kind: 'ask' }> = {
  kind: 'ask',
  topic: 'itinerary',
  flights: [],
  missing: null,
  text: '',
  seat: noSeat,
};

function repeated(wish: Same, scene: Scene, memory: Memory): Wish {
  const deed = memory.lastSeat ?? pendingSeat(memory);
  const base = wish.deed || wish.corrects ? (deed ?? memory.last) : memory.last;
  if (!base) return wish.flights.length > 0 ? { ...bookedOn, flights: wish.flights } : wish;
  if (!('flights' in base) || base.kind === 'same') return base;
  const named = numbers(scene).filter((number) => scene.heard.includes(number));
  const before = base.flights.length > 0 ? base.flights : named;
  const others = numbers(scene).filter((number) => !before.includes(number));
  const flights = wish.flights.length > 0 ? wish.flights : others;
  switch (base.kind) {
    case 'seat':
      return { ...base, from: null, flights };
    case 'ask':
      if (base.topic === 'bags') return { kind: 'bag', count: 1 };
      return { ...base, flights, missing: null, seat: { ...base.seat, flights } };
    case 'rebook':
      return { ...base, flights, day: null };
    default:
      return { ...base, flights };
  }
}

function seatDetails(wish: SeatWish, scene: Scene, memory: Memory): SeatWish {
  const pending = pendingSeat(memory);
  if (wish.other && wish.flights.length === 0 && memory.lastSeat) {
    const done = memory.lastSeat.flights;
    return { ...wish, flights: numbers(scene).filter((number) => !done.includes(number)) };
  }
  if (!pending) {
    const spoken = wish.refers && wish.flights.length === 0 && memory.flight;
    return spoken ? { ...wish, flights: [spoken] } : wish;
  }
  if (pending.together && wish.seat) return { ...pending, together: false, beside: wish.seat };
  const says = wish.seat ?? wish.place ?? wish.toward ?? wish.beside;
  const named = wish.flights.length > 0;
  const place = wish.place ?? (wish.seat ? null : pending.place);
  return {
    ...(says ? { ...wish, place } : pending),
    flights: named ? wish.flights : pending.flights,
    missing: named ? null : wish.missing,
  };
}

function tripDetails(wish: BookWish, { pending, trip }: Memory): BookWish {
  // "What about Osaka?" is the same trip to somewhere else.
  const anew = wish.destination !== null && wish.depart !== null;
  const before = pending?.kind === 'book' ? pending : anew ? null : trip;
  return before ? mergeBooking(before, wish) : wish;
}

/** The seat that the airline's timeline says the customer had before: "Seat changed on OA476 from 14A to 12C." */
export function formerSeat(scene: Scene, flights: string[]): SeatWish | null {
  for (const entry of scene.profile.timeline) {
    // In whatever language: a flight, the seat it was, the seat it is.
    const flight = /\b[A-Z]{2}\d{1,4}\b/.exec(entry)?.[0];
    const [seat, after, ...more] = entry.match(/\b\d{1,2}[A-F]\b/g) ?? [];
    // More seats than two are those that a refusal names.
    if (
      !flight ||
      !seat ||
      !after ||
      more.length > 0 ||
      (flights.length > 0 && !flights.includes(flight))
    )
      continue;
    return { ...noSeat, flights: [flight], seat };
  }
  return null;
}

/** The wish with what the conversation knows of it. */
export function complete(wish: Wish, scene: Scene, memory: Memory): Wish {
  switch (wish.kind) {
    case 'choice':
      return chosen(wish, scene, memory);
    case 'back':
      return formerSeat(scene, wish.flights) ?? wish;
    case 'same':
      return repeated(wish, scene, memory);
    case 'seat':
      return seatDetails(wish, scene, memory);
    case 'book':
      return tripDetails(wish, memory);
    case 'ask':
      // "Is it an aisle?" after a move
      return /^(?:(?:is|was) (?:it|that|this)|(?:it|that|this) is)\b/.test(wish.text) &&
        wish.flights.length === 0 &&
        memory.lastSeat
        ? { ...wish, flights: memory.lastSeat.flights }
        : wish;
    default:
      return wish;
  }
}
