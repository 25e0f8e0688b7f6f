/** Our server as a page sees it, in the page: a log that outlives connections, and connections that break. */
import { encodeSse } from '@openskies/protocol';

/** An event of a turn; `seq` is there where the server stores it. */
export interface Entry {
  seq?: number;
  event: Record<string, unknown>;
}

export interface Break {
  /** Bytes that come through. */
  at: number;
  /** How the browser tells: an error, or (WebKit) an end like any other. */
  silently: boolean;
  /** Events that happen before the reader is back. */
  meanwhile: number;
}

export class LoggedServer {
  /** What was asked: the operation, or the query of `GET events`. */
  readonly requests: string[] = [];
  #entries: readonly Entry[];
  #breaks: Break[];
  /** How many entries have happened. */
  #now = 0;

  #faulty: boolean;

  /**
   * @param breaks of the first connections, in their order; later ones hold
   * @param options.faulty items in flight are sent again without their beginning: a fault that tests must see
   */
  constructor(entries: readonly Entry[], breaks: readonly Break[], { faulty = false } = {}) {
    this.#entries = entries;
    this.#faulty = faulty;
    this.#breaks = [...breaks];
  }

  readonly fetch: typeof fetch = (input, init) => {
    const url = new URL(input as string);
    const headers = {
      'openskies-server': '0.1.0; model=demo',
      'content-type': 'text/event-stream',
    };
    const follows = url.pathname.endsWith('/events');
    const body = follows ? null : (JSON.parse(init?.body as string) as { type: string });
    this.requests.push(body?.type ?? url.search);
    const after = Number(url.searchParams.get('after') ?? 0);
    const frames = this.#frames(after, follows);
    return Promise.resolve(new Response(this.#send(frames, follows, init?.signal), { headers }));
  };

  /** What is missed is replayed, then items in flight come from their start, then what happens. */
  #frames(after: number, follows: boolean): { text: string; count: number }[] {
    const past = this.#entries.slice(0, this.#now);
    const missed = past.filter(({ seq = 0 }) => seq > after);
    const ended = this.#now === this.#entries.length;
    const options = { allow_cancel: !ended, running: !ended };
    const state = { event: { type: 'stream_options', stream_options: options } };
    const known = [
      ...missed,
      ...(follows ? [state] : []),
      ...(this.#faulty ? inFlight(past).slice(1) : inFlight(past)),
    ];
    const come = this.#entries.slice(this.#now);
    const frame = ({ seq, event }: Entry) => encodeSse({ id: seq, data: event });
    return [
      ...known.map((entry) => ({ text: frame(entry), count: 0 })),
      ...come.map((entry) => ({ text: frame(entry), count: 1 })),
    ];
  }

  #send(
    frames: { text: string; count: number }[],
    follows: boolean,
    signal: AbortSignal | null | undefined,
  ): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    const cut = this.#breaks.shift();
    let left = cut?.at ?? Number.POSITIVE_INFINITY;
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        signal?.addEventListener('abort', () => {
          try {
            controller.error(signal.reason);
          } catch {
            return; // it has ended already
          }
        });
        for (const { text, count } of frames) {
          const bytes = encoder.encode(text);
          if (left <= 0) break;
          this.#now += count;
          controller.enqueue(bytes.slice(0, left));
          left -= bytes.length;
        }
        if (cut) {
          this.#now = Math.min(this.#entries.length, this.#now + cut.meanwhile);
          setTimeout(() => {
            try {
              if (cut.silently) controller.close();
              else controller.error(new TypeError('network error'));
            } catch {
              return; // the reader has left
            }
          });
        } else if (!follows) controller.close();
      },
    });
  }
}

/** The items that have begun and are not stored yet, each from its last beginning. */
function inFlight(past: readonly Entry[]): Entry[] {
  const items = new Map<string, Entry[]>();
  for (const entry of past) {
    const { type, item_id, item } = entry.event as {
      type: string;
      item_id?: string;
      item?: { id: string };
    };
    const id = item_id ?? item?.id;
    if (id === undefined) continue;
    if (entry.seq !== undefined) items.delete(id);
    else if (type === 'thread.item.added') items.set(id, [entry]);
    else items.get(id)?.push(entry);
  }
  return [...items.values()].flat();
}
