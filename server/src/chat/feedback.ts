/** What customers think of an answer, as its author hears it. */
import type { Thread, ThreadItem } from '@openskies/protocol';
import type { Owner } from '../identity/session.ts';
import { errorFields, type Logger } from '../logging.ts';
import type { Caller } from '../threads/accepted-run.ts';
import { findItem, toItem } from '../threads/item-repository.ts';
import { getThread, toThread } from '../threads/thread-repository.ts';
import {
  ThreadService,
  type PlainRequest,
  type ThreadServiceParts,
} from '../threads/thread-service.ts';
import { customerOf, type ChatCustomer } from './customer.ts';

/** A thumb. The same customer may change their mind: the last one counts. */
export interface Feedback {
  /** Without its items. */
  thread: Thread;
  item_ids: string[];
  /** What was rated, as it is stored. */
  items: ThreadItem[];
  kind: 'positive' | 'negative';
  /** Whose thread it is. */
  owner: Owner;
  /** Who is logged in; null for guests. */
  customer: ChatCustomer | null;
}

type FeedbackRequest = Extract<PlainRequest, { type: 'items.feedback' }>;

interface HeardParts extends ThreadServiceParts {
  /** Default: nobody hears it. */
  feedback: ((feedback: Feedback) => Promise<void> | void) | undefined;
  logger: Logger;
}

/** Answers requests, and tells of the thumbs among them. */
export class HeardThreadService extends ThreadService {
  #parts: HeardParts;

  constructor(parts: HeardParts) {
    super(parts);
    this.#parts = parts;
  }

  override async answer(caller: Caller, request: PlainRequest): Promise<object> {
    const answer = await super.answer(caller, request);
    if (request.type === 'items.feedback') await this.#tell(caller.owner, request.params);
    return answer;
  }

  /** The thumb is stored: that nobody could be told is not the customer's. */
  async #tell(
    { tenant, subject }: Owner,
    { thread_id, item_ids, kind }: FeedbackRequest['params'],
  ): Promise<void> {
    const { database, feedback, logger } = this.#parts;
    if (!feedback) return;
    try {
      const { kysely } = database;
      const owner = { tenant, subject };
      const thread = toThread(await getThread(kysely, owner, thread_id));
      const rows = await Promise.all(item_ids.map((id) => findItem(kysely, thread_id, id)));
      const items = rows.filter((row) => row !== undefined).map(toItem);
      const customer = await customerOf(kysely, owner);
      await feedback({ thread, item_ids, items, kind, owner, customer });
    } catch (error) {
      logger.error({ thread_id, ...errorFields(error) }, 'feedback was not heard');
    }
  }
}
