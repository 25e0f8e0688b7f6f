/** The people of a torture: each sends every message twice, to two processes, until it is acknowledged. */
import { setTimeout as delay } from 'node:timers/promises';
import { SseDecoder, type ThreadStreamEvent } from '@openskies/protocol';
import { mark, userInput } from '../test/app.ts';
import type { TortureNode } from './cluster.ts';

/** A message that a server said it has. */
export interface Acknowledged {
  thread_id: string;
  wish: string;
}

/** Milliseconds after which a request to a dead or frozen process is given up. */
const patienceMs = 4000;

export class Visitors {
  readonly acknowledged: Acknowledged[] = [];
  #nodes: TortureNode[];
  #enough = Infinity;
  #turns = 0;

  constructor(nodes: TortureNode[]) {
    this.#nodes = nodes;
  }

  /** Begins to talk; ends when `stop` was called and enough messages are acknowledged. */
  async talk(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, n) => this.#visit(n)));
  }

  /** @param least so many messages are acknowledged before the end */
  stop(least = 0): void {
    this.#enough = least;
  }

  async #visit(visitor: number): Promise<void> {
    let thread_id: string | undefined;
    for (let message = 0; this.acknowledged.length < this.#enough; message++) {
      const wish = `wish-${visitor}-${message}-${Math.random().toString(36).slice(2)}`;
      const ids = await Promise.all([this.#send(wish, thread_id), this.#send(wish, thread_id)]);
      if (ids[0] !== ids[1]) throw new Error(`${wish} made two threads: ${ids.join()}`);
      this.acknowledged.push({ thread_id: ids[0], wish });
      // Not all in one thread: where its run waits for a dead node's lease, others go on.
      thread_id = message % 3 === 2 ? undefined : ids[0];
    }
  }

  /** Sends until it is acknowledged, then reads until the end or the cut; gives the thread's id. */
  async #send(wish: string, thread_id: string | undefined): Promise<string> {
    const input = userInput(wish);
    const body = JSON.stringify({
      type: thread_id ? 'threads.add_user_message' : 'threads.create',
      params: thread_id ? { thread_id, input } : { input },
      metadata: mark(wish),
    });
    for (;;) {
      try {
        const node = this.#nodes[this.#turns++ % this.#nodes.length] as TortureNode;
        const signal = AbortSignal.timeout(patienceMs);
        const response = await fetch(`${await node.base()}/chatkit`, {
          method: 'POST',
          body,
          signal,
        });
        if (response.status === 200) {
          const seen = await read(response);
          const known = thread_id ?? seen;
          if (known !== undefined) return known;
        } else if (response.status === 404) {
          throw new LostError(`${wish}: ${thread_id ?? ''} was lost`);
        } else if (response.status === 500) {
          throw new LostError(`${wish}: ${await response.text()}`);
        }
      } catch (error) {
        if (error instanceof LostError) throw error;
      }
      await delay(20 + Math.random() * 80);
    }
  }
}

class LostError extends Error {}

/** Reads a stream to its end or its cut; gives the id of the thread that it began with. */
async function read(response: Response): Promise<string | undefined> {
  const decoder = new SseDecoder();
  let id: string | undefined;
  try {
    for await (const chunk of response.body ?? []) {
      for (const { data } of decoder.push(chunk)) {
        const event = JSON.parse(data) as ThreadStreamEvent;
        if (event.type === 'thread.created') id = event.thread.id;
      }
    }
  } catch {
    // Cut: the message was acknowledged all the same, and its run goes on.
  }
  return id;
}
