/** Who the visitor is, for servers that ask: a token of ten minutes, fetched when it is needed and renewed in time. */
import { ConciergeError } from '@openskies/protocol';
import { toError } from './failure.ts';
import { toJson } from './to-json.ts';

/**
 * Asks the page's backend who is logged in. Gives an assertion to be used once, or null for a visitor who is not.
 *
 * @param current the assertion before this one
 */
export type GetToken = (current: string | null) => string | null | Promise<string | null>;

export interface SessionOptions {
  /** `…/session` of the server. */
  url: string;
  publishableKey: string;
  getToken(): GetToken | undefined;
  fetch?: typeof fetch | undefined;
  /** Somebody else is here: what belongs to the one before must go. */
  onPersonChange(): void;
  /** The visitor logged out in another tab. */
  onReset(): void;
  /** Somebody else is logged in in another tab, and so perhaps here. */
  onOtherPerson(): void;
  /** Hosts that links may lead to; null: the server does not say. */
  onLinkHosts?(hosts: readonly string[] | null): void;
}

interface Grant {
  token: string;
  /** When to fetch the next one, and when this one is worth nothing, by the page's monotonic clock. */
  renewAt: number;
  endsAt: number;
  kind: string;
  person: string;
}

/** Longest and shortest life of a token that we believe, in milliseconds: the page's clock may be wrong. */
const longestLife = 10 * 60_000;
const shortestLife = 30_000;
/** Part of its life after which a token is renewed. */
const renewAfter = 0.8;

export class ClientSession {
  #options: SessionOptions;
  #grant: Grant | null = null;
  #renewing: Promise<Grant> | null = null;
  #assertion: string | null = null;
  /** The refresh secret where the page allows no storage. */
  #kept: string | null = null;
  #tabs: BroadcastChannel | null = null;
  /** Grows with a reset, so that an answer from before it is dropped. */
  #age = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Begins to listen for a logout in another tab. */
  open(): void {
    if (this.#tabs || typeof BroadcastChannel === 'undefined') return;
    this.#tabs = new BroadcastChannel(this.#storageKey);
    this.#tabs.onmessage = ({ data }: MessageEvent<string>) => {
      if (data === 'reset') {
        this.#forget();
        this.#options.onReset();
      } else if (this.#grant && this.#grant.person !== data) {
        this.askAnew();
        this.#options.onOtherPerson();
      }
    };
  }

  close(): void {
    this.#tabs?.close();
    this.#tabs = null;
  }

  /**
   * `fetch` with the visitor's token; once again with a new one where the server takes it no more.
   *
   * @throws ConciergeError session.unavailable when the page's `getToken` fails, or as the server refused
   */
  readonly send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const grant = await this.#current();
    const response = await this.#send(url, init, grant);
    if (response.status !== 401) return response;
    const next = this.#grant === grant ? await this.#renew() : await this.#current();
    return this.#send(url, init, next);
  };

  /** The next request asks the page again who is logged in. */
  askAnew(): void {
    if (this.#grant) this.#grant = { ...this.#grant, endsAt: 0 };
  }

  /** Logs out here and in other tabs. What the server keeps of the session ends with it. */
  async reset(): Promise<void> {
    const token = this.#grant?.token;
    this.#forget();
    this.#remember(null);
    this.#tabs?.postMessage('reset');
    if (token === undefined) return;
    const headers = { authorization: `Bearer ${token}` };
    const send = this.#options.fetch ?? fetch;
    // A server that cannot be reached forgets the session by itself.
    await send(this.#options.url, { method: 'DELETE', headers, keepalive: true }).catch(() => null);
  }

  #forget(): void {
    this.#age++;
    this.#grant = null;
    this.#renewing = null;
    this.#assertion = null;
  }

  #send(url: string, init: RequestInit, { token }: Grant): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return (this.#options.fetch ?? fetch)(url, { ...init, headers });
  }

  /** A token that still counts. One that grows old is renewed meanwhile. */
  #current(): Promise<Grant> {
    const grant = this.#grant;
    if (!grant || performance.now() >= grant.endsAt) return this.#renew();
    if (performance.now() >= grant.renewAt) {
      // Who needs it later hears of a failure then.
      this.#renew().catch(() => undefined);
    }
    return Promise.resolve(grant);
  }

  /** One at a time, however many requests wait for it. */
  #renew(): Promise<Grant> {
    const renewing = (this.#renewing ??= this.#fetchGrant().finally(() => {
      if (this.#renewing === renewing) this.#renewing = null;
    }));
    return renewing;
  }

  async #fetchGrant(): Promise<Grant> {
    const age = this.#age;
    const assertion = await this.#assert();
    const grant = assertion
      ? await this.#ask({ assertion, refresh: this.#remembered() })
      : await alone(this.#storageKey, () => this.#ask({ refresh: this.#remembered() }));
    if (age !== this.#age) throw new ConciergeError('session.expired');
    const before = this.#grant;
    this.#grant = grant;
    if (before?.person !== grant.person) this.#tabs?.postMessage(grant.person);
    // Whoever logs in keeps what they said before; whoever comes after somebody sees nothing of them.
    if (before && before.person !== grant.person && before.kind !== 'anonymous') {
      this.#options.onPersonChange();
    }
    return grant;
  }

  /** The page's word on who is logged in. Where it fails, nobody is let in: least of all as somebody else. */
  async #assert(): Promise<string | null> {
    const getToken = this.#options.getToken();
    if (!getToken) return null;
    try {
      const assertion = await getToken(this.#assertion);
      this.#assertion = assertion || null;
      return this.#assertion;
    } catch (cause) {
      throw new ConciergeError('session.unavailable', { cause });
    }
  }

  async #ask({
    assertion,
    refresh,
  }: {
    assertion?: string;
    refresh: string | null;
  }): Promise<Grant> {
    const { url, publishableKey } = this.#options;
    const now = performance.now();
    const response = await (this.#options.fetch ?? fetch)(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#grant ? { authorization: `Bearer ${this.#grant.token}` } : {}),
      },
      body: toJson({
        publishable_key: publishableKey,
        ...(assertion ? { assertion } : {}),
        ...(refresh ? { anon_refresh: refresh } : {}),
      }),
      // Other tabs wait for this one.
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw await toError(response);
    const answer = readAnswer(await response.json().catch(() => null));
    this.#remember(answer.anon_refresh ?? null);
    this.#options.onLinkHosts?.(answer.link_hosts ?? null);
    const told = Date.parse(answer.expires_at) - Date.now();
    const life = Math.min(longestLife, Math.max(shortestLife, told || 0));
    return {
      token: answer.token,
      kind: answer.subject_kind,
      person: answer.person ?? '',
      renewAt: now + renewAfter * life,
      endsAt: now + life,
    };
  }

  get #storageKey(): string {
    return `openskies-visitor ${this.#options.url} ${this.#options.publishableKey}`;
  }

  /** The secret by which an anonymous visitor is known again. It lies with the page's origin, which holds its own anyway. */
  #remembered(): string | null {
    try {
      return localStorage.getItem(this.#storageKey);
    } catch {
      return this.#kept; // the page allows no storage
    }
  }

  #remember(secret: string | null): void {
    this.#kept = secret;
    try {
      if (secret) localStorage.setItem(this.#storageKey, secret);
      else localStorage.removeItem(this.#storageKey);
    } catch {
      return; // the page allows no storage: a reload starts anew
    }
  }
}

interface Answer {
  token: string;
  expires_at: string;
  subject_kind: string;
  person?: string;
  anon_refresh?: string;
  link_hosts?: string[];
}

function readAnswer(json: unknown): Answer {
  const answer = json as Partial<Answer> | null;
  const isWhole = typeof answer?.token === 'string' && typeof answer.expires_at === 'string';
  if (!isWhole || !Array.isArray(answer.link_hosts ?? [])) {
    throw new ConciergeError('response.invalid');
  }
  return answer as Answer;
}

/** One tab at a time: each use of the secret changes it for the others. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Pages that are not secure have no locks; there the server's grace for the secret before helps.
  if (!('locks' in navigator)) return work();
  return await navigator.locks.request(name, work);
}
