/** Streams that are cut, at every event and in the middle of bytes: what is shown in the end is what the uncut one shows. */
import { expect } from '@open-wc/testing';
import { encodeSse } from '@openskies/protocol';
import {
  added,
  assistantItem,
  cancellable,
  delta,
  done,
  running,
  threadCreated,
  userItem,
} from '../../test/events.ts';
import { LoggedServer, type Break, type Entry } from '../../test/logged-server.ts';
import { Client } from '../transport/client.ts';
import { ChatStore } from './chat-store.ts';

const text = 'Your seat is **12C** ✈️ – a window, as you like it. Gute Reise, 良い旅を! 🙂';
const words = text.split(/(?<= )/);

/** Numbers what our server stores: what begins, streams and passes is not. */
function turn(events: object[]): Entry[] {
  let seq = 0;
  const passing = ['thread.item.added', 'thread.item.updated', 'progress_update'];
  return events.map((event) => {
    const { type, stored } = event as { type: string; stored?: boolean };
    const { stored: _, ...rest } = event as Record<string, unknown>;
    const first = type === 'stream_options' && seq > 0 && event === cancellable;
    return first || (passing.includes(type) && !stored)
      ? { event: rest }
      : { seq: ++seq, event: rest };
  });
}

const opening = [threadCreated, done(userItem('msg_1', 'Seat 12C, please')), cancellable];
const answer = (id: string) => [
  added(assistantItem(id, '')),
  ...words.map((word) => delta(id, word)),
  done(assistantItem(id, text)),
];
const task = (id: string) => ({
  ...assistantItem(id, ''),
  content: undefined,
  type: 'task',
  task: { type: 'custom', title: 'Seat changed on OA476', status_indicator: 'complete' },
});
const widget = (value: string) => ({ type: 'Card', children: [{ type: 'Text', value }] });
const updatedWidget = {
  type: 'thread.item.updated',
  item_id: 'wid_1',
  update: { type: 'widget.root.updated', widget: widget('Chosen') },
  stored: true,
};

const scripts: Record<string, Entry[]> = {
  'an answer': turn([...opening, ...answer('msg_2'), running(false)]),
  'an answer with deeds': turn([
    ...opening,
    { type: 'progress_update', text: 'Changing the seat' },
    added(assistantItem('msg_2', '')),
    delta('msg_2', 'Let me '),
    delta('msg_2', 'see.'),
    done(assistantItem('msg_2', 'Let me see.')),
    { type: 'client_effect', name: 'customer_profile/update', data: { profile: { name: 'J' } } },
    done(task('tsk_1')),
    {
      ...threadCreated,
      type: 'thread.updated',
      thread: { ...threadCreated.thread, title: 'Seat' },
    },
    ...answer('msg_3'),
    running(false),
  ]),
  'an answer that was begun twice, with a widget': turn([
    ...opening,
    added(assistantItem('msg_2', '')),
    delta('msg_2', 'Your seat '),
    delta('msg_2', 'is'),
    { type: 'thread.item.removed', item_id: 'msg_2' },
    ...answer('msg_3'),
    done({ ...task('wid_1'), type: 'widget', widget: widget('Choose') }),
    updatedWidget,
    { type: 'error', code: 'custom', message: 'Half of it failed.', allow_retry: true },
    running(false),
  ]),
};

interface Shown {
  items: unknown;
  title: string | undefined;
  errors: number;
  pending: number;
  effects: number;
  sent: boolean;
  /** Texts that stood there at some moment and are no beginning of what was said. */
  wrong: string[];
}

async function play(entries: Entry[], breaks: Break[], options = {}): Promise<Shown> {
  const server = new LoggedServer(entries, breaks, options);
  const client = new Client({ url: 'https://api.example/support', fetch: server.fetch });
  let effects = 0;
  const store = new ChatStore(client, {
    signal: ({ type }) => (effects += Number(type === 'effect')),
    callTool: () => undefined,
  });
  // A page has it from the customer's data before the first message.
  store.introduce({ version: '0.1.0', model: 'demo', dictation: false });
  const said = textsOf(entries);
  const wrong: string[] = [];
  store.subscribe(() => {
    for (const text of textsOf(
      store.state.thread?.items.data.map((item) => ({ event: { item } })),
    )) {
      if (!said.some((whole) => whole.startsWith(text))) wrong.push(text);
    }
  });
  const sent = await store.send({ text: 'Seat 12C, please' });
  const { thread, marks, pending } = store.state;
  store.close();
  return {
    items: thread?.items.data,
    title: thread?.title,
    errors: marks.length,
    pending: pending.length,
    effects,
    sent,
    wrong,
  };
}

/** What the concierge says in events; of a message that was begun twice, each time. */
function textsOf(entries: { event: object }[] = []): string[] {
  const texts = new Map<string, string>();
  for (const { event } of entries) {
    const { item, item_id, update } = event as {
      item?: { id: string; type: string; content?: { text: string }[] };
      item_id?: string;
      update?: { delta?: string };
    };
    if (item?.type === 'assistant_message') {
      texts.set(item.id, item.content?.map(({ text }) => text).join('') ?? '');
    } else if (item_id && update?.delta) {
      texts.set(item_id, (texts.get(item_id) ?? '') + update.delta);
    }
  }
  return [...texts.values()];
}

/** The same each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('a stream that is cut', () => {
  for (const [name, entries] of Object.entries(scripts)) {
    const frames = entries.map(({ seq, event }) => encodeSse({ id: seq, data: event }));
    const lengths = frames.map((frame) => new TextEncoder().encode(frame).length);
    const whole = lengths.reduce((sum, length) => sum + length, 0);

    it(`shows the same in the end, cut after each event of ${name}`, async () => {
      const expected = await play(entries, []);
      expect(expected).to.deep.include({ pending: 0, sent: true, wrong: [] });
      let at = 0;
      const cuts = [0, ...lengths].flatMap((length, index) => {
        at += length;
        return [
          { at, silently: false, meanwhile: 0 },
          { at, silently: true, meanwhile: index % 4 },
        ];
      });
      const played = await Promise.all(cuts.map((cut) => play(entries, [cut])));
      for (const [index, shown] of played.entries()) {
        expect(shown, JSON.stringify(cuts[index])).to.deep.equal(expected);
      }
    });

    it(`shows the same in the end, cut up to three times at random bytes of ${name}`, async () => {
      const expected = await play(entries, []);
      const next = random(whole);
      const series = Array.from({ length: 100 }, () =>
        Array.from({ length: 1 + Math.floor(next() * 3) }, () => ({
          at: Math.floor(next() * whole),
          silently: next() < 0.5,
          meanwhile: Math.floor(next() * 6),
        })),
      );
      const played = await Promise.all(series.map((cuts) => play(entries, cuts)));
      for (const [index, shown] of played.entries()) {
        expect(shown, JSON.stringify(series[index])).to.deep.equal(expected);
      }
    });
  }

  it('would be noticed if a character were doubled on the way', async () => {
    const entries = scripts['an answer']!;
    const begun = entries.slice(0, 8).map(({ seq, event }) => encodeSse({ id: seq, data: event }));
    const at = new TextEncoder().encode(begun.join('')).length;
    const cut = [{ at, silently: false, meanwhile: 0 }];
    expect((await play(entries, cut)).wrong).to.deep.equal([]);
    expect((await play(entries, cut, { faulty: true })).wrong).not.to.deep.equal([]);
  });
});
