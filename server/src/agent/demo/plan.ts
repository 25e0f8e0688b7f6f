/** Wishes → moves: what to call, what to say, what to remember. Pure. */
import { answer } from './answers.ts';
import { planBooking } from './booking-plan.ts';
import { cancelText, pointToCard, bagText } from './cards.ts';
import { sayFlight, activeFlights, type Profile } from './profile.ts';
import { planSeat } from './seat-plan.ts';
import { cannot, smallTalk } from './talk.ts';
import { mergeBooking } from './understand.ts';
import type { SeatWish, Wish } from './wishes.ts';

/** What earlier turns left behind. */
export interface Memory {
  /** A wish that waits for a detail the concierge asked for. */
  pending: Wish | null;
  /** What a yes would mean. */
  offer: Wish | null;
  /** The last seat wish that was acted on. */
  lastSeat: SeatWish | null;
  /** The last new trip that flights were shown for. */
  trip: Extract<Wish, { kind: 'book' }> | null;
  /** The flight that was spoken of last. */
  flight: string | null;
}

export const nothing: Memory = {
  pending: null,
  offer: null,
  lastSeat: null,
  trip: null,
  flight: null,
};

export interface Scene {
  profile: Profile;
  today: string;
  open: string[];
  /** The first message of the thread. */
  first: boolean;
  /** The concierge's last words. */
  heard: string;
  /** Flights that this run has tried to change already. */
  touched: string[];
  /** What the concierge then said, when the turn is an earlier one. */
  reply: string | null;
}

export type Move =
  | { do: 'say'; text: string; pending?: Wish; offer?: Wish }
  | { do: 'seat'; flight: string; wish: SeatWish }
  | { do: 'note'; note: string }
  /** Ends the turn: `text` is said with it, after `opening` where nothing else was said before. */
  | {
      do: 'show';
      tool: string;
      args: Record<string, unknown>;
      opening?: string;
      text: string;
      about: string;
    };

const say = (text: string, keeps: { pending?: Wish; offer?: Wish } = {}): Move => ({
  do: 'say',
  text,
  ...keeps,
});

function planCancel(wish: Extract<Wish, { kind: 'cancel' }>, scene: Scene): Move {
  if (scene.open.length > 0 && (wish.that || scene.open.includes('cancel_trip'))) {
    return say(
      pointToCard(wish.that && !scene.open.includes('cancel_trip') ? 'no' : 'cancel', scene.open),
    );
  }
  if (activeFlights(scene.profile).length === 0) {
    return say(
      'There is no active trip to cancel: your flights are already cancelled, or none is booked.',
    );
  }
  if (wish.that) {
    return say(
      'What is done I cannot take back by itself. Tell me which seat you want instead, or say “cancel my trip” if you mean the whole trip.',
    );
  }
  if (wish.leg) {
    const flight = scene.profile.flights.find((each) => each.number === wish.leg);
    const named = flight ? `${sayFlight(flight)} alone` : 'one flight alone';
    return say(
      `I cannot cancel ${named}: a trip is cancelled as a whole, with all its flights. Shall I show you what that would mean?`,
      {
        offer: { kind: 'cancel', leg: null, that: false },
      },
    );
  }
  return {
    do: 'show',
    tool: 'cancel_trip',
    args: {},
    text: cancelText(scene.profile),
    about: 'cancelling',
  };
}

function planBag(wish: Extract<Wish, { kind: 'bag' }>, scene: Scene): Move {
  if (scene.open.includes('add_checked_bag')) return say(pointToCard('bag', scene.open));
  return {
    do: 'show',
    tool: 'add_checked_bag',
    args: {},
    opening: `Of course${scene.profile.firstName ? `, ${scene.profile.firstName}` : ''}.`,
    text: bagText(wish.count),
    about: 'the bag',
  };
}

function planMeal(wish: Extract<Wish, { kind: 'meal' }>): Move {
  const text = !wish.meal
    ? ''
    : wish.meal === 'other'
      ? 'I can only note what is on our list; see whether one of these suits you.'
      : `${wish.meal} is on the list: tap it and it is noted.`;
  return { do: 'show', tool: 'meal_preference_list', args: {}, text, about: 'the meal' };
}

function planYesNo(about: 'yes' | 'no' | 'keep', scene: Scene, memory: Memory): Move[] | null {
  if (about === 'yes') {
    if (memory.offer) return plan([memory.offer], scene, { ...memory, offer: null }).moves;
    if (scene.open.length > 0) return [say(pointToCard('yes', scene.open))];
    if (memory.pending) return plan([memory.pending], scene, { ...memory, pending: null }).moves;
    return null;
  }
  return scene.open.length > 0 ? [say(pointToCard(about, scene.open))] : null;
}

/** Fills in what earlier turns know: "the first one", "the same", a missing detail. */
function complete(wish: Wish, scene: Scene, memory: Memory): Wish {
  const pendingSeat = memory.pending?.kind === 'seat' ? memory.pending : null;
  const active = activeFlights(scene.profile);
  if (wish.kind === 'choice') {
    const seats = (scene.heard.match(/\b\d{1,2}[A-F]\b/g) ?? []).filter(
      (seat) =>
        seat !== (pendingSeat ?? memory.lastSeat)?.seat &&
        !scene.profile.flights.some((flight) => flight.seat === seat),
    );
    const base = pendingSeat ?? memory.lastSeat;
    if (pendingSeat && pendingSeat.flights.length === 0) {
      const flight = active.at(wish.index);
      return { ...pendingSeat, flights: flight ? [flight.number] : [] };
    }
    if (base && seats.length > 0) {
      return {
        ...base,
        place: null,
        toward: null,
        beside: null,
        from: null,
        seat: seats.at(wish.index) ?? seats[0]!,
      };
    }
    return wish;
  }
  if (wish.kind === 'same') {
    const base = memory.lastSeat ?? pendingSeat;
    if (!base) return wish;
    const others = active
      .map((flight) => flight.number)
      .filter((number) => !base.flights.includes(number));
    return { ...base, from: null, flights: wish.flights.length > 0 ? wish.flights : others };
  }
  if (wish.kind === 'seat' && pendingSeat) {
    if (pendingSeat.together && wish.seat) {
      return { ...pendingSeat, together: false, beside: wish.seat };
    }
    const says = wish.seat ?? wish.place ?? wish.toward ?? wish.beside;
    return {
      ...(says
        ? { ...wish, place: wish.place ?? (wish.seat ? null : pendingSeat.place) }
        : pendingSeat),
      flights: wish.flights.length > 0 ? wish.flights : pendingSeat.flights,
      missing: wish.flights.length > 0 ? null : wish.missing,
      kind: 'seat',
    };
  }
  if (wish.kind === 'seat' && wish.refers && wish.flights.length === 0 && memory.flight) {
    return { ...wish, flights: [memory.flight] };
  }
  if (wish.kind === 'book') {
    const before =
      memory.pending?.kind === 'book' ? memory.pending : wish.destination ? null : memory.trip;
    return before ? mergeBooking(before, wish) : wish;
  }
  return wish;
}

/** The moves for what was said, and what the next turn should know. */
export function plan(
  wishes: Wish[],
  scene: Scene,
  memory: Memory,
): { moves: Move[]; memory: Memory } {
  const moves: Move[] = [];
  let lastSeat = memory.lastSeat;
  let { flight, trip } = memory;
  for (const each of wishes) {
    const wish = complete(each, scene, memory);
    if ('flights' in wish && wish.flights.length === 1) flight = wish.flights[0]!;
    switch (wish.kind) {
      case 'seat': {
        const planned = planSeat(wish, scene, lastSeat);
        moves.push(...planned.moves);
        lastSeat = planned.acted ?? lastSeat;
        break;
      }
      case 'bag':
        moves.push(planBag(wish, scene));
        break;
      case 'cancel':
        moves.push(planCancel(wish, scene));
        break;
      case 'meal':
        moves.push(planMeal(wish));
        break;
      case 'assist':
        moves.push(
          wish.note
            ? { do: 'note', note: wish.note }
            : say(
                'Of course. What kind of help do you need: a wheelchair, travelling with an infant or a pet, help with boarding, or something else?',
                { pending: wish },
              ),
        );
        break;
      case 'book': {
        const move = planBooking(wish, scene);
        if (move.do === 'show') trip = wish;
        moves.push(move);
        break;
      }
      case 'ask':
        if (wish.topic === 'bag_price') moves.push(planBag({ kind: 'bag', count: 1 }, scene));
        else if (wish.topic === 'seat_free')
          moves.push(...planSeat({ ...wishFor(wish), kind: 'seat' }, scene, lastSeat, true).moves);
        else {
          const isOffer =
            wish.topic === 'cancel_terms' &&
            scene.open.length === 0 &&
            activeFlights(scene.profile).length > 0;
          const text = answer(wish, scene.profile, scene.today, scene.open);
          moves.push(
            say(text, isOffer ? { offer: { kind: 'cancel', leg: null, that: false } } : {}),
          );
        }
        break;
      case 'cannot':
        moves.push(say(cannot(wish.limit)));
        break;
      case 'talk': {
        const special =
          wish.about === 'yes' || wish.about === 'no' || wish.about === 'keep'
            ? planYesNo(wish.about, scene, memory)
            : null;
        moves.push(...(special ?? [say(smallTalk(wish.about, scene.profile, scene.first))]));
        break;
      }
      case 'choice':
      case 'same':
        moves.push(
          say(
            'Which one do you mean? A flight number and a seat, such as 12C on OA476, is enough for me.',
          ),
        );
        break;
      default:
        wish satisfies never;
    }
  }
  const wasSaid = (move: Move) => move.do === 'say' && (scene.reply?.includes(move.text) ?? true);
  const asked = moves.find((move) => move.do === 'say' && move.pending && wasSaid(move));
  const offered = moves.find((move) => move.do === 'say' && move.offer && wasSaid(move));
  return {
    moves,
    memory: {
      pending: (asked?.do === 'say' && asked.pending) || null,
      offer: (offered?.do === 'say' && offered.offer) || null,
      lastSeat,
      trip,
      flight,
    },
  };
}

const wishFor = (ask: Extract<Wish, { kind: 'ask' }>): SeatWish => {
  const seat = /\b(\d{1,2}) ?([a-f])\b/.exec(ask.text);
  return {
    kind: 'seat',
    flights: ask.flights,
    missing: ask.missing,
    seat: seat ? `${seat[1]}${seat[2]}`.toUpperCase() : null,
    from: null,
    beside: null,
    place: /\bwindow/.test(ask.text) ? 'window' : /\baisle/.test(ask.text) ? 'aisle' : null,
    toward: null,
    refers: false,
    together: false,
  };
};
