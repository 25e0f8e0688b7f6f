/** Questions about the profile, answered from the profile alone. */
import { daysBetween, sayDay } from './dates.ts';
import { cityName } from './places.ts';
import { activeFlights, sayFlight, type Flight, type Profile } from './profile.ts';
import { placeOf } from './seats.ts';
import { member } from './talk.ts';
import type { Wish } from './wishes.ts';

type Ask = Extract<Wish, { kind: 'ask' }>;

const list = (items: string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const plural = (value: number, word: string) => `${count(value)} ${word}${value === 1 ? '' : 's'}`;

/** The flights a question is about; all that are on when it names none. */
function meant(ask: Ask, profile: Profile): Flight[] {
  const named = profile.flights.filter((flight) => ask.flights.includes(flight.number));
  return named.length > 0 ? named : activeFlights(profile);
}

const noFlights =
  'I see no upcoming flights in your booking. I can look for a new trip if you tell me where and when.';

function seat(ask: Ask, profile: Profile): string {
  const asked = ask.seat.seat;
  const own = profile.flights.filter((flight) => flight.seat === asked);
  const place = asked && placeOf(asked);
  if (place && own.length === 0)
    return `${asked} is ${place === 'aisle' ? 'an' : 'a'} ${place} seat.`;
  const seated = own.length > 0 ? own : meant(ask, profile).filter((flight) => flight.seat);
  const flights = seated.filter(({ status }) => !/cancel/i.test(status));
  if (flights.length === 0) {
    const [cancelled] = seated;
    return cancelled ? `${sayFlight(cancelled)} is cancelled: you have no seat there.` : noFlights;
  }
  const said = flights.map((flight) => {
    const place = placeOf(flight.seat);
    return `${flight.seat}${place ? `, ${place === 'window' || place === 'middle' ? 'a' : 'an'} ${place} seat,` : ''} on ${sayFlight(flight)}`;
  });
  return `You are in ${list(said)}. If you would like another one, just tell me which.`;
}

function itinerary(ask: Ask, profile: Profile): string {
  const flights = meant(ask, profile);
  if (flights.length === 0) return noFlights;
  const said = flights.map((flight) => {
    const times =
      flight.departs && flight.arrives ? `, ${flight.departs} to ${flight.arrives}` : '';
    const status = flight.status.toLowerCase();
    const seat = flight.seat && status !== 'cancelled' ? `, seat ${flight.seat}` : '';
    const state = status === 'scheduled' ? seat : `${seat}, ${status}`;
    return `${flight.number} from ${cityName(flight.origin)} to ${cityName(flight.destination)} on ${sayDay(flight.date)}${times}${state}`;
  });
  return `You are booked on ${list(said)}.`;
}

function time(ask: Ask, profile: Profile, today: string): string {
  const arriving = ask.topic === 'arrive';
  let flights = meant(ask, profile);
  if (flights.length === 0) return noFlights;
  if (ask.flights.length === 0) {
    const home = /\b(?:home|back)\b/.test(ask.text);
    flights = home ? flights.slice(-1) : flights.slice(0, 1);
  }
  return flights
    .map((flight) => {
      if (/cancel/i.test(flight.status)) return `${sayFlight(flight)} is cancelled.`;
      const clock = arriving ? flight.arrives : flight.departs;
      const days = daysBetween(today, flight.date);
      const away =
        days > 1
          ? `, in ${plural(days, 'day')}`
          : days === 1
            ? ', tomorrow'
            : days === 0
              ? ', today'
              : '';
      const verb = arriving
        ? `lands in ${cityName(flight.destination)}`
        : `leaves ${cityName(flight.origin)} for ${cityName(flight.destination)}`;
      return clock
        ? `${flight.number} ${verb} at ${clock} local time on ${sayDay(flight.date)}${arriving ? '' : away}.`
        : `${flight.number} ${arriving ? `flies to ${cityName(flight.destination)}` : verb} on ${sayDay(flight.date)}${arriving ? '' : away}. The exact time is on its card in your itinerary.`;
    })
    .join(' ');
}

function points(profile: Profile): string {
  const { pointsEarned, pointsRequired, segmentsFlown, segmentsRequired, nextTier, renewal } =
    profile;
  if (pointsEarned === null || pointsRequired === null) {
    return 'I cannot see your points from here. Your profile panel shows them where your account has them.';
  }
  const missing = Math.max(0, pointsRequired - pointsEarned);
  const goal = nextTier ? `to ${nextTier}` : 'to the next tier';
  const flights =
    segmentsFlown !== null && segmentsRequired !== null
      ? ` You have flown ${segmentsFlown} of ${segmentsRequired} segments.`
      : '';
  const until = renewal ? ` Your year runs until ${sayDay(renewal)}, ${renewal.slice(0, 4)}.` : '';
  return `You have ${count(pointsEarned)} of ${count(pointsRequired)} points, so ${count(missing)} are left ${goal}.${flights}${until}`;
}

function status(profile: Profile): string {
  if (!profile.tier) return 'I cannot see a loyalty status in your profile.';
  const id = profile.loyaltyId ? `, with the loyalty number ${profile.loyaltyId}` : '';
  return `You are ${member(profile.tier)}${id}. Thank you for flying with us so often.`;
}

function benefits(profile: Profile): string {
  if (profile.benefits.length === 0) return 'I see no tier benefits in your profile.';
  const as = profile.tier
    ? `As ${member(profile.tier)} you have these benefits`
    : 'These are your benefits';
  return `${as}:\n\n${profile.benefits.map((benefit) => `- ${benefit}`).join('\n')}`;
}

function terms(profile: Profile, hasCard: boolean): string {
  if (activeFlights(profile).length === 0)
    return 'There is no active trip to cancel: your flights are already cancelled.';
  if (hasCard)
    return 'The card above says what cancelling would mean, with the refund. Nothing happens until you press its button.';
  return 'Cancelling covers the whole trip, all its flights together. I can show you a card with the exact terms and the refund; it cancels nothing by itself. Shall I?';
}

/** The answer to one question. `open` are the cards that wait for a click. */
export function answer(ask: Ask, profile: Profile, today: string, open: string[]): string {
  const unknown = ask.flights.filter((each) => !profile.flights.some((one) => one.number === each));
  const stranger = unknown.length > 0 ? list(unknown) : ask.missing && `for ${ask.missing}`;
  if (
    stranger &&
    unknown.length === ask.flights.length &&
    ['seat', 'depart', 'arrive', 'itinerary', 'flight_status'].includes(ask.topic)
  ) {
    return `I see no flight ${stranger} in your booking. ${itinerary({ ...ask, flights: [] }, profile)}`;
  }
  switch (ask.topic) {
    case 'seat':
    case 'seat_free':
      return seat(ask, profile);
    case 'seat_price':
      return 'Moving to another seat in your cabin costs nothing.';
    case 'itinerary':
      return itinerary(ask, profile);
    case 'depart':
    case 'arrive':
      return time(ask, profile, today);
    case 'bags':
      return profile.bags === null
        ? 'I cannot see your bags from here.'
        : `You have ${profile.bags === 0 ? 'no checked bags' : plural(profile.bags, 'checked bag')} on this trip. Say “add a bag” if you need ${profile.bags === 0 ? 'one' : 'another'}.`;
    case 'bag_price':
      return 'I will show you the price on a card.';
    case 'meal':
      return profile.meal
        ? `Your meal preference is ${profile.meal}. I can show you the list again if you want to change it.`
        : 'You have no meal preference set yet. Say “meal” and I will show you the choices.';
    case 'assistance':
      return profile.assistance
        ? `This assistance is on your trip: ${profile.assistance.replace(/\.$/, '')}.`
        : 'No special assistance is recorded for your trip. Tell me what you need and I will pass it on.';
    case 'status':
      return status(profile);
    case 'points':
      return points(profile);
    case 'benefits':
      return benefits(profile);
    case 'confirmation':
      return profile.confirmation
        ? `Your confirmation number is ${profile.confirmation}.`
        : 'I cannot see a confirmation number in your profile.';
    case 'timeline':
      return profile.timeline.length > 0
        ? `The latest on your trip: ${profile.timeline[0]!.replace(/\s*\((?:\d{4}-|[A-Z][a-z]{2} )[^()]*\)$/, '')} Everything else is under recent actions in your panel.`
        : 'Nothing has been changed on your trip so far.';
    case 'contact':
      return (
        [
          profile.contact && `We reach you at ${profile.contact}.`,
          profile.homeAirport &&
            `Your home airport is ${cityName(profile.homeAirport)} (${profile.homeAirport}).`,
        ]
          .filter(Boolean)
          .join(' ') || 'I cannot see your contact details.'
      );
    case 'who_am_i':
      return `You are ${profile.name || 'our guest'}${profile.tier ? `, ${profile.tier}` : ''}.`;
    case 'flight_status':
      return flightStatus(ask, profile);
    case 'cancel_terms':
      return terms(profile, open.includes('cancel_trip'));
    default:
      ask.topic satisfies never;
      return '';
  }
}

function flightStatus(ask: Ask, profile: Profile): string {
  const flights = ask.flights.length > 0 ? meant(ask, profile) : profile.flights;
  if (flights.length === 0) return noFlights;
  const said = flights.map(
    (flight) => `${sayFlight(flight)} on ${sayDay(flight.date)}: ${flight.status.toLowerCase()}`,
  );
  return `In your booking: ${said.join('; ')}. I see no live delays, gates or terminals in this demo.`;
}
