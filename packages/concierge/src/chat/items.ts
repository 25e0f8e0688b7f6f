/** Thread items → views. An item of a type that has no view yet draws nothing. */
import type {
  GeneratedImageItem,
  TaskItem,
  ThreadItem,
  UserMessageItem,
} from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { isBusy, type ChatState, type PendingMessage } from '../state/chat-state.ts';
import type { ChatStore } from '../state/chat-store.ts';
import type { Settings } from '../state/settings.ts';
import { loadFamily } from '../widgets/families.ts';
import type { Entry } from './entries.ts';
import type { StructuredAnswerEvent } from '../widgets/structured-input.ts';
import type { WidgetActionEvent } from '../widgets/widget-action.ts';
import type { OpenskiesUserMessage } from './user-message.ts';
import { imageAddress } from '../widgets/image-sources.ts';

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
      return userMessage(
        withPictures(item, surroundings),
        item.queued ? 'queued' : 'sent',
        surroundings.settings,
      );
    case 'assistant_message':
      return renderAssistantMessage(entry, item, surroundings);
    case 'widget':
      return renderWidget(entry, item, surroundings);
    case 'structured_input':
      return renderQuestions(item, surroundings);
    case 'task':
      return renderTask(item);
    case 'workflow':
      void loadFamily('steps');
      return html`<openskies-steps
        .workflow=${item.workflow}
        .live=${entry.live}
      ></openskies-steps>`;
    case 'generated_image':
      return renderPicture(item, entry.live, surroundings);
    default:
      return nothing;
  }
}

/** All that `renderItem` draws from: while it stays the same, the item is not drawn again. */
export function itemDependencies(
  { item, live, actions, stopped }: ItemEntry,
  { state, store, settings }: ItemSurroundings,
): unknown[] {
  const widget = item.type === 'widget' || item.type === 'structured_input';
  return [
    item,
    live,
    actions,
    stopped,
    store,
    settings,
    state.feedback.get(item.id),
    item.type === 'assistant_message' && settings.retry === 'all' && isBusy(state.status),
    widget && state.busyItem === item.id,
    widget && isBusy(state.status),
    state.thread?.allowed_image_domains,
  ];
}

/** A message on its way, which the server's item replaces in the same node. */
export function renderPending(
  { id, input, attachments, status, error }: PendingMessage,
  { store, settings }: Pick<ItemSurroundings, 'store' | 'settings'>,
  reason: string,
): TemplateResult {
  const again = () => void store?.sendAgain(id);
  const { retry, retryAt } = error ?? {};
  const failure = { reason, retry, retryAt, again };
  return userMessage({ ...input, attachments: [...attachments] }, status, settings, failure);
}

/** Pictures come from where the thread may show them from; of others the name stays. */
function withPictures(
  item: UserMessageItem,
  { state, settings }: ItemSurroundings,
): UserMessageItem {
  const domains = state.thread?.allowed_image_domains;
  const attachments = item.attachments.map((one) =>
    one.type === 'image'
      ? { ...one, preview_url: imageAddress(one.preview_url, domains, settings.apiUrl) ?? '' }
      : one,
  );
  return { ...item, attachments };
}

function userMessage(
  message: Pick<UserMessageItem, 'content' | 'attachments' | 'quoted_text'>,
  status: OpenskiesUserMessage['status'],
  { extras }: Settings,
  failure: {
    reason?: string;
    retry?: boolean | undefined;
    retryAt?: number | undefined;
    again?: () => void;
  } = {},
): TemplateResult {
  return html`<openskies-user-message
    .content=${message.content}
    .attachments=${message.attachments}
    .quotedText=${message.quoted_text ?? ''}
    .explained=${Boolean(extras?.entities?.onClick ?? extras?.entities?.onRequestPreview)}
    .status=${status}
    .reason=${failure.reason ?? ''}
    .retry=${failure.retry ?? true}
    .retryAt=${failure.retryAt}
    @send-again=${failure.again}
  ></openskies-user-message>`;
}

function renderAssistantMessage(
  { live, actions, stopped }: ItemEntry,
  item: Extract<ThreadItem, { type: 'assistant_message' }>,
  { state, store, settings }: ItemSurroundings,
): TemplateResult {
  return html`<openskies-assistant-message
    .item=${item}
    .streaming=${live}
    .stopped=${stopped}
    .actions=${actions}
    .rating=${state.feedback.get(item.id) ?? ''}
    .rateable=${settings.feedback}
    .retryable=${settings.retry === 'all' ? !isBusy(state.status) : settings.retry === 'last' && actions === 'shown'}
    @rate=${(event: CustomEvent<'positive' | 'negative'>) => void store?.rate(item.id, event.detail)}
    @retry=${() => void store?.retry(askedBy(item, state))}
  ></openskies-assistant-message>`;
}

/** Id of the customer's message that the answer is for. */
function askedBy(answer: ThreadItem, { thread }: Readonly<ChatState>): string | undefined {
  const items = thread?.items.data ?? [];
  const before = items.slice(0, items.indexOf(answer));
  return before.findLast(({ type }) => type === 'user_message')?.id;
}

function renderWidget(
  { actions }: ItemEntry,
  item: Extract<ThreadItem, { type: 'widget' }>,
  { state, store, settings }: ItemSurroundings,
): TemplateResult {
  const handle = (event: WidgetActionEvent) => {
    event.stopPropagation();
    void store?.sendAction(event.detail.action, item.id);
  };
  // A turn that waits for a decision is no answer yet.
  const rateable = settings.feedback && !('confirm' in item.widget);
  return html`<openskies-widget
      .item=${item}
      .busy=${state.busyItem === item.id}
      .blocked=${isBusy(state.status)}
      .level=${settings.headingLevel + 1}
      .imageDomains=${state.thread?.allowed_image_domains}
      .apiUrl=${settings.apiUrl}
      @widget-action=${handle}
    ></openskies-widget>
    ${
      actions !== 'none' && (item.copy_text || rateable)
        ? html`<openskies-message-actions
            .actions=${actions}
            .words=${item.copy_text ?? ''}
            .rating=${state.feedback.get(item.id) ?? ''}
            .rateable=${rateable}
            @rate=${(event: CustomEvent<'positive' | 'negative'>) => void store?.rate(item.id, event.detail)}
          ></openskies-message-actions>`
        : nothing
    }`;
}

function renderQuestions(
  item: Extract<ThreadItem, { type: 'structured_input' }>,
  { state, store }: ItemSurroundings,
): TemplateResult {
  const handle = (event: StructuredAnswerEvent) => {
    event.stopPropagation();
    void store?.answer(item.id, { ...event.detail });
  };
  return html`<openskies-widget
    .item=${item}
    .busy=${state.busyItem === item.id}
    .blocked=${isBusy(state.status)}
    @structured-answer=${handle}
  ></openskies-widget>`;
}

function renderPicture(
  item: GeneratedImageItem,
  live: boolean,
  { state, settings }: ItemSurroundings,
): TemplateResult {
  void loadFamily('picture');
  return html`<openskies-generated-image
    .item=${item}
    .live=${live}
    .imageDomains=${state.thread?.allowed_image_domains}
    .apiUrl=${settings.apiUrl}
  ></openskies-generated-image>`;
}

/** A title alone is one line, such as the mark of what was done; that may offer to take it back. */
function renderTask({ task, undo }: TaskItem): TemplateResult {
  // Our server's mark of what was done may have this icon, and the way back beside it.
  const isMark =
    task.type === 'custom' &&
    !task.content &&
    (!!undo || !task.icon || task.icon === 'check-circle');
  if (!isMark || !task.title) {
    void loadFamily('steps');
    return html`<openskies-steps .task=${task}></openskies-steps>`;
  }
  return html`<openskies-progress-row
    .label=${task.title}
    .done=${task.status_indicator !== 'loading'}
    .undo=${undo ?? null}
  ></openskies-progress-row>`;
}
