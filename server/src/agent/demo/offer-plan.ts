/** Wishes for another cabin, another departure, the seat map or somewhere new → what to show. */
import { say, type Move, type Scene } from './moves.ts';
import { activeFlights } from './profile.ts';
import type { Wish } from './wishes.ts';

type OfferWish = Extract<Wish, { kind: 'map' | 'upgrade' | 'rebook' | 'ideas' }>;

/** Rows to look at when somebody wants to the front or the back. */
const rows = { forward: 12, backward: 27 } as const;

export function planOffer(wish: OfferWish, scene: Scene): Move {
  if (wish.kind === 'ideas') {
    return {
      do: 'show',
      tool: 'destination_ideas',
      args: {},
      text: wish.picture ? 'This demo cannot see pictures, but it can show you places to go.' : '',
      about: 'places to go',
    };
  }
  if (activeFlights(scene.profile).length === 0 && wish.flights.length === 0) {
    return say('You have no upcoming flight that I could change. I can look for a new trip.');
  }
  const flight_number = wish.flights[0] ?? null;
  switch (wish.kind) {
    case 'map': {
      const row = wish.toward && rows[wish.toward];
      const args = { flight_number, row };
      return { do: 'show', tool: 'seat_map', args, text: '', about: 'the seat map' };
    }
    case 'upgrade': {
      const args = { flight_number, cabin: wish.cabin };
      return { do: 'show', tool: 'upgrade_offer', args, text: '', about: 'the upgrade' };
    }
    case 'rebook': {
      const args = { flight_number, when: wish.when, day: wish.day };
      return {
        do: 'show',
        tool: 'rebook_options',
        args,
        text: '',
        about: 'another flight',
      };
    }
    default:
      return wish satisfies never;
  }
}
