/** The element leaves the page while something is on its way, and comes back. */
import { expect } from '@open-wc/testing';
import { encodeSse } from '@openskies/protocol';
import { assistantItem, done, opening, storedThread, threadId } from '../../test/events.ts';
import { Client, type ServerInfo } from '../transport/client.ts';
import { ChatStore } from './chat-store.ts';

interface Asked {
  type: string;
  metadata: { openskies: { message_id?: string } };
}

/** The first request is never answered; the others are. */
function begin(server: ServerInfo | null): {
  store: ChatStore;
  asked: Asked[];
  wait: Promise<void>;
} {
  const asked: Asked[] = [];
  let sent!: () => void;
  const wait = new Promise<void>((resolve) => (sent = resolve));
  const answer = async (body: Asked, signal: AbortSignal | null): Promise<Response> => {
    if (asked.push(body) === 1) {
      sent();
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
      });
    }
    if (body.type === 'threads.get_by_id') return Response.json(storedThread());
    const events = [...opening('Hi'), done(assistantItem('msg_2', 'Hello'))];
    return new Response(events.map((event) => encodeSse({ data: event })).join(''));
  };
  const client = new Client({
    url: 'https://api.example/support',
    fetch: (_url, init) => answer(JSON.parse(init?.body as string) as Asked, init?.signal ?? null),
  });
  const store = new ChatStore(client, { signal: () => undefined, callTool: () => undefined });
  if (server) store.introduce(server);
  return { store, asked, wait };
}

describe('an element that leaves the page and comes back', () => {
  it('sends what was on its way once more, under the same id', async () => {
    const { store, asked, wait } = begin({ version: '0.1.0', model: 'demo', dictation: false });
    void store.send({ text: 'Hi' });
    await wait;
    store.close();
    await store.comeBack();
    expect(asked.map(({ type }) => type)).to.deep.equal(['threads.create', 'threads.create']);
    const [first, second] = asked.map(({ metadata }) => metadata.openskies.message_id);
    expect(second).to.equal(first);
    expect(store.state.pending).to.deep.equal([]);
    store.close();
  });

  it('offers it again where the server cannot tell a repeated message', async () => {
    const { store, asked, wait } = begin(null);
    void store.send({ text: 'Hi' });
    await wait;
    store.close();
    await store.comeBack();
    expect(asked).to.have.length(1);
    expect(store.state.pending.map(({ status }) => status)).to.deep.equal(['failed']);
    store.close();
  });

  it('opens the thread whose loading it broke off', async () => {
    const { store, asked, wait } = begin({ version: '0.1.0', model: 'demo', dictation: false });
    void store.openThread(threadId);
    await wait;
    store.close();
    await store.comeBack();
    expect(asked[1]?.type).to.equal('threads.get_by_id');
    expect(store.state.status).to.equal('idle');
    store.close();
  });
});
