/** What a clause wants done: seats, bags, meals, assistance, cancelling, new trips. */
import { assistanceNote } from './assistance.ts';
import { readBooking } from './booking.ts';
import {
  asksWhether,
  denies,
  deniesSeat,
  givesUp,
  literally,
  supposes,
  tellsOfThePast,
  wonders,
} from './denial.ts';
import { readFlights } from './flights.ts';
import type { Surroundings } from './grammar.ts';
import { says } from './lexicon.ts';
import { readHeld } from './on-hold.ts';
import { readSeat, seatCodes } from './seats.ts';
import type { SeatWish, Wish } from './wishes.ts';

const meals: [RegExp, string][] = [
  [
    /\bnot eat (?:any )?(?:meat|animals|fish)\b|\bno meat\b|\bmeat free\b|\bplant based\b|\b(?:vegetarian|veggie|veg|vegeterian)\b/,
    'Vegetarian',
  ],
  [/\bkosher\b/, 'Kosher'],
  [/\b(?:gluten|celiac|coeliac)\b/, 'Gluten intolerant'],
  [
    /\b(?:child meal|childrens? meal|kids? meal|meal for (?:my |a )?(?:child|kid|son|daughter))\b/,
    'Child',
  ],
  [
    /\b(?:vegan|halal|hindu|low sodium|low salt|diabetic|lactose(?: free| intolerant)?|dairy(?: free)?|nut free|no pork|not eat pork|seafood|pescatarian|jain|keto)\b/,
    'other',
  ],
];

const refers = /\b(?:that|this|same) (?:flight|one|leg|plane)\b|\bon it\b|\b(?:there|then)$/;

/** What a clause says about seats, whether it is a wish or not. */
export function readSeatWish(clause: string, around: Surroundings): SeatWish {
  const said = readSeat(clause, around.profile);
  const { numbers, missing } = readFlights(clause, around.profile, around.today);
  const together = says(clause, 'next_to', 'together') && !says(clause, 'legroom') && !said.beside;
  return {
    kind: 'seat',
    ...said,
    flights: numbers,
    missing,
    refers: refers.test(clause),
    together,
    other: /\bother (?:one|flight|leg)\b/.test(clause),
  };
}

function seatWish(clause: string, around: Surroundings): SeatWish | null {
  const wish = readSeatWish(clause, around);
  const { flights, missing, seat, beside, place, toward, from, together } = wish;
  const pointed = flights.length > 0 || wish.other || wish.refers;
  const short = clause.split(' ').length <= 8;
  if (around.expects === 'seat' && short && (flights.length > 0 || missing)) return wish;
  const acts =
    says(clause, 'move', 'want') ||
    /\b(?:hate|dislike|not like|can not stand|sick of|not happy with|stuck|trapped)\b/.test(clause);
  const named = says(clause, 'seat', 'middle');
  if (seat) return wish;
  if (beside) return acts || says(clause, 'next_to') ? wish : null;
  const personal =
    named ||
    flights.length > 0 ||
    clause.split(' ').length <= 5 ||
    /\b(?:i|me|my|us|we|sit)\b/.test(clause);
  if (toward && !place && !personal) return null;
  if (place || toward || together || says(clause, 'legroom')) {
    const brief = clause.split(' ').length <= 5 || around.expects === 'seat';
    return named || acts || brief || pointed ? wish : null;
  }
  // "I am in 14A": no wish yet, but it tells the flight to what follows.
  return from || (named && (acts || around.alone)) ? wish : null;
}

const bagCount: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  couple: 2,
  both: 2,
  several: 2,
};

function bagWish(clause: string): Wish {
  const match =
    /\b(\d|two|three|four|couple|both|several)\b(?: of)?(?: \w+){0,2} (?:bags?|suitcases?|cases|luggage|pieces|trunks)\b/.exec(
      clause,
    );
  return { kind: 'bag', count: match ? (bagCount[match[1]!] ?? Number(match[1])) : 1 };
}

function cancelWish(clause: string, around: Surroundings): Wish {
  const flights = readFlights(clause, around.profile, around.today).numbers;
  const on = around.profile.flights.filter((flight) => !/cancel/i.test(flight.status));
  const whole = /\b(?:trip|booking|reservation|everything|whole|itinerary|both|all)\b/.test(clause);
  const one = flights.length === 1 && on.length > 1 && !whole ? flights[0]! : null;
  // "I can't go to New York" is the trip, not its first flight.
  const first = !says(clause, 'cancel') && one === on[0]?.number;
  const half =
    /\b(?:only|just|one)\b.*\b(?:leg|flight|way|half)\b/.test(clause) && on.length > 1 && !whole;
  return {
    kind: 'cancel',
    leg: first ? null : (one ?? (half ? 'one' : null)),
    that: thatDeed.test(clause),
  };
}

/** What was just done, and not the trip: "undo that", "revert the last change". */
const thatDeed =
  /\b(?:cancel|undo|stop|revert) (?:that|it|this|(?:(?:the|my) )?(?:last|latest) (?:change|one|thing))\b(?! all| both| whole| trip)/;

const otherThings =
  /\b(?:subscription|newsletter|account|membership|hotel|taxi|appointment|insurance|credit card)\b/;

const formerSeat =
  /\b(?:cancel|undo|revert|reverse|roll back)\b.*\bseat\b|\b(?:put|move|change|switch) (?:me|it|that|me right) back\b|^go back\b|\bas it was\b|\b(?:old|original|previous|former|earlier) seat\b/;

/** "Which window seats are there?" is no wish to move yet. */
const askFree = (seat: SeatWish, text: string): Wish => ({
  kind: 'ask',
  topic: 'seat_free',
  flights: seat.flights,
  missing: seat.missing,
  text,
  seat,
});

/** Deeds: each concept is looked for on its own, so that one clause may hold two. */
export function deeds(clause: string, question: boolean, around: Surroundings): Wish[] {
  const found: Wish[] = [];
  const flights = () => readFlights(clause, around.profile, around.today);

  const onHold = question ? null : readHeld(clause, around);
  if (onHold) return [onHold];

  if (formerSeat.test(clause) && seatCodes(clause).length === 0 && !denies(clause, 'cancel')) {
    return [{ kind: 'back', flights: flights().numbers }];
  }

  const cancels = says(clause, 'cancel', 'refund', 'cannot_go');
  if (cancels) {
    if (otherThings.test(clause)) return [{ kind: 'cannot', limit: 'topic' }];
    if (denies(clause, 'cancel') || denies(clause, 'refund'))
      return [{ kind: 'talk', about: 'keep' }];
    const undo = says(clause, 'bag', 'meal', 'assist');
    if (undo && !says(clause, 'trip'))
      return [{ kind: 'cannot', limit: says(clause, 'bag') ? 'remove_bag' : 'undo' }];
    if (!question) return [cancelWish(clause, around)];
    return [];
  }

  // "From kosher to gluten free"
  const choice = clause.replace(
    /\b(?:am not|not a|from|instead of|rather than) (?:the )?\w+(?= |$)/g,
    ' ',
  );
  const meal = meals.find(([pattern]) => pattern.test(choice))?.[1] ?? null;
  if (meal || (says(clause, 'meal') && !denies(clause, 'meal'))) found.push({ kind: 'meal', meal });
  else if (says(clause, 'meal') || meals.some(([pattern]) => pattern.test(clause)))
    found.push({ kind: 'talk', about: 'no' });

  const help = literally(clause);
  const assists = says(help, 'assist') && !(meal && /\ballerg/.test(clause));
  if (assists && givesUp(help)) {
    return [
      around.profile.assistance ? { kind: 'cannot', limit: 'undo' } : { kind: 'talk', about: 'no' },
    ];
  }
  if (assists && denies(help, 'assist')) found.push({ kind: 'talk', about: 'no' });
  else if (assists) {
    const asked = question || asksWhether(help);
    found.push({ kind: 'assist', note: assistanceNote(help, flights()), asked });
  }

  if (says(clause, 'bag') && !says(clause, 'carry_on') && !assists) {
    if (denies(clause, 'bag')) found.push({ kind: 'talk', about: 'no' });
    else if (says(clause, 'remove')) found.push({ kind: 'cannot', limit: 'remove_bag' });
    else found.push(bagWish(clause));
  }

  const seat = seatWish(clause, around);
  const spot = seat && (seat.place || seat.toward || says(clause, 'middle'));
  const codes = seatCodes(clause);
  const held = around.profile.flights.map((flight) => flight.seat);
  const unwanted = codes.some(
    (each) => !held.includes(each.seat) && deniesSeat(clause, each.index),
  );
  if (unwanted && !spot && !seat?.seat && !seat?.beside) {
    found.push({ kind: 'talk', about: 'no' });
  } else if (seat && (spot || codes.length > 0 || !denies(clause, 'seat'))) {
    const asks =
      question ||
      tellsOfThePast(clause) ||
      supposes(clause) ||
      codes.some(({ index }) => wonders(clause, index));
    found.push(asks ? askFree(seat, clause) : seat);
  } else if (seat && denies(clause, 'move')) {
    found.push({ kind: 'talk', about: 'no' });
  }

  if (
    found.length === 0 ||
    (/\bflights? to\b(?! (?:\w+ )?(?:seats?|rows?)\b)/.test(clause) &&
      !/\bmy flight/.test(clause) &&
      says(clause, 'book'))
  ) {
    const booking = readBooking(clause, around);
    if (booking) return [booking, ...found.filter((wish) => wish.kind !== 'seat')];
  }
  return found;
}
