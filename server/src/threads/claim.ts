import type { Database } from '../database/database.ts';
import type { NewId } from '../ids.ts';
import { findItem, toItem } from './item-repository.ts';
import { leaseMs } from './lease.ts';
import { setRun, unfinishedRuns, type RunRow } from './run-repository.ts';
import { withdrawDraft } from './runs.ts';
import type { StreamLog } from './stream-log.ts';

export interface Claim {
  run: RunRow;
  fence: number;
}

export interface ClaimParts {
  database: Database;
  log: StreamLog;
  newId: NewId;
}

/**
 * Takes the next run of a thread: one that a dead process left running, else the oldest queued. The fence grows, so
 * that whoever held it before can write no more. `none`: there is nothing to do; `held`: another process does it.
 */
export async function claimRun(
  parts: ClaimParts,
  thread_id: string,
): Promise<Claim | 'none' | 'held'> {
  const claim = await takeFence(parts, thread_id);
  if (typeof claim === 'string') return claim;
  const { run, fence, takeover } = claim;
  const owner = { tenant: run.tenant, subject: run.owner };
  const origin = await findItem(parts.database.kysely, thread_id, run.origin_item_id);
  const item = origin && toItem(origin);
  const waited = item?.type === 'user_message' && item.queued;
  if (!takeover && !waited) return { run, fence };
  await parts.log.write({ thread_id, owner, run_id: run.id, fence }, async (writer) => {
    if (takeover) {
      await withdrawDraft(writer, run.draft_id);
      const next = { takeovers: run.takeovers + 1, draft_id: parts.newId('msg') };
      await setRun(writer.tx, run.id, next);
      Object.assign(run, next);
    }
    if (waited) {
      const { queued: _, ...message } = item;
      await writer.moveToEnd(message);
    }
  });
  return { run, fence };
}

async function takeFence(
  { database }: ClaimParts,
  thread_id: string,
): Promise<(Claim & { takeover: boolean }) | 'none' | 'held'> {
  const now = await database.now();
  return database.transaction(async (tx) => {
    const [next] = await unfinishedRuns(tx, thread_id);
    if (!next) return 'none';
    const thread = await tx
      .updateTable('threads')
      .set((eb) => ({
        fence: eb('fence', '+', 1),
        lease_until: new Date(now.getTime() + leaseMs).toISOString(),
      }))
      .where('id', '=', thread_id)
      .where((eb) =>
        eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now.toISOString())]),
      )
      .returning('fence')
      .executeTakeFirst();
    if (!thread) return 'held';
    const takeover = next.state === 'running';
    if (!takeover) await setRun(tx, next.id, { state: 'running' });
    return { run: { ...next, state: 'running' }, fence: thread.fence, takeover };
  });
}
