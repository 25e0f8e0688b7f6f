/** Server-sent events: event → frame, and bytes → events. No DOM, no Node. */
import { ConciergeError } from './errors.ts';

/** One frame. */
export interface SseEvent {
  /** Number of a committed event; absent on what is not stored, and on every event of a stock server. */
  id?: string;
  /** The text of the frame, its `data:` lines joined by `\n`. Here always one line of JSON. */
  data: string;
}

/** An event as a frame. `data` that is not text becomes one line of JSON. */
export function encodeSse({
  id,
  data,
}: {
  id?: string | number | undefined;
  data: unknown;
}): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`;
}

/** A comment, which readers skip: keeps a quiet connection alive. */
export function encodeSseComment(text: string): string {
  return `${text
    .split(/\r\n|\r|\n/)
    .map((line) => `: ${line}\n`)
    .join('')}\n`;
}

/** Characters that one frame may have: far above any widget tree, far below what hurts a page. */
const MAX_FRAME_LENGTH = 4 * 1024 * 1024;

interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
// Browsers and Node both have it; named here so that this package needs the types of neither.
declare const TextDecoder: new () => Utf8Decoder;

/**
 * Reads a stream in whatever pieces it comes. Each character is looked at once, so a frame that comes in
 * many pieces costs no more than one that comes whole. Frames without data are dropped.
 */
export class SseDecoder {
  readonly #utf8 = new TextDecoder();
  readonly #limit: number;
  #line = '';
  #data: string[] = [];
  #id: string | undefined;
  #length = 0;
  #afterCarriageReturn = false;
  #started = false;
  #lastId = '';

  constructor({ maxFrameLength = MAX_FRAME_LENGTH }: { maxFrameLength?: number } = {}) {
    this.#limit = maxFrameLength;
  }

  /** Id to resume from: the last one seen, or ''. */
  get lastId(): string {
    return this.#lastId;
  }

  /** Whether a frame has begun and not ended. True at the end of a stream: it was cut. */
  get partial(): boolean {
    return this.#data.length > 0 || (this.#line !== '' && !this.#line.startsWith(':'));
  }

  /**
   * The events that this piece completes.
   *
   * @throws ConciergeError stream.too_large
   */
  push(chunk: Uint8Array | string): SseEvent[] {
    let text = typeof chunk === 'string' ? chunk : this.#utf8.decode(chunk, { stream: true });
    if (text === '') return [];
    if (!this.#started) {
      this.#started = true;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    const events: SseEvent[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED && this.#afterCarriageReturn) {
        start = at + 1;
        this.#afterCarriageReturn = false;
        continue;
      }
      this.#afterCarriageReturn = code === CARRIAGE_RETURN;
      if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
      this.#grow(at - start);
      this.#endLine(this.#line + text.slice(start, at), events);
      this.#line = '';
      start = at + 1;
    }
    this.#grow(text.length - start);
    this.#line += text.slice(start);
    return events;
  }

  #grow(length: number): void {
    this.#length += length;
    if (this.#length > this.#limit) throw new ConciergeError('stream.too_large');
  }

  #endLine(line: string, events: SseEvent[]): void {
    if (line === '') return this.#endFrame(events);
    const colon = line.indexOf(':');
    if (colon === 0) {
      this.#length -= line.length;
      return;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (field === 'data') this.#data.push(value);
    if (field === 'id' && !value.includes('\0')) this.#id = value;
  }

  #endFrame(events: SseEvent[]): void {
    const data = this.#data.join('\n');
    const id = this.#id;
    if (id !== undefined) this.#lastId = id;
    if (data !== '') events.push(id === undefined ? { data } : { id, data });
    this.#data = [];
    this.#id = undefined;
    this.#length = 0;
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
