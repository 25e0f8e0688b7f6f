import { ConciergeError, type ThreadItem } from '@openskies/protocol';
import { hashOf } from '../airline/canonical.ts';
import { intentOfClick } from '../airline/intents.ts';
import type { WidgetClicks } from '../airline/widget-clicks.ts';
import { toErrorEvent } from '../errors.ts';
import type { NewId } from '../ids.ts';
import { acceptRun, followed, type AcceptedRun, type Caller } from './accepted-run.ts';
import { findItem, toItem } from './item-repository.ts';
import { findRunByMessage } from './run-repository.ts';
import type { Runs } from './runs.ts';
import type { StreamLog } from './stream-log.ts';
import type { Actions, ClickRequest } from './thread-service.ts';

export interface ActionServiceParts {
  log: StreamLog;
  clicks: WidgetClicks;
  runs: Runs;
  newId: NewId;
}

/**
 * Clicks on widgets of the airline. No model is asked: a click is one transaction, done when it is accepted, but for one that
 * an airline which lives elsewhere must be asked about: its run does that.
 */
export class ActionService implements Actions {
  #parts: ActionServiceParts;

  constructor(parts: ActionServiceParts) {
    this.#parts = parts;
  }

  /** @throws ConciergeError thread.not_found, item.not_found, message.conflict */
  async click(caller: Caller, request: ClickRequest): Promise<AcceptedRun> {
    const { log, clicks, runs, newId } = this.#parts;
    const { thread_id, item_id, action } = request;
    const { owner, mark, language } = caller;
    const content_hash = hashOf({ item_id: item_id ?? null, action });
    const scope = { thread_id, owner, run_id: newId('run'), language };
    const accepted = await log.write(scope, async (writer) => {
      if (mark?.message_id !== undefined) {
        const run = await findRunByMessage(writer.tx, thread_id, mark.message_id);
        if (run) return followed(run, content_hash);
      }
      const first_seq = writer.thread.seq;
      try {
        const { type, payload } = action;
        if (item_id !== undefined) await clicks.click(writer, { item_id, type, payload });
      } catch (error) {
        if (!(error instanceof ConciergeError) || error.code !== 'action.invalid') throw error;
        await writer.event(toErrorEvent(error, writer.language));
      }
      const done = (await intentOfClick(writer.tx, scope.run_id)) === undefined;
      if (done) await writer.event({ type: 'run.finished', run_id: scope.run_id }, 'internal');
      return acceptRun(writer, newId, {
        origin_item_id: item_id ?? '',
        content_hash,
        first_seq,
        message_id: mark?.message_id,
        done,
        allow_cancel: done,
        optionsFirst: true,
      });
    });
    runs.wake(thread_id);
    return accepted;
  }

  /** The same for actions that do not stream: answers with the widget as it looks now. */
  async clickSync(caller: Caller, request: ClickRequest): Promise<{ updated_item?: ThreadItem }> {
    const { log, clicks, runs, newId } = this.#parts;
    const { thread_id, item_id, action } = request;
    const { owner, language } = caller;
    const scope = { thread_id, owner, run_id: newId('run'), language };
    const answer = await log.write(scope, async (writer) => {
      if (item_id === undefined) return {};
      const { type, payload } = action;
      const first_seq = writer.thread.seq;
      await clicks.click(writer, { item_id, type, payload });
      if (await intentOfClick(writer.tx, scope.run_id)) {
        const click = { origin_item_id: item_id, content_hash: hashOf({ item_id, action }) };
        await acceptRun(writer, newId, {
          ...click,
          first_seq,
          message_id: undefined,
          allow_cancel: false,
        });
      }
      const row = await findItem(writer.tx, thread_id, item_id);
      return row ? { updated_item: toItem(row) } : {};
    });
    runs.wake(thread_id);
    return answer;
  }
}
