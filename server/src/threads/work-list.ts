/**
 * What one run does, as a list that the customer watches: shown from its second deed on, made from the record alone, so
 * that it is the same whichever process goes on with the run. Marks come from effects; no model writes here.
 */
import type { ThreadItem } from '@openskies/protocol';
import { findItem, toItem, updateItem } from './item-repository.ts';
import type { WorkTask } from './run-repository.ts';
import type { ThreadWriter } from './thread-writer.ts';

type WorkItem = Extract<ThreadItem, { type: 'workflow' }>;

/** Deeds of a run from which on it has a list. */
const fewest = 2;

/** What was refused is no deed; a list that was begun with it tells of it. */
export function needsWorkList(tasks: readonly WorkTask[]): boolean {
  const refused = ({ status_indicator, content }: WorkTask): boolean =>
    status_indicator === 'none' && content !== undefined;
  return tasks.filter((task) => !refused(task)).length >= fewest;
}

/** Shows the tasks as they stand, in the writer's transaction; what is shown already is not said again. */
export async function showWork(
  writer: ThreadWriter,
  run_id: string,
  tasks: readonly WorkTask[],
): Promise<void> {
  const shown = await find(writer, run_id);
  if (!shown) {
    const workflow = { type: 'custom' as const, tasks: [...tasks], expanded: true };
    await writer.addItem(
      {
        id: idOf(run_id),
        thread_id: writer.thread_id,
        created_at: writer.created_at,
        type: 'workflow',
        workflow,
      },
      'openskies',
      'thread.item.added',
    );
    return;
  }
  const known = shown.workflow.tasks;
  const changed = tasks.flatMap((task, task_index) =>
    JSON.stringify(task) === JSON.stringify(known[task_index]) ? [] : [{ task, task_index }],
  );
  if (changed.length === 0) return;
  await updateItem(writer.tx, { ...shown, workflow: { ...shown.workflow, tasks: [...tasks] } });
  for (const { task, task_index } of changed) {
    const type = task_index < known.length ? 'workflow.task.updated' : 'workflow.task.added';
    await writer.event(
      { type: 'thread.item.updated', item_id: shown.id, update: { type, task_index, task } },
      'openskies',
    );
  }
}

/** The run is over: nothing is under way any more, and the list folds up to how long it took. */
export async function closeWork(writer: ThreadWriter, run_id: string): Promise<void> {
  const shown = await find(writer, run_id);
  if (!shown || shown.workflow.summary) return;
  const took = writer.now.getTime() - Date.parse(shown.created_at);
  const item: WorkItem = {
    ...shown,
    workflow: {
      ...shown.workflow,
      tasks: shown.workflow.tasks.map((task) =>
        task.status_indicator === 'loading' ? { ...task, status_indicator: 'none' } : task,
      ),
      summary: { duration: Math.max(1, Math.round(took / 1000)) },
      expanded: false,
    },
  };
  await updateItem(writer.tx, item);
  await writer.event({ type: 'thread.item.done', item }, 'openskies');
}

async function find(writer: ThreadWriter, run_id: string): Promise<WorkItem | undefined> {
  const row = await findItem(writer.tx, writer.thread_id, idOf(run_id));
  const item = row && toItem(row);
  return item?.type === 'workflow' ? item : undefined;
}

function idOf(run_id: string): string {
  return run_id.replace(/^run_/, 'wf_run_');
}
