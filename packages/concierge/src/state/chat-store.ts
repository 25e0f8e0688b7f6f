/** The conversation: verbs that send, stop, retry and answer, and the state that they leave. */
import { ConciergeError, decodeItem, dropAfter, type ActionConfig } from '@openskies/protocol';
import { request, type Operation } from '../transport/operations.ts';
import { toConciergeError } from '../transport/to-concierge-error.ts';
import {
  applyToChat,
  errorMark,
  isCut,
  lastItem,
  withoutErrors,
  withoutUnfinished,
} from './apply-to-chat.ts';
import { isBusy, type OutgoingMessage, type PendingMessage } from './chat-state.ts';
import { isUnanswered, loadThread, withEarlier } from './load-thread.ts';
import { newId } from './new-id.ts';
import { isSame, toInput } from './outgoing.ts';
import { atRest, isLost, ThreadStore } from './thread-store.ts';

/** How often a request that our server may not have got is sent again, under its id. */
const resends = 6;

type Untaken = readonly [run: AbortController, operation: Operation, messageId: string];

type Outcome = 'done' | 'failed' | 'refused' | 'stopped' | 'superseded';

export class ChatStore extends ThreadStore {
  /** The connection of the request under way. */
  #wire: AbortController | null = null;
  /** A request that the server has not answered yet; and that of before the element left the page. */
  #untaken: Untaken | null = null;
  #left: Untaken | null = null;
  /** The last item when the request under way began. */
  #before: string | null = null;
  /** Messages that were sent beside a running reply: the server queues them. */
  #beside = new Set<string>();
  /** Acts that the server did not take, by the mark that says so. */
  #refused = new Map<string, () => Promise<unknown>>();

  /**
   * Sends a message; behind a running reply it waits for it.
   *
   * @returns whether the server took it
   */
  async send(message: OutgoingMessage): Promise<boolean> {
    const input = toInput(message);
    const { attachments = [] } = message;
    const pending: PendingMessage = {
      id: newId('msg'),
      input,
      attachments,
      status: 'queued',
      error: null,
    };
    const same = ({ status, input: other }: PendingMessage) =>
      status === 'failed' && isSame(other, input);
    this.set({ pending: [...this.state.pending.filter((other) => !same(other)), pending] });
    await (isBusy(this.state.status) && this.resumable
      ? this.#sendBeside(pending)
      : this.#sendQueued());
    await this.answered(pending.id);
    return !this.state.pending.some(({ id, status }) => id === pending.id && status === 'failed');
  }

  /** Sends a message that did not get through once more. */
  async sendAgain(pendingId: string): Promise<void> {
    this.setPending(pendingId, { status: 'queued', error: null });
    await this.#sendQueued();
    await this.answered(pendingId);
  }

  /** The way on that an error offers: what the server did not take is sent again, under its id; else the reply is asked for again. */
  async tryAgain(markId: string): Promise<void> {
    const again = this.#refused.get(markId);
    if (!again) return this.retry();
    if (isBusy(this.state.status)) return;
    this.#refused.delete(markId);
    this.set({ marks: this.state.marks.filter(({ id }) => id !== markId) });
    await again();
  }

  /** Answers a message of the customer's again; without an id, the last one. What follows it is dropped. */
  async retry(itemId?: string): Promise<void> {
    const { thread, status } = this.state;
    const item = thread?.items.data.findLast(
      ({ id, type }) => type === 'user_message' && (!itemId || id === itemId),
    );
    if (!thread || !item || isBusy(status)) return;
    this.set({ thread: dropAfter(thread, item.id), marks: withoutErrors(this.state.marks) });
    const params = { thread_id: thread.id, item_id: item.id };
    await this.#stream({ type: 'threads.retry_after_item', params });
    await this.#sendQueued();
  }

  /** Ends the running reply, where the server allows it. What has come so far stays. */
  async stop(): Promise<void> {
    const { threadId, allowCancel, server } = this.state;
    const { run } = this;
    if (!allowCancel) return;
    if (!server || !threadId) return run?.abort('stopped');
    this.set({ allowCancel: false });
    try {
      await this.streams.stop(threadId, run?.signal);
    } catch (cause) {
      if (this.run !== run || run?.signal.aborted) return;
      this.host.signal({ type: 'error', error: toConciergeError(cause) });
      run?.abort('stopped');
    }
  }

  /** Sends an action of a widget, or one of the page's own. Actions wait for nobody: while a reply runs they are refused. */
  async sendAction(action: ActionConfig, itemId?: string): Promise<boolean> {
    const { thread, status } = this.state;
    const item = thread?.items.data.find(({ id }) => id === itemId);
    if (action.handler === 'client') {
      if (item?.type === 'widget') this.host.signal({ type: 'widget-action', action, item });
      return true;
    }
    if (!action.type) return this.refuse('An action needs a type.');
    if (!thread) return this.refuse('An action needs an open conversation.');
    const { type, payload } = action;
    const params = {
      thread_id: thread.id,
      ...(itemId ? { item_id: itemId } : {}),
      action: payload === undefined ? { type } : { type, payload },
    };
    if (action.streaming === false) return this.#syncAction(params, itemId);
    if (isBusy(status)) return this.refuse('An answer is under way: an action waits for its end.');
    return this.#act({ type: 'threads.custom_action', params }, itemId);
  }

  /** Answers or skips the questions of a `structured_input` item. */
  async answer(itemId: string, input: Record<string, unknown>): Promise<void> {
    const { thread, status } = this.state;
    if (!thread || isBusy(status)) return;
    const params = { thread_id: thread.id, item_id: itemId, input };
    await this.#act({ type: 'threads.add_structured_input', params }, itemId);
  }

  override close(): void {
    this.#left = this.#untaken?.[0] === this.run ? this.#untaken : null;
    super.close();
  }

  /** The element is in the page again. What was on its way when it left goes once more, under its id. */
  async comeBack(): Promise<void> {
    const left = this.#left;
    this.#left = null;
    if (this.state.status === 'loading') return this.openThread(this.state.threadId);
    if (left && this.state.server) {
      await this.#stream(left[1], left[2]);
      return this.#sendQueued();
    }
    if (left) this.setPending(left[2], { status: 'failed' });
    await this.fetchUpdates();
    await this.settled(true);
  }

  protected override async settled(reloaded: boolean): Promise<void> {
    // Other tabs' calls are theirs to answer.
    if (reloaded) await this.#runClientTool();
    await this.#sendQueued();
    await this.follow();
  }

  protected override unanswered(): void {
    this.#mark(new ConciergeError('stream.broken'), true, {});
  }

  protected override cutStream(): void {
    // A foreign server takes a lost connection for Stop.
    if (this.resumable) this.#wire?.abort();
  }

  async #sendQueued(): Promise<void> {
    while (!isBusy(this.state.status) && this.state.status !== 'loading') {
      const next = this.state.pending.find(
        ({ id, status }) => status === 'queued' && !this.#beside.has(id),
      );
      if (!next) return;
      this.setPending(next.id, { status: 'sending', sent: true });
      const outcome = await this.#stream(this.#operation(next), next.id);
      if (outcome !== 'done' && outcome !== 'stopped') return;
    }
  }

  /**
   * Our server itself queues a message behind a running reply, so that every tab of the thread shows it. The stream that
   * is open tells of it. Where the network is gone the message waits here, as it does for foreign servers.
   */
  async #sendBeside(pending: PendingMessage): Promise<void> {
    const { id } = pending;
    this.#beside.add(id);
    this.setPending(id, { sent: true });
    try {
      const { cursor } = this.state;
      const request = { messageId: id, after: cursor ?? undefined };
      for await (const _ of this.streams.open(this.#operation(pending), request)) break;
      await this.answered(id);
    } catch (cause) {
      const error = toConciergeError(cause);
      this.#beside.delete(id);
      if (isLost(error)) return this.#sendQueued();
      this.setPending(id, { status: 'failed', error });
      this.host.signal({ type: 'error', error });
    } finally {
      this.#beside.delete(id);
    }
  }

  #operation({ input }: PendingMessage): Operation {
    const { threadId } = this.state;
    return threadId
      ? { type: 'threads.add_user_message', params: { thread_id: threadId, input } }
      : { type: 'threads.create', params: { input } };
  }

  /** Runs an operation that belongs to an item, and then what waits behind it. */
  async #act(operation: Operation, itemId?: string, messageId?: string): Promise<boolean> {
    this.set({ busyItem: itemId ?? null });
    const outcome = await this.#stream(operation, messageId);
    await this.#sendQueued();
    return outcome === 'done';
  }

  /** Runs one streaming operation to its end. */
  async #stream(operation: Operation, messageId = newId('act')): Promise<Outcome> {
    const run = this.begin();
    this.#before = lastItem(this.state.thread);
    this.set({ status: 'submitted', running: null, ...atRest, busyItem: this.state.busyItem });
    this.host.signal({ type: 'response-start' });
    const outcome = await this.#follow(run, operation, messageId);
    if (outcome !== 'superseded') {
      this.run = null;
      this.set({ status: outcome === 'failed' ? 'failed' : 'idle', ...atRest });
      void this.follow();
    }
    this.host.signal({ type: 'response-end' });
    if (outcome === 'done') return this.#runClientTool();
    return outcome;
  }

  async #follow(run: AbortController, operation: Operation, messageId: string): Promise<Outcome> {
    this.#untaken = [run, operation, messageId];
    for (let attempt = 0; this.run === run; attempt++) {
      const { error, taken } = await this.#read(run, operation, messageId);
      if (this.run !== run) break;
      if (run.signal.aborted) return this.#stopped();
      if (!error) return 'done';
      const lost = isLost(error);
      const again = lost && this.state.server && !taken && attempt < resends;
      if (again && (await this.pause(attempt, run.signal))) continue;
      if (lost && taken && this.resumable && (await this.resume(run))) return 'done';
      if (this.run !== run) break;
      if (run.signal.aborted) return this.#stopped();
      return this.#fail(run, error, operation, messageId);
    }
    return 'superseded';
  }

  /** Reads the request's stream to its end. `taken`: the server has the request; else it may be sent again. */
  async #read(
    run: AbortController,
    operation: Operation,
    messageId: string,
  ): Promise<{ error?: ConciergeError; taken: boolean }> {
    const wire = new AbortController();
    this.#wire = wire;
    run.signal.addEventListener('abort', () => wire.abort());
    const after = this.state.cursor ?? undefined;
    let taken = false;
    try {
      const request = { signal: wire.signal, messageId, after };
      for await (const parts of this.streams.open(operation, request)) {
        if (this.run !== run) return { taken };
        if (!taken) this.begun();
        taken = true;
        this.#untaken = null;
        const { patch, signals } = applyToChat(this.state, parts, messageId);
        this.set(patch);
        for (const told of signals) this.host.signal(told);
      }
      const empty = !taken && (this.state.server !== null || this.isPending(messageId));
      const whole = this.resumable ? this.state.running === false : !empty && !isCut(this.state);
      return whole ? { taken } : { taken, error: new ConciergeError('stream.broken') };
    } catch (cause) {
      // Cut by us, because the page freezes or the network changed.
      const error = wire.signal.aborted ? new ConciergeError('stream.broken', { cause }) : cause;
      return { taken, error: toConciergeError(error) };
    }
  }

  #stopped(): Outcome {
    this.set({ thread: withoutUnfinished(this.state) });
    return 'stopped';
  }

  async #fail(
    run: AbortController,
    error: ConciergeError,
    operation: Operation,
    messageId: string,
  ): Promise<Outcome> {
    if (error.code === 'stream.broken' && this.state.threadId) {
      if (await this.#recover(run, this.state.threadId, messageId)) return 'done';
      if (this.run !== run) return 'superseded';
    }
    const unsent = this.isPending(messageId);
    // Another tab was faster.
    const answered = error.code === 'item.not_open';
    if (answered && operation.type === 'threads.add_client_tool_output') return 'stopped';
    this.host.signal({ type: 'error', error });
    if (unsent) {
      this.setPending(messageId, { status: 'failed', error });
      return 'refused';
    }
    const { type, params } = operation;
    const itemId = params['item_id'] as string | undefined;
    const refused = error.status > 0 && type !== 'threads.retry_after_item';
    const again = refused ? () => this.#act(operation, itemId, messageId) : undefined;
    this.#mark(error, error.retry && (refused || type !== 'threads.custom_action'), { again });
    return 'failed';
  }

  /** @returns whether the stored thread has the message, and ends in a reply */
  async #recover(run: AbortController, threadId: string, messageId: string): Promise<boolean> {
    this.set({ allowCancel: false, progress: null });
    const follower = await this.follower().catch(() => null);
    const look = async (): Promise<boolean> => {
      const loaded = await loadThread(this.client, threadId, run.signal);
      const { data } = loaded.thread.items;
      const since = data.slice(data.findIndex(({ id }) => id === this.#before) + 1);
      const arrived = since.some(({ type }) => type === 'user_message');
      if (!arrived && this.isPending(messageId)) return false;
      const pending = this.state.pending.filter(({ id }) => id !== messageId);
      this.set({ ...withEarlier(loaded, this.state), live: new Set(), pending });
      return !isUnanswered(loaded.thread);
    };
    // A foreign server has ended the reply with the connection, so one look tells all.
    const found = await follower?.recover(look, this.state.server ? 5 : 1, run.signal);
    return found === true && this.run === run;
  }

  async #runClientTool(): Promise<Outcome> {
    const { thread } = this.state;
    const call = thread?.items.data.at(-1);
    if (!thread || call?.type !== 'client_tool_call' || call.status !== 'pending') return 'done';
    const answer = this.host.callTool(call.name, call.arguments);
    if (!answer) return 'done';
    const run = this.begin();
    this.set({ status: 'submitted' });
    let result: unknown;
    try {
      result = await answer;
    } catch (cause) {
      result = { error: cause instanceof Error ? cause.message : String(cause) };
    }
    if (this.run !== run) return 'superseded';
    return this.#stream({
      type: 'threads.add_client_tool_output',
      params: { thread_id: thread.id, result: result ?? null },
    });
  }

  async #syncAction(params: Record<string, unknown>, itemId?: string): Promise<boolean> {
    try {
      const item = await request(
        this.client,
        { type: 'threads.sync_custom_action', params },
        (json) => decodeItem((json as { updated_item?: unknown } | null)?.updated_item) ?? false,
      );
      const { thread } = this.state;
      if (!item || thread?.id !== item.thread_id) return true;
      const data = thread.items.data.map((other) => (other.id === item.id ? item : other));
      this.set({ thread: { ...thread, items: { ...thread.items, data } } });
      return true;
    } catch (cause) {
      const error = toConciergeError(cause);
      const again = () => this.#syncAction(params, itemId);
      this.#mark(error, error.retry, { after: itemId, again });
      this.host.signal({ type: 'error', error });
      return false;
    }
  }

  #mark(
    error: ConciergeError,
    retry: boolean,
    { after, again }: { after?: string | undefined; again?: (() => Promise<unknown>) | undefined },
  ): void {
    const mark = errorMark(error, retry, after ?? lastItem(this.state.thread));
    if (retry && again) this.#refused.set(mark.id, again);
    this.set({ marks: [...this.state.marks, mark] });
  }
}
