import { ConciergeError, type ThreadItem } from '@openskies/protocol';
import { hashOf } from '../airline/canonical.ts';
import type { WidgetClicks } from '../airline/widget-clicks.ts';
import { toErrorEvent } from '../errors.ts';
import type { NewId } from '../ids.ts';
import { acceptRun, followed, type AcceptedRun, type Caller } from './accepted-run.ts';
import { findItem, toItem } from './item-repository.ts';
import { findRunByMessage } from './run-repository.ts';
import type { StreamLog } from './stream-log.ts';
import type { Actions, ClickRequest } from './thread-service.ts';

/** Clicks on widgets of the airline. No model is asked: a click is one transaction, done when it is accepted. */
export class ActionService implements Actions {
  #parts: { log: StreamLog; clicks: WidgetClicks; newId: NewId };

  constructor(parts: { log: StreamLog; clicks: WidgetClicks; newId: NewId }) {
    this.#parts = parts;
  }

  /** @throws ConciergeError thread.not_found, item.not_found, message.conflict */
  async click(caller: Caller, request: ClickRequest): Promise<AcceptedRun> {
    const { log, clicks, newId } = this.#parts;
    const { thread_id, item_id, action } = request;
    const { owner, mark, language } = caller;
    const content_hash = hashOf({ item_id: item_id ?? null, action });
    const scope = { thread_id, owner, run_id: newId('run'), language };
    return log.write(scope, async (writer) => {
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
        await writer.event(toErrorEvent(error));
      }
      await writer.event({ type: 'run.finished', run_id: scope.run_id }, 'internal');
      return acceptRun(writer, newId, {
        origin_item_id: item_id ?? '',
        content_hash,
        first_seq,
        message_id: mark?.message_id,
        done: true,
      });
    });
  }

  /** The same for actions that do not stream: answers with the widget as it looks now. */
  async clickSync(caller: Caller, request: ClickRequest): Promise<{ updated_item?: ThreadItem }> {
    const { log, clicks } = this.#parts;
    const { thread_id, item_id, action } = request;
    const { owner, language } = caller;
    return log.write({ thread_id, owner, language }, async (writer) => {
      if (item_id === undefined) return {};
      const { type, payload } = action;
      await clicks.click(writer, { item_id, type, payload });
      const row = await findItem(writer.tx, thread_id, item_id);
      return row ? { updated_item: toItem(row) } : {};
    });
  }
}
