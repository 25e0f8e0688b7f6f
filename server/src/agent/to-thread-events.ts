import type { AgentOutputItem } from '@openai/agents';
import type { Annotation, Task, ThreadItem, ThreadStreamEvent } from '@openskies/protocol';
import { textOf } from './model-output.ts';
import type { StepEvent } from './support-agent.ts';

type ThoughtTask = Extract<Task, { type: 'thought' }>;

export interface AnswerPlace {
  thread_id: string;
  /** Id of the message; its workflow of thoughts has one made from it. */
  draft_id: string;
  created_at: string;
  announce(event: ThreadStreamEvent): void;
}

/**
 * One model step as the thread shows it: live events while the model speaks, and the items to store when it is done.
 */
export class AnswerDraft {
  #place: AnswerPlace;
  #text = '';
  #annotations: Annotation[] = [];
  #thoughts: ThoughtTask[] = [];
  #thinkingSince = 0;
  #workflowDone: ThreadItem | undefined;
  #messageStarted = false;

  constructor(place: AnswerPlace) {
    this.#place = place;
  }

  /** Ids of the items that readers have seen begin: withdrawn when this attempt is given up. */
  get begun(): string[] {
    return [
      ...(this.#thoughts.length > 0 ? [this.#workflowId] : []),
      ...(this.#messageStarted ? [this.#place.draft_id] : []),
    ];
  }

  receive(event: Exclude<StepEvent, { type: 'done' }>): void {
    switch (event.type) {
      case 'text':
        return this.#addText(event.delta);
      case 'annotation':
        return this.#addAnnotation(event.annotation);
      case 'thought':
        return this.#addThought(event);
      default:
        event satisfies never;
    }
  }

  /** The items of a finished step. A refusal comes as text, without deltas. */
  finish(output: AgentOutputItem[]): ThreadItem[] {
    const said = textOf(output);
    const text = said || this.#text;
    this.#finishThoughts();
    if (this.#messageStarted) {
      this.#update({
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: { type: 'output_text', text, annotations: [] },
      });
    }
    return this.#items(text);
  }

  /** What a stopped step leaves: the text so far. */
  partial(): ThreadItem[] {
    return this.#items(this.#text);
  }

  get #workflowId(): string {
    return this.#place.draft_id.replace(/^msg_/, 'wf_');
  }

  #items(text: string): ThreadItem[] {
    const items = this.#workflowDone ? [this.#workflowDone] : [];
    if (text === '') return items;
    return [
      ...items,
      {
        ...this.#base(this.#place.draft_id),
        type: 'assistant_message',
        content: [{ type: 'output_text', text, annotations: this.#annotations }],
      },
    ];
  }

  #addText(delta: string): void {
    if (delta === '') return;
    this.#finishThoughts();
    if (!this.#messageStarted) {
      this.#messageStarted = true;
      const item = {
        ...this.#base(this.#place.draft_id),
        type: 'assistant_message' as const,
        content: [],
      };
      this.#place.announce({ type: 'thread.item.added', item });
      this.#update({
        type: 'assistant_message.content_part.added',
        content_index: 0,
        content: { type: 'output_text', text: '', annotations: [] },
      });
    }
    this.#text += delta;
    this.#update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta });
  }

  #addAnnotation(annotation: Annotation): void {
    this.#annotations.push(annotation);
    if (!this.#messageStarted) return;
    this.#update({
      type: 'assistant_message.content_part.annotation_added',
      content_index: 0,
      annotation_index: this.#annotations.length - 1,
      annotation,
    });
  }

  /** The first thought is shown as it comes, later ones when they are whole: as the reference does. */
  #addThought(thought: Extract<StepEvent, { type: 'thought' }>): void {
    if (this.#workflowDone || (thought.index > 0 && thought.text === undefined)) return;
    if (this.#thoughts.length === 0) {
      this.#thinkingSince = performance.now();
      this.#place.announce({ type: 'thread.item.added', item: this.#workflow([]) });
    }
    const known = this.#thoughts[thought.index];
    const task: ThoughtTask = {
      type: 'thought',
      status_indicator: 'none',
      content: thought.text ?? (known?.content ?? '') + thought.delta,
    };
    const task_index = known ? thought.index : this.#thoughts.length;
    this.#thoughts[task_index] = task;
    this.#place.announce({
      type: 'thread.item.updated',
      item_id: this.#workflowId,
      update: { type: known ? 'workflow.task.updated' : 'workflow.task.added', task_index, task },
    });
  }

  /** Thoughts end when the answer begins; the event that says so is the stored item's. */
  #finishThoughts(): void {
    if (this.#workflowDone || this.#thoughts.length === 0) return;
    const duration = Math.round((performance.now() - this.#thinkingSince) / 1000);
    this.#workflowDone = this.#workflow(this.#thoughts, { duration });
    this.#place.announce({ type: 'thread.item.done', item: this.#workflowDone });
  }

  #workflow(tasks: ThoughtTask[], summary?: { duration: number }): ThreadItem {
    return {
      ...this.#base(this.#workflowId),
      type: 'workflow',
      workflow: { type: 'reasoning', tasks, ...(summary ? { summary } : {}), expanded: false },
    };
  }

  #update(update: Extract<ThreadStreamEvent, { type: 'thread.item.updated' }>['update']): void {
    this.#place.announce({ type: 'thread.item.updated', item_id: this.#place.draft_id, update });
  }

  #base(id: string): { id: string; thread_id: string; created_at: string } {
    return { id, thread_id: this.#place.thread_id, created_at: this.#place.created_at };
  }
}
