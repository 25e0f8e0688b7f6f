/** States of the list of conversations. */
import type { OpenskiesConcierge } from '../../src/concierge.ts';
import { storedThread } from '../events.ts';
import { button, find, until, type Step } from '../scripted.ts';
import type { States } from './state.ts';

const list = (...titles: string[]): Step => ({
  type: 'threads.list',
  json: {
    data: titles.map((title, index) => ({ ...storedThread(), id: `thr_${index}`, title })),
    has_more: titles.length > 1,
    after: 'thr_9',
  },
});

const rows = '[part~="history-item"]';
const opened = async (element: OpenskiesConcierge): Promise<void> => {
  await element.showHistory();
  await until(() => element.shadowRoot?.querySelector(rows), 'the list');
};

export const historyStates: States = {
  'the conversations': { steps: [list('My seat', 'My bag')], act: opened, sign: rows },
  'the conversations, one of them open': {
    steps: [
      { type: 'threads.get_by_id', json: { ...storedThread(), id: 'thr_0', title: 'My seat' } },
      list('My seat', 'My bag'),
    ],
    setUp: (element) => (element.threadId = 'thr_0'),
    act: opened,
    sign: '[part~="history-item-current"]',
  },
  'the conversations, on their way': {
    steps: [{ ...list('My seat'), hold: true }],
    act: (element) => element.showHistory(),
    sign: '[part~="history"]',
  },
  'no conversations': {
    steps: [list()],
    act: (element) => element.showHistory(),
    sign: '.history-empty',
  },
  'no conversation that was looked for': {
    steps: [list('My seat'), list(), list(), list()],
    act: async (element) => {
      await opened(element);
      const field = find<HTMLInputElement>(element, '.history-search input');
      field.value = 'lounge';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    sign: '.history-empty',
  },
  'conversations that did not load': {
    steps: [{ type: 'threads.list', status: 500, text: '' }],
    act: (element) => element.showHistory(),
    sign: '.history-list button, .history-list [role="alert"]',
  },
  'a conversation that is being renamed': {
    steps: [list('My seat')],
    act: async (element) => {
      await opened(element);
      button(element, 'Rename My seat').click();
    },
    sign: '.history-list input',
  },
  'a conversation about to be deleted': {
    steps: [list('My seat')],
    act: async (element) => {
      await opened(element);
      button(element, 'Delete My seat').click();
    },
    sign: '[part~="button-danger"]',
  },
};
