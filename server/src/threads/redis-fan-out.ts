import { randomBytes } from 'node:crypto';
import { redisClient, type Redis } from '../redis.ts';
import type { FanOut, FanOutListener } from './fan-out.ts';
import type { LogEntry } from './stream-log.ts';
import { RemoteReader, type Sent } from './remote-reader.ts';

/** Entries of items in flight that are kept for one thread, about. */
const streamLength = 4096;
/** Seconds that they are kept after the last: longer than any pause of a model. */
const streamSeconds = 120;

/** A message on a thread's channel: who sent it, and that the record has grown, that more is said, or a request for all. */
interface Wake {
  node: string;
  seq?: number;
  more?: true;
  again?: true;
}

interface Joined {
  listener: FanOutListener;
  reader: RemoteReader;
  onMessage(message: string): void;
}

/**
 * The fan-out on Redis: what is said of items in flight goes into one stream a thread, and a message on its channel wakes
 * who follows. Nothing waits for it, and nothing fails with it.
 */
export class RedisFanOut implements FanOut {
  #commands: Redis;
  #messages: Redis;
  #node = randomBytes(8).toString('hex');
  #joined = new Map<string, Joined>();
  /** Streams that this node writes to: which one it is, and how much it has sent. */
  #sent = new Map<string, { epoch: string; count: number }>();
  #epochs = 0;
  #waking = new Map<string, Wake>();
  #onBack: (() => void)[] = [];

  private constructor(commands: Redis, messages: Redis) {
    this.#commands = commands;
    this.#messages = messages;
    for (const client of [commands, messages]) client.on('ready', () => this.#back());
  }

  /**
   * Begins to connect, and goes on trying for as long as it lives: a Redis that is away is no reason not to start.
   * @param onError told of each failure to connect
   */
  static async open(url: string, onError: (error: unknown) => void): Promise<RedisFanOut> {
    const commands = await redisClient(url);
    const messages = await redisClient(url);
    const fanOut = new RedisFanOut(commands, messages);
    for (const one of [commands, messages]) {
      one.on('error', onError);
      one.connect().catch(onError);
    }
    return fanOut;
  }

  get isConnected(): boolean {
    return this.#commands.isReady && this.#messages.isReady;
  }

  onBack(listener: () => void): void {
    this.#onBack.push(listener);
  }

  join(thread_id: string, listener: FanOutListener): () => void {
    const reader = new RemoteReader({
      node: this.#node,
      range: (after) => this.#range(thread_id, after),
      give: (entries) => listener.entries(entries),
      missed: () => this.#wake(thread_id, { again: true }),
    });
    const joined = {
      listener,
      reader,
      onMessage: (message: string) => this.#receive(thread_id, message),
    };
    this.#joined.set(thread_id, joined);
    this.#listen(thread_id, joined);
    return () => {
      if (this.#joined.get(thread_id) === joined) this.#joined.delete(thread_id);
      this.#sent.delete(thread_id);
      if (!this.#messages.isReady) return;
      this.#messages.unsubscribe(channelOf(thread_id), joined.onMessage).catch(ignoreAway);
    };
  }

  grown(thread_id: string, seq: number): void {
    this.#wake(thread_id, { seq });
  }

  send(thread_id: string, entry: LogEntry): void {
    if (!this.#commands.isReady) {
      // Whoever reads on will miss it: what is in flight is sent from its start when Redis is back.
      this.#sent.delete(thread_id);
      return;
    }
    let state = this.#sent.get(thread_id);
    if (!state && entry.event.type !== 'thread.item.added') {
      return this.#sendAgain(thread_id);
    }
    if (!state) this.#sent.set(thread_id, (state = this.#begin()));
    this.#add(thread_id, { ...state, count: ++state.count, node: this.#node, entry });
    this.#wake(thread_id, { more: true });
  }

  clear(thread_id: string): void {
    this.#sent.delete(thread_id);
    if (this.#commands.isReady) this.#commands.del(keyOf(thread_id)).catch(ignoreAway);
  }

  async close(): Promise<void> {
    for (const client of [this.#commands, this.#messages]) {
      if (client.isOpen) client.destroy();
    }
    return Promise.resolve();
  }

  #begin(): { epoch: string; count: number } {
    return { epoch: `${this.#node}:${++this.#epochs}`, count: 0 };
  }

  #add(thread_id: string, sent: Sent): void {
    const key = keyOf(thread_id);
    const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: streamLength } as const;
    this.#commands
      .multi()
      .xAdd(key, '*', { e: JSON.stringify(sent) }, { TRIM: trim })
      .expire(key, streamSeconds)
      .execAsPipeline()
      .catch(() => this.#sent.delete(thread_id));
  }

  /** All that is in flight here, from its start. */
  #sendAgain(thread_id: string): void {
    const entries = this.#joined.get(thread_id)?.listener.inFlight() ?? [];
    if (entries.length === 0 || !this.#commands.isReady) return;
    this.#commands.del(keyOf(thread_id)).catch(ignoreAway);
    const state = this.#begin();
    this.#sent.set(thread_id, state);
    for (const entry of entries) {
      this.#add(thread_id, { ...state, count: ++state.count, node: this.#node, entry });
    }
    this.#wake(thread_id, { more: true });
  }

  /** One message for all that happened at once. */
  #wake(thread_id: string, wake: Omit<Wake, 'node'>): void {
    const known = this.#waking.get(thread_id);
    if (known) {
      Object.assign(known, wake);
      return;
    }
    const message: Wake = { node: this.#node, ...wake };
    this.#waking.set(thread_id, message);
    setImmediate(() => {
      this.#waking.delete(thread_id);
      if (!this.#commands.isReady) return;
      this.#commands.publish(channelOf(thread_id), JSON.stringify(message)).catch(ignoreAway);
    });
  }

  #receive(thread_id: string, message: string): void {
    const joined = this.#joined.get(thread_id);
    const wake = JSON.parse(message) as Wake;
    if (!joined || wake.node === this.#node) return;
    if (wake.seq !== undefined) joined.listener.grown(wake.seq);
    if (wake.more) void joined.reader.read();
    if (wake.again) this.#sendAgain(thread_id);
  }

  #listen(thread_id: string, { onMessage, reader }: Joined): void {
    if (!this.isConnected) return;
    this.#messages
      .subscribe(channelOf(thread_id), onMessage)
      .then(() => reader.read())
      .catch(ignoreAway);
  }

  async #range(thread_id: string, after: string): Promise<{ id: string; sent: Sent }[]> {
    if (!this.#commands.isReady) return [];
    const start = after === '' ? '-' : `(${after}`;
    const rows = await this.#commands.xRange(keyOf(thread_id), start, '+').catch(() => []);
    return (rows ?? []).map(({ id, message }) => ({
      id,
      sent: JSON.parse(message['e'] ?? '') as Sent,
    }));
  }

  /** Redis is back, with or without what it knew. */
  #back(): void {
    if (!this.isConnected) return;
    for (const [thread_id, joined] of this.#joined) {
      this.#listen(thread_id, joined);
      this.#sendAgain(thread_id);
    }
    for (const listener of this.#onBack) listener();
  }
}

function keyOf(thread_id: string): string {
  return `openskies:{${thread_id}}:live`;
}

function channelOf(thread_id: string): string {
  return `openskies:{${thread_id}}`;
}

/** The record has all of it; followers look there. */
function ignoreAway(): void {}
