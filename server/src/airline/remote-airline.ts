import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomerProfile } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import { ChangedMeanwhileError } from '../database/failures.ts';
import { kindOf, type Owner } from '../identity/session.ts';
import { errorFields, type Logger } from '../logging.ts';
import type { Airline, Applied, Intent, Quote, Refused } from './airline.ts';
import { customerKey, loadCustomer, refOf, refreshCustomer } from './customer-repository.ts';
import type { IntentRow, OpenIntent } from './intents.ts';

/** How patient the server is with an airline that lives elsewhere. */
export interface RemoteLimits {
  /** Milliseconds that it may take for one answer. Default 20,000. */
  performMs: number;
  /** Times that it is asked what came of an intent, before a person must look. Default 5. */
  lookups: number;
  /** Milliseconds before it is asked again; twice that before the next time. */
  backoffMs: number;
}

/** Asks an airline that lives elsewhere. What is not known is looked up before anything is repeated. */
export class RemoteAirline {
  #parts: { airline: Airline; database: Database; logger: Logger; limits: RemoteLimits };

  constructor(parts: {
    airline: Airline;
    database: Database;
    logger: Logger;
    limits: RemoteLimits;
  }) {
    this.#parts = parts;
  }

  /**
   * What came of an intent; null where it cannot be told, and a person must look.
   * @throws the signal's reason
   */
  async outcomeOf(
    { intent, isNew }: OpenIntent,
    customer: { owner: Owner; language: string },
    signal: AbortSignal,
  ): Promise<Applied | Refused | null> {
    const { airline, logger, limits } = this.#parts;
    const { key, thread_id, action } = intent;
    let unsure = !isNew;
    for (let attempt = 0; attempt < limits.lookups; attempt++) {
      try {
        if (attempt > 0) await sleep(limits.backoffMs * 2 ** (attempt - 1), null, { signal });
        if (unsure) {
          const known = await this.#inTime(signal, async (soon) => airline.lookup?.(key, soon));
          if (known) return checked(known);
        }
        unsure = true;
        return checked(
          await this.#inTime(signal, async (soon) =>
            airline.perform?.(await this.#told(intent, customer, soon), key),
          ),
        );
      } catch (error) {
        signal.throwIfAborted();
        logger.warn({ thread_id, key, action, ...errorFields(error) }, 'airline not reached');
      }
    }
    logger.error({ thread_id, key, action }, 'outcome unknown: a person must look');
    return null;
  }

  /**
   * Asks what a customer's record is now, as others change it too: the stored one follows. Where the airline cannot be reached,
   * it stays as it is.
   */
  async refresh(owner: Owner, thread_id: string | null): Promise<void> {
    const { airline, database, logger } = this.#parts;
    if (!airline.perform || kindOf(owner.subject) === 'anonymous') return;
    const ref = customerKey(owner, thread_id);
    try {
      const now = await database.now();
      const known = await refOf(database.kysely, ref);
      const load = (): CustomerProfile | Promise<CustomerProfile> =>
        airline.loadCustomer(known, now);
      const theirs = await this.#inTime(new AbortController().signal, async () => load());
      await database.transaction((tx) => refreshCustomer(tx, ref, theirs, now));
    } catch (error) {
      if (error instanceof ChangedMeanwhileError) return;
      logger.warn(errorFields(error), 'customer not refreshed');
    }
  }

  async #told(
    intent: IntentRow,
    { owner, language }: { owner: Owner; language: string },
    signal: AbortSignal,
  ): Promise<Intent> {
    const { airline, database } = this.#parts;
    const { kysely } = database;
    const key = customerKey(owner, intent.thread_id);
    const { profile } = await loadCustomer(kysely, airline, key, await database.now());
    return {
      action: intent.action,
      params: JSON.parse(intent.arguments) as unknown,
      ref: await refOf(kysely, key),
      customer: profile,
      ...(intent.quote !== null && { quote: JSON.parse(intent.quote) as Quote }),
      language,
      signal,
    };
  }

  /** An airline that does not heed the signal keeps nobody waiting. */
  async #inTime<T>(signal: AbortSignal, work: (soon: AbortSignal) => Promise<T>): Promise<T> {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(this.#parts.limits.performMs)]);
    soon.throwIfAborted();
    const { promise, reject } = Promise.withResolvers<never>();
    soon.addEventListener('abort', () => reject(soon.reason as Error), { once: true });
    return Promise.race([work(soon), promise]);
  }
}

/** @throws TypeError where it is neither what was done nor a refusal: nobody knows then what came of it */
function checked(answer: Applied | Refused | undefined): Applied | Refused {
  if (typeof answer?.sentence === 'string') return answer;
  throw new TypeError('perform and lookup answer with { sentence, … } or { refused, sentence }.');
}
