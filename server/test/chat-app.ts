/** A chat server in memory, asked as a page asks it. */
import type { Page, ThreadItem, ThreadStreamEvent } from '@openskies/protocol';
import {
  createChatServer,
  Database,
  silentLogger,
  type ChatServer,
  type ChatServerOptions,
} from '../src/index.ts';
import { mark, OpenStream, userInput } from './app.ts';

type Options = Omit<ChatServerOptions, 'database'>;

export class TestChat implements AsyncDisposable {
  readonly server: ChatServer;
  readonly database: Database;

  constructor(server: ChatServer, database: Database) {
    this.server = server;
    this.database = database;
  }

  static async start(options: Options): Promise<TestChat> {
    const database = await Database.open({ dataDir: ':memory:' });
    return new TestChat(createChatServer({ logger: silentLogger, ...options, database }), database);
  }

  /** Another server on the same database, as after a restart. */
  next(options: Options): ChatServer {
    return createChatServer({ logger: silentLogger, ...options, database: this.database });
  }

  async post(type: string, params: object, metadata: object = mark()): Promise<Response> {
    return this.server.app.request('/support/chatkit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type, params, metadata }),
    });
  }

  async json<T>(type: string, params: object): Promise<T> {
    return (await (await this.post(type, params)).json()) as T;
  }

  async open(type: string, params: object): Promise<OpenStream> {
    const response = await this.post(type, params);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return new OpenStream(response);
  }

  async events(type: string, params: object): Promise<ThreadStreamEvent[]> {
    await using stream = await this.open(type, params);
    return (await stream.rest()).map(({ event }) => event);
  }

  /** Begins a thread; gives its id and all events. */
  async create(text: string): Promise<{ id: string; events: ThreadStreamEvent[] }> {
    const events = await this.events('threads.create', { input: userInput(text) });
    const [first] = events;
    if (first?.type !== 'thread.created') throw new Error('There is no thread.');
    return { id: first.thread.id, events };
  }

  async items(thread_id: string): Promise<ThreadItem[]> {
    return (await this.json<Page<ThreadItem>>('items.list', { thread_id, order: 'asc' })).data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    await this.database.close();
  }
}
