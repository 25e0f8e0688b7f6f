/** Words around confirmation cards. Only a card's own button does anything; words never do. */
import type { Profile } from './profile.ts';

const names: Record<string, string> = {
  cancel_trip: 'cancelling your trip',
  add_checked_bag: 'the checked bag',
};

export const cancelText = (profile: Profile) =>
  `Sorry to hear that${profile.firstName ? `, ${profile.firstName}` : ''}. Here is what cancelling would mean. Nothing happens until you choose.`;

/** `count` bags are wished for; a card adds one. */
export const bagText = (count: number) =>
  count > 1
    ? 'I add bags one at a time: here is the first, with its price. Choose on the card, then ask me for the next.'
    : 'Here is one checked bag with its price. It is added when you press the button.';

/** What to say while a card waits: `said` is what the customer's words come to. */
export function pointToCard(
  said: 'yes' | 'no' | 'keep' | 'cancel' | 'bag',
  open: string[],
): string {
  const what = open.map((name) => names[name] ?? 'your request').join(' and ');
  const isTrip = open.includes('cancel_trip');
  if (said === 'yes') {
    return `I cannot do that on a typed word: please press the button on the card for ${what}. Until then nothing happens.`;
  }
  if (said === 'no' || said === 'keep') {
    return isTrip
      ? 'Nothing happens unless you press “Cancel trip” on the card. “Keep trip” closes it, or just leave it.'
      : `Nothing happens unless you press the button on the card for ${what}. “Not now” closes it, or just leave it.`;
  }
  if (said === 'bag')
    return 'The card for a checked bag is still open: press its button to add it. After that I can show the next one.';
  return 'The card for cancelling your trip is still open. Its button “Cancel trip” cancels, “Keep trip” leaves everything as it is.';
}
