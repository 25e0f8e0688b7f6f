import type { Database, Queryable } from '../database/database.ts';
import { untilBack } from '../database/failures.ts';
import type { NewId } from '../ids.ts';
import type { Observer } from '../observer.ts';
import { findItem, toItem } from './item-repository.ts';
import { leaseMs } from './lease.ts';
import { setRun, unfinishedRuns, type RunRow } from './run-repository.ts';
import type { StreamLog } from './stream-log.ts';
import { FenceLostError, type ThreadWriter } from './thread-writer.ts';

export interface Claim {
  run: RunRow;
  fence: number;
  /** The thread's last event when it was claimed. */
  seq: number;
  /** What the thread is answered in. */
  language: string;
}

export interface ClaimParts {
  observer?: Observer;
  database: Database;
  log: StreamLog;
  newId: NewId;
}

/** Processes that died at one step before the step is suspected to be the reason. */
const suspectAfter = 3;

/** How long a suspect is left alone after its process's death: twice as long each time, so that few processes end of it. */
const waitMs = ({ takeovers }: RunRow): number =>
  Math.min(30_000, 1000 * 2 ** (takeovers - suspectAfter));

/**
 * Takes the next run of a thread: one that a dead process left running, else the oldest queued. The fence grows, so
 * that whoever held it before can write no more. `none`: there is nothing to do; `held`: another process does it;
 * `suspect`: its step may have ended the processes that played it, so it is claimed only by who plays it `alone`, and in time.
 */
export async function claimRun(
  parts: ClaimParts,
  thread_id: string,
  company: 'alone' | 'with others' = 'with others',
): Promise<Claim | 'none' | 'held' | 'suspect'> {
  const claim = await takeFence(parts, thread_id, company);
  if (typeof claim === 'string') return claim;
  const { run, fence, seq, language, takeover } = claim;
  const owner = { tenant: run.tenant, subject: run.owner };
  const scope = { thread_id, owner, run_id: run.id, fence };
  const origin = await findItem(parts.database.kysely, thread_id, run.origin_item_id);
  const item = origin && toItem(origin);
  const waited = item?.type === 'user_message' && item.queued;
  if (takeover) parts.observer?.takeover?.();
  if (!takeover && !waited) return { run, fence, seq, language };
  const next = takeover
    ? { takeovers: run.takeovers + 1, draft_id: parts.newId('msg') }
    : { takeovers: run.takeovers, draft_id: run.draft_id };
  const begin = async (writer: ThreadWriter): Promise<void> => {
    if (takeover) {
      await writer.withdrawDraft(run.draft_id);
      await setRun(writer.tx, run.id, next);
    }
    if (waited) {
      const { queued: _, ...message } = item;
      await writer.moveToEnd(message);
    }
  };
  try {
    await untilBack(() => parts.log.write(scope, begin));
  } catch (error) {
    if (error instanceof FenceLostError) return 'held';
    throw error;
  }
  return { run: { ...run, ...next }, fence, seq, language };
}

/** Takes a run away from whoever plays it: no write of theirs counts from here, and what they began to say is withdrawn. */
export async function revokeClaim(writer: ThreadWriter, run: RunRow): Promise<void> {
  await writer.tx
    .updateTable('threads')
    .set((eb) => ({ fence: eb('fence', '+', 1), lease_until: null }))
    .where('id', '=', writer.thread_id)
    .execute();
  await writer.withdrawDraft(run.draft_id);
}

async function takeFence(
  { database }: ClaimParts,
  thread_id: string,
  company: 'alone' | 'with others',
): Promise<(Claim & { takeover: boolean }) | 'none' | 'held' | 'suspect'> {
  return database.transaction(async (tx) => {
    const [first] = await unfinishedRuns(tx, thread_id);
    if (!first) return 'none';
    const now = await database.now(tx);
    // One that was stopped is ended, and plays no step.
    const plays = first.state === 'running' && !first.stop_requested;
    if (plays && first.takeovers >= suspectAfter) {
      if (company !== 'alone') return 'suspect';
      const ended = await leaseEnd(tx, thread_id);
      if (ended && now.getTime() < ended.getTime() + waitMs(first)) return 'suspect';
    }
    const thread = await tx
      .updateTable('threads')
      .set((eb) => ({
        fence: eb('fence', '+', 1),
        lease_until: new Date(now.getTime() + leaseMs).toISOString(),
      }))
      .where('id', '=', thread_id)
      .where((eb) =>
        eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now.toISOString())]),
      )
      .returning(['fence', 'seq', 'language'])
      .executeTakeFirst();
    if (!thread) return 'held';
    // Read again, now that the row is ours: another node may have finished the run that was next.
    const [next] = await unfinishedRuns(tx, thread_id);
    if (!next) {
      // Given back as if nobody had looked.
      await tx
        .updateTable('threads')
        .set({ lease_until: null, fence: thread.fence - 1 })
        .where('id', '=', thread_id)
        .execute();
      return 'none';
    }
    const takeover = next.state === 'running';
    if (!takeover) await setRun(tx, next.id, { state: 'running' });
    const language = thread.language ?? 'en';
    return { run: { ...next, state: 'running' }, ...thread, language, takeover };
  });
}

/** Until when the last holder of a thread could write; null: nobody held it, or it was let go. */
async function leaseEnd(tx: Queryable, thread_id: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('threads')
    .select('lease_until')
    .where('id', '=', thread_id)
    .executeTakeFirst();
  return row?.lease_until ? new Date(row.lease_until) : null;
}
