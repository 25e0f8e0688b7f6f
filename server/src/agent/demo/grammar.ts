/** One clause → what it asks for. Rules ask for concepts and slots, never for whole sentences. */
import { assistanceNote } from './assistance.ts';
import { readBooking } from './booking.ts';
import { readFlights } from './flights.ts';
import { findConcept, says, saysOnly, type Concept } from './lexicon.ts';
import { mentionedPlaces } from './places.ts';
import type { Profile } from './profile.ts';
import { questions } from './questions.ts';
import { readSeat, seatCodes } from './seats.ts';
import type { Limit, SeatWish, SmallTalk, Wish } from './wishes.ts';

export interface Surroundings {
  profile: Profile;
  /** `YYYY-MM-DD`. */
  today: string;
  /** What the concierge asked for last. */
  expects: Wish['kind'] | null;
  /** `YYYY-MM-DD`: the day of leaving that a trip in the making has already. */
  since?: string | undefined;
  /** Flights for a new trip were shown before. */
  lastTrip: boolean;
  /** The clause is the whole message. */
  alone: boolean;
}

const polite =
  /^(?:(?:please|so|hi|hey|hello|ok|okay|then|also|well|sorry|actually|excuse me) )*(?:can|could|would|will|may|might|is it possible|is there (?:any|a|some) (?:way|chance|possibility)|any (?:chance|way)|do you mind|would you mind|how (?:do|can|could) i (?!see|find|check))\b/;
const opener =
  /^(?:(?:please|so|hi|hey|hello|ok|okay|then|also|well|sorry|actually|excuse me|tell me|and|do you know|can you tell me|could you tell me|i wonder|remind me|just|quick question|can you check|could you check|let me know) )*(?:what|which|when|where|who|why|how|do i|does|am i|is|are|was|were|did|have i|has|have you|did you|show me my|list my|tell me|what is|am i)\b/;

const informs =
  /^(?:\w+ ){0,2}(?:(?:can|could|would|will) you (?:please )?(?:tell|remind|check|let me know|say|confirm|look|explain)|(?:can|could|may) (?:i|we) (?:please )?(?:see|know|check|find out|view|ask)|(?:i )?(?:would like|want|need) to (?:know|see|check))\b/;

/** Asked for information rather than for a deed. */
export const isQuestion = (clause: string, asked: boolean) =>
  informs.test(clause) ||
  (!polite.test(clause) && (opener.test(clause) || (asked && !says(clause, 'want'))));

const polarity =
  /\b(?:can|could|would|will) not you\b|\bwhy not\b|\bif not\b|\bnot (?:sure|only)\b|\bno (?:problem|worries|longer)\b|\bnot anymore\b|\bif you (?:do|would) not mind\b|\bwould not mind\b/g;

/** Whether a concept is denied: "don't cancel", "no bags". */
export function denies(clause: string, concept: Concept): boolean {
  const text = clause.replace(polarity, (found) => found.replace(/\bnot?\b/, 'xx'));
  const at = findConcept(text, concept);
  if (at < 0) return false;
  const lead = text.slice(0, at);
  return /\b(?:not|never|no|without|stop|avoid|rather than|instead of)(?: \w+){0,4} $/.test(lead);
}

const dropped = /\b(?:in case|just in case|in any case|in that case|in which case)\b/g;

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

function seatWish(clause: string, around: Surroundings): SeatWish | null {
  const said = readSeat(clause, around.profile);
  const flights = readFlights(clause, around.profile, around.today);
  const together = says(clause, 'next_to', 'together') && !said.beside;
  const wish: SeatWish = {
    kind: 'seat',
    ...said,
    flights: flights.numbers,
    missing: flights.missing,
    refers: refers.test(clause),
    together,
  };
  const acts = says(clause, 'move', 'want');
  const named = says(clause, 'seat');
  if (said.seat) return wish;
  if (said.beside) return acts || says(clause, 'next_to') ? wish : null;
  if (said.place || said.toward || together || says(clause, 'legroom')) {
    const short = clause.split(' ').length <= 5 || around.expects === 'seat';
    return named || acts || short || flights.numbers.length > 0 ? wish : null;
  }
  // "I am in 14A": no wish yet, but it tells the flight to what follows.
  return said.from || (named && (acts || around.alone)) ? wish : null;
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
    that: /\b(?:cancel|undo|stop) (?:that|it|this)\b/.test(clause),
  };
}

const limits: [Concept, Limit][] = [
  ['checkin', 'checkin'],
  ['name_change', 'name_change'],
  ['passport', 'passport'],
  ['hotel', 'hotel'],
  ['human', 'human'],
  ['weather', 'weather'],
  ['payment', 'payment'],
  ['joke', 'topic'],
];

const smallTalk: [Concept, SmallTalk][] = [
  ['language', 'language'],
  ['who', 'who'],
  ['how_are_you', 'how_are_you'],
  ['complaint', 'complaint'],
  ['bye', 'bye'],
  ['no', 'no'],
  ['thanks', 'thanks'],
  ['hello', 'hello'],
  ['yes', 'yes'],
  ['help', 'help'],
];

/** "the same on the return", "do that for the other flight too", "and the way back?" */
const repeats =
  /\b(?:same|likewise|ditto)\b|\b(?:that|it|this) (?:also )?(?:for|on|with) (?:the |my )?(?:other|return|outbound|both|second|first|way)\b|^(?:and |what about |how about )?(?:for |on )?the (?:return|other|way back|outbound)(?: flight| one| as well| too)*$/;

const lostBag =
  /\b(?:lost|missing|damaged|broken|broke|stolen|stole|never arrived|did not arrive|not arrived|where is)\b/;

/** Somebody else's booking: "my wife's seat", its apostrophe gone. */
const relatives =
  /\bmy (?:wife|husband|partner|boss|colleague|friend|mother|father|sister|brother|son|daughter|girlfriend|boyfriend) (?:seat|booking|flight|trip|reservation|bags?|ticket|itinerary)\b/;

/** "the first one", "the last", "the other". */
function choice(clause: string): Wish | null {
  const match =
    /\b(first|1st|second|2nd|third|3rd|last|latter|former|either|any|any of them|whichever|you choose|you pick|other)(?: one| option| seat| flight)?$/.exec(
      clause,
    );
  if (!match || clause.split(' ').length > 7) return null;
  const index = {
    first: 0,
    '1st': 0,
    former: 0,
    either: 0,
    any: 0,
    whichever: 0,
    second: 1,
    '2nd': 1,
    other: 1,
    third: 2,
    '3rd': 2,
    last: -1,
    latter: -1,
  }[match[1]!];
  return { kind: 'choice', index: index ?? 0 };
}

/** Deeds: each concept is looked for on its own, so that one clause may hold two. */
function deeds(clause: string, question: boolean, around: Surroundings): Wish[] {
  const found: Wish[] = [];
  const flights = () => readFlights(clause, around.profile, around.today);

  const cancels = says(clause, 'cancel', 'refund', 'cannot_go');
  if (cancels) {
    if (denies(clause, 'cancel') || denies(clause, 'refund'))
      return [{ kind: 'talk', about: 'keep' }];
    const undo = says(clause, 'bag', 'meal', 'assist') || /\bseat change\b/.test(clause);
    if (undo && !says(clause, 'trip'))
      return [{ kind: 'cannot', limit: says(clause, 'bag') ? 'remove_bag' : 'undo' }];
    if (!question) return [cancelWish(clause, around)];
    return [];
  }

  const meal = meals.find(([pattern]) => pattern.test(clause))?.[1] ?? null;
  if (meal || (says(clause, 'meal') && !denies(clause, 'meal'))) found.push({ kind: 'meal', meal });

  const assists =
    says(clause, 'assist') && !denies(clause, 'assist') && !(meal && /\ballerg/.test(clause));
  if (assists && !/\bhot dog\b/.test(clause)) {
    found.push({ kind: 'assist', note: assistanceNote(clause, flights()) });
  }

  if (says(clause, 'bag') && !says(clause, 'carry_on') && !assists) {
    if (denies(clause, 'bag')) found.push({ kind: 'talk', about: 'no' });
    else if (says(clause, 'remove')) found.push({ kind: 'cannot', limit: 'remove_bag' });
    else found.push(bagWish(clause));
  }

  if (around.expects === 'seat' && found.length === 0 && clause.split(' ').length <= 8) {
    const meant = flights();
    const said = readSeat(clause, around.profile);
    if (meant.numbers.length > 0 || meant.missing) {
      return [
        {
          kind: 'seat',
          ...said,
          flights: meant.numbers,
          missing: meant.missing,
          refers: false,
          together: false,
        },
      ];
    }
  }
  const seat = seatWish(clause, around);
  if (seat && !(denies(clause, 'seat') && seatCodes(clause).length === 0)) found.push(seat);

  if (
    found.length === 0 ||
    (/\bflights? to\b/.test(clause) && !/\bmy flight/.test(clause) && says(clause, 'book'))
  ) {
    const booking = readBooking(clause, around);
    if (booking) return [booking, ...found.filter((wish) => wish.kind !== 'seat')];
  }
  return found;
}

/** The wishes of one normalised clause; none when it says nothing by itself. */
export function clauseWishes(text: string, asked: boolean, around: Surroundings): Wish[] {
  const clause = text
    .replace(dropped, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:and|also|then|plus|but|so) )+/, '');
  const question = isQuestion(clause, asked);

  if (
    (says(clause, 'upgrade') && !says(clause, 'benefits')) ||
    (says(clause, 'upgrade') && !question)
  )
    return [{ kind: 'cannot', limit: 'upgrade' }];
  if (
    says(clause, 'change_flight') &&
    seatCodes(clause).length === 0 &&
    !says(clause, 'window', 'aisle')
  ) {
    return [{ kind: 'cannot', limit: 'change_flight' }];
  }
  if (relatives.test(clause) || (says(clause, 'others') && mentionedPlaces(clause).length === 0)) {
    return [{ kind: 'cannot', limit: 'others' }];
  }
  const answers = questions(clause, question, around);
  if (answers.length > 0) return answers;
  for (const [concept, limit] of limits) {
    if (says(clause, concept) && !says(clause, 'seat', 'bag', 'assist', 'meal'))
      return [{ kind: 'cannot', limit }];
  }
  if (repeats.test(clause) && seatCodes(clause).length === 0) {
    const flights = readFlights(clause, around.profile, around.today).numbers;
    if (around.expects !== 'seat' || /\bsame\b/.test(clause)) return [{ kind: 'same', flights }];
  }
  if (lostBag.test(clause) && says(clause, 'bag')) return [{ kind: 'cannot', limit: 'lost_bag' }];
  const done = deeds(clause, question, around);
  if (done.length > 0) return done;

  if (around.expects !== null) {
    const picked = choice(clause);
    if (picked) return [picked];
  }
  const talk = smallTalk.find(
    ([concept]) =>
      says(clause, concept) &&
      (concept === 'language' ||
        concept === 'who' ||
        concept === 'complaint' ||
        concept === 'help' ||
        concept === 'how_are_you' ||
        saysOnly(clause, ...smallTalk.map(([each]) => each))),
  );
  return talk ? [{ kind: 'talk', about: talk[1] }] : choice(clause) ? [choice(clause)!] : [];
}
