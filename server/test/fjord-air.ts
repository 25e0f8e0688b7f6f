import { defineAction, defineAirline } from '@openskies/concierge-server';
import * as z from 'zod';
import { bookings, prices } from './fjord-air-systems.ts';

const upgradeCabin = defineAction({
  name: 'upgrade_cabin',
  description: 'Upgrade one upcoming flight to business. Call it as soon as the flight is known.',
  parameters: z.object({ flight_number: z.string() }),
  class: 'destructive',
  facts: ({ params }) => prices.upgrade(params.flight_number),
  quote: ({ params, facts: amount }) => ({
    tone: 'cost',
    icon: 'armchair',
    title: 'Upgrade to business?',
    what: [params.flight_number],
    price: { label: 'Charged to your card on file', amount, currency: 'EUR' },
    terms: [],
    confirm: { label: 'Upgrade', busy_label: 'Upgrading…' },
    decline: { label: 'Not now', busy_label: 'Closing…' },
    declined: 'No upgrade. Nothing was charged.',
  }),
  apply({ customer, params: { flight_number } }) {
    const flight = customer.segments.find((one) => one.flight_number === flight_number);
    if (!flight) return { refused: 'flight.not_found', sentence: 'That flight is not yours.' };
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((one) =>
          one === flight ? { ...one, cabin: 'business' } : one,
        ),
      },
      sentence: `${flight_number} is now in business.`,
      done: `Upgraded ${flight_number}`,
      timeline: { kind: 'success', entry: `Upgraded ${flight_number} to business.` },
    };
  },
});

export const fjordAir = defineAirline({
  name: 'Fjord Air',
  loadCustomer: (ref) => bookings.customer(ref.subject),
  actions: [upgradeCabin],
});
