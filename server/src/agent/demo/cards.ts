/** Wishes that end in a card or a list, and the words around cards. Only a card's own button does anything; words never do. */
import { formerSeat } from './follow-ups.ts';
import { say, type Move, type Scene } from './moves.ts';
import { activeFlights, sayFlight, type Profile } from './profile.ts';
import type { Wish } from './wishes.ts';

const names: Record<string, string> = {
  cancel_trip: 'cancelling your trip',
  add_checked_bag: 'the checked bag',
  upgrade_cabin: 'the upgrade',
  rebook_flight: 'changing your flight',
  book_flights: 'booking your flights',
};

const cancelText = (profile: Profile) =>
  `Sorry to hear that${profile.firstName ? `, ${profile.firstName}` : ''}. Here is what cancelling would mean. Nothing happens until you choose.`;

/** `count` bags are wished for; a card adds one. */
const bagText = (count: number) =>
  count > 1
    ? 'I add bags one at a time: here is the first, with its price. Choose on the card, then ask me for the next.'
    : 'Here is one checked bag with its price. It is added when you press the button.';

/** What to say while a card waits: `said` is what the customer's words come to. */
export function pointToCard(
  said: 'yes' | 'no' | 'keep' | 'cancel' | 'bag' | 'unclear',
  open: string[],
): string {
  const what = open.map((name) => names[name] ?? 'your request').join(' and for ');
  const button = open.length > 1 ? 'a button on the cards' : 'the button on the card';
  const isTrip = open.includes('cancel_trip');
  if (said === 'yes') {
    return `I cannot do that on a typed word: please press ${button} for ${what}. Until then nothing happens.`;
  }
  if (said === 'unclear') {
    return `I did not quite get that. What ${what} comes to is on the card above, and nothing happens before you press ${button}.`;
  }
  if (said === 'no' || said === 'keep') {
    return isTrip
      ? 'Nothing happens unless you press “Cancel trip” on the card. “Keep trip” closes it, or just leave it.'
      : `Nothing happens unless you press ${button} for ${what}. The other button closes a card, or just leave it.`;
  }
  if (said === 'bag')
    return 'The card for a checked bag is still open: press its button to add it. After that I can show the next one.';
  return 'The card for cancelling your trip is still open. Its button “Cancel trip” cancels, “Keep trip” leaves everything as it is.';
}

/** How the lists and offers are taken, and the card that comes of some. */
const offers: Record<string, { how: string; card?: string }> = {
  upgrade_offer: {
    how: 'To take the upgrade, press its button in the offer above',
    card: 'upgrade_cabin',
  },
  rebook_options: {
    how: 'To take another flight, choose it in the list above',
    card: 'rebook_flight',
  },
  flight_option_list: { how: 'To take one of these flights, choose it in the list above' },
  meal_preference_list: { how: 'To set your meal, tap it in the list above or tell me its name' },
  seat_map: { how: 'To take a seat, tap it on the map above or tell me its number' },
  destination_ideas: { how: 'To see flights, choose a place above' },
};

/** How to take what the list or the offer that was shown last offers; null where none was. */
export const howToTake = (shown: string | null): string | null =>
  shown !== null && offers[shown] ? `${offers[shown].how}.` : null;

/** What to say to a typed yes while a list or an offer waits that was shown last; null where none does. */
export function pointToOffer(shown: string | null, open: string[]): string | null {
  const offer = shown === null ? undefined : offers[shown];
  if (!offer) return null;
  if (offer.card && open.includes(offer.card)) return pointToCard('yes', [offer.card]);
  return `${offer.how}. A typed yes does nothing.`;
}

export function planCancel(wish: Extract<Wish, { kind: 'cancel' }>, scene: Scene): Move {
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
  const former = wish.that ? formerSeat(scene, []) : null;
  if (former) {
    return say(`Shall I put you back in seat ${former.seat} on ${former.flights[0]}?`, {
      offer: former,
    });
  }
  if (wish.that) {
    return say('Do you mean your whole trip? Then I can show you what cancelling it would mean.', {
      offer: { kind: 'cancel', leg: null, that: false },
    });
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

export function planBag(wish: Extract<Wish, { kind: 'bag' }>, scene: Scene): Move {
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

/** @param busy other things are done in the same turn */
export function planMeal(wish: Extract<Wish, { kind: 'meal' }>, busy: boolean): Move {
  if (busy && wish.meal && wish.meal !== 'other') {
    return { do: 'meal', meal: wish.meal.toLowerCase() };
  }
  const text = !wish.meal
    ? ''
    : wish.meal === 'other'
      ? 'I can only note what is on our list; see whether one of these suits you.'
      : `${wish.meal} is on the list: tap it and it is noted.`;
  return { do: 'show', tool: 'meal_preference_list', args: {}, text, about: 'the meal' };
}
