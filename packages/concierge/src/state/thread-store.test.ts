/** What belongs to one thread stays with it, whatever comes late. */
import { expect } from '@open-wc/testing';
import { encodeSse, type ActionConfig } from '@openskies/protocol';
import {
  assistantItem,
  done,
  opening,
  storedThread,
  threadId,
  userItem,
} from '../../test/events.ts';
import { until } from '../../test/scripted.ts';
import { Client, type ServerInfo } from '../transport/client.ts';
import { ChatStore } from './chat-store.ts';

interface Body {
  type: string;
  params: { thread_id: string; kind?: string; after?: string };
}

type Answer = (body: Body, signal: AbortSignal) => Response | Promise<Response>;

const ours: ServerInfo = { version: '0.1.0', model: 'demo', dictation: false };

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError'))),
  );

const answered = assistantItem('msg_2', 'Hello');
const stored = (id = threadId): object => ({ ...storedThread(answered), id, cursor: 5 });

const streamOf = (words: string): Response =>
  new Response(
    [...opening('Hi'), done(assistantItem('msg_2', words))]
      .map((event) => encodeSse({ data: event }))
      .join(''),
  );

/** Long enough for a failure to be noticed, and not for what is imported then. */
async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await Promise.resolve();
}

describe('the store of a thread', () => {
  let store: ChatStore;
  /** Codes of what the page was told. */
  let errors: string[];
  /** What answers requests, and streams of a thread. */
  let answer: Answer;
  let follow: (signal: AbortSignal) => Promise<Response>;

  beforeEach(() => {
    follow = never;
    const client = new Client({
      url: 'https://api.example/support',
      fetch: async (url, init) => {
        const signal = init?.signal ?? new AbortController().signal;
        if ((url as string).includes('/events')) return follow(signal);
        return answer(JSON.parse(init?.body as string) as Body, signal);
      },
    });
    errors = [];
    store = new ChatStore(client, {
      signal: (signal) => void (signal.type === 'error' && errors.push(signal.error.code)),
      callTool: () => undefined,
    });
    store.introduce(ours);
    answer = ({ params }) => Response.json(stored(params.thread_id));
  });
  afterEach(() => store.close());

  it('says in each thread anew that the connection is lost', async () => {
    follow = () => Promise.reject(new TypeError('offline'));
    await store.openThread(threadId);
    await until(() => store.state.connection === 'lost', 'the loss');
    await store.openThread('thr_b');
    await until(() => store.state.connection === 'lost', 'the loss in the other thread');
  });

  it('lets no word of a lost connection wait for the start screen', async () => {
    const waiting = new Set<unknown>();
    const { setTimeout, clearTimeout } = window;
    window.setTimeout = ((fire: () => void, ms: number) => {
      const timer = (setTimeout as (fire: () => void, ms: number) => unknown)(fire, ms);
      if (ms === 1000) waiting.add(timer);
      return timer;
    }) as typeof setTimeout;
    window.clearTimeout = (timer) => {
      waiting.delete(timer);
      clearTimeout(timer);
    };
    try {
      await store.openThread(threadId);
      await until(() => waiting.size === 1, 'the patience');
      await store.openThread(null);
      expect(waiting.size).to.equal(0);
    } finally {
      Object.assign(window, { setTimeout, clearTimeout });
    }
  });

  it('keeps out of a thread what was asked for another: an earlier page that fails, a thumb', async () => {
    let fail!: () => void;
    const failed = new Promise<never>((_, reject) => (fail = () => reject(new TypeError('gone'))));
    answer = ({ type, params }) => {
      if (type === 'items.list' || type === 'items.feedback') return failed;
      const { items, ...thread } = storedThread(answered);
      return Response.json({
        ...thread,
        id: params.thread_id,
        cursor: 5,
        items: params.thread_id === threadId ? { ...items, has_more: true, after: 'msg_2' } : items,
      });
    };
    await store.openThread(threadId);
    const late = [store.loadEarlier(), store.rate('msg_2', 'positive')];
    await store.openThread('thr_b');
    const before = store.state;
    fail();
    await Promise.all(late);
    expect(store.state.earlier).to.equal(null);
    expect(store.state).to.deep.equal(before);
  });

  it('shows the first thumb again where the second is not taken', async () => {
    answer = ({ type, params }) =>
      type === 'items.feedback'
        ? new Response('{}', { status: params.kind === 'positive' ? 200 : 503 })
        : Response.json(stored());
    await store.openThread(threadId);
    await store.rate('msg_2', 'positive');
    await store.rate('msg_2', 'negative');
    expect(store.state.feedback.get('msg_2')).to.equal('positive');
  });

  it('keeps earlier pages that were loaded when it looks again', async () => {
    const { items, ...thread } = storedThread(answered);
    const older = { ...assistantItem('msg_old', 'Long ago') };
    answer = ({ type }) =>
      type === 'items.list'
        ? Response.json({ data: [older], has_more: true, after: 'msg_older' })
        : Response.json({
            ...thread,
            cursor: 5,
            items: { ...items, has_more: true, after: 'msg_2' },
          });
    await store.openThread(threadId);
    await store.loadEarlier();
    const ids = (): string[] => store.state.thread?.items.data.map(({ id }) => id) ?? [];
    const before = ids();
    expect(before[0]).to.equal('msg_old');
    await store.fetchUpdates();
    expect(ids()).to.deep.equal(before);
    expect(store.state.earlier).to.equal('msg_older');
  });

  it('tells of a message that waited behind an answer only when it was answered, or has failed', async () => {
    store.introduce(null);
    let go!: () => void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    answer = async ({ type }) => {
      await gate;
      return type === 'threads.create' ? streamOf('Hello') : new Response('{}', { status: 500 });
    };
    const told: string[] = [];
    const first = store.send({ text: 'Hi' }).then((taken) => told.push(`first ${taken}`));
    const second = store.send({ text: 'And' }).then((taken) => told.push(`second ${taken}`));
    await until(() => store.state.status === 'submitted', 'the first on its way');
    expect(told).to.deep.equal([]);
    go();
    await Promise.all([first, second]);
    expect(told).to.have.members(['first true', 'second false']);
  });

  it('says that a foreign server has not got a message, and takes an older answer for none', async () => {
    store.introduce(null);
    const older = storedThread(userItem('msg_1', 'Hi'), answered);
    answer = ({ type }) =>
      type === 'threads.get_by_id' ? Response.json(older) : new Response('{}');
    await store.openThread(threadId);
    expect(await store.send({ text: 'And?' })).to.equal(false);
    expect(store.state.pending.map(({ status }) => status)).to.deep.equal(['failed']);
    expect(errors).to.deep.equal(['stream.broken']);
  });

  it('finds a message whose answer was lost on the way', async () => {
    store.introduce(null);
    const before = storedThread(userItem('msg_1', 'Hi'), answered);
    const after = storedThread(
      userItem('msg_1', 'Hi'),
      answered,
      userItem('msg_3', 'And?'),
      assistantItem('msg_4', 'Gladly'),
    );
    let sent = false;
    answer = ({ type }) => {
      if (type === 'threads.get_by_id') return Response.json(sent ? after : before);
      sent = true;
      return new Response('');
    };
    await store.openThread(threadId);
    expect(await store.send({ text: 'And?' })).to.equal(true);
    expect(store.state.pending).to.deep.equal([]);
    expect(store.state.thread?.items.data).to.have.length(4);
    expect(errors).to.deep.equal([]);
  });

  it('keeps a message that waited when another thread is opened, and sends it when its own is open again', async () => {
    store.introduce(null);
    const sent: string[] = [];
    answer = ({ type, params }, signal) => {
      if (type === 'threads.get_by_id') return Response.json(stored(params.thread_id));
      const words = JSON.stringify(params);
      sent.push(words.includes('second') ? 'second' : 'first');
      return sent.length === 1 ? never(signal) : streamOf('Hello');
    };
    await store.openThread(threadId);
    void store.send({ text: 'first' });
    await until(() => sent.length === 1, 'the first on its way');
    const second = store.send({ text: 'second' });
    await store.openThread('thr_b');
    await second;
    expect(store.state.pending).to.deep.equal([]);
    await store.openThread(threadId);
    await until(() => sent.includes('second'), 'the second');
    void store.openThread(null, { anew: true });
    await store.openThread(threadId);
    expect(store.state.pending).to.deep.equal([]);
  });

  it('tells the page of an answer that failed, and of an action that cannot be', async () => {
    const failed = { type: 'error', code: 'custom', message: 'No seats.', allow_retry: false };
    answer = () =>
      new Response([...opening('Hi'), failed].map((event) => encodeSse({ data: event })).join(''));
    expect(await store.sendAction({ type: 'upgrade' })).to.equal(false);
    store.introduce(null);
    await store.send({ text: 'Hi' });
    expect(errors).to.deep.equal(['request.invalid', 'custom']);
    expect(await store.sendAction({} as ActionConfig)).to.equal(false);
    expect(errors.at(-1)).to.equal('request.invalid');
  });

  it('asks nothing and listens to nothing once it was let go while the network was away', async () => {
    let asked = 0;
    answer = () => {
      asked++;
      void microtasks(12).then(() => store.close());
      return Promise.reject(new TypeError('offline'));
    };
    const listeners: AbortSignal[] = [];
    const { addEventListener } = document;
    document.addEventListener = function (
      this: Document,
      ...given: Parameters<typeof addEventListener>
    ) {
      const [type, , options] = given;
      if (type === 'freeze') listeners.push((options as { signal: AbortSignal }).signal);
      addEventListener.apply(this, given);
    } as typeof addEventListener;
    try {
      await store.send({ text: 'Hi' });
      await import('./follower.ts');
      await microtasks(50);
      expect(listeners.filter(({ aborted }) => !aborted)).to.have.length(0);
      expect(store.state.connection).to.equal('ok');
      expect(asked).to.equal(1);
    } finally {
      Reflect.deleteProperty(document, 'addEventListener');
    }
  });
});
