/** The way back: one offer in the conversation, shown on its done mark, its receipt and its row of the customer panel. */
import { expect } from '@open-wc/testing';
import type { OpenskiesConcierge } from '../concierge.ts';
import { drawnCustomer } from '../../test/customer-fixture.ts';
import { assistantItem, done, storedThread, threadId, userItem } from '../../test/events.ts';
import {
  cleanUp,
  expectAccessible,
  find,
  findAll,
  mount,
  scripted,
  textOf,
  until,
  type ScriptedServer,
  type Step,
} from '../../test/scripted.ts';

const at = (ms: number) => new Date(Date.now() + ms).toISOString();
const offer = (ago: number) => ({
  effect_id: 'und_1',
  created_at: at(-ago),
  expires_at: at(30_000 - ago),
});

const doneMark = (ago: number, title = 'Seat changed on OA476') => ({
  id: 'tsk_1',
  thread_id: threadId,
  created_at: at(-ago),
  type: 'task',
  task: { type: 'custom', title, status_indicator: 'complete' },
  ...(title.startsWith('Undone') ? {} : { undo: offer(ago) }),
});

const receipt = (ago: number) => ({
  id: 'wid_1',
  thread_id: threadId,
  created_at: at(-ago - 5000),
  type: 'widget',
  widget: {
    type: 'Card',
    children: [],
    confirmation: {
      id: 'cnf_1',
      action: 'add_checked_bag',
      tone: 'cost',
      icon: 'luggage',
      title: 'Add one checked bag?',
      what: [],
      terms: [],
      confirm: { label: 'Add bag', busy_label: 'Adding…' },
      decline: { label: 'Not now', busy_label: 'Closing…' },
      created_at: at(-ago - 5000),
      expires_at: at(60_000),
      status: 'confirmed',
      receipt: { text: 'Checked bag added', tone: 'success' },
      undo: offer(ago),
    },
  },
});

const seatEntry = (ago: number) => ({
  timestamp: at(-ago),
  kind: 'success',
  entry: 'Seat changed on OA476 from 14A to 12C.',
  effect_id: 'und_1',
});

function customer(entry?: object): Step {
  const profile = drawnCustomer();
  const timeline = entry ? [entry, ...profile.timeline] : profile.timeline;
  return { type: 'GET customer', json: { customer: { ...profile, timeline } } };
}

async function open(
  item: object,
  entry: object,
  ...more: Step[]
): Promise<[OpenskiesConcierge, ScriptedServer]> {
  const server = await scripted({
    server: '0.1.0; model=demo',
    steps: [
      {
        type: 'threads.get_by_id',
        json: storedThread(userItem('msg_1', 'Hi'), item, assistantItem('msg_2', 'Done.')),
      },
      customer(entry),
      ...more,
    ],
  });
  const element = await mount(server, (one) => (one.threadId = threadId));
  return [element, server];
}

const undos = (element: OpenskiesConcierge) =>
  findAll(element, 'openskies-undo button').filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
const spoken = (element: OpenskiesConcierge) => textOf(find(element, 'openskies-announcer'));

describe('the way back', () => {
  afterEach(cleanUp);

  it('stands on the done mark and in the panel, is told of once, and is gone on both', async () => {
    const undone = doneMark(0, 'Undone: Seat changed on OA476');
    const [element, server] = await open(doneMark(1000), seatEntry(1000), {
      type: 'threads.custom_action',
      events: [
        { type: 'thread.item.replaced', item: undone },
        done(assistantItem('msg_3', 'Your seat on OA476 is 14A again.')),
      ],
    });
    await until(() => undos(element).length === 2, 'two buttons');
    const [mark, row] = undos(element);
    expect(mark?.getAttribute('aria-label')).to.equal('Undo: Seat changed on OA476');
    expect(row?.getAttribute('aria-label')).to.equal(
      'Undo: Seat changed on OA476 from 14A to 12C.',
    );
    expect(spoken(element).match(/half a minute/g)).to.have.length(1);
    await expectAccessible(element);

    row?.focus();
    row?.click();
    await until(() => undos(element).length === 0, 'no buttons');
    const request = await server.request('threads.custom_action');
    expect(request.body?.params).to.deep.equal({
      thread_id: threadId,
      item_id: 'tsk_1',
      action: { type: 'effect.undo', payload: { effect_id: 'und_1' } },
    });
    expect(textOf(find(element, 'openskies-progress-row'))).to.equal(
      'Undone: Seat changed on OA476',
    );
    expect((await server.requests('threads.custom_action')).length).to.equal(1);
    const focused = element.shadowRoot?.activeElement;
    expect(textOf(focused), 'the keyboard stays in the row').to.contain('Seat changed on OA476');
  });

  it('stands on the receipt of a card, which alone says what was done', async () => {
    const [element] = await open(receipt(1000), {
      ...seatEntry(1000),
      entry: 'Checked bag added.',
    });
    await until(() => undos(element).length === 2, 'two buttons');
    const [own] = undos(element);
    expect(own?.closest('.receipt') && textOf(own.closest('.receipt'))).to.equal(
      'Checked bag added Undo',
    );
    await expectAccessible(element);
  });

  it('goes when its time is over, and leaves the keyboard in its row', async () => {
    const { setTimeout: realTimeout } = window;
    const { now } = Date;
    const ends: (() => void)[] = [];
    window.setTimeout = ((run: () => void, delay = 0) => {
      if (delay <= 20_000 || delay > 30_000) return realTimeout(run, delay);
      ends.push(run);
      return 0;
    }) as typeof setTimeout;
    try {
      const [element] = await open(doneMark(0), seatEntry(0));
      await until(() => undos(element).length === 2, 'two buttons');
      undos(element)[0]?.focus();
      Date.now = () => now() + 30_000;
      for (const end of ends) end();
      await until(() => undos(element).length === 0, 'no buttons');
      expect(textOf(element.shadowRoot?.activeElement)).to.equal('Seat changed on OA476');
    } finally {
      window.setTimeout = realTimeout;
      Date.now = now;
    }
  });

  it('is not there for what was done long ago, nor in the panel alone', async () => {
    const [element] = await open(doneMark(31_000), { ...seatEntry(500), effect_id: 'und_other' });
    await until(() => findAll(element, 'openskies-undo').length === 2, 'places');
    await until(() => customElements.get('openskies-undo'), 'view');
    await element.updateComplete;
    expect(undos(element).length).to.equal(0);
  });

  it('is not there once the conversation has gone on past its end, wherever the reader’s clock stands', async () => {
    const { now } = Date;
    Date.now = () => now() - 600_000;
    try {
      const server = await scripted({
        server: '0.1.0; model=demo',
        steps: [
          {
            type: 'threads.get_by_id',
            json: storedThread(
              doneMark(-500_000),
              {
                ...doneMark(-530_000),
                id: 'tsk_2',
                undo: { ...offer(-530_000), effect_id: 'und_2' },
              },
              { ...userItem('msg_2', 'And then?'), created_at: at(540_000) },
            ),
          },
          customer(),
        ],
      });
      const element = await mount(server, (one) => (one.threadId = threadId));
      await until(() => undos(element).length > 0, 'the way back that stands');
      expect(undos(element)).to.have.length(1);
      expect(find(element, 'openskies-undo button').closest('openskies-undo')).to.have.property(
        'effectId',
        'und_2',
      );
    } finally {
      Date.now = now;
    }
  });

  it('says so when it did not come about, and may be pressed again', async () => {
    const [element] = await open(doneMark(1000), seatEntry(1000), {
      type: 'threads.custom_action',
      status: 429,
      headers: { 'retry-after': '2' },
      json: { error: { code: 'rate.limited', message: 'Slow down.', retry: true } },
    });
    await until(() => undos(element).length === 2, 'two buttons');
    undos(element)[1]?.click();
    await until(() => spoken(element).includes('Could not be undone.'), 'spoken');
    const row = find(element, '.timeline-item');
    expect(textOf(row)).to.contain('Could not be undone. Undo');
    expect(find(element, '.timeline-item button').hasAttribute('aria-disabled')).to.equal(false);
  });
});
