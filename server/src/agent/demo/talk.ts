/** Small talk, and what the demo concierge cannot do, in its own words. */
import { sayDay } from './dates.ts';
import { activeFlights, sayFlight, type Profile } from './profile.ts';
import type { Limit, SmallTalk } from './wishes.ts';

/** The sentence that says what it can do. */
export const abilities =
  'I can change your seat, your cabin or your flight, add a bag, note a meal or assistance, find and book flights, cancel your trip, and answer questions about your booking.';

const gladly = 'Gladly.';
const unclear = 'Sorry, I did not understand that.';

/** The same without what it can do, unless that is all it says. */
export function briefly(text: string): string {
  if (!text.endsWith(abilities)) return text;
  const rest = text.slice(0, -abilities.length).trim();
  if (rest === gladly) return text;
  return rest === unclear ? `${unclear} Could you say it another way?` : rest;
}

/** "an Aviator Platinum member". */
export const member = (tier: string) => `${/^[AEIO]/i.test(tier) ? 'an' : 'a'} ${tier} member`;

const withName = (text: string, profile: Profile) =>
  profile.firstName ? `${text}, ${profile.firstName}` : text;

function hello(profile: Profile, first: boolean): string {
  if (!first) return `${withName('Hello again', profile)}. What can I do for you?`;
  const next = activeFlights(profile)[0];
  const tier = profile.tier ? ` Thank you for flying with us as ${member(profile.tier)}.` : '';
  const trip = next ? ` Your next flight is ${sayFlight(next)} on ${sayDay(next.date)}.` : '';
  return `${withName('Hello', profile)}.${tier}${trip} What can I do for you?`;
}

/** What to say to small talk. `first` is the first message of a thread. */
export function smallTalk(about: SmallTalk, profile: Profile, first: boolean): string {
  switch (about) {
    case 'hello':
      return hello(profile, first);
    case 'how_are_you':
      return `${withName('Very well, thank you', profile)}. What can I do for your trip?`;
    case 'thanks':
      return `${withName('You are welcome', profile)}. I am here if anything else comes up.`;
    case 'bye':
      return `${withName('Goodbye', profile)}. Have a good flight.`;
    case 'who':
      return `I am the OpenSkies demo concierge: a program with fixed rules, not a person and not a language model. ${abilities}`;
    case 'help':
      return `${gladly} ${abilities}`;
    case 'complaint':
      return `${withName('I am sorry about that', profile)}. I can put right what concerns your seats, bags, meal, assistance or the trip itself: tell me what to change. This demo cannot take complaints further.`;
    case 'confused':
      return `${withName('I am sorry', profile)}. Please tell me in a few words what you need, such as “12C on my return flight” or “when do I land”.`;
    case 'wait':
      return 'Take your time. I am here.';
    case 'yes':
      return 'Gladly. What would you like me to do?';
    case 'no':
      return 'All right, nothing was changed. I am here if anything else comes up.';
    case 'keep':
      return 'Your trip stays as it is. Nothing was cancelled.';
    case 'language':
      return `Sorry, the demo concierge speaks English only. ${abilities}`;
    case 'unclear':
      return `${unclear} ${abilities}`;
    default:
      about satisfies never;
      return '';
  }
}

const limits: Record<Limit, string> = {
  weather: 'I cannot see the weather from here.',
  hotel: 'I look after your flights only; hotels, cars and trains are beyond me.',
  human: 'I cannot connect you to a person: this is the demo concierge.',
  others: 'I can only see and change your own booking.',
  checkin: 'Check-in and boarding passes are not part of this demo.',
  on_board: 'I do not know what is on board of your flight.',
  passport:
    'I have no information on passports, visas or entry rules; please ask the authorities of your destination.',
  name_change: 'I cannot change names or contact details on a booking.',
  payment: 'I cannot see payments, receipts or vouchers.',
  spend_points: 'I can see your points, but I cannot spend, move or credit them.',
  topic: 'That is beyond me: I only look after your OpenSkies trip.',
  undo: 'I cannot take that off your booking from here.',
  bag_rules:
    'I do not have the rules on bag sizes, weights and hand luggage here. I can add a checked bag; its card shows the price first.',
  lost_bag: 'I am sorry about your bag. I cannot trace bags from here.',
  remove_bag:
    'I cannot take a checked bag off again from here. A bag whose card still waits is not added until you press its button.',
  injection:
    'I keep to looking after your trip, and changes that cost or destroy always need your own click.',
};

/** What it cannot do, plainly, and what it can. */
export const cannot = (limit: Limit) =>
  ['bag_rules', 'remove_bag'].includes(limit) ? limits[limit] : `${limits[limit]} ${abilities}`;
