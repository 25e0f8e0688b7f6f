import type { Task } from '@openskies/protocol';
import type { Selectable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { RunsTable, RunState } from '../database/schema.ts';
import type { Owner } from '../identity/session.ts';

export type RunRow = Selectable<RunsTable>;
/** A line in a run's list of work. */
export type WorkTask = Extract<Task, { type: 'custom' }>;

/** Threads that one look for work takes up at most. */
const sweepLength = 200;

export async function insertRun(
  db: Queryable,
  run: Omit<
    RunRow,
    'position' | 'step' | 'attempts' | 'takeovers' | 'model_ms' | 'tokens' | 'stop_requested'
  >,
): Promise<RunRow> {
  const { last } = await db
    .selectFrom('runs')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('thread_id', '=', run.thread_id)
    .executeTakeFirstOrThrow();
  return db
    .insertInto('runs')
    .values({
      ...run,
      position: Number(last) + 1,
      step: 0,
      attempts: 0,
      takeovers: 0,
      model_ms: 0,
      tokens: 0,
      stop_requested: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findRunByMessage(
  db: Queryable,
  thread_id: string,
  client_message_id: string,
): Promise<RunRow | undefined> {
  return db
    .selectFrom('runs')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('client_message_id', '=', client_message_id)
    .executeTakeFirst();
}

/** The run that made its thread for this message: a repeated create leads back to it. */
export function findRunByCreateKey(
  db: Queryable,
  owner: Owner,
  create_key: string,
): Promise<RunRow | undefined> {
  return db
    .selectFrom('runs')
    .selectAll()
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('create_key', '=', create_key)
    .executeTakeFirst();
}

/** Queued and running runs of a thread, the one that is next first. */
export function unfinishedRuns(db: Queryable, thread_id: string): Promise<RunRow[]> {
  return db
    .selectFrom('runs')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('position')
    .execute();
}

/** Whether the customer may stop one of these runs. */
export async function anyStoppable(db: Queryable, ids: string[]): Promise<boolean> {
  const row = await db
    .selectFrom('runs')
    .select('id')
    .where('id', 'in', ids)
    .where('allow_cancel', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Threads that have something left to do and that nobody holds at this time: what any server may take up. Those whose
 * processes died again and again come last: they wait for their time, and keep nobody else from theirs.
 */
export function threadsWithWork(db: Queryable, now: string): Promise<{ id: string }[]> {
  return db
    .selectFrom('runs')
    .innerJoin('threads', 'threads.id', 'runs.thread_id')
    .select('threads.id')
    .groupBy('threads.id')
    .where('runs.state', 'in', ['queued', 'running'])
    .where((eb) =>
      eb.or([eb('threads.lease_until', 'is', null), eb('threads.lease_until', '<=', now)]),
    )
    .orderBy((eb) => eb.fn.max('runs.takeovers'))
    .limit(sweepLength)
    .execute();
}

/** How many runs are queued, and how many are played. */
export async function runsByState(db: Queryable): Promise<Map<RunState, number>> {
  const rows = await db
    .selectFrom('runs')
    .select(['state', (eb) => eb.fn.countAll().as('count')])
    .where('state', 'in', ['queued', 'running'])
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Ends the claims of a server that is known to be dead. */
export async function endAllLeases(db: Queryable, now: Date): Promise<void> {
  const lease_until = now.toISOString();
  await db
    .updateTable('threads')
    .set({ lease_until })
    .where('lease_until', '>', lease_until)
    .execute();
}

/** Those of these runs that are still to be played. */
export async function wantedRuns(
  db: Queryable,
  ids: string[],
): Promise<Map<string, Pick<RunRow, 'stop_requested'>>> {
  const rows = await db
    .selectFrom('runs')
    .select(['id', 'stop_requested'])
    .where('id', 'in', ids)
    .where('state', '=', 'running')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function setRun(
  db: Queryable,
  id: string,
  change: Partial<Omit<RunRow, 'id' | 'thread_id'>>,
): Promise<void> {
  await db.updateTable('runs').set(change).where('id', '=', id).execute();
}

export function finishRun(
  db: Queryable,
  id: string,
  state: Extract<RunState, 'done' | 'failed' | 'cancelled'>,
  finished_at: string,
): Promise<void> {
  return setRun(db, id, { state, finished_at });
}

export interface StoredStep {
  step: number;
  output: string;
}

export function stepsOf(db: Queryable, run_id: string): Promise<StoredStep[]> {
  return db
    .selectFrom('steps')
    .select(['step', 'output'])
    .where('run_id', '=', run_id)
    .orderBy('step')
    .execute();
}

export async function insertStep(
  db: Queryable,
  step: { run_id: string; step: number; output: string },
): Promise<void> {
  await db.insertInto('steps').values(step).execute();
}

export interface StoredResult {
  call_id: string;
  output: string;
  ends_turn: boolean;
  /** What it came to, in the run's list of work; absent where it has no place there. */
  task?: WorkTask | undefined;
}

export async function resultsOf(db: Queryable, run_id: string): Promise<Map<string, StoredResult>> {
  const rows = await db
    .selectFrom('tool_results')
    .selectAll()
    .where('run_id', '=', run_id)
    .execute();
  return new Map(
    rows.map(({ call_id, output, ends_turn, task }) => [
      call_id,
      {
        call_id,
        output,
        ends_turn: ends_turn === 1,
        ...(task !== null && { task: JSON.parse(task) as WorkTask }),
      },
    ]),
  );
}

export async function insertResult(
  db: Queryable,
  run_id: string,
  result: StoredResult,
): Promise<void> {
  await db
    .insertInto('tool_results')
    .values({
      run_id,
      call_id: result.call_id,
      output: result.output,
      ends_turn: result.ends_turn ? 1 : 0,
      task: result.task ? JSON.stringify(result.task) : null,
    })
    .execute();
}
