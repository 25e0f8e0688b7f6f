import { encodeSse, encodeSseComment, type ThreadStreamEvent } from '@openskies/protocol';
import type { LinkSigner } from '../attachments/signed-links.ts';
import type { Place } from '../limits/open-streams.ts';
import type { EventVisibility } from '../database/schema.ts';
import { presentEvent, type Audience } from '../threads/audience.ts';
import type { Cursor } from '../threads/cursor.ts';
import type { LogEntry, LogEvent } from '../threads/stream-log.ts';
import type { RunsUnderWay } from './runs-under-way.ts';

/** Milliseconds between signs of life on a quiet stream. */
const keepAliveMs = 15_000;
/** Milliseconds that a reader may leave a full pipe unread. */
const writeDeadlineMs = 20_000;

export interface StreamOptions {
  cursor: Cursor;
  audience: Audience;
  /** Puts addresses of files into what is sent. */
  signer?: LinkSigner;
  /** Only this run's events, until it has finished; absent: the whole thread, until closed. */
  run?: { run_id: string; accept_seq: number; allow_cancel: boolean };
  /** Of a thread that is followed: told to the reader at once and with each change. */
  underWay?: RunsUnderWay;
  /** What is said last where the stream ends before its run has. */
  cutShort?(): Promise<ThreadStreamEvent>;
  /** The reader went away before the end. */
  onLeave?(): void;
  /** Its place among the open streams. */
  place?: Place;
}

const seenBy: Record<Audience, EventVisibility[]> = {
  stock: ['all'],
  openskies: ['all', 'openskies'],
};

export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** A response that is a cursor over a thread's log. Nothing is computed for it and nothing depends on it. */
export function streamResponse(options: StreamOptions): Response {
  const encoder = new TextEncoder();
  const frames = framesOf(options);
  const { cursor, audience } = options;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  const leave = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    clearTimeout(deadline);
    cursor.close();
    options.place?.leave();
    options.onLeave?.();
  };
  options.place?.onEnd(() => cursor.close());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (audience !== 'openskies') return;
      timer = setInterval(() => {
        if (controller.desiredSize !== null && controller.desiredSize > 0) {
          controller.enqueue(encoder.encode(encodeSseComment('keep-alive')));
        }
      }, keepAliveMs).unref();
    },
    async pull(controller) {
      clearTimeout(deadline);
      const { value, done } = await frames.next().catch((error: unknown) => {
        leave();
        throw error;
      });
      if (ended) return;
      if (done) {
        ended = true;
        clearInterval(timer);
        cursor.close();
        options.place?.leave();
        if (value === 'cut' && options.cutShort) {
          const data = await options.cutShort();
          controller.enqueue(encoder.encode(encodeSse({ data })));
        }
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(value));
      deadline = setTimeout(() => {
        cursor.cut();
        leave();
        controller.error(new Error('The reader was too slow.'));
      }, writeDeadlineMs).unref();
    },
    cancel: leave,
  });
  return new Response(body, { headers: streamHeaders });
}

/** The frames of a stream; what is at hand together is one chunk. Returns how it ended. */
async function* framesOf(options: StreamOptions): AsyncGenerator<string, 'over' | 'cut'> {
  const { cursor, audience, run, underWay } = options;
  let announced = run === undefined;
  const announceAfter = (seq: number | undefined): string => {
    if (announced || !run || (seq !== undefined && seq < run.accept_seq)) return '';
    announced = true;
    return streamOptions(run.allow_cancel);
  };
  const opening = underWay?.begin(cursor.after)
    ? streamOptions(await underWay.stoppable(), underWay.any)
    : announceAfter(cursor.after);
  if (opening !== '') yield opening;
  for await (const batch of cursor) {
    let chunk = '';
    for (const entry of batch) {
      if (run && isEndOf(entry, run.run_id)) {
        if (audience === 'openskies') chunk += streamOptions(false, false, entry.seq);
        if (chunk !== '') yield chunk;
        return 'over';
      }
      if (concerns(entry, options) && seenBy[audience].includes(entry.visibility)) {
        const frame = frameOf(entry, options);
        chunk += typeof frame === 'string' ? frame : await frame;
      }
      chunk += announceAfter(entry.seq);
      if (underWay?.see(entry)) {
        // A number stands for one event: that of an entry that was sent is taken.
        const seq = entry.event.type === 'run.finished' ? entry.seq : undefined;
        chunk += streamOptions(await underWay.stoppable(), underWay.any, seq);
      }
    }
    if (chunk !== '') yield chunk;
  }
  return 'cut';
}

/**
 * Follows the events of the accepting transaction, which announce the customer's own message.
 *
 * @param running for our element: whether an answer is under way, as of the event with the number `seq`
 */
function streamOptions(allow_cancel: boolean, running?: boolean, seq?: number): string {
  const stream_options = { allow_cancel, ...(running === undefined ? {} : { running }) };
  return encodeSse({ id: seq, data: { type: 'stream_options', stream_options } });
}

function isEndOf({ event }: LogEntry, run_id: string): boolean {
  return event.type === 'run.finished' && event.run_id === run_id;
}

/** Our element has one stream a tab: what happens beside its own request is on it too. A stock stream is its run's. */
function concerns(entry: LogEntry, { audience, run }: StreamOptions): boolean {
  return audience === 'openskies' || run === undefined || entry.run_id === run.run_id;
}

/** At once, unless addresses must be signed. */
function frameOf(entry: LogEntry, options: StreamOptions): string | Promise<string> {
  const event = entry.event as Exclude<LogEvent, { type: 'run.finished' }>;
  const { audience, signer } = options;
  const shown: ThreadStreamEvent = presentEvent(event, audience);
  const id = audience === 'openskies' && entry.seq !== undefined ? String(entry.seq) : undefined;
  const encode = (last: ThreadStreamEvent): string => {
    const data = last === event ? entry.json : JSON.stringify(last);
    return encodeSse(id === undefined ? { data } : { id, data });
  };
  return signer?.concerns(shown) ? signer.event(shown).then(encode) : encode(shown);
}
