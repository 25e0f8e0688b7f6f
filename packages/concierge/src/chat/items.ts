/** Thread items → views. An item of a type that has no view yet draws nothing. */
import type { ActionConfig, Task, ThreadItem } from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { isBusy, type ChatState } from '../state/chat-state.ts';
import type { ChatStore } from '../state/chat-store.ts';
import type { Settings } from '../state/settings.ts';
import type { Entry } from './entries.ts';

export interface ItemSurroundings {
  state: Readonly<ChatState>;
  store: ChatStore | undefined;
  settings: Settings;
}

type ItemEntry = Extract<Entry, { kind: 'item' }>;

export function renderItem(
  entry: ItemEntry,
  surroundings: ItemSurroundings,
): TemplateResult | typeof nothing {
  const { item } = entry;
  switch (item.type) {
    case 'user_message':
      return html`<openskies-user-message
        .content=${item.content}
        .attachments=${item.attachments}
        .quotedText=${item.quoted_text ?? ''}
        .status=${item.queued ? 'queued' : 'sent'}
      ></openskies-user-message>`;
    case 'assistant_message':
      return renderAssistantMessage(entry, item, surroundings);
    case 'widget':
      return renderWidget(item, surroundings);
    case 'task':
      return renderTask(item.task);
    case 'workflow':
      return html`${item.workflow.tasks.map(renderTask)}`;
    default:
      return nothing;
  }
}

function renderAssistantMessage(
  entry: ItemEntry,
  item: Extract<ThreadItem, { type: 'assistant_message' }>,
  { state, store, settings }: ItemSurroundings,
): TemplateResult {
  const idle = !isBusy(state.status);
  const shown = entry.last && idle ? 'shown' : 'hover';
  return html`<openskies-assistant-message
    .item=${item}
    .streaming=${entry.live}
    .actions=${entry.ends && !entry.live ? shown : 'none'}
    .rating=${state.feedback.get(item.id) ?? ''}
    .rateable=${settings.feedback}
    .retryable=${settings.retry && entry.last && idle}
    @rate=${(event: CustomEvent<'positive' | 'negative'>) => void store?.rate(item.id, event.detail)}
    @retry=${() => void store?.retry()}
  ></openskies-assistant-message>`;
}

function renderWidget(
  item: Extract<ThreadItem, { type: 'widget' }>,
  { state, store }: ItemSurroundings,
): TemplateResult {
  const handle = (event: CustomEvent<{ action: ActionConfig; form?: Record<string, unknown> }>) => {
    event.stopPropagation();
    void store?.sendAction(withForm(event.detail), item.id);
  };
  return html`<openskies-widget
    .item=${item}
    .busy=${state.busyItem === item.id || isBusy(state.status)}
    @widget-action=${handle}
  ></openskies-widget>`;
}

/** Values of the form around an action join its payload; what the payload has already wins. */
function withForm({
  action,
  form,
}: {
  action: ActionConfig;
  form?: Record<string, unknown>;
}): ActionConfig {
  return form ? { ...action, payload: merge(form, action.payload) } : action;
}

function merge(form: Record<string, unknown>, payload: unknown): Record<string, unknown> {
  const isRecord = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
  return { ...form, ...(isRecord ? (payload as Record<string, unknown>) : {}) };
}

function renderTask(task: Task): TemplateResult | typeof nothing {
  const label = task.title ?? ('title_query' in task ? task.title_query : undefined);
  if (!label) return nothing;
  return html`<openskies-progress-row
    .label=${label}
    .done=${task.status_indicator !== 'loading'}
  ></openskies-progress-row>`;
}
