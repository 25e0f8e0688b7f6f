/** One node of several, in this process, on a PostgreSQL that it shares with the others. */
import type { Thread } from '@openskies/protocol';
import type { ConciergeModel } from '../src/agent/models.ts';
import { openskies } from '../src/airline/openskies/openskies.ts';
import { createConcierge, type Concierge } from '../src/app.ts';
import { Database } from '../src/database/database.ts';
import type { TenantConfig } from '../src/identity/tenants.ts';
import { RedisFanOut } from '../src/threads/redis-fan-out.ts';
import { mark, OpenStream } from './app.ts';
import { scriptedModel, TestModel } from './scripted-model.ts';

export class TestNode {
  readonly concierge: Concierge;
  readonly database: Database;
  #fanOut: RedisFanOut | undefined;

  private constructor(concierge: Concierge, database: Database, fanOut?: RedisFanOut) {
    this.concierge = concierge;
    this.database = database;
    this.#fanOut = fanOut;
  }

  static async start(parts: {
    url: string;
    model: TestModel | ConciergeModel;
    redis?: string | undefined;
    /** It looks for no work until `recover` is called. */
    idle?: boolean;
    tenants?: readonly TenantConfig[];
  }): Promise<TestNode> {
    const database = await Database.open({ url: parts.url });
    const fanOut =
      parts.redis === undefined ? undefined : await RedisFanOut.open(parts.redis, () => {});
    const concierge = createConcierge({
      airline: openskies,
      model: parts.model instanceof TestModel ? scriptedModel(parts.model) : parts.model,
      database,
      rates: { take: () => 0 },
      limits: { backoffMs: 1 },
      secret: new Uint8Array(32),
      ...(parts.tenants && { tenants: parts.tenants }),
      ...(fanOut && { fanOut }),
    });
    if (!parts.idle) await concierge.recover();
    const node = new TestNode(concierge, database, fanOut);
    await node.connected();
    return node;
  }

  /** Waits until Redis is reached, where there is one. */
  async connected(): Promise<void> {
    while (this.#fanOut && !this.#fanOut.isConnected) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  request(path: string, init?: RequestInit): Promise<Response> {
    return Promise.resolve(this.concierge.app.request(path, init));
  }

  post(type: string, params: object, metadata: object = mark()): Promise<Response> {
    const body = JSON.stringify({ type, params, metadata });
    return this.request('/support/chatkit', { method: 'POST', body });
  }

  async follow(thread_id: string, after: number): Promise<OpenStream> {
    return new OpenStream(
      await this.request(`/support/threads/${thread_id}/events?after=${after}`),
    );
  }

  async thread(thread_id: string): Promise<Thread> {
    return (await (await this.post('threads.get_by_id', { thread_id })).json()) as Thread;
  }

  async counts(): Promise<{ effects: number }> {
    const effects = await this.database.kysely.selectFrom('effects').select('key').execute();
    return { effects: effects.length };
  }

  async close(): Promise<void> {
    await this.concierge.close();
    await this.#fanOut?.close();
    await this.database.close();
  }
}
