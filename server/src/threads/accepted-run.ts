import { ConciergeError, type OpenskiesMark } from '@openskies/protocol';
import type { Owner } from '../identity/session.ts';
import type { NewId } from '../ids.ts';
import { findItem, toItem, updateItem } from './item-repository.ts';
import { finishRun, insertRun, type RunRow } from './run-repository.ts';
import { toThread } from './thread-repository.ts';
import type { ThreadWriter } from './thread-writer.ts';

/** Whoever asks: the owner, and our mark when it is our element. */
export interface Caller {
  owner: Owner;
  mark: OpenskiesMark | undefined;
  /** What they read, as a BCP 47 tag. */
  language?: string;
}

/** A run on the record: what its stream is a cursor over. */
export interface AcceptedRun {
  run_id: string;
  thread_id: string;
  /** The stream begins after this event. */
  first_seq: number;
  /** `stream_options` comes after this event. */
  accept_seq: number;
  /** Whether the reader is offered Stop. */
  allow_cancel: boolean;
}

export function toAccepted(run: RunRow): AcceptedRun {
  const { id, thread_id, first_seq, accept_seq, allow_cancel } = run;
  return { run_id: id, thread_id, first_seq, accept_seq, allow_cancel: allow_cancel === 1 };
}

/**
 * A message that was sent before, under the same id.
 * @throws ConciergeError message.conflict when it said something else
 */
export function followed(run: RunRow, content_hash: string): AcceptedRun {
  if (run.content_hash !== content_hash) {
    throw new ConciergeError('message.conflict', { field: 'metadata.openskies.message_id' });
  }
  return toAccepted(run);
}

/**
 * Puts a run on the record, in the transaction that accepts its request.
 * @throws ConciergeError thread.closed
 */
export async function acceptRun(
  writer: ThreadWriter,
  newId: NewId,
  run: {
    origin_item_id: string;
    content_hash: string;
    first_seq: number;
    message_id: string | undefined;
    creates?: boolean;
    /** A click does its work at once and is done when it is accepted. */
    done?: boolean;
    /** Whether Stop is offered. Default: yes. */
    allow_cancel?: boolean;
    /** Whether `stream_options` comes before what the accepting transaction says. Default: only for clicks. */
    optionsFirst?: boolean;
  },
): Promise<AcceptedRun> {
  const { status } = toThread(writer.thread);
  if (status.type === 'closed') throw new ConciergeError('thread.closed');
  const row = await insertRun(writer.tx, {
    id: writer.run_id ?? newId('run'),
    thread_id: writer.thread_id,
    tenant: writer.owner.tenant,
    owner: writer.owner.subject,
    state: run.done ? 'done' : 'queued',
    origin_item_id: run.origin_item_id,
    client_message_id: run.message_id ?? null,
    create_key: run.creates ? (run.message_id ?? null) : null,
    content_hash: run.content_hash,
    allow_cancel: (run.allow_cancel ?? true) ? 1 : 0,
    draft_id: newId('msg'),
    first_seq: run.first_seq,
    accept_seq: (run.optionsFirst ?? run.done) ? run.first_seq : writer.thread.seq,
    created_at: writer.created_at,
    finished_at: run.done ? writer.created_at : null,
  });
  return toAccepted(row);
}

/** A message that was stopped before its turn came stays, and is answered by nobody. */
export async function cancelQueued(writer: ThreadWriter, run: RunRow): Promise<void> {
  await finishRun(writer.tx, run.id, 'cancelled', writer.created_at);
  const row = await findItem(writer.tx, run.thread_id, run.origin_item_id);
  const item = row && toItem(row);
  if (item?.type === 'user_message' && item.queued) {
    const { queued: _, ...message } = item;
    await updateItem(writer.tx, message);
    await writer.event({ type: 'thread.item.done', item: message }, 'openskies');
  }
  await writer.event({ type: 'run.finished', run_id: run.id }, 'internal');
}
