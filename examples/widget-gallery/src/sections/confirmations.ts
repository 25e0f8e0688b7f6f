import { card, text, type Section } from '../section.ts';

const minute = 60_000;

function ask(id: string, change: object = {}, left = 4.53 * minute): object {
  const end = Date.now() + left;
  const confirmation = {
    id,
    action: 'cancel_trip',
    tone: 'danger',
    icon: 'triangle-alert',
    title: 'Cancel this trip?',
    what: ['OA476 SFO to JFK, Thu, Dec 3', 'OA477 JFK to SFO, Fri, Dec 11'],
    price: { label: 'Refund to Visa ending 4242', amount: 64200, currency: 'USD' },
    terms: [
      { icon: 'plane', text: 'Both flights are cancelled for Jordan Miles.' },
      { icon: 'armchair', text: 'Seats 12C and 15C are released.' },
      { icon: 'rotate-ccw', text: 'This cannot be undone.' },
    ],
    confirm: { label: 'Cancel trip', busy_label: 'Cancelling…' },
    decline: { label: 'Keep trip', busy_label: 'Keeping…' },
    created_at: new Date(end - 5 * minute).toISOString(),
    expires_at: new Date(end).toISOString(),
    status: 'pending',
    ...change,
  };
  return card([text(confirmation.title)], { confirmation });
}

const bag = {
  tone: 'cost',
  icon: 'luggage',
  title: 'Add one checked bag?',
  what: ['OA476 SFO to JFK, Thu, Dec 3'],
  price: { label: 'Charged to Visa ending 4242', amount: 3500, currency: 'USD' },
  terms: [
    { icon: 'luggage', text: 'Up to 23 kg, 158 cm overall.' },
    { icon: 'rotate-ccw', text: 'Refundable until 24 hours before departure.' },
  ],
  confirm: { label: 'Add bag for $35.00', busy_label: 'Adding…' },
  decline: { label: 'Not now', busy_label: 'Leaving it…' },
};

const cancelled = {
  status: 'confirmed',
  receipt: {
    text: 'Trip cancelled. $642.00 to Visa ending 4242, 5 to 7 days. Reference RF-20418.',
    tone: 'success',
  },
};
const kept = {
  status: 'declined',
  receipt: { text: 'Trip kept. Nothing was changed.', tone: 'neutral' },
};

export const confirmations: Section = {
  title: 'Confirmation card',
  shows: [
    { caption: 'Destructive: open', widget: ask('cnf_open') },
    { caption: 'Costs money: open', widget: ask('cnf_bag', bag, 4.96 * minute) },
    { caption: 'Under 60 s', widget: ask('cnf_soon', {}, 28_000) },
    { caption: 'Confirmed', widget: ask('cnf_done', cancelled) },
    { caption: 'Declined', widget: ask('cnf_kept', kept) },
    { caption: 'Expired', widget: ask('cnf_late', { status: 'expired' }) },
    { caption: 'Replaced', widget: ask('cnf_old', { status: 'replaced' }) },
  ],
  answer: ({ type, payload }) => {
    const id = String(payload?.['confirmation_id']);
    const change = id === 'cnf_bag' ? bag : {};
    if (type === 'confirmation.accept') return ask(id, { ...change, ...cancelled });
    return type === 'confirmation.decline' ? ask(id, { ...change, ...kept }) : ask(id, change);
  },
};
