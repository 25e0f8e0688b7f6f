/** Seats in a sentence, and which concrete seat a wish for a window or an aisle means. */
import { affirmed, deniesSeat, lastThought } from './denial.ts';
import { findConcept, says } from './lexicon.ts';
import type { Flight, Profile } from './profile.ts';

export type Place = 'window' | 'aisle' | 'middle';
type Toward = 'forward' | 'backward';

export interface SaidSeat {
  /** The seat to move to, in capitals; it may be none that exists, such as 999Z. */
  seat: string | null;
  /** "14A or 15A": what to take where the first one is taken. */
  others: string[];
  /** "from 14A": the seat it is about. */
  from: string | null;
  /** "next to 12C". */
  beside: string | null;
  place: Place | null;
  toward: Toward | null;
}

const letters: Record<Place, string> = { window: 'AF', aisle: 'CD', middle: 'BE' };
const notSeats = new Set([
  'to',
  'on',
  'in',
  'at',
  'my',
  'is',
  'by',
  'of',
  'or',
  'no',
  'me',
  'up',
  'am',
  'an',
  'as',
  'be',
  'do',
  'go',
  'if',
  'it',
  'so',
  'us',
  'we',
  'a',
  'i',
  'he',
  'pm',
]);

/** Every seat that is spelled out, with where it stands: "14c", "14 c", "row 14 seat c", "c14", "999z". */
export function seatCodes(sentence: string): { seat: string; index: number }[] {
  const found: { seat: string; index: number }[] = [];
  const add = (seat: string, index: number) => {
    if (!found.some((each) => Math.abs(each.index - index) < 3))
      found.push({ seat: seat.toUpperCase(), index });
  };
  for (const match of sentence.matchAll(/\brow (\d{1,3}),? (?:seat |letter )?([a-z])\b/g))
    add(match[1]! + match[2]!, match.index);
  for (const match of sentence.matchAll(/\b(\d{1,3})-?([a-z])\b/g))
    add(match[1]! + match[2]!, match.index);
  for (const match of sentence.matchAll(
    /(?:\b(seat|to|in|into) )?(?<![\d:/.-])\b(\d{1,2}) ([a-z])\b(?!(?<= [ai]) [a-z]+ (?:seat|flight))/g,
  )) {
    const letter = match[3]!;
    if (match[1] === 'seat' || (letter !== 'a' && letter !== 'i'))
      add(match[2]! + letter, match.index);
  }
  for (const match of sentence.matchAll(/\b([a-k])(\d{1,2})\b/g))
    add(match[2]! + match[1]!, match.index);
  if (found.length === 0) {
    const odd = /\bseat (?:number |no )?([a-z]{1,2}\d{0,4}|\d{3,})\b/.exec(sentence);
    if (odd && !notSeats.has(odd[1]!)) add(odd[1]!, odd.index);
  }
  return found.sort((a, b) => a.index - b.index);
}

const neighbour =
  /\b(?:next to|beside|alongside|adjacent to|right by|near|across from|close to|sit with)(?: (?:my|the) \w+)?(?: in| at)?(?: seat)? ?$/;
/** "I am in 14A", "I booked 14A": it says what is, not what should be. */
const possession =
  /\b(?:am|have|had|booked|got|is|currently|happy with|like|assigned|hold|given|stuck|sitting|gave me|put me in) /;
const companion =
  /\b(?:he|she|they|wife|husband|partner|colleague|friend|boss|son|daughter|mother|father|family|sister|brother|kids?|boyfriend|girlfriend)(?: \w+)? (?:is|are|sits?|sitting|has|got|seated)(?: sitting| seated)?(?: in| at| on)?(?: seat)? ?$/;

const dislike =
  /\b(?:hate|dislike|not|no|never|avoid|anything but|tired of|rather than|instead of|away from|out of|stuck|trapped|squeezed)\b/;
/** Whether what follows these words is not wanted. */
const dislikes = (lead: string) => dislike.test(lastThought(lead));

const opposite: Record<Place, Place | null> = { window: 'aisle', aisle: 'window', middle: null };

/** Who does not like the back wants to the front. */
function towardOf(sentence: string, unwanted: boolean): Toward | null {
  if (/\blook(?:ing)? forward\b/.test(sentence)) return null;
  if (says(sentence, 'backward')) return unwanted ? 'forward' : 'backward';
  if (says(sentence, 'forward')) return unwanted ? 'backward' : 'forward';
  return null;
}

/** What a sentence says about seats; `profile` tells a seat the customer has from one they want. */
export function readSeat(sentence: string, profile: Profile): SaidSeat {
  const codes = seatCodes(sentence);
  const held = new Set(profile.flights.map((flight) => flight.seat));
  const before = (index: number) => sentence.slice(0, index);
  let from: string | null = null;
  let beside: string | null = null;
  const wanted: string[] = [];
  for (const { seat, index } of codes) {
    const lead = before(index);
    if (companion.test(lead) || neighbour.test(lead)) beside = seat;
    else if (
      codes.length > 1 &&
      /\b(?:from|instead of|rather than|than|not|swap|trade|exchange|out of|of)(?: my)?(?: current| old)?(?: seat)? ?$/.test(
        lead,
      )
    )
      from = seat;
    else if (!deniesSeat(sentence, index)) wanted.push(seat);
    else if (held.has(seat)) from = seat;
  }
  if (!from && wanted.length > 1 && held.has(wanted[0]!) && !held.has(wanted.at(-1)!))
    from = wanted.shift()!;
  // "Change 14A to anything else"
  const changes =
    /\b(?:change|swap|switch|exchange|replace|trade|from) (?:my )?(?:seat )?\d+[a-f] (?:to|for|with)\b/;
  if (!from && wanted.length === 1 && held.has(wanted[0]!) && changes.test(sentence))
    from = wanted.shift()!;
  const owns = possession.test(sentence) && !says(sentence, 'move', 'want');
  if (!from && owns && wanted.length === 1 && held.has(wanted[0]!)) {
    from = wanted.shift()!;
  }
  const plain = affirmed(sentence);
  const said = (['window', 'aisle', 'middle'] as const).filter((each) => says(plain, each));
  const refused = said.filter((each) => dislikes(plain.slice(0, findConcept(plain, each))));
  const liked = said.find((each) => !refused.includes(each));
  // Away from the window is towards the aisle; not in the middle may be either.
  const place = liked ?? (refused.length === 1 ? opposite[refused[0]!] : null);
  // "14A or 15A" is a choice; without it the last one corrects the others.
  const row = /\brow (\d{1,2})\b/.exec(sentence)?.[1];
  // "The window in row 18" is one seat or another.
  if (row && place && wanted.length === 0) {
    const [first, ...rest] = [...letters[place]].map((letter) => row + letter);
    return { seat: first!, others: rest, from, beside, place, toward: null };
  }
  const either = codes.some(({ index }) => / or (?:the |seat )*$/.test(before(index)));
  const seat = (either ? wanted[0] : wanted.at(-1)) ?? null;
  const others = either ? wanted.slice(1) : [];
  return { seat, others, from, beside, place, toward: towardOf(sentence, dislikes(`${plain} `)) };
}

/** Window, middle or aisle, by its letter. */
export function placeOf(seat: string): Place | null {
  const letter = seat.at(-1) ?? '';
  return (Object.keys(letters) as Place[]).find((place) => letters[place].includes(letter)) ?? null;
}

const rowOf = (seat: string) => Number.parseInt(seat, 10);

/** Seats to try in this order: same row first, own side of the aisle first. */
export function candidates(
  flight: Flight,
  wish: Pick<SaidSeat, 'place' | 'toward' | 'beside'>,
): string[] {
  if (wish.beside) {
    const letter = wish.beside.at(-1)!;
    const neighbours: Record<string, string> = {
      A: 'B',
      B: 'AC',
      C: 'BD',
      D: 'EC',
      E: 'DF',
      F: 'E',
    };
    return [...(neighbours[letter] ?? '')].map((each) => `${rowOf(wish.beside!)}${each}`);
  }
  const row = rowOf(flight.seat) || 12;
  const letter = flight.seat.at(-1) || 'C';
  const side = 'ABC'.includes(letter) ? 'ABC' : 'DEF';
  const own = wish.place ? letters[wish.place] : letter;
  const ordered = [...own].sort((a, b) => Number(side.includes(b)) - Number(side.includes(a)));
  const steps = wish.toward ? [4, 3, 5] : [0, 1, -1];
  const sign = wish.toward === 'backward' ? 1 : wish.toward === 'forward' ? -1 : 1;
  const rows = steps.map((step) => row + sign * step);
  return rows
    .filter((each) => each >= 1 && each <= 30)
    .flatMap((each) => ordered.map((one) => `${each}${one}`));
}

/** Whether a free seat that the airline names fits the wish. */
export function fits(
  seat: string,
  flight: Flight,
  wish: Pick<SaidSeat, 'place' | 'toward' | 'beside'>,
): boolean {
  if (wish.beside) return rowOf(seat) === rowOf(wish.beside);
  if (wish.place && placeOf(seat) !== wish.place) return false;
  if (wish.toward === 'forward') return rowOf(seat) < rowOf(flight.seat);
  if (wish.toward === 'backward') return rowOf(seat) > rowOf(flight.seat);
  return true;
}
