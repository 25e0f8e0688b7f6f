/** A seat wish → one move for each flight, or the question that is missing. */
import type { Move, Scene } from './moves.ts';
import { planOffer } from './offer-plan.ts';
import { activeFlights, sayFlight, type Flight } from './profile.ts';
import { sayDay } from './dates.ts';
import { placeOf } from './seats.ts';
import type { SeatWish } from './wishes.ts';

const whichFlight = 'Which flight do you mean';

const article = (place: string) => (place === 'aisle' ? `an ${place}` : `a ${place}`);

/** "OA476 to New York on Friday, December 4, or OA477 …". */
const choices = (flights: Flight[]) =>
  flights.map((flight) => `${sayFlight(flight)} on ${sayDay(flight.date)}`).join(', or ');

/** Flights that the wish names, or that the last turns or the seat itself tell. */
function targets(
  wish: SeatWish,
  scene: Scene,
  last: SeatWish | null,
  onMap: string[] | null,
): string[] {
  if (wish.flights.length > 0) return wish.flights;
  if (scene.touched.length > 0) return scene.touched;
  const active = activeFlights(scene.profile);
  const held = active.filter((flight) => flight.seat === wish.from);
  if (wish.from && held.length === 1) return [held[0]!.number];
  const heard = active
    .filter((flight) => scene.heard.includes(flight.number))
    .map((flight) => flight.number);
  if (onMap?.length === 1) return onMap;
  if ((last || onMap) && heard.length === 1) return heard;
  if (last) return last.flights;
  // An earlier turn: the answer told which one it was.
  if (scene.reply && !scene.reply.includes(whichFlight)) {
    return active.map((flight) => flight.number).filter((number) => scene.reply!.includes(number));
  }
  return active.length === 1 ? [active[0]!.number] : [];
}

interface Asked {
  /** The customer asked whether a seat is free, so it is offered, not taken. */
  only?: boolean;
  /** The flights of the map that was shown last: a seat is one on it. */
  onMap?: string[] | null;
  /** Nothing else was asked for, so a map may be shown. */
  alone?: boolean;
}

export function planSeat(
  wish: SeatWish,
  scene: Scene,
  last: SeatWish | null,
  { only: onlyAsked = false, onMap = null, alone = false }: Asked = {},
): { moves: Move[]; acted: SeatWish | null } {
  const active = activeFlights(scene.profile);
  const asks = (text: string, keeps: { pending?: SeatWish; offer?: SeatWish } = {}) => ({
    moves: [{ do: 'say' as const, text, ...keeps }],
    acted: null,
  });
  if (active.length === 0 && wish.flights.length === 0)
    return asks('You have no upcoming flight, so there is no seat to change.');
  if (wish.missing && wish.flights.length === 0) {
    return asks(
      `I see no flight for ${wish.missing} in your booking. Which one do you mean: ${choices(active)}?`,
      { pending: { ...wish, missing: null } },
    );
  }
  const flights = targets(wish, scene, last, onMap);
  const vague = !wish.seat && !wish.place && !wish.toward && !wish.beside;
  const known: SeatWish = { ...wish, flights };
  if (onlyAsked && !wish.seat && !wish.beside) {
    return {
      moves: [planOffer({ kind: 'map', flights: flights.slice(0, 1), toward: wish.toward }, scene)],
      acted: null,
    };
  }
  if (wish.together && vague) {
    return asks('Which seat does the other person have? Then I can try for the one beside it.', {
      pending: known,
    });
  }
  if (flights.length === 0) {
    return asks(`${whichFlight}: ${choices(active)}? You can also say both.`, {
      pending: known,
    });
  }
  if (vague) {
    const [flight] = flights;
    const on = flights.length === 1 ? ` on ${flight}` : '';
    const question = `Which seat would you like${on}? A number such as 12C will do, or just window or aisle.`;
    if (!alone || flights.length > 1) return asks(question, { pending: known });
    const map: Move = {
      do: 'show',
      tool: 'seat_map',
      args: { flight_number: flight },
      text: '', // the map itself says what it is for
      about: 'the seat',
      pending: known,
      orElse: question,
    };
    return { moves: [map], acted: null };
  }
  if (onlyAsked) {
    const what = wish.seat ?? (wish.place ? `${article(wish.place)} seat` : 'a seat');
    return asks(
      `I learn whether it is free by moving you there. Shall I try ${what} on ${flights.join(' and ')}?`,
      { offer: known },
    );
  }
  const moves = flights.map((number): Move => {
    const flight = active.find((each) => each.number === number);
    const tried = scene.touched.includes(number);
    if (flight && !tried) {
      if (wish.seat === flight.seat)
        return { do: 'say', text: `You already have seat ${flight.seat} on ${number}.` };
      if (wish.place && !wish.seat && !wish.toward && placeOf(flight.seat) === wish.place) {
        return {
          do: 'say',
          text: `Your seat ${flight.seat} on ${number} is ${article(wish.place)} seat already.`,
        };
      }
    }
    if (!flight && !wish.seat) {
      const cancelled = scene.profile.flights.find((each) => each.number === number);
      return {
        do: 'say',
        text: cancelled
          ? `${number} is cancelled, so its seat cannot be changed.`
          : `${number} is not in your booking. Your flights are ${choices(active)}.`,
      };
    }
    return { do: 'seat', flight: number, wish: known };
  });
  return { moves, acted: known };
}
