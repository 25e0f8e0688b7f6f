/** An airline whose bookings live in a system of its own: nothing is done here, and all is asked for there. */
import type { CustomerProfile } from '@openskies/protocol';
import * as z from 'zod';
import {
  defineAction,
  defineAirline,
  type Airline,
  type Applied,
  type Refused,
} from '../src/airline/airline.ts';
import { demoCustomer } from '../src/airline/openskies/demo-customer.ts';

const bag = 3500;

const orderMeal = defineAction({
  name: 'set_meal',
  description: 'Order a meal.',
  parameters: z.object({ meal: z.string() }),
  class: 'write',
  progress: ({ meal }) => `Ordering ${meal}`,
  widget: {
    type: 'fjord.meal',
    params: ({ offer }) => offer as { meal: string },
    answered: ({ widget }) => widget,
  },
});

const showMeals = defineAction({
  name: 'show_meals',
  description: 'Show the meals.',
  parameters: z.object({}),
  class: 'read',
  endsTurn: true,
  apply: () => ({
    sentence: 'Shown.',
    show: {
      widget: { type: 'Card', children: [{ type: 'Text', value: 'Kosher' }] },
      offer: { meal: 'Kosher' },
    },
  }),
});

const addBag = defineAction({
  name: 'add_checked_bag',
  description: 'Add a bag.',
  parameters: z.object({}),
  class: 'destructive',
  progress: () => 'Adding a bag',
  quote: () => ({
    tone: 'cost',
    icon: 'luggage',
    title: 'Add a bag?',
    what: [],
    price: { label: 'Charged', amount: bag, currency: 'USD' },
    terms: [],
    confirm: { label: 'Add', busy_label: 'Adding…' },
    decline: { label: 'No', busy_label: 'Closing…' },
    declined: 'No bag.',
  }),
});

/** @param url of its booking system */
export function remoteFjord(
  url: string,
  loadCustomer: Airline['loadCustomer'] = demoCustomer,
): Airline {
  return defineAirline({
    name: 'Fjord Air',
    loadCustomer,
    actions: [orderMeal, showMeals, addBag],
    async perform({ action, params, quote, customer, signal }, key) {
      const amount = quote?.price?.amount ?? null;
      const body = JSON.stringify({ action, params, amount });
      const response = await fetch(`${url}/${key}`, { method: 'PUT', body, signal });
      return answer(await response.json(), customer);
    },
    async lookup(key, signal) {
      const response = await fetch(`${url}/${key}`, { signal });
      return response.ok ? answer(await response.json()) : null;
    },
  });
}

function answer(said: unknown, customer?: CustomerProfile): Applied | Refused {
  const told = said as { sentence: string; refused?: string; count?: number };
  if (told.refused !== undefined) return { refused: told.refused, sentence: told.sentence };
  return {
    sentence: told.sentence,
    done: 'Booked with Fjord',
    timeline: { kind: 'success', entry: told.sentence },
    ...(customer && { customer: { ...customer, bags_checked: told.count ?? 0 } }),
  };
}
