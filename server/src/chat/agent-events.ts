import type { RunStreamEvent } from '@openai/agents';
import type { ThreadItem, ThreadStreamEvent } from '@openskies/protocol';
import { annotationOf, thoughtOf } from '../agent/responses-events.ts';
import { AnswerDraft } from '../agent/to-thread-events.ts';

/** What `run(agent, input, { stream: true })` of the agents SDK gives. */
export type AgentEvents = AsyncIterable<RunStreamEvent>;

/**
 * A run of the agents SDK as thread events: each model step's text, citations and thoughts as they come, then its items.
 * Tools run inside it; what they want shown they emit themselves.
 */
export async function* agentEvents(
  events: AgentEvents,
  newBase: () => Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'>,
): AsyncGenerator<ThreadStreamEvent> {
  let announced: ThreadStreamEvent[] = [];
  let draft: AnswerDraft | undefined;
  const settled = new Set<string>();
  const begin = (): AnswerDraft => {
    const { id, thread_id, created_at } = newBase();
    const announce = (event: ThreadStreamEvent): void => void announced.push(event);
    return new AnswerDraft({ thread_id, draft_id: id, created_at, announce });
  };
  for await (const event of events) {
    if (event.type !== 'raw_model_stream_event') continue;
    const { data } = event;
    let items: ThreadItem[] = [];
    if (data.type === 'output_text_delta') {
      (draft ??= begin()).receive({ type: 'text', delta: data.delta });
    } else if (data.type === 'model') {
      const annotation = annotationOf(data.event);
      if (annotation) (draft ??= begin()).receive({ type: 'annotation', annotation });
      const thought = thoughtOf(data.event);
      if (thought) (draft ??= begin()).receive({ type: 'thought', ...thought });
    } else if (data.type === 'response_done') {
      items = (draft ?? begin()).finish(data.response.output);
      draft = undefined;
    }
    for (const shown of announced) {
      if (shown.type === 'thread.item.done') settled.add(shown.item.id);
      yield shown;
    }
    announced = [];
    for (const item of items) {
      if (!settled.has(item.id)) yield { type: 'thread.item.done', item };
    }
  }
}
