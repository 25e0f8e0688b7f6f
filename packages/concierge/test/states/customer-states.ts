/** States of the customer panel. */
import type { CustomerProfile } from '@openskies/protocol';
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import { changedCustomer, drawnCustomer } from '../customer-fixture.ts';
import { textOf, until } from '../scripted.ts';
import type { State, States } from './state.ts';

const alone = (setUp: (element: OpenskiesConcierge) => unknown): Pick<State, 'setUp'> => ({
  setUp: (element) => {
    setUp(element);
    element.panels = 'customer';
  },
});

const customer = (profile: CustomerProfile | null): Pick<State, 'setUp'> =>
  alone((element) => (element.customer = profile));

const kinds = ['success', 'warning', 'error', 'info'] as const;

/** A trip with every kind of status and of entry. */
function colourful(): CustomerProfile {
  const drawn = drawnCustomer();
  const [flight] = drawn.segments;
  return {
    ...drawn,
    segments: ['Scheduled', 'Delayed', 'Cancelled', 'Boarding'].map((status, index) => ({
      ...flight!,
      flight_number: `OA47${index}`,
      status,
    })),
    timeline: Array.from({ length: 8 }, (_, index) => kinds[index % 4]!).map((kind, index) => ({
      timestamp: `2026-11-2${index}T09:00:00Z`,
      kind,
      entry: `Of the kind ${kind}.`,
    })),
  };
}

const failing = { load: () => Promise.reject(new Error('down')) };

export const customerStates: States = {
  'the trip': { ...customer(drawnCustomer()), sign: '.customer-name' },
  'a trip of every colour': { ...customer(colourful()), sign: '[part~="status-other"]' },
  'a trip that has just changed': {
    ...customer(drawnCustomer()),
    act: async (element) => {
      await until(() => element.shadowRoot?.querySelector('.customer-name'), 'the trip');
      element.customer = changedCustomer();
    },
    sign: '[part~="seat-changed"]',
  },
  'a customer without flights': {
    ...customer({ ...drawnCustomer(), segments: [], timeline: [] }),
    sign: '.customer-name',
  },
  'no trip': { ...customer(null), sign: '[part~="state-empty"]' },
  'a trip that is loading': {
    ...alone((element) => (element.customerSource = { load: () => new Promise(() => undefined) })),
    sign: '.loading',
  },
  'a trip that did not load': {
    ...alone((element) => (element.customerSource = failing)),
    sign: '[part~="state-error"]',
  },
  'a trip that cannot be read': {
    ...alone(
      (element) => (element.customerSource = { load: () => Promise.resolve({ name: 7 } as never) }),
    ),
    sign: '[part~="state-error"]',
  },
  'a trip that may be out of date': {
    ...alone((element) => {
      let asked = 0;
      element.customerSource = {
        load: () => (asked++ ? failing.load() : Promise.resolve(drawnCustomer())),
      };
    }),
    act: async (element) => {
      await until(() => element.shadowRoot?.querySelector('.customer-name'), 'the trip');
      await element.refreshCustomer();
    },
    sign: '.stale',
  },
  'the other panel, changed': {
    setUp: (element) => {
      element.customer = drawnCustomer();
      element.style.setProperty('width', '320px');
    },
    act: async (element) => {
      await until(() => textOf(element.shadowRoot?.querySelector('.start-title')), 'the start');
      element.customer = changedCustomer();
    },
    sign: '.tab-dot, .prompt',
  },
};
