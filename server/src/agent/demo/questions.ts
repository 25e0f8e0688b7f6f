/** Which question of the profile a clause asks. */
import { readFlights } from './flights.ts';
import type { Surroundings } from './grammar.ts';
import { says } from './lexicon.ts';
import { readSeatWish } from './deeds.ts';
import { mentionedPlaces } from './places.ts';
import { seatCodes } from './seats.ts';
import type { Topic, Wish } from './wishes.ts';

const bagRules =
  /\b(?:allowance|overweight|weigh|weight|heavy|kilos?|kg|pounds|lbs|dimensions|how big|size|allowed|restrictions|liquids|policy)\b/;

/** Cancelling that is only thought about. */
const hypothetical =
  /\b(?:what if|what (?:happens|would happen)|if i (?:cancel|call|can not|do not)|(?:cancellation|refund) (?:policy|fees?|terms|rules|charge)|refundable|how much (?:would|do|will|could) (?:i|you)|what is the refund|(?:do|will|would|can) i (?:still )?get (?:a |my |any |the |some |all |all my |all of my )?(?:full )?(?:refund|money)|money back if|(?:cost|fee|charge)s? (?:to|for) cancel|(?:thinking|think) (?:about|of) cancel|considering cancel|(?:asking|wondering|curious) about|(?:can|could) i (?:still )?cancel|possible to cancel|what does cancel|before i cancel)/;

const mine = /\b(?:my|i|me|mine|we|our)\b/;
const held =
  /\b(?:do i have|have i|i have|did i|already|chosen|picked|selected|my|on file|is there|are there|what|recorded|requested|set|booked)\b/;
/** Asked to be shown, not asked as a question. */
const shows =
  /^(?:(?:please|just|and|can you|could you) )*(?:show|list|display|see|view|check|tell me|remind me|what about|give me|read|look up|pull up|confirm)\b.*\bmy\b/;

function seatTopic(clause: string): Topic | null {
  const code = seatCodes(clause).length > 0;
  if (!code && !says(clause, 'seat', 'window', 'aisle', 'middle')) return null;
  if (/\b(?:costs?|price|fees?|charged?|pay|free to|free of charge|how much)\b/.test(clause))
    return 'seat_price';
  // "Is it an aisle?"
  if (
    /\b(?:window|aisle) or (?:an? |the )?(?:window|aisle)\b|^(?:(?:is|was) (?:it|that|this|(?:seat )?\d{1,2}[a-f])|(?:it|that|this) is)\b.*\b(?:window|aisle|middle)\b/.test(
      clause,
    )
  )
    return 'seat';
  if (/\b(?:best|recommend|suggest)\b/.test(clause)) return 'seat_free';
  if (
    /\bdo you (?:have|offer)\b|\b(?:free|available|availability|taken|open|empty|occupied|left|any)\b/.test(
      clause,
    )
  )
    return 'seat_free';
  if (/\b(?:what|which|where|show|tell|is my|do i have|am i|are my|have i|did i)\b/.test(clause))
    return 'seat';
  return code && /^is\b/.test(clause) ? 'seat_free' : null;
}

function topicOf(clause: string, around: Surroundings): Topic | null {
  if (says(clause, 'cancel', 'refund', 'cannot_go')) return 'cancel_terms';
  if (says(clause, 'timeline')) return 'timeline';
  if (says(clause, 'confirmation')) return 'confirmation';
  if (says(clause, 'bag')) {
    if (/\b(?:costs?|prices?|fees?|charges?|expensive|how much)\b/.test(clause)) return 'bag_price';
    return says(clause, 'how_many') || held.test(clause) || /^did you\b/.test(clause)
      ? 'bags'
      : null;
  }
  if (says(clause, 'meal') && held.test(clause) && mine.test(clause)) return 'meal';
  if (
    says(clause, 'assist') &&
    held.test(clause) &&
    !/\bmy (?:\w+ )?(?:dog|cat|pet|baby|infant|son|daughter)\b/.test(clause)
  )
    return 'assistance';
  const seat = seatTopic(clause);
  if (seat) return seat;
  if (says(clause, 'points')) return 'points';
  if (says(clause, 'benefits')) return 'benefits';
  const next = around.profile.nextTier.toLowerCase();
  if (next !== '' && clause.includes(next)) return 'points';
  const own = around.profile.tier.toLowerCase().split(' ').at(-1) ?? '';
  if (says(clause, 'status') || (own !== '' && /\bi\b/.test(clause) && clause.includes(own))) {
    return 'status';
  }
  if (says(clause, 'contact') && mine.test(clause)) return 'contact';
  if (
    (/\bhow long (?:is|does|do i|am i|are we|do we|will)\b(?!.* until)/.test(clause) &&
      says(clause, 'flight', 'trip', 'depart', 'arrive')) ||
    /\bhow long .*\b(?:stay|there|away)\b/.test(clause) ||
    (/\bhow long\b/.test(clause) && mentionedPlaces(clause).length > 0) ||
    /\b(?:direct|non stop|nonstop|layovers?|stopovers?|change planes|connections?)\b/.test(clause)
  ) {
    return 'itinerary';
  }
  if (says(clause, 'when')) {
    if (says(clause, 'arrive') && !/\b(?:take off|departure|boarding)\b/.test(clause))
      return 'arrive';
    if (
      says(clause, 'depart', 'flight', 'trip') ||
      /\b(?:go|going|return|travel\w*|back)\b/.test(clause)
    )
      return 'depart';
  }
  if (/\barrival\b|^(?:do|will) (?:i|we) (?:land|arrive)\b/.test(clause)) return 'arrive';
  if (/\bdeparture\b/.test(clause)) return 'depart';
  if (/^(?:am|are|do) (?:i|we) (?:flying|fly|leaving|leave|travel\w*)\b/.test(clause))
    return 'depart';
  const route =
    /\bwhere (?:am i|are we|do i|do we) (?:going|flying|fly|go)\b|\b(?:what|which) (?:flights?|airports?) (?:am|are|do|have)\b/;
  return says(clause, 'itinerary') || route.test(clause) ? 'itinerary' : null;
}

/** "How long am I in New York?" is about both ways. */
const away = /\bhow long (?:am|are|will) (?:i|we)\b/;

/** Topics that a bare noun asks for: "confirmation number?", "my points". */
const nouns: readonly Topic[] = [
  'timeline',
  'confirmation',
  'points',
  'benefits',
  'status',
  'itinerary',
];

/** Questions that the profile answers, and questions that nobody here can. */
export function questions(clause: string, question: boolean, around: Surroundings): Wish[] {
  const ask = (topic: Topic): Wish[] => {
    const leaving =
      topic === 'depart' && !/\bto\b/.test(clause.replace(/\b(?:have|need) to\b/, ''));
    const text = leaving ? clause.replace(/\b(?:in|at) /g, 'from ') : clause;
    const { numbers, missing } = away.test(clause)
      ? { numbers: [], missing: null }
      : readFlights(text, around.profile, around.today);
    const seat = readSeatWish(clause, around);
    return [{ kind: 'ask', topic, flights: numbers, missing, text: clause, seat }];
  };
  const handLuggage = says(clause, 'carry_on') && !/\b(?:suitcases?|checked)\b/.test(clause);
  if (handLuggage || (bagRules.test(clause) && says(clause, 'bag')))
    return [{ kind: 'cannot', limit: 'bag_rules' }];

  const cancels = says(clause, 'cancel', 'refund', 'cannot_go');
  if (cancels && hypothetical.test(clause)) return ask('cancel_terms');
  if (
    cancels &&
    /\b(?:(?:did|have|has|was|were) (?:you|i|we|my|it|the|that|this)|is|are|(?:flights?|trip) (?:has |have |just )*(?:been|got|was|were))\b.* (?:cancelled|canceled|cancel(?= my| the| it| that)|refunded)\b/.test(
      clause,
    ) &&
    !/\b(?:to|if) cancel/.test(clause)
  )
    return ask('flight_status');
  // "A wheelchair to the gate" asks nothing about the gate.
  const status =
    says(clause, 'flight_status') && !says(clause, 'assist') && !/\bhow late\b/.test(clause);
  if (status && !cancels && (question || around.alone)) return ask('flight_status');
  if (says(clause, 'who_am_i') && !says(clause, 'name_change')) return ask('who_am_i');

  // "And land?" after "When do I fly?"
  const { last } = around;
  if (around.alone && last?.kind === 'ask' && /^(?:depart|arrive)$/.test(last.topic)) {
    const topic = /^(?:land|landing|arrive|arrival)$/.test(clause)
      ? 'arrive'
      : /^(?:leave|depart|departure|take off)$/.test(clause)
        ? 'depart'
        : null;
    if (topic) return [{ ...last, topic, text: clause }];
  }

  if (
    around.alone &&
    /^(?:my |the )?(?:seat|chair) (?:number|no|assignment)s?(?: please)?$/.test(clause)
  )
    return ask('seat');
  if (around.alone && /^(?:my |the )?(?:flights|flight (?:number|no)s?)(?: please)?$/.test(clause))
    return ask('itinerary');
  const goal = around.profile.nextTier.toLowerCase();
  if (goal !== '' && new RegExp(`\\b(?:to|get|reach|become|make) ${goal}\\b`).test(clause))
    return ask('points');

  const noun =
    around.alone &&
    clause.split(' ').length <= 5 &&
    !says(
      clause,
      'move',
      'want',
      'add',
      'cancel',
      'book',
      'bag',
      'meal',
      'assist',
      'window',
      'aisle',
    );
  if (!question && !shows.test(clause) && !noun) return [];
  const topic = topicOf(clause, around);
  if (!topic || (topic === 'itinerary' && around.expects === 'book')) return [];
  return question || shows.test(clause) || nouns.includes(topic) ? ask(topic) : [];
}
