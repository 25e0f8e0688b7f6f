import { isDeepStrictEqual } from 'node:util';
import {
  applyEvent,
  ConciergeError,
  type Thread,
  type ThreadItem,
  type ThreadItemUpdate,
  type ThreadStreamEvent,
  type WorkflowItem,
} from '@openskies/protocol';
import { checkEvent } from '../threads/check-event.ts';
import { deleteItem, findItem, toItem, updateItem } from '../threads/item-repository.ts';
import type { RunSession } from '../threads/run-session.ts';
import { renameThread, setThreadState } from '../threads/thread-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';

type ItemEvent = Extract<ThreadStreamEvent, { item: ThreadItem }>;

/**
 * Takes the events of a turn one by one: what is finished goes on the record before anybody sees it, what is in flight
 * is only announced.
 */
export class TurnPublisher {
  #session: RunSession;
  /** As the turn knows it: what differs from it is what the turn changes. */
  #thread: Thread;
  /** Items that were added and are not finished, as they look now. */
  #inFlight = new Map<string, ThreadItem>();
  #begun = new Map<string, number>();
  #hasToolCall = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(session: RunSession, thread: Thread) {
    this.#session = session;
    this.#thread = { ...thread };
  }

  /** Ids of items that readers have seen begin. */
  get begun(): string[] {
    return [...this.#inFlight.keys()];
  }

  /** What a stopped turn leaves: messages that say something already. */
  partial(): ThreadItem[] {
    return [...this.#inFlight.values()].filter(
      (item) => item.type === 'assistant_message' && item.content.some(({ text }) => text !== ''),
    );
  }

  /**
   * Events are taken in the order of the calls; done when what must be is on the record.
   * @throws MalformedEventError naming the path
   */
  take(event: ThreadStreamEvent): Promise<void> {
    const taken = this.#queue.then(() => this.#take(checkEvent(event)));
    this.#queue = taken.catch(() => {});
    return taken;
  }

  /** A turn that is over leaves no workflow open. */
  async end(): Promise<void> {
    await this.#queue;
    await this.#endWorkflows();
  }

  /** Takes back what readers have seen begin. */
  async withdraw(): Promise<void> {
    await this.#queue;
    const { begun } = this;
    if (begun.length === 0) return;
    this.#inFlight.clear();
    await this.#session.write(async (writer) => {
      for (const item_id of begun) {
        await writer.event({ type: 'thread.item.removed', item_id }, 'openskies');
      }
    });
  }

  async #take(event: ThreadStreamEvent): Promise<void> {
    const session = this.#session;
    session.signal.throwIfAborted();
    switch (event.type) {
      case 'thread.item.added':
      case 'thread.item.done':
      case 'thread.item.replaced':
        return this.#takeItem(event);
      case 'thread.item.updated':
        return this.#update(event.item_id, event.update);
      case 'thread.item.removed':
        return this.#remove(event.item_id);
      case 'thread.updated':
        return this.#change(event.thread);
      case 'client_effect':
      case 'notice':
      case 'error':
        return session.writeUnlessStopped((writer) => writer.event(event));
      case 'progress_update':
      case 'stream_options':
        return session.announce(event);
      case 'thread.created':
        throw new Error('A turn cannot create a thread.');
      default:
        return event satisfies never;
    }
  }

  async #takeItem(event: ItemEvent): Promise<void> {
    const { item } = event;
    if (isHidden(item)) {
      if (event.type === 'thread.item.added') return;
      return this.#session.writeUnlessStopped((writer) => writer.addItem(item, 'hidden'));
    }
    await this.#endWorkflows(item.id);
    if (event.type === 'thread.item.added') {
      this.#inFlight.set(item.id, item);
      this.#begun.set(item.id, performance.now());
      return this.#session.announce(event);
    }
    if (item.type === 'client_tool_call' && item.status === 'pending') {
      if (this.#hasToolCall) throw new Error('A turn can have one client tool call.');
      this.#hasToolCall = true;
    }
    await this.#store(item, event.type);
  }

  async #store(item: ThreadItem, type: 'thread.item.done' | 'thread.item.replaced'): Promise<void> {
    await this.#session.writeUnlessStopped(async (writer) => {
      const isStored = await findItem(writer.tx, writer.thread_id, item.id);
      if (isStored) {
        await updateItem(writer.tx, item);
        await writer.event({ type, item });
      } else if (type === 'thread.item.done') {
        await writer.addItem(item);
      } else {
        await writer.addItem(item, 'all', type);
      }
    });
    this.#inFlight.delete(item.id);
  }

  /** An item in flight is patched in memory; a stored one, such as a clicked widget, on the record. */
  async #update(item_id: string, update: ThreadItemUpdate): Promise<void> {
    const event = { type: 'thread.item.updated', item_id, update } as const;
    const known = this.#inFlight.get(item_id);
    if (known) {
      this.#inFlight.set(item_id, patched(known, event));
      return this.#session.announce(event);
    }
    await this.#session.writeUnlessStopped(async (writer) => {
      const row = await findItem(writer.tx, writer.thread_id, item_id);
      if (!row) throw new ConciergeError('item.not_found');
      await updateItem(writer.tx, patched(toItem(row), event));
      await writer.event(event);
    });
  }

  async #change(wanted: Thread): Promise<void> {
    await this.#session.writeUnlessStopped((writer) => change(writer, this.#thread, wanted));
    this.#thread = { ...wanted };
  }

  async #remove(item_id: string): Promise<void> {
    this.#inFlight.delete(item_id);
    await this.#session.writeUnlessStopped(async (writer) => {
      await deleteItem(writer.tx, writer.thread_id, item_id);
      await writer.event({ type: 'thread.item.removed', item_id });
    });
  }

  /** The next item ends a workflow: without a summary it says how long it took, and is folded (PROTOCOL §5). */
  async #endWorkflows(next?: string): Promise<void> {
    for (const item of [...this.#inFlight.values()]) {
      if (item.type !== 'workflow' || item.id === next) continue;
      await this.#store(this.#ended(item), 'thread.item.done');
    }
  }

  #ended(item: WorkflowItem): WorkflowItem {
    const since = this.#begun.get(item.id) ?? performance.now();
    const duration = Math.round((performance.now() - since) / 1000);
    const { workflow } = item;
    const summary = workflow.summary ?? { duration };
    return { ...item, workflow: { ...workflow, summary, expanded: false } };
  }
}

function isHidden(item: ThreadItem): boolean {
  return item.type === 'hidden_context_item' || item.type === 'sdk_hidden_context';
}

/** The reducer that the element renders with decides what an update makes of an item. */
function patched(
  item: ThreadItem,
  event: Extract<ThreadStreamEvent, { type: 'thread.item.updated' }>,
): ThreadItem {
  const thread: Thread = {
    id: item.thread_id,
    created_at: item.created_at,
    status: { type: 'active' },
    metadata: {},
    items: { data: [item], has_more: false },
  };
  return applyEvent(thread, event).items.data[0] ?? item;
}

/** Title, state and image hosts as the turn wants them; what it leaves alone may be the customer's by now. */
async function change(writer: ThreadWriter, known: Thread, wanted: Thread): Promise<void> {
  const { thread, tx } = writer;
  if (wanted.title !== undefined && wanted.title !== known.title) {
    thread.title = wanted.title;
    await renameThread(tx, thread.id, wanted.title, 'agent');
  }
  const { status, allowed_image_domains: domains } = wanted;
  if (!isDeepStrictEqual(status, known.status)) {
    thread.status = status.type === 'active' ? null : JSON.stringify(status);
  }
  if (!isDeepStrictEqual(domains, known.allowed_image_domains)) {
    thread.allowed_image_domains = domains === undefined ? null : JSON.stringify(domains);
  }
  await setThreadState(tx, thread.id, {
    status: thread.status,
    allowed_image_domains: thread.allowed_image_domains,
  });
  await writer.threadUpdated();
}
