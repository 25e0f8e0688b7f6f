import {
  ConciergeError,
  type ClientToolCallItem,
  type StructuredInput,
  type StructuredInputItem,
  type ThreadsAddStructuredInputRequest,
} from '@openskies/protocol';
import { hashOf } from '../airline/canonical.ts';
import type { NewId } from '../ids.ts';
import { acceptRun, followed, type AcceptedRun, type Caller } from './accepted-run.ts';
import { getItem, lastVisibleItem, toItem, updateItem } from './item-repository.ts';
import { findRunByMessage, unfinishedRuns } from './run-repository.ts';
import type { Runs } from './runs.ts';
import type { StreamLog } from './stream-log.ts';
import type { ThreadWriter } from './thread-writer.ts';

type Answers = ThreadsAddStructuredInputRequest['params']['input'];

/** Answers to what a turn asked: a client tool's output, a form. The turn goes on with them. */
export class AnswerService {
  #parts: { log: StreamLog; runs: Runs; newId: NewId };

  constructor(parts: { log: StreamLog; runs: Runs; newId: NewId }) {
    this.#parts = parts;
  }

  /**
   * Completes the client tool call that the thread ends with.
   * @throws ConciergeError thread.not_found, item.not_open, message.conflict
   */
  clientToolOutput(caller: Caller, thread_id: string, output: unknown): Promise<AcceptedRun> {
    return this.#accept(caller, thread_id, hashOf({ output: output ?? null }), async (writer) => {
      const row = await lastVisibleItem(writer.tx, thread_id);
      const item = row && toItem(row);
      if (item?.type !== 'client_tool_call' || item.status !== 'pending') {
        throw new ConciergeError('item.not_open', { field: 'params.result' });
      }
      const completed: ClientToolCallItem = { ...item, status: 'completed', output };
      await updateItem(writer.tx, completed);
      // The page that ran the tool knows; the customer's other tabs do not.
      await writer.event({ type: 'thread.item.done', item: completed }, 'openskies');
      return item.id;
    });
  }

  /**
   * Puts the answers into a form that waits for them.
   * @throws ConciergeError thread.not_found, item.not_found, item.not_open, message.conflict
   */
  structuredInput(
    caller: Caller,
    { thread_id, item_id, input }: ThreadsAddStructuredInputRequest['params'],
  ): Promise<AcceptedRun> {
    return this.#accept(caller, thread_id, hashOf({ item_id, input }), async (writer) => {
      const item = toItem(await getItem(writer.tx, thread_id, item_id));
      if (item.type !== 'structured_input' || item.status !== 'pending') {
        throw new ConciergeError('item.not_open', { field: 'params.item_id' });
      }
      const answered = answer(item, input);
      await updateItem(writer.tx, answered);
      await writer.event({ type: 'thread.item.replaced', item: answered });
      return item_id;
    });
  }

  async #accept(
    { owner, mark }: Caller,
    thread_id: string,
    content_hash: string,
    settle: (writer: ThreadWriter) => Promise<string>,
  ): Promise<AcceptedRun> {
    const { log, runs, newId } = this.#parts;
    const accepted = await log.write({ thread_id, owner, run_id: newId('run') }, async (writer) => {
      if (mark?.message_id !== undefined) {
        const run = await findRunByMessage(writer.tx, thread_id, mark.message_id);
        if (run) return followed(run, content_hash);
      }
      if ((await unfinishedRuns(writer.tx, thread_id)).length > 0) {
        throw new ConciergeError('thread.busy');
      }
      const first_seq = writer.thread.seq;
      return acceptRun(writer, newId, {
        origin_item_id: await settle(writer),
        content_hash,
        first_seq,
        message_id: mark?.message_id,
        optionsFirst: true,
      });
    });
    runs.wake(thread_id);
    return accepted;
  }
}

/** One choice keeps its first value; what is missing, empty or skipped counts as skipped; unknown ids as nothing. */
function answer(item: StructuredInputItem, { status, answers = {} }: Answers): StructuredInputItem {
  const isSkipped = status === 'skipped';
  const inputs = item.inputs.map((question): StructuredInput => {
    const given = isSkipped ? undefined : answers[question.id];
    const values = given?.skipped ? [] : (given?.values ?? []);
    const kept =
      question.type === 'multiple_choice' && !question.multiple ? values.slice(0, 1) : values;
    return { ...question, answer: { values: kept, skipped: kept.length === 0 } };
  });
  return { ...item, status: isSkipped ? 'skipped' : 'answered', inputs };
}
