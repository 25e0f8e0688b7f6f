import {
  ConciergeError,
  parseCustomerProfile,
  type CustomerInput,
  type CustomerProfile,
} from '@openskies/protocol';
import { toJson } from '../transport/to-json.ts';
import { conversation } from './chat.ts';
import { isEmpty, noChanges, type CustomerChanges } from './customer-changes.ts';
import { loadCustomer, type CustomerOrigin, type CustomerSources } from './customer-source.ts';
import { Store } from './store.ts';

export interface CustomerState {
  /**
   * `loading` has nothing to show yet, `refreshing` shows what it had. `empty`: there is no customer. `absent`: nobody
   * supplies customers, so there is no panel. `ready` with an `error` shows data that could not be refreshed.
   */
  readonly status: 'loading' | 'refreshing' | 'ready' | 'empty' | 'failed' | 'absent';
  readonly profile: CustomerProfile | null;
  /** Who gave the last answer; `null` before the first. */
  readonly origin: CustomerOrigin | null;
  readonly error: ConciergeError | null;
  /** Marks that stand until `settle`. */
  readonly changes: CustomerChanges;
  /** What came last, to be spoken once. */
  readonly news: CustomerChanges;
  /** Whether something changed that the customer has not seen: the dot on the other tab. */
  readonly changed: boolean;
}

/** The customer snapshot: asks the sources, takes live updates, and never shows an older answer over a newer one. */
export class CustomerStore extends Store<CustomerState> {
  /** Whether the end of an answer is no reason to ask: the page refused what came, or the element is away. */
  held = false;
  #sources: CustomerSources;
  #threadId: string | null = null;
  /** The request under way; a newer answer or request ends it. */
  #asking: AbortController | null = null;
  /** Whether what is shown belongs to the open conversation, so that a difference is a change. */
  #comparable = false;
  /** What was shown before changes that are not marked yet. */
  #before: CustomerProfile | null = null;
  #unsubscribe: (() => void) | undefined;

  constructor(sources: CustomerSources) {
    super({
      status: 'loading',
      profile: null,
      origin: null,
      error: null,
      changes: noChanges,
      news: noChanges,
      changed: false,
    });
    this.#sources = sources;
  }

  /** The element is in the page: subscribe and ask. */
  connect(threadId: string | null): void {
    this.#threadId = threadId;
    this.sourceChanged();
  }

  /** The element left the page. What is shown stays, for when it comes back. */
  disconnect(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#stopAsking();
    this.held = true;
  }

  /** The page gave other data, or another source of it. */
  sourceChanged(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    try {
      this.#unsubscribe = this.#sources.source()?.subscribe?.((profile) => this.#hear(profile));
    } catch (error) {
      this.#fail(toCustomerError(error), 'source');
      return;
    }
    void this.refresh();
  }

  /**
   * Another conversation is open. One that was just created goes on with the customer of the start screen, so what
   * differs then is a change; what differs between two conversations is not.
   */
  setThread(threadId: string | null, created = false): void {
    if (threadId === this.#threadId) return;
    this.#threadId = threadId;
    if (!created) {
      this.#comparable = false;
      this.#before = null;
      this.set({ changes: noChanges, news: noChanges, changed: false });
    }
    void this.refresh();
  }

  /** Asks the sources. Resolves when the answer is shown, or when a newer one took its place. */
  async refresh(): Promise<void> {
    this.#stopAsking();
    this.held = false;
    const asking = new AbortController();
    this.#asking = asking;
    const { profile, status } = this.state;
    if (profile) this.set({ status: 'refreshing' });
    else if (status !== 'absent') this.set({ status: 'loading', error: null });
    try {
      const request = { threadId: this.#threadId, signal: asking.signal };
      const { origin, answer } = await loadCustomer(this.#sources, request);
      if (this.#asking === asking) this.#take(answer, origin);
    } catch (error) {
      if (this.#asking !== asking) return;
      this.#asking = null;
      this.#fail(toCustomerError(error));
    }
  }

  /**
   * `customer_profile/update` came in the stream. It is the truth only where the server is the source; any other source
   * is asked again.
   */
  update(profile: unknown, threadId: string | null = this.#threadId): void {
    if (threadId !== this.#threadId) return;
    const { origin } = this.state;
    if (origin === 'server') this.#take(profile, origin);
    else if (origin === 'none') this.#take(profile, 'server');
    else void this.refresh();
  }

  /** The panel is in sight: the dot has done its work. */
  seen(): void {
    this.set({ changed: false });
  }

  /** The marks have stood long enough. */
  settle(): void {
    this.set({ changes: noChanges, changed: false });
  }

  /** The page's source pushed. A profile that the page owns outright stands above it. */
  #hear(profile: CustomerInput | null | undefined): void {
    if (this.#sources.page() !== undefined) return;
    if (profile === undefined) void this.refresh();
    else this.#take(profile, 'source');
  }

  #take(answer: unknown, origin: CustomerOrigin): void {
    this.#stopAsking();
    const { profile: shown, origin: from } = this.state;
    // A server without a customer endpoint has sent it in the stream: it stands until it sends another.
    if (origin === 'none' && from === 'server' && this.#comparable) {
      this.set({ status: shown ? 'ready' : 'empty', error: null });
      return;
    }
    if (answer === null) {
      this.#comparable = true;
      const status = origin === 'none' ? 'absent' : 'empty';
      this.set({ status, profile: null, origin, error: null, changes: noChanges, changed: false });
      return;
    }
    let profile: CustomerProfile;
    try {
      profile = parseCustomerProfile(answer);
      // The same once more is no news to anybody.
      if (shown && toJson(shown) === toJson(profile)) profile = shown;
    } catch (error) {
      this.#fail(toCustomerError(error), origin);
      return;
    }
    const before = this.#comparable ? this.state.profile : null;
    this.#before = before && (this.#before ?? before);
    this.#comparable = true;
    this.set({ status: 'ready', profile, origin, error: null });
    this.#mark();
  }

  /** Marks what changed: at once, or when the conversation has come, which brings what compares. */
  #mark(): void {
    const { profile, changes } = this.state;
    if (!this.#before || !profile) return;
    const { now } = conversation;
    if (!now) {
      void conversation().then(
        () => this.#mark(),
        () => undefined, // the new values stand without marks
      );
      return;
    }
    const news = now.compareCustomers(this.#before, profile);
    this.#before = null;
    if (!isEmpty(news)) {
      this.set({ news, changes: now.mergeChanges(changes, news), changed: true });
    }
  }

  /** Data that belongs to the open conversation outlives a failed refresh; a wrong shape never hides behind it. */
  #fail(error: ConciergeError, origin = this.state.origin): void {
    const keep = this.state.profile && this.#comparable && error.code !== 'customer.invalid';
    if (keep) this.set({ status: 'ready', origin, error });
    else {
      const nothing = { profile: null, changes: noChanges, changed: false };
      this.set({ status: 'failed', origin, error, ...nothing });
    }
  }

  #stopAsking(): void {
    this.#asking?.abort();
    this.#asking = null;
  }
}

function toCustomerError(error: unknown): ConciergeError {
  if (error instanceof ConciergeError) return error;
  if (error instanceof SyntaxError) {
    return new ConciergeError('customer.invalid', { cause: error });
  }
  return new ConciergeError('customer.unavailable', { cause: error });
}
