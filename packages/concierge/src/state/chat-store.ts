/** The conversation: verbs that send, stop, retry and open, and the state that they leave. */
import { ConciergeError, decodeItem, dropAfter, type ActionConfig } from '@openskies/protocol';
import type { Client, Operation, ServerInfo } from '../transport/client.ts';
import { applyToChat, isCut, withoutUnfinished } from './apply-to-chat.ts';
import {
  initialChatState,
  isBusy,
  type ChatSignal,
  type ChatState,
  type Mark,
  type OutgoingMessage,
  type PendingMessage,
} from './chat-state.ts';
import { loadEarlierPage, loadThread } from './load-thread.ts';
import { newId } from './new-id.ts';
import { textOf, toInput } from './outgoing.ts';
import { isRecent, isUnanswered, recoverThread } from './recover-thread.ts';
import { Store } from './store.ts';

/** What the store asks of its surroundings. */
export interface ChatHost {
  signal(signal: ChatSignal): void;
  /** Runs the page's handler of a client tool. Undefined when the page has none. */
  callTool(name: string, params: Record<string, unknown>): Promise<unknown> | undefined;
}

type Outcome = 'done' | 'failed' | 'refused' | 'stopped' | 'superseded';

export class ChatStore extends Store<ChatState> {
  #client: Client;
  #host: ChatHost;
  /** The stream or the load under way; a newer one makes its answers void. */
  #run: AbortController | null = null;
  #backTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client, host: ChatHost) {
    super({ ...initialChatState, server: client.server ?? null });
    this.#client = client;
    this.#host = host;
  }

  /** Who answers, as soon as the client knows. */
  introduce(server: ServerInfo | null): void {
    this.set({ server });
  }

  /**
   * Opens a thread, or the start screen with `null`.
   *
   * @param remembered it was open before a reload: when the server has it no more, the start screen opens instead
   */
  async openThread(threadId: string | null, { remembered = false } = {}): Promise<void> {
    this.#supersede();
    this.set({
      ...initialChatState,
      server: this.state.server,
      threadId,
      status: threadId ? 'loading' : 'idle',
    });
    this.#host.signal({ type: 'thread-change', threadId, created: false });
    if (!threadId) return;
    const run = this.#begin();
    this.#host.signal({ type: 'thread-load-start', threadId });
    try {
      const { thread, earlier } = await loadThread(this.#client, threadId, run.signal);
      if (this.#run !== run) return;
      this.set({ thread, earlier, status: 'idle' });
    } catch (cause) {
      if (this.#run !== run) return;
      const error = toConciergeError(cause);
      if (remembered && error.code !== 'network.unreachable') return void this.openThread(null);
      this.set({ status: 'failed', loadError: error });
      this.#host.signal({ type: 'error', error });
    } finally {
      if (this.#run === run) this.#run = null;
      this.#host.signal({ type: 'thread-load-end', threadId });
    }
    if (this.state.server && isUnanswered(this.state.thread)) await this.#awaitReply(threadId);
    await this.#sendQueued();
  }

  /** Looks again at what the server has stored. */
  async fetchUpdates(): Promise<void> {
    const { threadId, status, loadError } = this.state;
    if (!threadId || isBusy(status) || status === 'loading') return;
    if (loadError) return this.openThread(threadId);
    const run = this.#begin();
    try {
      const { thread, earlier } = await loadThread(this.#client, threadId, run.signal);
      if (this.#run === run) this.set({ thread, earlier });
    } catch (cause) {
      if (this.#run === run) this.#host.signal({ type: 'error', error: toConciergeError(cause) });
    } finally {
      if (this.#run === run) this.#run = null;
    }
  }

  /** Puts a page of earlier items above the oldest one. */
  async loadEarlier(): Promise<void> {
    const { threadId, earlier: after } = this.state;
    if (!threadId || !after) return;
    this.set({ earlier: null, loadingEarlier: true });
    try {
      const page = await loadEarlierPage(this.#client, threadId, after);
      const { thread } = this.state;
      if (thread?.id !== threadId) return;
      const known = new Set(thread.items.data.map(({ id }) => id));
      const older = page.items.filter(({ id }) => !known.has(id));
      const items = { ...thread.items, data: [...older, ...thread.items.data] };
      this.set({ thread: { ...thread, items }, earlier: page.earlier, loadingEarlier: false });
    } catch (cause) {
      this.set({ earlier: after, loadingEarlier: false });
      this.#host.signal({ type: 'error', error: toConciergeError(cause) });
    }
  }

  /**
   * Sends a message; behind a running reply it waits for it.
   *
   * @returns whether the server took it
   */
  async send(message: OutgoingMessage): Promise<boolean> {
    const input = toInput(message);
    const pending: PendingMessage = { id: newId('msg'), input, status: 'queued', error: null };
    const same = ({ status, input: other }: PendingMessage) =>
      status === 'failed' && textOf(other) === textOf(input);
    this.set({ pending: [...this.state.pending.filter((other) => !same(other)), pending] });
    await this.#sendQueued();
    return !this.state.pending.some(({ id, status }) => id === pending.id && status === 'failed');
  }

  /** Sends a message that did not get through once more. */
  async sendAgain(pendingId: string): Promise<void> {
    this.#setPending(pendingId, { status: 'queued', error: null });
    await this.#sendQueued();
  }

  /** Answers a message of the customer's again; without an id, the last one. What follows it is dropped. */
  async retry(itemId?: string): Promise<void> {
    const { thread, status } = this.state;
    const item = thread?.items.data.findLast(
      ({ id, type }) => type === 'user_message' && (!itemId || id === itemId),
    );
    if (!thread || !item || isBusy(status)) return;
    this.set({ thread: dropAfter(thread, item.id) });
    this.#clearErrors();
    await this.#stream({
      type: 'threads.retry_after_item',
      params: { thread_id: thread.id, item_id: item.id },
    });
    await this.#sendQueued();
  }

  /** Ends the running reply, where the server allows it. What has come so far stays. */
  async stop(): Promise<void> {
    const { threadId, allowCancel, server } = this.state;
    const run = this.#run;
    if (!run || !allowCancel) return;
    if (!server || !threadId) return run.abort('stopped');
    this.set({ allowCancel: false });
    try {
      await this.#client.stop(threadId, run.signal);
    } catch (cause) {
      if (this.#run !== run || run.signal.aborted) return;
      this.#host.signal({ type: 'error', error: toConciergeError(cause) });
      run.abort('stopped');
    }
  }

  /** Sends an action of a widget, or one of the page's own. Actions wait for nobody: while a reply runs they are refused. */
  async sendAction(action: ActionConfig, itemId?: string): Promise<boolean> {
    const { thread, status } = this.state;
    const item = thread?.items.data.find(({ id }) => id === itemId);
    if (action.handler === 'client') {
      if (item?.type === 'widget') this.#host.signal({ type: 'widget-action', action, item });
      return true;
    }
    if (!thread) return false;
    const { type, payload } = action;
    const params = {
      thread_id: thread.id,
      ...(itemId ? { item_id: itemId } : {}),
      action: payload === undefined ? { type } : { type, payload },
    };
    if (action.streaming === false) return this.#syncAction(params, itemId);
    if (isBusy(status)) return false;
    this.set({ busyItem: itemId ?? null });
    const outcome = await this.#stream({ type: 'threads.custom_action', params });
    await this.#sendQueued();
    return outcome === 'done';
  }

  /** Answers or skips the questions of a `structured_input` item. */
  async answer(itemId: string, input: Record<string, unknown>): Promise<void> {
    const { thread, status } = this.state;
    if (!thread || isBusy(status)) return;
    this.set({ busyItem: itemId });
    const params = { thread_id: thread.id, item_id: itemId, input };
    await this.#stream({ type: 'threads.add_structured_input', params });
    await this.#sendQueued();
  }

  /** Says whether an answer helped. Shown at once, taken back when the server does not take it. */
  async rate(itemId: string, kind: 'positive' | 'negative'): Promise<void> {
    const { thread, feedback } = this.state;
    if (!thread) return;
    this.set({ feedback: new Map(feedback).set(itemId, kind) });
    try {
      const params = { thread_id: thread.id, item_ids: [itemId], kind };
      await this.#client.request({ type: 'items.feedback', params }, () => true);
    } catch (cause) {
      const undone = new Map(this.state.feedback);
      undone.delete(itemId);
      this.set({ feedback: undone });
      this.#host.signal({ type: 'error', error: toConciergeError(cause) });
    }
  }

  /** A thread got another title elsewhere in the element. */
  rename(threadId: string, title: string): void {
    const { thread } = this.state;
    if (thread?.id === threadId) this.set({ thread: { ...thread, title } });
  }

  /** Lets go of the network. */
  close(): void {
    this.#supersede();
    clearTimeout(this.#backTimer);
  }

  async #sendQueued(): Promise<void> {
    while (!isBusy(this.state.status) && this.state.status !== 'loading') {
      const next = this.state.pending.find(({ status }) => status === 'queued');
      if (!next) return;
      this.#setPending(next.id, { status: 'sending' });
      const { threadId } = this.state;
      const { input } = next;
      const operation: Operation = threadId
        ? { type: 'threads.add_user_message', params: { thread_id: threadId, input } }
        : { type: 'threads.create', params: { input } };
      const outcome = await this.#stream(operation, next.id);
      if (outcome !== 'done' && outcome !== 'stopped') return;
    }
  }

  /** Runs one streaming operation to its end. */
  async #stream(operation: Operation, messageId?: string): Promise<Outcome> {
    const run = this.#begin();
    this.set({ status: 'submitted', progress: null, live: new Set(), allowCancel: false });
    this.#host.signal({ type: 'response-start' });
    const outcome = await this.#follow(run, operation, messageId);
    if (outcome !== 'superseded') {
      this.#run = null;
      const status = outcome === 'failed' ? 'failed' : 'idle';
      this.set({ status, progress: null, live: new Set(), allowCancel: false, busyItem: null });
    }
    this.#host.signal({ type: 'response-end' });
    if (outcome === 'done') return this.#runClientTool();
    return outcome;
  }

  async #follow(run: AbortController, operation: Operation, messageId?: string): Promise<Outcome> {
    const { signal } = run;
    let first = true;
    try {
      for await (const parts of this.#client.stream(operation, { signal, messageId })) {
        if (this.#run !== run) return 'superseded';
        if (first) this.#clearErrors();
        first = false;
        const { patch, signals } = applyToChat(this.state, parts, messageId);
        this.set(patch);
        for (const told of signals) this.#host.signal(told);
      }
      if (this.#run !== run) return 'superseded';
      if (isCut(this.state)) throw new ConciergeError('stream.broken');
      return 'done';
    } catch (cause) {
      if (this.#run !== run) return 'superseded';
      if (signal.aborted) {
        this.set({ thread: withoutUnfinished(this.state) });
        return 'stopped';
      }
      return this.#fail(run, toConciergeError(cause), operation, messageId);
    }
  }

  async #fail(
    run: AbortController,
    error: ConciergeError,
    operation: Operation,
    messageId: string | undefined,
  ): Promise<Outcome> {
    const unsent = this.state.pending.some(({ id }) => id === messageId);
    if (error.code === 'stream.broken' && this.state.threadId) {
      if (await this.#recover(run, this.state.threadId)) return 'done';
      if (this.#run !== run) return 'superseded';
    }
    this.#host.signal({ type: 'error', error });
    if (messageId && unsent) {
      this.#setPending(messageId, { status: 'failed', error });
      return 'refused';
    }
    const isMessage = operation.type !== 'threads.custom_action';
    this.#mark(error, isMessage && error.retry);
    return 'failed';
  }

  /** After a reload in mid-answer: our server goes on with the reply. Where none comes, it may be asked for again. */
  async #awaitReply(threadId: string): Promise<void> {
    const run = this.#begin();
    let found = false;
    if (isRecent(this.state.thread)) {
      this.set({ status: 'submitted' });
      this.#host.signal({ type: 'response-start' });
      found = await recoverThread(this.#client, threadId, run.signal, (loaded) => this.set(loaded));
      if (this.#run === run) this.set({ status: found ? 'idle' : 'failed' });
      this.#host.signal({ type: 'response-end' });
    }
    if (this.#run !== run) return;
    this.#run = null;
    if (!found) this.#mark(new ConciergeError('stream.broken'), true);
  }

  /** @returns whether the stored thread ends in a reply */
  async #recover(run: AbortController, threadId: string): Promise<boolean> {
    clearTimeout(this.#backTimer);
    this.set({ connection: 'lost', allowCancel: false, progress: null });
    const found = await recoverThread(this.#client, threadId, run.signal, (loaded) => {
      const sent = new Set(loaded.thread.items.data.map(({ id }) => id));
      const pending = this.state.pending.filter(({ id }) => !sent.has(id));
      this.set({ ...loaded, pending, live: new Set() });
    });
    if (this.#run !== run) return false;
    this.set({ connection: found ? 'back' : 'ok' });
    if (found) this.#backTimer = setTimeout(() => this.set({ connection: 'ok' }), 2000);
    return found;
  }

  async #runClientTool(): Promise<Outcome> {
    const { thread } = this.state;
    const call = thread?.items.data.at(-1);
    if (!thread || call?.type !== 'client_tool_call' || call.status !== 'pending') return 'done';
    const answer = this.#host.callTool(call.name, call.arguments);
    if (!answer) return 'done';
    const run = this.#begin();
    this.set({ status: 'submitted' });
    let result: unknown;
    try {
      result = await answer;
    } catch (cause) {
      result = { error: cause instanceof Error ? cause.message : String(cause) };
    }
    if (this.#run !== run) return 'superseded';
    return this.#stream({
      type: 'threads.add_client_tool_output',
      params: { thread_id: thread.id, result: result ?? null },
    });
  }

  async #syncAction(params: Record<string, unknown>, itemId?: string): Promise<boolean> {
    try {
      const item = await this.#client.request(
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
      this.#mark(error, false, itemId);
      this.#host.signal({ type: 'error', error });
      return false;
    }
  }

  #begin(): AbortController {
    this.#run?.abort('superseded');
    this.#run = new AbortController();
    return this.#run;
  }

  #supersede(): void {
    const run = this.#run;
    this.#run = null;
    run?.abort('superseded');
  }

  #setPending(id: string, change: Partial<PendingMessage>): void {
    this.set({
      pending: this.state.pending.map((one) => (one.id === id ? { ...one, ...change } : one)),
    });
  }

  /** What went wrong before is past as soon as something new comes. */
  #clearErrors(): void {
    this.set({ marks: this.state.marks.filter(({ kind }) => kind !== 'error') });
  }

  #mark({ message, code }: ConciergeError, retry: boolean, after?: string): void {
    const mark: Mark = {
      id: newId('mark'),
      after: after ?? this.state.thread?.items.data.at(-1)?.id ?? null,
      kind: 'error',
      level: 'danger',
      message,
      code,
      retry,
    };
    this.set({ marks: [...this.state.marks, mark] });
  }
}

function toConciergeError(cause: unknown): ConciergeError {
  return cause instanceof ConciergeError ? cause : new ConciergeError('internal', { cause });
}
