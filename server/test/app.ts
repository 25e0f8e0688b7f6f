/** A whole server in memory, with a scripted model; requests go through `app.request()`. */
import {
  SseDecoder,
  ThreadStreamEvent,
  type CustomerProfile,
  type Page,
  type Thread,
  type ThreadItem,
  type WidgetItem,
} from '@openskies/protocol';
import { openskies } from '../src/airline/openskies/openskies.ts';
import type { Airline } from '../src/airline/airline.ts';
import { createConcierge, type Concierge, type ConciergeParts } from '../src/app.ts';
import type { Database } from '../src/database/database.ts';
import type { RateStore } from '../src/limits/rate-store.ts';
import { silentLogger } from '../src/logging.ts';
import { openTestDatabase } from './engine.ts';
import { scriptedModel, TestModel, type Script } from './scripted-model.ts';

export interface TestAppOptions extends Partial<Omit<ConciergeParts, 'database' | 'airline'>> {
  airline?: Airline;
  /** Default: in memory. */
  dataDir?: string;
  /** Answers of the model, in order. */
  script?: Script[];
  /** What every request says in `Accept-Language`. Default: nothing. */
  language?: string;
}

export interface SentEvent {
  id?: string;
  event: ThreadStreamEvent;
}

/** A stream that a test reads at its own pace. */
export class OpenStream implements AsyncDisposable {
  readonly status: number;
  readonly response: Response;
  #reader: ReadableStreamDefaultReader<Uint8Array>;
  #decoder = new SseDecoder();
  #waiting: SentEvent[] = [];
  /** What the server has said of the answer under way, each change once. Not among the events. */
  readonly running: { running: boolean; id?: string }[] = [];

  constructor(response: Response) {
    this.response = response;
    this.status = response.status;
    this.#reader = (response.body as ReadableStream<Uint8Array>).getReader();
  }

  /** The next event; undefined at the end. */
  async next(): Promise<SentEvent | undefined> {
    while (this.#waiting.length === 0) {
      const { value, done } = await this.#reader.read();
      if (done) return undefined;
      for (const { id, data } of this.#decoder.push(value)) {
        const event = JSON.parse(data) as ThreadStreamEvent;
        // Whatever a test is about: each event that leaves the server is one of the protocol.
        ThreadStreamEvent.parse(event);
        if (event.type === 'stream_options' && event.stream_options.running !== undefined) {
          const { running } = event.stream_options;
          this.running.push(id === undefined ? { running } : { running, id });
          continue;
        }
        this.#waiting.push(id === undefined ? { event } : { id, event });
      }
    }
    return this.#waiting.shift();
  }

  /** Reads until an event of this type, which is returned. */
  async until(type: ThreadStreamEvent['type']): Promise<SentEvent> {
    for (let sent; (sent = await this.next());) if (sent.event.type === type) return sent;
    throw new Error(`The stream (${this.status}) ended without ${type}.`);
  }

  async rest(): Promise<SentEvent[]> {
    const events: SentEvent[] = [];
    for (let sent; (sent = await this.next());) events.push(sent);
    return events;
  }

  /** Goes away, as a closed tab does. */
  leave(): Promise<void> {
    return this.#reader.cancel();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave().catch(() => {});
  }
}

/** Tests send faster than people write. */
const unlimited: RateStore = { take: () => 0 };

/** What our element sends with every request. */
export const mark = (message_id?: string): object => ({
  openskies: { client: 'test', ...(message_id === undefined ? {} : { message_id }) },
});

export const userInput = (text: string): object => ({
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
});

export class TestApp implements AsyncDisposable {
  readonly model: TestModel;
  readonly database: Database;
  readonly concierge: Concierge;
  /** Milliseconds that the clock is ahead. */
  readonly clock: { ahead: number };
  /** What every request says in `Accept-Language`. */
  language: string | undefined;

  private constructor(parts: Pick<TestApp, 'model' | 'database' | 'concierge' | 'clock'>) {
    this.model = parts.model;
    this.database = parts.database;
    this.concierge = parts.concierge;
    this.clock = parts.clock;
  }

  static async start(options: TestAppOptions = {}): Promise<TestApp> {
    const { script = [], dataDir = ':memory:', airline = openskies, language, ...parts } = options;
    const clock = { ahead: 0 };
    const database = await openTestDatabase(dataDir, () => clock.ahead);
    const model = new TestModel(...script);
    const concierge = createConcierge({
      model: scriptedModel(model),
      limits: { backoffMs: 1 },
      rates: unlimited,
      logger: silentLogger,
      ...parts,
      airline,
      database,
    });
    const app = new TestApp({ model, database, concierge, clock });
    app.language = language;
    return app;
  }

  request(path: string, init?: RequestInit): Promise<Response> {
    return Promise.resolve(this.concierge.app.request(path, init));
  }

  /** Sends one protocol request. */
  post(type: string, params: object, metadata: object = {}): Promise<Response> {
    return this.request('/support/chatkit', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.language && { 'accept-language': this.language }),
      },
      body: JSON.stringify({ type, params, metadata }),
    });
  }

  async json<T = Record<string, unknown>>(
    type: string,
    params: object,
    metadata?: object,
  ): Promise<T> {
    return (await (await this.post(type, params, metadata)).json()) as T;
  }

  /** Opens a stream and reads it at the test's pace. */
  async open(type: string, params: object, metadata?: object): Promise<OpenStream> {
    const response = await this.post(type, params, metadata);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return new OpenStream(response);
  }

  /** Opens a stream and reads it to its end. */
  async events(type: string, params: object, metadata?: object): Promise<ThreadStreamEvent[]> {
    const stream = await this.open(type, params, metadata);
    return (await stream.rest()).map(({ event }) => event);
  }

  /** Begins a thread and waits for its answer; gives its id and all events. */
  async create(
    text: string,
    metadata: object = mark(),
  ): Promise<{ id: string; events: ThreadStreamEvent[] }> {
    const events = await this.events('threads.create', { input: userInput(text) }, metadata);
    const [first] = events;
    if (first?.type !== 'thread.created') throw new Error(`No thread: ${JSON.stringify(first)}`);
    return { id: first.thread.id, events };
  }

  say(thread_id: string, text: string, metadata: object = mark()): Promise<ThreadStreamEvent[]> {
    return this.events('threads.add_user_message', { thread_id, input: userInput(text) }, metadata);
  }

  click(
    thread_id: string,
    item_id: string,
    type: string,
    payload?: unknown,
    metadata: object = mark(),
  ): Promise<ThreadStreamEvent[]> {
    const action = payload === undefined ? { type } : { type, payload };
    return this.events('threads.custom_action', { thread_id, item_id, action }, metadata);
  }

  async items(thread_id: string, metadata: object = mark()): Promise<ThreadItem[]> {
    const page = await this.json<Page<ThreadItem>>(
      'items.list',
      { thread_id, order: 'asc', limit: 100 },
      metadata,
    );
    return page.data;
  }

  thread(thread_id: string, metadata: object = mark()): Promise<Thread> {
    return this.json<Thread>('threads.get_by_id', { thread_id }, metadata);
  }

  async customer(thread_id: string): Promise<CustomerProfile> {
    const response = await this.request(`/support/customer?thread_id=${thread_id}`);
    return ((await response.json()) as { customer: CustomerProfile }).customer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.concierge.close();
    await this.database.close();
  }
}

/** Names of events in a row, as `type detail`, text deltas in one. */
export function shape(events: ThreadStreamEvent[]): string[] {
  const names = events.map((event) => {
    if (event.type === 'thread.item.updated')
      return `updated ${event.update.type.replace('assistant_message.', '')}`;
    if ('item' in event) return `${event.type.replace('thread.item.', '')} ${event.item.type}`;
    if (event.type === 'client_effect') return `effect ${event.name}`;
    return event.type;
  });
  return names.filter((name, index) => name !== names[index - 1] || !name.endsWith('text_delta'));
}

/** The text of the assistant's messages. */
export function texts(items: ThreadItem[]): string[] {
  return items.flatMap((item) =>
    item.type === 'assistant_message' ? [item.content.map((part) => part.text).join('')] : [],
  );
}

/** The last widget of a thread. */
export function lastWidget(items: ThreadItem[]): WidgetItem {
  const widget = items.findLast((item) => item.type === 'widget');
  if (widget?.type !== 'widget') throw new Error('There is no widget.');
  return widget;
}
