/** Which question of the profile a clause asks. */
import { readFlights } from './flights.ts';
import type { Surroundings } from './grammar.ts';
import { says } from './lexicon.ts';
import { seatCodes } from './seats.ts';
import type { Topic, Wish } from './wishes.ts';

const mine = /\b(?:my|i|me|mine|we|our)\b/;

/** Seats that are looked at, not asked for. */
function seatTopic(clause: string): Topic | null {
  if (!says(clause, 'seat', 'window', 'aisle', 'middle') && seatCodes(clause).length === 0)
    return null;
  if (/\b(?:free|available|availability|taken|open|empty|occupied|left)\b/.test(clause))
    return 'seat_free';
  if (/\b(?:what|which|where|show|tell|is my|do i have|am i|are my|have i|did i)\b/.test(clause))
    return 'seat';
  return null;
}

function topicOf(clause: string): Topic | null {
  const has = (...concepts: Parameters<typeof says>[1][]) => says(clause, ...concepts);
  if (has('who_am_i')) return 'who_am_i';
  if (has('cancel', 'refund', 'cannot_go')) return 'cancel_terms';
  if (has('timeline')) return 'timeline';
  if (has('confirmation')) return 'confirmation';
  if (has('bag'))
    return has('price') && /\b(?:cost|price|fee|charge|expensive|how much)\b/.test(clause)
      ? 'bag_price'
      : has('how_many', 'add') ||
          /\b(?:do i have|have i|my|on file|is there|are there|what)\b/.test(clause)
        ? 'bags'
        : null;
  if (has('meal') && /\b(?:my|i|on file|set)\b/.test(clause)) return 'meal';
  if (has('assist') && /\b(?:my|on file|recorded|do i have|requested|is there)\b/.test(clause))
    return 'assistance';
  const seat = seatTopic(clause);
  if (seat) return seat;
  if (has('points')) return 'points';
  if (has('benefits')) return 'benefits';
  if (has('status')) return 'status';
  if (has('contact') && mine.test(clause)) return 'contact';
  if (has('when')) {
    if (
      has('arrive') &&
      !/\bback\b/.test(clause.replace(/\b(?:get|be|land|arrive) back\b/, 'back'))
    )
      return 'arrive';
    if (has('arrive')) return 'arrive';
    if (
      has('depart', 'flight', 'trip') ||
      /\b(?:go|going|return|travel|travelling|traveling)\b/.test(clause)
    )
      return 'depart';
  }
  if (
    has('itinerary') ||
    /\bwhere am i (?:going|flying)\b|\b(?:what|which) flights?\b/.test(clause)
  )
    return 'itinerary';
  return null;
}

const showsMine =
  /^(?:please )?(?:show|list|display|see|view|check|tell me|remind me|what about|give me|read)\b.*\bmy\b/;

/** Questions that the profile answers, and questions that nobody here can. */
export function questions(clause: string, question: boolean, around: Surroundings): Wish[] {
  const asksBags =
    /\b(?:allowance|weigh|weight|heavy|kilo|kg|pounds|lbs|dimensions|how big|size|allowed|restrictions|liquids|policy)\b/;
  if (asksBags.test(clause) && says(clause, 'bag', 'carry_on'))
    return [{ kind: 'cannot', limit: 'bag_rules' }];
  if (
    says(clause, 'carry_on') &&
    !says(clause.replace(/\b(?:carry on|cabin|hand) ?(?:bags?|baggage|luggage)?\b/g, ''), 'bag')
  )
    return [{ kind: 'cannot', limit: 'bag_rules' }];
  const hypothetical =
    /\b(?:what if|what happens if|what would happen|if i (?:cancel|call|can not)|cancellation (?:policy|fee|fees|terms|rules|charge)|refundable|refund policy|how much (?:would|do|will) i get|what is the refund|do i get (?:a |my )?(?:refund|money)|will i get (?:a |my )?(?:refund|money)|would i get (?:a |my )?(?:refund|money)|get my money back if|cost to cancel|fee (?:to|for) cancel|thinking (?:about|of) cancel|considering cancel|can i still cancel|is it possible to cancel|what does cancel)/;
  const ask = (topic: Topic): Wish[] => {
    const flights = readFlights(clause, around.profile, around.today);
    return [
      { kind: 'ask', topic, flights: flights.numbers, missing: flights.missing, text: clause },
    ];
  };
  if (says(clause, 'cancel', 'refund', 'cannot_go') && hypothetical.test(clause))
    return ask('cancel_terms');
  if (
    /\b(?:did you|have you|was (?:it|that|my)|is (?:it|that|my \w+) (?:already )?(?:done|cancelled|canceled|changed))\b/.test(
      clause,
    ) &&
    says(clause, 'cancel')
  )
    return ask('flight_status');
  if (says(clause, 'flight_status') && question && !says(clause, 'lounge' as never))
    return ask('flight_status');
  if (says(clause, 'who_am_i')) return ask('who_am_i');
  const bare =
    clause.split(' ').length <= 4 &&
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
  if (!question && !showsMine.test(clause) && !bare) return [];
  // "which meals are there" and "what seats can I get" lead to a deed.
  const topic = topicOf(clause);
  if (!topic) return [];
  if (
    bare &&
    !question &&
    topic !== 'timeline' &&
    topic !== 'confirmation' &&
    topic !== 'points' &&
    topic !== 'benefits' &&
    topic !== 'status' &&
    topic !== 'itinerary'
  )
    return [];
  if (topic === 'itinerary' && around.expects === 'book') return [];
  return ask(topic);
}
