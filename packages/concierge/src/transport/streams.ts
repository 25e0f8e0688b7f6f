/** Streams of events, and the word that ends one. */
import {
  ConciergeError,
  decodeEvent,
  SseDecoder,
  type ThreadStreamEvent,
} from '@openskies/protocol';
import { sibling, type Client } from './client.ts';
import { post, type Operation } from './operations.ts';

/** One event, with the number under which the server stored it, when it did. */
export interface StreamPart {
  id: string | undefined;
  event: ThreadStreamEvent;
}

/** What goes with a streaming operation. */
export interface StreamRequest {
  signal?: AbortSignal | undefined;
  /** Made once for each act: sent again under the same id, our server follows what it has stored. */
  messageId?: string | undefined;
  /** Number of the last event that is shown of the thread. */
  after?: number | undefined;
}

export class Streams {
  #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * A streaming operation: the events of each chunk as they come, until the server ends the turn.
   *
   * @throws ConciergeError `network.unreachable` before anything came, `stream.broken` when the stream broke
   */
  async *open(
    operation: Operation,
    { signal, ...mark }: StreamRequest = {},
  ): AsyncGenerator<StreamPart[]> {
    const response = await post(this.#client, operation, 'text/event-stream', signal, mark);
    yield* this.#events(response, signal);
  }

  /**
   * Follows a thread of our server from after an event, until either side ends it. The first list is empty: it is open.
   *
   * @throws ConciergeError as the server answered it, `network.unreachable` or `stream.broken`
   */
  async *follow(
    threadId: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<StreamPart[]> {
    const response = await this.#client.fetch(this.#of(threadId, `events?after=${after}`), {
      signal,
    });
    yield [];
    yield* this.#events(response, signal);
  }

  /** Ends the running reply of a thread. Only our server has this; elsewhere the request is aborted instead. */
  async stop(threadId: string, signal?: AbortSignal): Promise<void> {
    const init = { method: 'POST', signal: signal ?? null };
    await this.#client.fetch(this.#of(threadId, 'stop'), init);
  }

  #of(threadId: string, path: string): string {
    return sibling(this.#client.url, `threads/${encodeURIComponent(threadId)}/${path}`);
  }

  async *#events(response: Response, signal?: AbortSignal): AsyncGenerator<StreamPart[]> {
    if (!response.body) return;
    const reader = response.body.getReader();
    const decoder = new SseDecoder();
    const { silence } = this.#client;
    let heard = Date.now();
    let dead = false;
    // By the wall clock, which goes on while a laptop sleeps.
    const watch = setInterval(() => {
      dead = Boolean(this.#client.server) && Date.now() - heard > silence;
      if (dead) reader.cancel().catch(() => undefined);
    }, silence / 8);
    try {
      while (true) {
        const step = () => reader.read();
        const { done, value } = await this.#client.read(step, signal, 'stream.broken');
        if (dead || (done && decoder.partial)) throw new ConciergeError('stream.broken');
        if (done) return;
        heard = Date.now();
        const parts = decoder.push(value).flatMap(({ id, data }) => {
          const event = decodeEvent(parseJson(data));
          return event ? [{ id, event }] : [];
        });
        if (parts.length > 0) yield parts;
      }
    } finally {
      clearInterval(watch);
      reader.cancel().catch(() => undefined);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a broken event is left out, like one of an unknown type
  }
}
