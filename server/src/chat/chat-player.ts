import { ConciergeError, type Thread, type ThreadStreamEvent } from '@openskies/protocol';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import { imagesOf } from '../attachments/images-of.ts';
import type { Database } from '../database/database.ts';
import type { NewId } from '../ids.ts';
import { MalformedEventError } from '../threads/check-event.ts';
import { findItem, lastItemsForModel, toItem } from '../threads/item-repository.ts';
import { SpokenUntilStopError } from '../threads/model-step.ts';
import { setRun } from '../threads/run-repository.ts';
import { RunStoppedError, type RunSession } from '../threads/run-session.ts';
import type { Player } from '../threads/runs.ts';
import { getThread, toThread } from '../threads/thread-repository.ts';
import { errorFields, type Logger } from '../logging.ts';
import { byAuthor } from './author-errors.ts';
import { readRunInput } from './chat-actions.ts';
import { ChatTurn } from './chat-turn.ts';
import { customerOf } from './customer.ts';
import type { ChatHandlers } from './handlers.ts';
import { TurnPublisher } from './turn-publisher.ts';

/** Items that a turn reads when it does not say how many. */
const historyLength = 20;

type Take = ChatTurn['emit'];

export interface ChatPlayerParts {
  database: Database;
  handlers: ChatHandlers;
  files: AttachmentService;
  newId: NewId;
  logger: Logger;
}

/** Plays a run by asking the functions of a chat's author. */
export class ChatPlayer implements Player {
  #parts: ChatPlayerParts;

  constructor(parts: ChatPlayerParts) {
    this.#parts = parts;
  }

  async play(session: RunSession): Promise<void> {
    const { run } = session;
    // What its author's code did before the process ended is not known, so it is never begun twice.
    if (run.step > 0) throw new ConciergeError('run.failed');
    await session.writeUnlessStopped((writer) => setRun(writer.tx, run.id, { step: 1 }));
    const thread = toThread(
      await getThread(this.#parts.database.kysely, session.owner, run.thread_id),
    );
    const publisher = new TurnPublisher(session, thread);
    const emit = this.#emitInto(publisher, session);
    try {
      for await (const event of await this.#events(session, thread, emit))
        await publisher.take(event);
      await publisher.end();
    } catch (cause) {
      if (session.signal.reason === 'stopped' || cause instanceof RunStoppedError) {
        throw new SpokenUntilStopError(publisher, { cause });
      }
      if (session.signal.reason !== 'deleted') await publisher.withdraw();
      throw cause;
    }
  }

  /** Its author's tool may pass over the error, or the model hear of it alone: the log tells it too. */
  #emitInto(publisher: TurnPublisher, { run }: RunSession): Take {
    return async (event) => {
      try {
        await publisher.take(event);
      } catch (error) {
        const { id: run_id, thread_id } = run;
        if (error instanceof MalformedEventError) {
          this.#parts.logger.error({ run_id, thread_id, ...errorFields(error) }, 'emit refused');
        }
        throw error;
      }
    };
  }

  async #events(
    session: RunSession,
    thread: Thread,
    emit: Take,
  ): Promise<AsyncIterable<ThreadStreamEvent>> {
    const { database, handlers } = this.#parts;
    const { run } = session;
    const input = await readRunInput(database.kysely, run.id);
    const row = await findItem(database.kysely, run.thread_id, run.origin_item_id);
    const origin = row ? toItem(row) : null;
    const turn = await this.#turn(session, thread, emit, input ? null : origin);
    const item = origin?.type === 'widget' ? origin : null;
    const events = byAuthor(turn.text, () =>
      input
        ? (handlers.action?.(turn, { ...input.action, item }) ?? nothing())
        : handlers.respond(turn),
    );
    return untilAborted(events, session.signal, turn.text);
  }

  async #turn(
    { run, owner, signal }: RunSession,
    thread: Thread,
    emit: Take,
    origin: ReturnType<typeof toItem> | null,
  ): Promise<ChatTurn> {
    const { database, files, newId } = this.#parts;
    const isAnswer = origin?.type === 'client_tool_call' || origin?.type === 'structured_input';
    return new ChatTurn({
      owner,
      customer: await customerOf(database.kysely, owner),
      thread,
      input: origin?.type === 'user_message' ? origin : null,
      answered: isAnswer ? origin : null,
      signal,
      newId,
      items: (limit = historyLength) => lastItemsForModel(database.kysely, run.thread_id, limit),
      file: (attachment_id) => files.content(owner, attachment_id),
      images: (items) => imagesOf(files, owner, items),
      emit,
    });
  }
}

async function* nothing(): AsyncGenerator<ThreadStreamEvent> {}

/** Ends at once when the signal says so, even where the author's code does not listen to it. */
async function* untilAborted<T>(
  events: AsyncIterable<T>,
  signal: AbortSignal,
  said: string,
): AsyncGenerator<T> {
  const aborted = new Promise<never>((_, reject) => {
    const leave = (): void => reject(new Error('The turn was ended.', { cause: signal.reason }));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
  });
  aborted.catch(() => {});
  const iterator = byAuthor(said, () => events[Symbol.asyncIterator]());
  let done = false;
  try {
    for (;;) {
      const next = await Promise.race([byAuthor(said, () => iterator.next()), aborted]);
      if (next.done) break;
      yield next.value;
    }
    done = true;
  } finally {
    // Not waited for: code that does not listen may never come back.
    if (!done) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
