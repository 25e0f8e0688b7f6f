import { ConciergeError, type ErrorCode } from '@openskies/protocol';
import { pageBase } from '../shared/page-base.ts';
import { warn } from '../shared/warn.ts';
import { toError } from './failure.ts';
import type { ClientSession } from './session.ts';

/** What our own server says of itself; a foreign server says nothing and has none of the siblings below. */
export interface ServerInfo {
  version: string;
  /** `demo` when the built-in concierge answers. */
  model: string | null;
  /** Whether it writes down what was dictated. */
  dictation: boolean;
}

export interface ClientOptions {
  /** A ChatKit endpoint, or the root of our server (`…/support`). Absolute, or relative to the page. */
  url: string;
  /** Replaces `fetch`, for headers and credentials of the page's own. */
  fetch?: typeof fetch | undefined;
  /** The reader's language; servers may answer in it. */
  locale?: (() => string) | undefined;
  /** Puts the visitor's token on every request. Absent: this server asks for none. */
  session?: ClientSession | undefined;
  /** Told once, with the first answer that says who the server is. */
  onServer?: ((server: ServerInfo | null) => void) | undefined;
  /** Milliseconds of silence after which a stream of our server is dead: it gives a sign of life every 15 s. Default 40 s. */
  silence?: number | undefined;
}

/**
 * All talk with the server. Every failure leaves as a `ConciergeError`; an abort by the caller leaves as it is.
 */
export class Client {
  readonly url: string;
  #options: ClientOptions;
  #server: ServerInfo | null | undefined;
  /** Whether the customer's address ever had an answer, once it was asked: a foreign server without is not asked again. */
  #hasCustomer: boolean | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.url = resolveUrl(options.url);
  }

  /** Milliseconds of silence after which a stream of our server is dead. */
  get silence(): number {
    return this.#options.silence ?? 40_000;
  }

  /** The reader's language; undefined where nobody says it. */
  get locale(): string | undefined {
    return this.#options.locale?.();
  }

  /** Who answers: null for a foreign server, undefined before the first answer. */
  get server(): ServerInfo | null | undefined {
    return this.#server;
  }

  /**
   * The server's own customer snapshot, as it came. Undefined where the server has none (a foreign server).
   *
   * @throws ConciergeError as the server answered it, or `network.unreachable`
   */
  async customer(threadId: string | null, signal?: AbortSignal): Promise<unknown> {
    const isForeign = this.#server === null;
    if (isForeign && this.#hasCustomer === false) return undefined;
    const query = threadId ? `?thread_id=${encodeURIComponent(threadId)}` : '';
    const address = sibling(this.url, `customer${query}`);
    const foreign = ({ headers }: Response) => !headers.has('openskies-server');
    // Of a server that never had a customer, no failure is told that need not be ours.
    const lacks = (answer: Response) =>
      foreign(answer) &&
      ([404, 405, 501].includes(answer.status) ||
        (!this.#hasCustomer && (isForeign || answer.status < 500)));
    const request = this.fetch(address, { signal: signal ?? null }, lacks);
    const response = await request.catch((cause: unknown) => {
      // A host that lets no other origin read what it lacks.
      if (isForeign && !this.#hasCustomer && !signal?.aborted) return null;
      throw cause;
    });
    // A page that a foreign host shows for every unknown address is no answer either.
    const isJson = response?.headers.get('content-type')?.includes('json');
    const isThere = response?.ok && (!foreign(response) || isJson);
    this.#hasCustomer ||= isThere ?? false;
    return isThere ? this.json(response, signal) : undefined;
  }

  /**
   * JSON of the page's own (`customer-url`), fetched without anything of ours. Null when nothing is there.
   *
   * @throws ConciergeError `customer.unavailable`, with the status where one came
   */
  async foreignJson(url: string, signal?: AbortSignal): Promise<unknown> {
    const address = resolveUrl(url);
    const init = { signal: signal ?? null, headers: { accept: 'application/json' } };
    const response = await this.read(() => fetch(address, init), signal, 'customer.unavailable');
    if (response.status === 404 || response.status === 204) return null;
    if (!response.ok) throw new ConciergeError('customer.unavailable', { status: response.status });
    return this.json(response, signal, 'customer.invalid');
  }

  /** Sends a request with the visitor's token; the answer that is ok, or that `accepts` takes. */
  async fetch(
    url: string,
    init: RequestInit,
    accepts: (response: Response) => boolean = () => false,
  ): Promise<Response> {
    const send = this.#options.session?.send ?? this.#options.fetch ?? fetch;
    const { locale } = this;
    const headers = { ...init.headers, ...(locale ? { 'accept-language': locale } : {}) };
    const request = { ...init, headers };
    const response = await this.read(() => send(url, request), init.signal ?? undefined);
    this.#introduce(response);
    if (response.ok || accepts(response)) return response;
    throw await toError(response);
  }

  #introduce(response: Response): void {
    if (this.#server !== undefined) return;
    const header = response.headers.get('openskies-server');
    if (header === null && !response.ok) return;
    this.#server = header === null ? null : parseServer(header);
    this.#options.onServer?.(this.#server);
  }

  /** The JSON of an answer. */
  async json(
    response: Response,
    signal?: AbortSignal,
    code: ErrorCode = 'response.invalid',
  ): Promise<unknown> {
    const text = await this.read(() => response.text(), signal);
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new ConciergeError(code, { cause });
    }
  }

  /** Runs one step of the network and names its failure. */
  async read<T>(
    step: () => Promise<T>,
    signal?: AbortSignal,
    code: ErrorCode = 'network.unreachable',
  ): Promise<T> {
    try {
      return await step();
    } catch (cause) {
      if (signal?.aborted || cause instanceof ConciergeError) throw cause;
      throw new ConciergeError(code, { cause });
    }
  }
}

/** The page's `fetch` as it is when it is called, else the browser's. */
export const fetchOf =
  (own: () => typeof fetch | undefined): typeof fetch =>
  (input, init) =>
    (own() ?? fetch)(input, init);

/** Where no request arrives: an element without an address fails like one whose server is away. */
const nowhere = 'about:invalid';

/** An absolute address. What is none leads nowhere, so that it fails like a server that is away. */
export function resolveUrl(address: string): string {
  if (!address) return nowhere;
  const base = pageBase();
  if (URL.canParse(address, base)) return new URL(address, base).href;
  warn(
    `<openskies-concierge> cannot use the address "${address}". Write it like https://example.com/support.`,
  );
  return nowhere;
}

/** The address of a sibling of the endpoint, such as `customer`. */
export function sibling(url: string, path: string): string {
  if (url === nowhere) return nowhere;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/(chatkit\/?)?$/, '')}/${path}`;
}

/** `1.2.0; model=demo; dictation` */
function parseServer(header: string): ServerInfo {
  const [name = '', ...rest] = header.split(';').map((part) => part.trim());
  const model = rest.find((part) => part.startsWith('model='));
  return {
    version: name,
    model: model?.slice('model='.length) ?? null,
    dictation: rest.includes('dictation'),
  };
}
