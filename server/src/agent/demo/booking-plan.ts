/** A new trip: asks for exactly what is missing, then shows the options. */
import { addDays, sayDay } from './dates.ts';
import type { Move, Scene } from './moves.ts';
import { cityName } from './places.ts';
import { activeFlights } from './profile.ts';
import type { BookWish } from './wishes.ts';

const join = (parts: string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

export function planBooking(wish: BookWish, scene: Scene): Move {
  const home = scene.profile.homeAirport || activeFlights(scene.profile)[0]?.origin || '';
  const origin = wish.origin ?? (home && home !== wish.destination ? home : null);
  const back =
    wish.return ?? (wish.depart && wish.stay !== null ? addDays(wish.depart, wish.stay) : null);
  const cabin = wish.cabin ?? (wish.looks ? 'economy' : null);
  const known: BookWish = { ...wish, return: back, cabin };
  const ask = (text: string, pending: BookWish): Move => ({ do: 'say', text, pending });

  if (wish.past) {
    return ask('That day is already over. Which day in the future would you like to leave?', {
      ...known,
      past: false,
    });
  }
  if (wish.destination && wish.destination === wish.origin) {
    return ask('Start and destination are the same. Where would you like to fly?', {
      ...known,
      destination: null,
    });
  }
  if (known.depart && back && back <= known.depart) {
    return ask(
      `The way back is not after the day you leave, ${sayDay(known.depart)}. When would you like to come back?`,
      { ...known, return: null, stay: null },
    );
  }
  if (!wish.destination) {
    return ask(
      'Where would you like to fly? A city or an airport code such as NRT is fine, and your dates if you have them.',
      known,
    );
  }
  // Flights to look at need no day: a month ahead, for a week, as where a destination is chosen.
  if (wish.looks && origin && !known.depart && !back && !wish.oneWay) {
    const depart = addDays(scene.today, soon.days);
    const sample = {
      ...known,
      depart,
      return: addDays(depart, soon.nights),
      cabin: wish.cabin ?? 'economy',
    };
    return {
      ...list(sample, origin),
      text: 'No day was named, so these leave in a month, for a week. For other days or another cabin, just tell me.',
    };
  }
  const missing: string[] = [];
  if (!origin) missing.push('where you start');
  if (!known.depart) missing.push('the day you leave');
  if (!back) missing.push('the day you come back');
  if (!cabin) missing.push('the cabin (economy, premium economy, business or first)');
  if (missing.length > 0) {
    const said = known.depart
      ? `, leaving ${sayDay(known.depart)}${back ? ` and back ${sayDay(back)}` : ''}`
      : '';
    const roundTrip = wish.oneWay && !back ? ' I only look for round trips.' : '';
    return ask(
      `Gladly. For ${cityName(wish.destination)}${said}, I still need ${join(missing)}.${roundTrip}`,
      known,
    );
  }
  return list(known, origin);
}

/** Days from today to flights that nobody has named a day for, and nights away. */
const soon = { days: 30, nights: 7 };

const list = (wish: BookWish, origin: string | null): Extract<Move, { do: 'show' }> => ({
  do: 'show',
  tool: 'flight_option_list',
  args: {
    origin,
    destination: wish.destination,
    depart_date: wish.depart,
    return_date: wish.return,
    cabin: wish.cabin,
  },
  text: '',
  about: 'new flights',
});
