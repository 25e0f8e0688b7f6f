/** One clause → what it asks for. Rules ask for concepts and slots, never for whole sentences. */
import { deeds, readSeatWish } from './deeds.ts';
import { staysAsItIs, tellsOfOthers } from './denial.ts';
import { readFlights } from './flights.ts';
import { says, saysOnly, type Concept } from './lexicon.ts';
import { offers } from './offers.ts';
import { mentionedPlaces } from './places.ts';
import type { Profile } from './profile.ts';
import { questions } from './questions.ts';
import { seatCodes } from './seats.ts';
import type { Limit, SmallTalk, Wish } from './wishes.ts';

export interface Surroundings {
  profile: Profile;
  /** `YYYY-MM-DD`. */
  today: string;
  /** What the concierge asked for last. */
  expects: Wish['kind'] | null;
  /** `YYYY-MM-DD`: the day of leaving that a trip in the making has already. */
  since?: string | undefined;
  /** What was done or answered last. */
  last?: Wish | null;
  /** Flights for a new trip were shown before. */
  lastTrip: boolean;
  /** The clause is the whole message. */
  alone: boolean;
}

const polite =
  /^(?:(?:please|so|hi|hey|hello|ok|okay|then|also|well|sorry|actually|excuse me) )*(?:can|could|(?:would|will) (?:you|i|we|it be)|may|might|is it possible|is there (?:any|a|some) (?:way|chance|possibility)|any (?:chance|way)|do you mind|would you mind|how about|what about|how (?:do|can|could) i (?!see|find|check))\b/;
const opener =
  /^(?:(?:please|so|hi|hey|hello|ok|okay|then|also|well|sorry|actually|excuse me|tell me|and|do you know|can you tell me|could you tell me|i wonder|remind me|just|quick question|can you check|could you check|let me know) )*(?:what|which|when|where|who|why|how|do i|does|am i|is|are|was|were|did|have i|has|have you|did you|show me my|list my|tell me|what is|am i)\b/;

const informs =
  /^(?:just )?(?:asking|wondering|curious|checking) (?:about|if|whether|how|what)\b|\b(?:window|aisle) or (?:an? |the )?(?:window|aisle)\b(?!.*\b(?:want|like|please|give|get|put)\b)|^(?:\w+ ){0,2}(?:(?:can|could|would|will) you (?:please )?(?:tell|remind|check|let me know|say|confirm|look|explain)|(?:can|could|may) (?:i|we) (?:please )?(?:see|know|check|find out|view|ask)|(?:i )?(?:would like|want|need) to (?:know|see|check))\b/;

/** Asked for information rather than for a deed. */
const isQuestion = (clause: string, asked: boolean) =>
  informs.test(clause) ||
  (!polite.test(clause) && (opener.test(clause) || (asked && !says(clause, 'want'))));

const dropped = /\b(?:in case|just in case|in any case|in that case|in which case)\b/g;

const limits: [Concept, Limit][] = [
  ['checkin', 'checkin'],
  ['on_board', 'on_board'],
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
  ['confused', 'confused'],
  ['bye', 'bye'],
  ['no', 'no'],
  ['wait', 'wait'],
  ['thanks', 'thanks'],
  ['help', 'help'],
  ['hello', 'hello'],
  ['yes', 'yes'],
];

/** "the same on the return", "do that for the other flight too", "and the way back?" */
const repeats =
  /\b(?:same|likewise|ditto)\b|\b(?:that|it|this) (?:also )?(?:for|on|with) (?:the |my )?(?:other|return|outbound|both|second|first|way)\b|^(?:and |what about |how about )?(?:for |on )?the (?:return|other|way back|outbound)(?: flight| one| as well| too)*$/;
const way =
  '(?:the |my |for |on )*(?:return|other|outbound|inbound|way (?:back|home|out|there)|(?:flight )?oa ?\\d+)(?: flight| one| please)*$';
/** "No, the other flight", "I meant the return". */
const corrects = new RegExp(
  `^(?:(?:oh|no|sorry) )*wrong (?:flight|one)\\b|^(?:(?:oh|sorry|but) )*(?:no|i (?:said|meant|mean)) ${way}`,
);
const now = new RegExp(`^(?:(?:ok|okay|great|good|perfect|thanks|and|so) )*now ${way}`);
/** The whole message: "And back?", "OA477", "another one". */
const onceMore = new RegExp(
  `^(?:what about |how about )?(?:${way}|(?:back|another one|add one|one more|again)(?: please)?$)`,
);
const repeatsDeed = /\b(?:same|likewise|ditto|that|it|this|too|as well|also|wrong)\b/;

const lostBag =
  /\b(?:lost|missing|damaged|broken|broke|stolen|stole|never arrived|did not arrive|not arrived|where is)\b/;

const relation =
  '(?:wife|husband|partner|boss|colleague|friend|mother|mum|mom|father|dad|sister|brother|son|daughter|girlfriend|boyfriend)';
/** Somebody else's booking or seat: "my wife's seat" (its apostrophe gone), "move my son to 12C". */
const relatives = new RegExp(
  `\\bmy ${relation} (?:seat|booking|flight|trip|reservation|bags?|ticket|itinerary)\\b` +
    `|\\bmy ${relation} (?:needs?|wants?|would (?:like|prefer)|to have) (?:\\w+ ){0,3}(?:seat|\\d{1,2}[a-f])\\b` +
    `|\\b(?:move|put|seat|switch|change) (?:my ${relation}|him|her|them)\\b`,
);

/** "the first one", "the last", "the other". */
function choice(clause: string, alone: boolean): Wish | null {
  const match =
    /\b(first|1st|second|2nd|third|3rd|last|latter|former|either|any|any of them|whichever|you choose|you pick|other)(?: one| option| seat| flight)?(?: (?:is|are|would be|will be|will) (?:fine|good|ok|okay|do|great)| please| then)*$/.exec(
      clause,
    );
  if (!match || clause.split(' ').length > 7) return null;
  // "My last flight" is none, nor is "first, … second, …".
  if (/\bmy (?:last|first|second|other)\b/.test(clause)) return null;
  if (!alone && match[0] === clause) return null;
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

/** A flight or a seat that is to stay as it is, with nothing said of another. */
function keepsAsItIs(clause: string, { profile, today }: Surroundings): boolean {
  if (!staysAsItIs(clause) || says(clause, 'cancel', 'bag', 'meal', 'assist')) return false;
  const held = profile.flights.map((flight) => flight.seat);
  const codes = seatCodes(clause);
  if (codes.some(({ seat }) => !held.includes(seat))) return false;
  return (
    codes.length > 0 ||
    says(clause, 'seat') ||
    readFlights(clause, profile, today).numbers.length > 0 ||
    /^(?:not|except|without)\b|\bother\b/.test(clause)
  );
}

const accepts = /\b(?:yes|yeah|yep|yup|sure|go ahead|do it|take it|have it|please do)\b/;
/** "No thanks, too expensive" */
const declines = /^(?:no thanks?|no thank you|not now|never mind|rather not)\b/;

/** "And at SFO as well": the help that was just noted, at another airport. */
function elsewhereToo(clause: string, { last, alone }: Surroundings): Wish | null {
  if (!alone || last?.kind !== 'assist' || !last.note || clause.split(' ').length > 6) return null;
  const [place] = mentionedPlaces(clause);
  if (!place || !/\b(?:too|as well|also)\b|^(?:at|in) /.test(clause)) return null;
  return { ...last, note: `${last.note.replace(/ at .*$/, '')} at ${place.code}` };
}

/** The wishes of one normalised clause; none when it says nothing by itself. */
export function clauseWishes(text: string, asked: boolean, around: Surroundings): Wish[] {
  const clause = text
    .replace(dropped, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:and|also|then|plus|but|so) )+/, '')
    .replace(/^(undo|revert)$/, '$1 that');
  const question = isQuestion(clause, asked);

  if (relatives.test(clause) || (says(clause, 'others') && mentionedPlaces(clause).length === 0)) {
    return [{ kind: 'cannot', limit: 'others' }];
  }
  if (says(clause, 'spend_points')) return [{ kind: 'cannot', limit: 'spend_points' }];
  const too = elsewhereToo(clause, around);
  if (too) return [too];
  if (keepsAsItIs(clause, around)) return [{ kind: 'talk', about: 'no' }];
  if (
    tellsOfOthers(clause) &&
    says(clause, 'seat', 'move') &&
    !says(clause, 'bag', 'meal', 'assist')
  )
    return [
      {
        kind: 'ask',
        topic: 'timeline',
        flights: [],
        missing: null,
        text: clause,
        seat: readSeatWish(clause, around),
      },
    ];
  // "Ok, now the return": the next seat.
  if (around.last?.kind === 'seat' && now.test(clause)) return [readSeatWish(clause, around)];
  const offered = offers(clause, question, around);
  if (offered.length > 0) return offered;
  const answers = questions(clause, question, around);
  if (answers.length > 0) return answers;
  for (const [concept, limit] of limits) {
    if (says(clause, concept) && !says(clause, 'seat', 'bag', 'assist', 'meal'))
      return [{ kind: 'cannot', limit }];
  }
  const again =
    repeats.test(clause) ||
    corrects.test(clause) ||
    (around.alone && around.expects === null && onceMore.test(clause));
  if (again && seatCodes(clause).length === 0 && (around.last !== null || !says(clause, 'seat'))) {
    const flights = readFlights(clause, around.profile, around.today).numbers;
    if (around.expects !== 'seat' || /\bsame\b/.test(clause))
      return [
        {
          kind: 'same',
          flights,
          deed: repeatsDeed.test(clause),
          corrects: corrects.test(clause),
        },
      ];
  }
  if (lostBag.test(clause) && says(clause, 'bag')) return [{ kind: 'cannot', limit: 'lost_bag' }];
  const done = deeds(clause, question, around);
  if (done.length > 0) return done;

  if (around.expects !== null) {
    const picked = choice(clause, around.alone);
    if (picked) return [picked];
  }
  // "Yes thanks" is a yes.
  if (accepts.test(clause) && saysOnly(clause, 'yes', 'thanks', 'hello'))
    return [{ kind: 'talk', about: 'yes' }];
  const talk = smallTalk.find(
    ([concept]) =>
      says(clause, concept) &&
      (concept === 'language' ||
        concept === 'who' ||
        concept === 'complaint' ||
        concept === 'confused' ||
        concept === 'help' ||
        concept === 'how_are_you' ||
        saysOnly(clause, ...smallTalk.map(([each]) => each))),
  );
  if (talk) return [{ kind: 'talk', about: talk[1] }];
  const picked = choice(clause, around.alone);
  if (picked) return [picked];
  return declines.test(clause) ? [{ kind: 'talk', about: 'no' }] : [];
}
