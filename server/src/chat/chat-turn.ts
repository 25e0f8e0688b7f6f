import type {
  Annotation,
  AssistantMessageItem,
  ClientToolCallItem,
  GeneratedImage,
  Source,
  StructuredInput,
  StructuredInputItem,
  Task,
  Thread,
  ThreadItem,
  ThreadItemAddedEvent,
  ThreadItemDoneEvent,
  ThreadItemReplacedEvent,
  ThreadStreamEvent,
  ThreadUpdatedEvent,
  UserMessageItem,
  WidgetRoot,
} from '@openskies/protocol';
import type { StoredFile } from '../attachments/attachment-service.ts';
import type { Owner } from '../identity/session.ts';
import type { IdPrefix, NewId } from '../ids.ts';
import type { AgentEvents } from './agent-events.ts';
import { agentEvents } from './agent-events.ts';
import type { ChatCustomer } from './customer.ts';
import { GeneratedImageDraft } from './image-draft.ts';
import { widgetUpdates } from './widget-diff.ts';
import { WorkflowDraft, type WorkflowStart } from './workflow-draft.ts';

/** What a thread may be changed to besides its items. */
export type ThreadChange = Partial<Pick<Thread, 'title' | 'status' | 'allowed_image_domains'>>;

/** What is said of an item besides its own content. */
type Base = Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'>;

export interface ChatTurnParts {
  owner: Owner;
  customer: ChatCustomer | null;
  thread: Thread;
  input: UserMessageItem | null;
  answered: ClientToolCallItem | StructuredInputItem | null;
  signal: AbortSignal;
  newId: NewId;
  items(limit?: number): Promise<ThreadItem[]>;
  file(attachment_id: string): Promise<StoredFile>;
  images(items: readonly ThreadItem[]): Promise<Map<string, string>>;
  emit(event: ThreadStreamEvent): Promise<void>;
}

/** One turn of a chat: what is to be answered, and what the answer is made of. */
export class ChatTurn {
  /** Whose thread it is, as it is stored: its subject has a prefix that names the kind, such as `customer:`. */
  readonly owner: Owner;
  /** Who is logged in, with the verified claims of your backend's last assertion; null for guests. */
  readonly customer: ChatCustomer | null;
  /** Without its items. */
  readonly thread: Thread;
  /** The message to be answered; null where the turn goes on after a tool's output or a form. */
  readonly input: UserMessageItem | null;
  /** The client tool call or the form that was answered. */
  readonly answered: ClientToolCallItem | StructuredInputItem | null;
  /** Aborted when the customer stops, and when the server ends. */
  readonly signal: AbortSignal;
  #parts: ChatTurnParts;

  constructor(parts: ChatTurnParts) {
    this.#parts = parts;
    this.owner = parts.owner;
    this.customer = parts.customer;
    this.thread = parts.thread;
    this.input = parts.input;
    this.answered = parts.answered;
    this.signal = parts.signal;
  }

  /** The message's text, its tags included. */
  get text(): string {
    return (this.input?.content ?? []).map((part) => part.text).join('');
  }

  /** The last items, oldest first, hidden ones included. Default: 20. */
  items(limit?: number): Promise<ThreadItem[]> {
    return this.#parts.items(limit);
  }

  /**
   * A file of the customer: its name, its kind as the server found it, and its bytes.
   *
   * @throws ConciergeError attachment.not_found
   */
  file(attachment_id: string): Promise<StoredFile> {
    return this.#parts.file(attachment_id);
  }

  /** The newest three pictures that these items carry, as `data:` addresses by the attachment's id: `imageOf` of `toAgentInput`. */
  images(items: readonly ThreadItem[]): Promise<Map<string, string>> {
    return this.#parts.images(items);
  }

  /** Sends an event from where nothing can be yielded: inside a tool of an agent. Done when it is on the record. */
  emit(event: ThreadStreamEvent): Promise<void> {
    return this.#parts.emit(event);
  }

  /** A whole message. `text` is Markdown. */
  message(text: string, annotations: Annotation[] = []): ThreadItemDoneEvent {
    const content: AssistantMessageItem['content'] = [{ type: 'output_text', text, annotations }];
    return done({ ...this.#base('msg'), type: 'assistant_message', content });
  }

  /** What the text leans on, and where: the position of the marker in the text. Without it, at the end. */
  cite(source: Source, index?: number): Annotation {
    return { type: 'annotation', source, ...(index === undefined ? {} : { index }) };
  }

  /** Puts another item in the place of one that is there. */
  replace(item_id: string, { item }: ThreadItemDoneEvent): ThreadItemReplacedEvent {
    return { type: 'thread.item.replaced', item: { ...item, id: item_id } };
  }

  /** A message that grows as its pieces come. */
  async *streamMessage(
    pieces: Iterable<string> | AsyncIterable<string>,
  ): AsyncGenerator<ThreadStreamEvent> {
    const base = { ...this.#base('msg'), type: 'assistant_message' as const };
    const empty = { type: 'output_text' as const, text: '', annotations: [] };
    const update = { type: 'thread.item.updated' as const, item_id: base.id };
    const part = { content_index: 0 };
    yield { type: 'thread.item.added', item: { ...base, content: [] } };
    const added = 'assistant_message.content_part.added';
    yield { ...update, update: { type: added, ...part, content: empty } };
    let text = '';
    for await (const delta of pieces) {
      text += delta;
      yield {
        ...update,
        update: { type: 'assistant_message.content_part.text_delta', ...part, delta },
      };
    }
    const content = { ...empty, text };
    yield { ...update, update: { type: 'assistant_message.content_part.done', ...part, content } };
    yield done({ ...base, content: [content] });
  }

  /** A widget. `copy_text` is what the copy button gives. */
  widget(widget: WidgetRoot, copy_text?: string): ThreadItemDoneEvent {
    return done({ ...this.#base('msg'), ...widgetContent(widget, copy_text) });
  }

  /** A widget that changes while it is made: each tree as it looks then. */
  async *streamWidget(
    trees: AsyncIterable<WidgetRoot>,
    copy_text?: string,
  ): AsyncGenerator<ThreadStreamEvent> {
    const base = this.#base('msg');
    let shown: WidgetRoot | undefined;
    for await (const tree of trees) {
      // A tree that its maker goes on changing must be kept as it was sent.
      const widget = structuredClone(tree);
      if (shown) {
        for (const update of widgetUpdates(shown, widget)) {
          yield { type: 'thread.item.updated', item_id: base.id, update };
        }
      } else {
        const item = { ...base, ...widgetContent(widget, copy_text) };
        yield { type: 'thread.item.added', item } satisfies ThreadItemAddedEvent;
      }
      shown = widget;
    }
    if (shown) yield done({ ...base, ...widgetContent(shown, copy_text) });
  }

  /** Redraws a widget that is there. */
  updateWidget(item_id: string, widget: WidgetRoot): ThreadStreamEvent {
    const update = { type: 'widget.root.updated' as const, widget };
    return { type: 'thread.item.updated', item_id, update };
  }

  /** Steps of work that are shown while they happen. The next item ends it, if nothing else does. */
  workflow(start?: WorkflowStart): WorkflowDraft {
    return new WorkflowDraft(this.#base('wf'), start);
  }

  /** One step on its own. */
  task(task: Task): ThreadItemDoneEvent {
    return done({ ...this.#base('tsk'), type: 'task', task });
  }

  /** A picture that comes in stages. */
  image(): GeneratedImageDraft {
    return new GeneratedImageDraft(this.#base('msg'));
  }

  /** A finished picture. */
  finishedImage(image: GeneratedImage): ThreadItemDoneEvent {
    return done({ ...this.#base('msg'), type: 'generated_image', image });
  }

  /** Has the page run a tool; the turn ends, and goes on with its output. At most one a turn. */
  clientTool(name: string, args: Record<string, unknown> = {}): ThreadItemDoneEvent {
    return done({
      ...this.#base('tc'),
      type: 'client_tool_call',
      status: 'pending',
      call_id: this.#parts.newId('call'),
      name,
      arguments: args,
    });
  }

  /** Asks the customer in a form; the turn goes on with the answers. */
  ask(inputs: StructuredInput[]): ThreadItemDoneEvent {
    return done({ ...this.#base('msg'), type: 'structured_input', status: 'pending', inputs });
  }

  /** For the model alone: stored, never sent. */
  hidden(content: unknown): ThreadItemDoneEvent {
    return done({ ...this.#base('shcx'), type: 'hidden_context_item', content });
  }

  endOfTurn(): ThreadItemDoneEvent {
    return done({ ...this.#base('msg'), type: 'end_of_turn' });
  }

  /** Renames, locks, closes or opens the thread, or says where its images may come from. */
  change(change: ThreadChange): ThreadUpdatedEvent {
    return { type: 'thread.updated', thread: Object.assign(this.thread, change) };
  }

  /** A run of the agents SDK as the thread shows it: text, citations, thoughts. */
  agent(events: AgentEvents): AsyncGenerator<ThreadStreamEvent> {
    return agentEvents(events, () => this.#base('msg'));
  }

  #base(prefix: IdPrefix): Base {
    const created_at = new Date().toISOString();
    return { id: this.#parts.newId(prefix), thread_id: this.thread.id, created_at };
  }
}

function done(item: ThreadItem): ThreadItemDoneEvent {
  return { type: 'thread.item.done', item };
}

function widgetContent(widget: WidgetRoot, copy_text: string | undefined) {
  return { type: 'widget' as const, widget, ...(copy_text === undefined ? {} : { copy_text }) };
}
