/** Names a thread by the topic of its first message. */
import { cityName } from './places.ts';
import { understand, type Situation } from './understand.ts';
import type { Topic, Wish } from './wishes.ts';

const topics: Partial<Record<Topic, string>> = {
  seat: 'Seat question',
  seat_free: 'Seat question',
  bags: 'Checked bags',
  bag_price: 'Checked bags',
  meal: 'Meal preference',
  assistance: 'Special assistance',
  status: 'Loyalty status',
  points: 'Points and status',
  benefits: 'Tier benefits',
  confirmation: 'Confirmation number',
  timeline: 'Recent changes',
  contact: 'Contact details',
  cancel_terms: 'Cancellation terms',
  depart: 'Departure time',
  arrive: 'Arrival time',
  flight_status: 'Flight status',
};

function titleOf(wish: Wish): string | null {
  switch (wish.kind) {
    case 'seat':
      return 'Seat change request';
    case 'map':
      return 'Seat map';
    case 'upgrade':
      return 'Upgrade';
    case 'rebook':
      return 'Another flight';
    case 'ideas':
      return 'Destination ideas';
    case 'bag':
      return 'Extra checked bag';
    case 'cancel':
      return 'Trip cancellation';
    case 'held':
      return wish.act === 'book' ? 'New trip booking' : 'Flights on hold';
    case 'meal':
      return 'Meal preference';
    case 'assist':
      return 'Special assistance';
    case 'book':
      return wish.destination ? `Trip to ${cityName(wish.destination)}` : 'New trip booking';
    case 'ask':
      return topics[wish.topic] ?? 'Trip details';
    case 'cannot':
      return wish.limit === 'injection' ? 'Concierge question' : null;
    case 'talk':
      return (
        {
          hello: 'Hello',
          help: 'What the concierge can do',
          who: 'About the concierge',
          complaint: 'Complaint',
          thanks: 'Thank you',
        }[wish.about as string] ?? null
      );
    default:
      return null;
  }
}

/** A title of a few words: the topics of the message, else its own first words. */
export function titleFor(message: string, around: Situation): string {
  const titles = [
    ...new Set(
      understand(message, around)
        .map(titleOf)
        .filter((title) => title !== null),
    ),
  ];
  if (titles.length > 1)
    return `${titles[0]} and ${titles[1]!.charAt(0).toLowerCase()}${titles[1]!.slice(1)}`;
  if (titles[0]) return titles[0];
  const words = message
    .replace(/[\p{C}<>]+/gu, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, 6)
    .join(' ')
    .slice(0, 48);
  return words
    ? words.charAt(0).toUpperCase() + words.slice(1).replace(/[.,;:!?]+$/, '')
    : 'New conversation';
}
