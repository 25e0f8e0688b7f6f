/** Wishes → moves: what to call, what to say, what to remember. Pure. */
import { answer } from './answers.ts';
import { planBooking } from './booking-plan.ts';
import { howToTake, planBag, planCancel, planMeal, pointToCard, pointToOffer } from './cards.ts';
import { complete, formerSeat } from './follow-ups.ts';
import { say, type Memory, type Move, type Scene } from './moves.ts';
import { activeFlights } from './profile.ts';
import { planOffer } from './offer-plan.ts';
import { planHeld } from './on-hold.ts';
import { says } from './lexicon.ts';
import { planSeat } from './seat-plan.ts';
import { cannot, smallTalk } from './talk.ts';
import type { SeatWish, SmallTalk, Wish } from './wishes.ts';

const whichHelp =
  'Of course. What kind of help do you need: a wheelchair, travelling with an infant or a pet, help with boarding, or something else?';
const whichOne =
  'Which one do you mean? A flight number and a seat, such as 12C on OA476, is enough for me.';

function planAssistance(wish: Extract<Wish, { kind: 'assist' }>): Move {
  if (!wish.note) return say(whichHelp, { pending: wish });
  if (!wish.asked) return { do: 'note', note: wish.note };
  return say(`I can pass on this note for your trip: ${wish.note}. Shall I?`, {
    offer: { ...wish, asked: false },
  });
}

function planTalk(about: SmallTalk, scene: Scene, memory: Memory): Move[] {
  if (about === 'yes' && memory.offer) {
    return plan([memory.offer], scene, { ...memory, offer: null }).moves;
  }
  const shown = about === 'yes' ? pointToOffer(memory.shown, scene.open) : null;
  if (shown) return [say(shown)];
  if ((about === 'yes' || about === 'no' || about === 'keep') && scene.open.length > 0) {
    return [say(pointToCard(about, scene.open))];
  }
  if (about === 'yes' && memory.pending) {
    return plan([memory.pending], scene, { ...memory, pending: null }).moves;
  }
  if (about === 'unclear' && scene.open.length > 0 && !memory.pending) {
    return [say(pointToCard('unclear', scene.open))];
  }
  // "I changed my mind" after a move: nothing is undone by itself.
  const { last, lastSeat, pending, offer } = memory;
  if (about === 'no' && !pending && !offer && last?.kind === 'seat' && lastSeat) {
    const former = formerSeat(scene, last.flights);
    if (former) return [say(putBack(former), { offer: former })];
  }
  const text = smallTalk(about, scene.profile, scene.first);
  const how = howToTake(memory.shown);
  if (about === 'unclear' && how) return [say(`Sorry, I did not get that. ${how}`)];
  if (about !== 'unclear' || !memory.pending) return [say(text)];
  // What it waits for is worth more than what else it can do.
  const again = plan([memory.pending], scene, { ...memory, pending: null }).moves[0];
  return again?.do === 'say'
    ? [{ ...again, text: `Sorry, I did not get that. ${again.text}` }]
    : [say(text)];
}

function planQuestion(wish: Extract<Wish, { kind: 'ask' }>, scene: Scene, memory: Memory): Move[] {
  if (wish.topic === 'bag_price') return [planBag({ kind: 'bag', count: 1 }, scene)];
  if (wish.topic === 'seat_free') {
    const { last } = memory;
    const onMap = last?.kind === 'ask' && last.topic === 'seat_free' ? last.flights : null;
    return planSeat(wish.seat, scene, memory.lastSeat, { only: true, onMap }).moves;
  }
  const text = answer(wish, scene.profile, scene.today, scene.open);
  if (
    wish.topic === 'flight_status' &&
    says(wish.text, 'late') &&
    !/^(?:is|are|was|were|will|has)\b/.test(wish.text) &&
    activeFlights(scene.profile).length > 0
  ) {
    const other: Wish = { kind: 'rebook', flights: wish.flights, when: null, day: null };
    return [say(`${text} Shall I show you other departures?`, { offer: other })];
  }
  const offers =
    wish.topic === 'cancel_terms' &&
    scene.open.length === 0 &&
    activeFlights(scene.profile).length > 0;
  return [say(text, offers ? { offer: { kind: 'cancel', leg: null, that: false } } : {})];
}

/** What is done beside a meal. */
const isDeed = ({ kind }: Wish) => ['seat', 'bag', 'assist', 'rebook', 'upgrade'].includes(kind);

const putBack = ({ seat, flights }: SeatWish) =>
  `Shall I put you back in seat ${seat} on ${flights[0]}?`;

/** The moves for what was said, and what the next turn should know. */
export function plan(
  wishes: Wish[],
  scene: Scene,
  memory: Memory,
): { moves: Move[]; memory: Memory } {
  const moves: Move[] = [];
  let { flight, trip, last, lastSeat } = memory;
  const isFarewell = wishes.some((wish) => wish.kind === 'talk' && wish.about === 'bye');
  for (const each of wishes) {
    const wish = complete(each, scene, memory);
    if (wish.kind === 'talk' && wish.about === 'no') last = null;
    else if (!['talk', 'cannot', 'choice', 'same', 'back'].includes(wish.kind)) last = wish;
    if ('flights' in wish && wish.flights.length === 1) flight = wish.flights[0]!;
    switch (wish.kind) {
      case 'seat': {
        const planned = planSeat(wish, scene, lastSeat, {
          alone: wishes.length === 1,
          onMap:
            memory.shown === 'seat_map' && memory.last?.kind === 'map' ? memory.last.flights : null,
        });
        moves.push(...planned.moves);
        // Who was moved on the wrong flight wants to sit there as before.
        if (each.kind === 'same' && each.corrects && lastSeat && planned.acted) {
          const former = formerSeat(scene, lastSeat.flights);
          if (former) moves.push(say(putBack(former), { offer: former }));
        }
        lastSeat = planned.acted ?? lastSeat;
        break;
      }
      case 'map':
      case 'upgrade':
      case 'rebook':
      case 'ideas':
        moves.push(planOffer(wish, scene));
        break;
      case 'bag':
        moves.push(planBag(wish, scene));
        break;
      case 'cancel':
        moves.push(planCancel(wish, scene));
        break;
      case 'held':
        moves.push(planHeld(wish, scene));
        break;
      case 'meal':
        // A meal that is named beside other wishes, or to the list, is set at once.
        moves.push(planMeal(wish, wishes.some(isDeed) || memory.shown === 'meal_preference_list'));
        break;
      case 'assist':
        moves.push(planAssistance(wish));
        break;
      case 'book': {
        const move = planBooking(wish, scene);
        if (move.do === 'show') trip = wish;
        moves.push(move);
        break;
      }
      case 'ask':
        moves.push(...planQuestion(wish, scene, memory));
        break;
      case 'cannot':
        moves.push(say(cannot(wish.limit)));
        break;
      case 'talk':
        if (wish.about === 'thanks' && isFarewell) break; // one answer to "Thanks, that's all"
        moves.push(...planTalk(wish.about, scene, memory));
        break;
      case 'choice':
        moves.push(say(howToTake(memory.shown) ?? whichOne));
        break;
      case 'same':
      case 'back':
        moves.push(say(whichOne));
        break;
      default:
        wish satisfies never;
    }
  }
  // In an earlier turn only what the concierge really said counts.
  const wasSaid = ({ text }: { text: string }) => scene.reply?.includes(text) ?? true;
  const spoken = moves.filter((move) => move.do === 'say').filter(wasSaid);
  const shown = moves.find((move) => move.do === 'show');
  const asked = spoken.find((move) => move.pending)?.pending ?? shown?.pending ?? null;
  const aside = wishes.every(
    (wish) => wish.kind === 'ask' || (wish.kind === 'talk' && wish.about !== 'no'),
  );
  return {
    moves,
    memory: {
      // A question in between does not make it forget what it asked for.
      pending: asked ?? (aside ? memory.pending : null),
      offer: spoken.find((move) => move.offer)?.offer ?? null,
      shown: shown?.tool ?? (aside ? memory.shown : null),
      last,
      lastSeat,
      trip,
      flight,
    },
  };
}
