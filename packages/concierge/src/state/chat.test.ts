import { expect } from '@open-wc/testing';
import { ConciergeError } from '@openskies/protocol';
import { assistantItem, done, running, threadCreated, userItem } from '../../test/events.ts';
import { LoggedServer, type Entry } from '../../test/logged-server.ts';
import { Client } from '../transport/client.ts';
import type { ChatSignal } from './chat-state.ts';
import { ChatStore } from './chat-store.ts';
import { Chat } from './chat.ts';
import { toInput } from './outgoing.ts';

const entries: Entry[] = [
  threadCreated,
  done(userItem('msg_1', 'Seat 12C, please')),
  done(assistantItem('msg_2', 'Done.')),
  running(false),
].map((event, index) => ({ seq: index + 1, event }));

/** A chat whose store comes when the test says so. */
class Late {
  readonly signals: ChatSignal[] = [];
  readonly chat: Chat;
  loads = 0;
  #settle: { come(): void; fail(): void } | undefined;

  constructor() {
    const client = new Client({
      url: 'https://api.example/support',
      fetch: new LoggedServer(entries, []).fetch,
    });
    const host = {
      signal: (signal: ChatSignal) => void this.signals.push(signal),
      callTool: () => undefined,
    };
    this.chat = new Chat(client, host, () => {
      this.loads += 1;
      return new Promise((resolve, reject) => {
        this.#settle = {
          come: () => resolve({ ChatStore, toInput }),
          fail: () => reject(new ConciergeError('network.unreachable')),
        };
      });
    });
    this.chat.introduce({ version: '0.1.0', model: 'demo', dictation: false });
  }

  come(): void {
    this.#settle?.come();
  }

  fail(): void {
    this.#settle?.fail();
  }

  get words(): string[] {
    const items = this.chat.state.thread?.items.data ?? [];
    return items.flatMap((item) =>
      'content' in item ? (item.content as { text: string }[]).map(({ text }) => text) : [],
    );
  }
}

describe('the chat before its store is there', () => {
  it('keeps what was sent, and sends it when the store has come', async () => {
    const late = new Late();
    const sent = late.chat.send({ text: 'Seat 12C, please' });
    expect(late.chat.state.pending.map(({ status }) => status)).to.deep.equal(['queued']);
    late.come();
    expect(await sent).to.equal(true);
    expect(late.words).to.deep.equal(['Seat 12C, please', 'Done.']);
    expect(late.chat.state.pending).to.deep.equal([]);
    late.chat.close();
  });

  it('says what is wrong when the store cannot be had, and tries again', async () => {
    const late = new Late();
    const sent = late.chat.send({ text: 'Seat 12C, please' });
    late.fail();
    expect(await sent).to.equal(false);
    expect(late.chat.state.loadError?.code).to.equal('network.unreachable');
    expect(late.chat.state.pending.map(({ status }) => status)).to.deep.equal(['failed']);
    expect(late.signals.map(({ type }) => type)).to.deep.equal(['error']);

    const again = late.chat.fetchUpdates();
    expect(late.chat.state.loadError).to.equal(null);
    let told = 0;
    late.chat.subscribe(() => (told += 1));
    late.come();
    await again;
    expect(late.loads).to.equal(2);
    expect(told, 'a view has to draw the failed message').to.be.above(0);
    expect(late.chat.state.status).to.equal('idle');
    const [failed] = late.chat.state.pending;
    await late.chat.store?.sendAgain(failed!.id);
    expect(late.words).to.deep.equal(['Seat 12C, please', 'Done.']);
    late.chat.close();
  });

  it('opens the thread that was asked for last', async () => {
    const late = new Late();
    const first = late.chat.openThread('thr_other');
    const second = late.chat.openThread(null);
    expect(late.chat.state.threadId).to.equal(null);
    late.come();
    await Promise.all([first, second]);
    const opened = late.signals.filter(({ type }) => type === 'thread-load-start');
    expect(opened).to.deep.equal([]);
    expect(late.chat.state.status).to.equal('idle');
  });

  it('says of a thread that it could not be opened', async () => {
    const late = new Late();
    const opening = late.chat.openThread('thr_1');
    expect(late.chat.state.status).to.equal('loading');
    late.fail();
    await opening;
    expect(late.chat.state.loadError).to.be.instanceOf(ConciergeError);
    expect(late.chat.state.threadId).to.equal('thr_1');
  });

  it('prepares without a word when that fails', async () => {
    const late = new Late();
    const preparing = late.chat.prepare();
    late.fail();
    await preparing;
    expect(late.signals).to.deep.equal([]);
    expect(late.chat.state.loadError).to.equal(null);
  });
});
