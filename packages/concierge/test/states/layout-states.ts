/** States of the four layouts, the slots and the header. */
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import { drawnCustomer } from '../customer-fixture.ts';
import { assistantItem, done, opening, userItem } from '../events.ts';
import { until } from '../scripted.ts';
import { withOptions, type States } from './state.ts';

const open = (element: OpenskiesConcierge): void => {
  element.open = true;
  element.customer = drawnCustomer();
};

function fill(element: OpenskiesConcierge, slot: string, text: string): void {
  const node = document.createElement('p');
  node.slot = slot;
  node.textContent = text;
  element.append(node);
}

export const layoutStates: States = {
  'the launcher': {
    setUp: (element) => {
      element.layout = 'launcher';
      element.teaser = 'Your window seat is still free.';
    },
    sign: '.teaser',
  },
  'the launcher with news': {
    steps: [
      { type: 'threads.create', events: [...opening('Hi'), done(assistantItem('a_1', 'Hello.'))] },
      {
        type: 'threads.add_user_message',
        events: [done(userItem('u_2', 'And?')), done(assistantItem('a_2', 'It leaves at 18:10.'))],
      },
    ],
    setUp: (element) => (element.layout = 'launcher'),
    act: async (element) => {
      await element.show();
      await element.sendUserMessage({ text: 'Hi' });
      await element.hide();
      await element.sendUserMessage({ text: 'And?' });
    },
    sign: '.unread',
  },
  'the open launcher': {
    setUp: (element) => {
      element.layout = 'launcher';
      open(element);
    },
    sign: '.prompt',
  },
  'the open sidebar': {
    setUp: (element) => {
      element.layout = 'sidebar';
      open(element);
    },
    sign: '.prompt',
  },
  'the whole window': {
    setUp: (element) => {
      element.layout = 'fullscreen';
      open(element);
    },
    sign: '.prompt',
  },
  'the chat alone': { setUp: (element) => (element.panels = 'chat'), sign: '.prompt' },
  'buttons and words of the page': {
    setUp: (element, server) => {
      element.customer = drawnCustomer();
      for (const slot of ['header', 'start', 'footer', 'customer-start', 'customer-end'])
        fill(element, slot, `The page's own, at ${slot}`);
      withOptions({
        header: {
          leftAction: { icon: 'menu', label: 'Menu', onClick: () => undefined },
          rightAction: { icon: 'lifesaver', label: 'Help', onClick: () => undefined },
        },
      })(element, server);
    },
    act: (element) =>
      until(() => element.shadowRoot?.querySelector('[part~="header-action"]'), 'its buttons'),
    sign: '.prompt',
  },
};
