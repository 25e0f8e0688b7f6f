/** Every state of the element: axe, targets of 24 px, headings in order, words that do not run out of their box. */
import type { ActionConfig } from '@openskies/protocol';
import { expect } from '@open-wc/testing';
import { drawnCustomer } from '../test/customer-fixture.ts';
import { assistantItem, done, opening, storedThread, threadId, userItem } from '../test/events.ts';
import {
  button,
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  scripted,
  settled,
  until,
  type Step,
} from '../test/scripted.ts';
import type { OpenskiesConcierge } from './concierge.ts';
import { mealList } from './test/widget-stage.ts';

type SetUp = (element: OpenskiesConcierge) => void;

const stored = (...items: object[]): Step => ({
  type: 'threads.get_by_id',
  json: storedThread(userItem('u_1', 'Hi'), ...items),
});
const widgetItem = (widget: unknown): object => ({
  ...assistantItem('w_1', ''),
  type: 'widget',
  widget,
});
const act = (type: string): ActionConfig => ({ type, payload: { confirmation_id: 'cnf_1' } });
const confirmation = widgetItem({
  type: 'Card',
  children: [],
  confirm: { label: 'Cancel trip', action: act('confirmation.accept') },
  cancel: { label: 'Keep trip', action: act('confirmation.decline') },
  confirmation: {
    id: 'cnf_1',
    action: 'cancel_trip',
    tone: 'danger',
    icon: 'triangle-alert',
    title: 'Cancel this trip?',
    what: ['OA476 SFO to JFK, Thu, Dec 3'],
    price: { label: 'Refund', amount: 64200, currency: 'USD' },
    terms: [{ icon: 'armchair', text: 'Seats 14A and 15C are released.' }],
    confirm: { label: 'Cancel trip', busy_label: 'Cancelling…' },
    decline: { label: 'Keep trip', busy_label: 'Keeping…' },
    created_at: '2026-11-22T09:00:00Z',
    expires_at: '2099-11-22T09:05:00Z',
    status: 'pending',
  },
});
const reply = assistantItem(
  'a_1',
  'Your seat is **14A**.\n\n- by the window\n- [more](https://example.com)\n\n| Flight | Seat |\n| --- | --- |\n| OA476 | 14A |\n\n```\ncode\n```',
);

const failure = {
  type: 'error',
  code: 'custom',
  message: 'The desk is closed.',
  allow_retry: true,
};

interface State {
  steps?: Step[];
  setUp?: SetUp;
  /** Brings the state about, when it does not come by itself. */
  act?: (element: OpenskiesConcierge) => Promise<unknown> | void;
  /** What is there once the state is. */
  sign: string;
}

const withThread: SetUp = (element) => {
  element.threadId = threadId;
  element.customer = drawnCustomer();
};

const states: Record<string, State> = {
  'the start screen': { sign: '.prompt' },
  'a conversation': { steps: [stored(reply)], setUp: withThread, sign: '.markdown table' },
  'an open confirmation': {
    steps: [stored(confirmation)],
    setUp: withThread,
    sign: '.confirmation',
  },
  'a list to choose from': {
    steps: [stored(widgetItem(mealList()))],
    setUp: withThread,
    sign: '[part~="widget-item"]',
  },
  'a chosen list': {
    steps: [stored(widgetItem(mealList('Kosher')))],
    setUp: withThread,
    sign: '[part~="widget-item"]',
  },
  'a conversation that did not load': {
    steps: [{ type: 'threads.get_by_id', status: 500, text: '' }],
    setUp: withThread,
    sign: '.state-error, [part~="state-error"]',
  },
  'a reply that failed': {
    steps: [{ type: 'threads.create', events: [...opening('Hi'), failure] }],
    setUp: (element) => (element.customer = drawnCustomer()),
    act: (element) => void element.sendUserMessage({ text: 'Hi' }),
    sign: '[part~="error-row"]',
  },
  'a message that was not sent': {
    steps: [{ type: 'threads.create', status: 500, text: '' }],
    act: (element) => void element.sendUserMessage({ text: 'Hi' }),
    sign: '[part~="message-meta-danger"]',
  },
  'a locked conversation': {
    steps: [
      {
        type: 'threads.get_by_id',
        json: { ...storedThread(userItem('u_1', 'Hi')), status: { type: 'locked', reason: '' } },
      },
    ],
    setUp: withThread,
    sign: '.composer.locked',
  },
  'a reply that is being written': {
    steps: [{ type: 'threads.create', events: [...opening('Hi'), { hold: true }] }],
    act: (element) => void element.sendUserMessage({ text: 'Hi' }),
    sign: '[part~="send-stop"]',
  },
  'the conversations': {
    steps: [
      {
        type: 'threads.list',
        json: { data: [{ ...storedThread(), title: 'My seat' }], has_more: false },
      },
    ],
    act: (element) => element.showHistory(),
    sign: '[part~="history-item"]',
  },
  'no conversations': {
    steps: [{ type: 'threads.list', json: { data: [], has_more: false } }],
    act: (element) => element.showHistory(),
    sign: '.history-empty',
  },
  'a conversation about to be deleted': {
    steps: [
      {
        type: 'threads.list',
        json: { data: [{ ...storedThread(), title: 'My seat' }], has_more: false },
      },
    ],
    act: async (element) => {
      await element.showHistory();
      await until(() => element.shadowRoot?.querySelector('[part~="history-item"]'), 'the list');
      button(element, 'Delete My seat').click();
    },
    sign: '[part~="button-danger"]',
  },
  'the trip': {
    setUp: (element) => {
      element.customer = drawnCustomer();
      element.panels = 'customer';
    },
    sign: '.customer-name',
  },
  'no trip': {
    setUp: (element) => {
      element.customer = null;
      element.panels = 'customer';
    },
    sign: '[part~="state-empty"]',
  },
  'a trip that did not load': {
    setUp: (element) => {
      element.customerSource = { load: () => Promise.reject(new Error('down')) };
      element.panels = 'customer';
    },
    sign: '[part~="state-error"]',
  },
  'a trip that is loading': {
    setUp: (element) => {
      element.customerSource = { load: () => new Promise(() => undefined) };
      element.panels = 'customer';
    },
    sign: '.loading',
  },
  'the launcher': {
    setUp: (element) => {
      element.layout = 'launcher';
      element.teaser = 'Your window seat is still free.';
    },
    sign: '.teaser',
  },
  'the open launcher': {
    setUp: (element) => {
      element.layout = 'launcher';
      element.open = true;
      element.customer = drawnCustomer();
    },
    sign: '.prompt',
  },
};

const interactive =
  'a[href], button, input, textarea, select, summary, [role="radio"], [tabindex="0"]';

function isSeen(node: Element): boolean {
  const { width, height } = node.getBoundingClientRect();
  return width > 1 && height > 1 && getComputedStyle(node).visibility !== 'hidden';
}

/** The least side of what takes the pointer for a node: its box, its label's, or its enlarged hit area. */
function targetOf(node: HTMLElement): number {
  const label = node.closest('label');
  const hit = getComputedStyle(node, '::before');
  const grown =
    hit.position === 'absolute' && hit.content !== 'none' ? -parseFloat(hit.top) * 2 : 0;
  const boxes = [node, ...(label ? [label] : [])].map((box) => box.getBoundingClientRect());
  return Math.max(
    ...boxes.map(({ width, height }) => Math.min(width, height) + Math.max(0, grown || 0)),
  );
}

/** A link in a sentence is as high as its line. */
const inSentence = (node: Element): boolean =>
  node.localName === 'a' && Boolean(node.closest('.markdown p, .markdown li, .markdown td'));

/** Levels of the headings in the order of reading. */
const levels = (element: OpenskiesConcierge): number[] =>
  findAll(element, 'h1, h2, h3, h4, h5, h6')
    .filter(isSeen)
    .map(({ localName }) => Number(localName[1]));

/** What runs out of its box sideways, code and tables aside: those scroll. */
function runningOut(element: OpenskiesConcierge): string[] {
  return findAll(element, '.panels, .panels *')
    .filter((node) => isSeen(node) && node.scrollWidth > node.clientWidth + 1)
    .filter((node) => getComputedStyle(node).overflowX !== 'visible')
    .filter((node) => !node.closest('pre, .table-scroll, .visually-hidden, [part~="table"]'))
    .filter((node) => getComputedStyle(node).textOverflow !== 'ellipsis')
    .map((node) => `${node.localName}.${node.className}`);
}

describe('accessibility', () => {
  afterEach(cleanUp);

  for (const [name, { steps = [], setUp, act: bringAbout, sign }] of Object.entries(states)) {
    for (const width of [320, 900]) {
      it(`${name}, ${width} px wide`, async () => {
        const element = await mount(await scripted({ steps }), (node) => {
          node.style.setProperty('width', `${width}px`);
          setUp?.(node);
        });
        await bringAbout?.(element);
        await until(() => element.shadowRoot?.querySelector(sign), name);
        await settled(element);
        await expectAccessible(element);

        const small = findAll(element, interactive)
          .filter((node) => isSeen(node) && !inSentence(node) && targetOf(node) < 24)
          .map((node) => `${node.outerHTML.slice(0, 120)} ${targetOf(node)}`);
        expect(small, 'targets under 24 px').to.deep.equal([]);

        const outline = levels(element);
        const jumps = outline.filter(
          (level, index) => index > 0 && level > outline[index - 1]! + 1,
        );
        expect(jumps, `headings ${outline.join()}`).to.deep.equal([]);
        expect(runningOut(element)).to.deep.equal([]);
      });
    }
  }

  it('speaks through one polite region', async () => {
    const element = await mount(
      await scripted({
        steps: [{ type: 'threads.create', events: [...opening('Hi'), done(reply)] }],
      }),
    );
    await element.sendUserMessage({ text: 'Hi' });
    await until(() => element.shadowRoot?.querySelector('.markdown table'), 'the reply');
    const regions = findAll(element, '[aria-live="polite"]').filter(({ textContent }) =>
      textContent.trim(),
    );
    expect(regions).to.have.length(1);
    expect(regions[0]!.textContent.match(/14A/g)).to.have.length(2); // the sentence and the table's cell
    expect(find(element, '[role="log"]').getAttribute('aria-live')).to.equal('off');
  });
});
