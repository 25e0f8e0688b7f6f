/** What a tab shows of a thread that goes on without it, and what it sends when the network comes and goes. */
import { expect } from '@open-wc/testing';
import { encodeSse } from '@openskies/protocol';
import {
  added,
  assistantItem,
  cancellable,
  delta,
  done,
  numbered,
  running,
  storedThread,
  threadCreated,
  threadId,
  userItem,
} from '../../test/events.ts';
import { until } from '../../test/scripted.ts';
import { Client } from '../transport/client.ts';
import type { ChatSignal } from './chat-state.ts';
import { ChatStore } from './chat-store.ts';
import { textOf as wordsOf } from './outgoing.ts';

interface Asked {
  type: string;
  mark: { message_id?: string; after?: number };
  /** Sends events, numbered or not. */
  say(...events: object[]): void;
  end(): void;
  fail(): void;
  readonly gone: boolean;
}

/** A server whose answers a test writes by hand. */
class Hands {
  readonly asked: Asked[] = [];
  readonly signals: ChatSignal[] = [];
  readonly store: ChatStore;
  /** Answers of plain requests. */
  stored: object = {};
  online = true;
  /** Names of the page's tools that were called. */
  readonly called: string[] = [];

  constructor({ silence }: { silence?: number } = {}) {
    const client = new Client({
      url: 'https://api.example/support',
      fetch: (input, init) => this.#answer(new URL(input as string), init),
      silence,
      onServer: (server) => this.store.introduce(server),
    });
    this.store = new ChatStore(client, {
      signal: (signal) => this.signals.push(signal),
      callTool: (name) => {
        this.called.push(name);
        return Promise.resolve({ seat: '14A' });
      },
    });
  }

  of(type: string): Asked[] {
    return this.asked.filter((one) => one.type === type);
  }

  /** Waits until so many requests of a kind have come; the last of them. */
  async next(type: string, count = 1): Promise<Asked> {
    await until(() => this.of(type).length >= count, `${type} ${count}`);
    return this.of(type)[count - 1]!;
  }

  /** The thread is open and followed. */
  async open(cursor = 3): Promise<Asked> {
    this.stored = { ...storedThread(userItem('msg_1', 'Hi')), cursor };
    await this.store.openThread(threadId, { cursor });
    return this.next('follow');
  }

  get words(): string[] {
    const { thread, pending } = this.store.state;
    const items = (thread?.items.data ?? []).map((item) =>
      'content' in item ? wordsOf(item as never) : item.type,
    );
    return [...items, ...pending.map(({ input, status }) => `${status}: ${wordsOf(input)}`)];
  }

  #answer(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = { 'openskies-server': '0.1.0; model=demo', 'content-type': 'application/json' };
    const body = init.body
      ? (JSON.parse(init.body as string) as {
          type: string;
          metadata: { openskies: Asked['mark'] };
        })
      : null;
    if (!this.online) return Promise.reject(new TypeError('Failed to fetch'));
    const plain = body && /get_by_id|list/.test(body.type);
    if (plain) return Promise.resolve(new Response(JSON.stringify(this.stored), { headers }));
    const after = Number(url.searchParams.get('after'));
    let gone = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const close = (act: () => void): void => {
          if (!gone) act();
          gone = true;
        };
        init.signal?.addEventListener('abort', () =>
          close(() => controller.error(init.signal?.reason)),
        );
        this.asked.push({
          type: body?.type ?? 'follow',
          mark: body?.metadata.openskies ?? { after },
          say: (...events) => {
            for (const event of events) {
              const { seq, ...data } = event as { seq?: number };
              controller.enqueue(new TextEncoder().encode(encodeSse({ id: seq, data })));
            }
          },
          end: () => close(() => controller.close()),
          fail: () => close(() => controller.error(new TypeError('network error'))),
          get gone() {
            return gone;
          },
        });
      },
      cancel: () => {
        gone = true;
      },
    });
    return Promise.resolve(new Response(stream, { headers }));
  }
}

const user = (seq: number, id: string, text: string, more = {}) =>
  numbered(seq, done({ ...userItem(id, text), ...more }));

describe('following a thread', () => {
  let hands: Hands;
  afterEach(() => hands.store.close());

  it('shows what another tab asks and what it is answered, and tells the page of it', async () => {
    hands = new Hands();
    const follow = await hands.open();
    follow.say(running(false));
    follow.say(user(4, 'msg_2', 'Seat?'), running(true));
    await until(() => hands.store.state.status === 'submitted', 'work');
    follow.say(added(assistantItem('msg_3', '')), delta('msg_3', 'Ye'));
    await until(() => hands.words.includes('Ye'), 'its beginning');
    expect(hands.store.state).to.include({ status: 'streaming', allowCancel: true });
    follow.say(
      numbered(5, { type: 'client_effect', name: 'customer_profile/update', data: {} }),
      delta('msg_3', 's.'),
      numbered(6, done(assistantItem('msg_3', 'Yes.'))),
      numbered(7, running(false)),
    );
    await until(() => hands.store.state.status === 'idle', 'the end');
    expect(hands.words).to.deep.equal(['Hi', 'Seat?', 'Yes.']);
    const told = hands.signals.map(({ type }) => type);
    expect(told.filter((type) => ['effect', 'response-end'].includes(type))).to.deep.equal([
      'effect',
      'response-end',
    ]);
    expect(hands.of('follow')).to.have.length(1);
  });

  it('puts a list that comes while words are under way above them', async () => {
    hands = new Hands();
    const follow = await hands.open();
    const { id, thread_id, created_at } = assistantItem('wf_run_1', '');
    const workflow = { type: 'custom', tasks: [], expanded: true };
    follow.say(user(4, 'msg_2', 'Both'), running(true));
    follow.say(added(assistantItem('msg_3', '')), delta('msg_3', 'Here '));
    await until(() => hands.words.includes('Here '), 'its beginning');
    follow.say(numbered(5, added({ id, thread_id, created_at, type: 'workflow', workflow })));
    follow.say(numbered(6, done(assistantItem('msg_3', 'Here you are.'))));
    await until(() => hands.words.includes('Here you are.'), 'the words');
    expect(hands.words).to.deep.equal(['Hi', 'Both', 'workflow', 'Here you are.']);
  });

  it('replaces its own message, not what another tab says before it', async () => {
    hands = new Hands();
    const follow = await hands.open();
    follow.say(running(false));
    const sent = hands.store.send({ text: 'Mine' });
    const own = await hands.next('threads.add_user_message');
    expect(follow.gone, 'one stream a tab').to.equal(true);
    expect(own.mark.after).to.equal(3);
    own.say(user(4, 'msg_2', 'Theirs'));
    await until(() => hands.words.length === 3, 'both');
    expect(hands.words).to.deep.equal(['Hi', 'Theirs', 'sending: Mine']);
    own.say(user(5, 'msg_3', 'Mine'), cancellable, numbered(6, done(assistantItem('msg_4', 'Ok'))));
    own.say(numbered(7, running(false)));
    own.end();
    expect(await sent).to.equal(true);
    expect(hands.words).to.deep.equal(['Hi', 'Theirs', 'Mine', 'Ok']);
    expect((await hands.next('follow', 2)).mark.after).to.equal(7);
  });

  it('hands a message behind a running reply to the server, where every tab sees it wait', async () => {
    hands = new Hands();
    const follow = await hands.open();
    follow.say(running(true));
    await until(() => hands.store.state.status === 'submitted', 'work');
    const sent = hands.store.send({ text: 'And mine' });
    const own = await hands.next('threads.add_user_message');
    expect(follow.gone, 'the stream of the reply stays').to.equal(false);
    expect(hands.words).to.deep.equal(['Hi', 'queued: And mine']);
    const queued = user(4, 'msg_2', 'And mine', { queued: true });
    follow.say(queued);
    own.say(queued);
    await until(() => own.gone, 'its own stream is let go');
    expect(hands.words).to.deep.equal(['Hi', 'And mine']);
    follow.say(
      numbered(5, done(assistantItem('msg_3', 'First.'))),
      numbered(6, running(true)),
      numbered(7, { type: 'thread.item.removed', item_id: 'msg_2' }),
      user(8, 'msg_2', 'And mine'),
      numbered(9, done(assistantItem('msg_4', 'Second.'))),
      numbered(10, running(false)),
    );
    expect(await sent).to.equal(true);
    expect(hands.words).to.deep.equal(['Hi', 'First.', 'And mine', 'Second.']);
  });

  it('sends again under the same id what the server may not have got', async () => {
    hands = new Hands();
    const follow = await hands.open();
    follow.say(running(false));
    hands.online = false;
    const sent = hands.store.send({ text: 'Add a bag' });
    await until(() => hands.words.includes('sending: Add a bag'), 'the message');
    hands.online = true;
    window.dispatchEvent(new Event('online'));
    const first = await hands.next('threads.add_user_message');
    first.fail();
    const second = await hands.next('threads.add_user_message', 2);
    expect(second.mark.message_id).to.equal(first.mark.message_id);
    second.say(user(4, 'msg_2', 'Add a bag'), numbered(5, done(assistantItem('msg_3', 'Done.'))));
    second.say(numbered(6, running(false)));
    second.end();
    expect(await sent).to.equal(true);
    expect(hands.words).to.deep.equal(['Hi', 'Add a bag', 'Done.']);
  });

  it('tells after a reload what failed meanwhile, and shows nothing of the stored thread twice', async () => {
    hands = new Hands();
    const stored = storedThread(userItem('msg_1', 'Hi'), assistantItem('msg_2', 'Half'));
    hands.stored = { ...stored, cursor: 5 };
    await hands.store.openThread(threadId, { remembered: true, cursor: 1 });
    const follow = await hands.next('follow');
    expect(follow.mark.after).to.equal(1);
    follow.say(
      numbered(2, { type: 'error', code: 'custom', message: 'Past.', allow_retry: true }),
      numbered(3, done(assistantItem('msg_2', 'Old'))),
      numbered(5, { type: 'error', code: 'custom', message: 'It failed.', allow_retry: true }),
      running(false),
    );
    await until(() => hands.store.state.marks.length === 1, 'the error');
    expect(hands.store.state.marks[0]).to.include({ message: 'It failed.', retry: true });
    expect(hands.words).to.deep.equal(['Hi', 'Half']);
  });

  describe('with a tool of the page that is called', () => {
    const call = {
      id: 'ctc_1',
      thread_id: threadId,
      created_at: '2026-11-22T09:08:58.931Z',
      type: 'client_tool_call',
      status: 'pending',
      call_id: 'call_1',
      name: 'get_selected_seat',
      arguments: {},
    };
    const reload = async (...items: object[]): Promise<void> => {
      hands = new Hands();
      hands.stored = { ...storedThread(userItem('msg_1', 'Which seat?'), ...items), cursor: 3 };
      await hands.store.openThread(threadId, { remembered: true, cursor: 3 });
    };

    it('runs it after a reload that it outlived', async () => {
      await reload();
      const follow = await hands.next('follow');
      follow.say(numbered(3, running(true)), numbered(4, done(call)), numbered(5, running(false)));
      const output = await hands.next('threads.add_client_tool_output');
      expect(hands.called).to.deep.equal(['get_selected_seat']);
      output.say(
        numbered(6, done({ ...call, status: 'completed', output: { seat: '14A' } })),
        numbered(7, done(assistantItem('msg_2', 'It is 14A.'))),
        numbered(8, running(false)),
      );
      output.end();
      await until(() => hands.words.includes('It is 14A.'), 'the answer');
      expect(hands.called).to.have.length(1);
    });

    it('runs it where the answer ended while the page was away', async () => {
      void reload(call);
      await hands.next('threads.add_client_tool_output');
      expect(hands.called).to.deep.equal(['get_selected_seat']);
    });

    it('leaves it to the tab whose answer it is', async () => {
      const follow = await ((hands = new Hands()), hands.open());
      follow.say(numbered(3, running(true)), numbered(4, done(call)), numbered(5, running(false)));
      await until(() => hands.words.includes('client_tool_call'), 'the call');
      await until(() => hands.store.state.status === 'idle', 'the end');
      expect(hands.called).to.deep.equal([]);
    });
  });

  it('takes 40 seconds of silence for the end of a stream', async () => {
    hands = new Hands({ silence: 80 });
    const first = await hands.open();
    first.say(running(false));
    await hands.next('follow', 2);
    expect(first.gone).to.equal(true);
  });

  it('lets go of its own stream when the network goes, in the first reply too', async () => {
    await import('./follower.ts'); // is there by the time a network goes
    hands = new Hands();
    const sent = hands.store.send({ text: 'Hm' });
    const own = await hands.next('threads.create');
    own.say(numbered(1, threadCreated), user(2, 'msg_1', 'Hm'));
    own.say(added(assistantItem('msg_2', '')), delta('msg_2', 'On and'));
    await until(() => hands.words.includes('On and'), 'its beginning');
    window.dispatchEvent(new Event('offline'));
    await until(() => own.gone, 'the stream is let go');
    const follow = await hands.next('follow');
    expect(follow.mark.after).to.equal(2);
    follow.say(numbered(3, done(assistantItem('msg_2', 'On and on.'))));
    follow.say(numbered(4, running(false)));
    expect(await sent).to.equal(true);
    expect(hands.words).to.deep.equal(['Hm', 'On and on.']);
  });

  it('goes on through the thread’s stream when its own is cut by a page that freezes', async () => {
    hands = new Hands();
    (await hands.open()).say(running(false));
    const sent = hands.store.send({ text: 'Hm' });
    const own = await hands.next('threads.add_user_message');
    own.say(user(4, 'msg_2', 'Hm'), added(assistantItem('msg_3', '')), delta('msg_3', 'On and'));
    await until(() => hands.words.includes('On and'), 'its beginning');
    document.dispatchEvent(new Event('freeze'));
    await until(() => own.gone, 'the stream is let go');
    expect(hands.of('follow')).to.have.length(1);
    document.dispatchEvent(new Event('resume'));
    const follow = await hands.next('follow', 2);
    expect(follow.mark.after).to.equal(4);
    follow.say(running(true), added(assistantItem('msg_3', '')), delta('msg_3', 'On and on'));
    follow.say(
      numbered(5, done(assistantItem('msg_3', 'On and on.'))),
      numbered(6, running(false)),
    );
    expect(await sent).to.equal(true);
    expect(hands.words).to.deep.equal(['Hi', 'Hm', 'On and on.']);
  });
});
