import type {
  Task,
  ThreadItemAddedEvent,
  ThreadItemDoneEvent,
  ThreadItemUpdatedEvent,
  Workflow,
  WorkflowItem,
} from '@openskies/protocol';

/** How a workflow begins. Default: custom, without tasks, open. */
export type WorkflowStart = Partial<Pick<Workflow, 'type' | 'tasks' | 'expanded'>>;

/** A workflow while it happens. Each method gives the event to be yielded. */
export class WorkflowDraft {
  #base: Pick<WorkflowItem, 'id' | 'thread_id' | 'created_at'>;
  #workflow: Workflow;
  #since = performance.now();

  constructor(
    base: Pick<WorkflowItem, 'id' | 'thread_id' | 'created_at'>,
    { type = 'custom', tasks = [], expanded = true }: WorkflowStart = {},
  ) {
    this.#base = base;
    this.#workflow = { type, tasks: [...tasks], expanded };
  }

  start(): ThreadItemAddedEvent {
    return { type: 'thread.item.added', item: this.#item() };
  }

  add(task: Task): ThreadItemUpdatedEvent {
    const task_index = this.#workflow.tasks.push(task) - 1;
    return this.#update({ type: 'workflow.task.added', task_index, task });
  }

  update(task_index: number, task: Task): ThreadItemUpdatedEvent {
    this.#workflow.tasks[task_index] = task;
    return this.#update({ type: 'workflow.task.updated', task_index, task });
  }

  /** Without a summary it says how long it took. It is folded, unless told otherwise. */
  end(
    summary: Workflow['summary'] = {
      duration: Math.round((performance.now() - this.#since) / 1000),
    },
    { expanded = false } = {},
  ): ThreadItemDoneEvent {
    this.#workflow = { ...this.#workflow, summary, expanded };
    return { type: 'thread.item.done', item: this.#item() };
  }

  #item(): WorkflowItem {
    const workflow = { ...this.#workflow, tasks: [...this.#workflow.tasks] };
    return { ...this.#base, type: 'workflow', workflow };
  }

  #update(update: ThreadItemUpdatedEvent['update']): ThreadItemUpdatedEvent {
    return { type: 'thread.item.updated', item_id: this.#base.id, update };
  }
}
