import { ConciergeError } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import type { Session } from '../identity/session.ts';
import type { RateStore } from './rate-store.ts';

const minute = 60_000;

/** Sessions that one address may open in a minute: many people share the address of an office. */
const sessionsPerAddress = 120;

/** Messages and clicks of one address in a minute: no single machine takes a tenant's whole share. */
const messagesPerAddress = 600;
/** Files that one subject, and one address, may announce in a minute: each may fill 5 MiB for a day. */
const filesPerSubject = 20;
const filesPerAddress = 120;

/** How often somebody may ask (SAFETY §5). */
export class RateLimits {
  #parts: { database: Database; store: RateStore };

  constructor(parts: { database: Database; store: RateStore }) {
    this.#parts = parts;
  }

  /** Any request of a subject. @throws ConciergeError rate.limited */
  async request({ tenant, subject, policy }: Session): Promise<void> {
    await this.#take(`request ${tenant} ${subject}`, policy.limits.requests_per_minute ?? 240);
  }

  /** A message or a click, which makes work. @throws ConciergeError rate.limited, server.busy */
  async message({ tenant, subject, policy }: Session, address: string): Promise<void> {
    const { messages_per_minute = 10, tenant_messages_per_minute = 6000 } = policy.limits;
    await this.#take(`message ${tenant} ${subject}`, messages_per_minute);
    await this.#take(`messages from ${address}`, messagesPerAddress);
    await this.#take(`message ${tenant}`, tenant_messages_per_minute, 'server.busy');
  }

  /** A file that is announced. @throws ConciergeError rate.limited */
  async file({ tenant, subject }: Session, address: string): Promise<void> {
    await this.#take(`file ${tenant} ${subject}`, filesPerSubject);
    await this.#take(`files from ${address}`, filesPerAddress);
  }

  /** @throws ConciergeError rate.limited */
  async session(address: string): Promise<void> {
    await this.#take(`session ${address}`, sessionsPerAddress);
  }

  async #take(
    key: string,
    limit: number,
    code: 'rate.limited' | 'server.busy' = 'rate.limited',
  ): Promise<void> {
    const { database, store } = this.#parts;
    const wait = await store.take(key, limit, minute, (await database.now()).getTime());
    if (wait > 0) throw new ConciergeError(code, { retryAfter: Math.ceil(wait / 1000) });
  }
}
