/** Speech in place of typing: recorded and written down by the server, or by the browser where the server cannot. */
import type { ConciergeError } from '@openskies/protocol';
import { html, type TemplateResult } from 'lit';
import type { OpenskiesComposer } from '../chat/composer.ts';
import { icon } from '../shared/icons.ts';
import type { TextKey } from '../text/text.ts';
import type { Client } from '../transport/client.ts';
import { request } from '../transport/operations.ts';
import { toConciergeError } from '../transport/to-concierge-error.ts';
import { canRecognise, canRecord } from './can-dictate.ts';
import { Recognition } from './recognition.ts';
import { Recorder, toBase64 } from './recorder.ts';

/** Seconds that one recording may take. */
const limit = 120;
const bars = 28;

type Phase = 'closed' | 'starting' | 'listening' | 'writing' | 'failed';

/** Servers that have said that they write nothing down. */
const mute = new WeakSet<Client>();

export class Dictation {
  /** What went wrong; said below the composer. */
  problem = '';
  #composer: OpenskiesComposer;
  #write: (words: string) => void;
  #phase: Phase = 'closed';
  #recorder: Recorder | null = null;
  #recognition: Recognition | null = null;
  #recording: Blob | null = null;
  #levels: number[] = [];
  #begun = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #run = new AbortController();

  /** @param write puts words into the draft */
  constructor(composer: OpenskiesComposer, write: (words: string) => void) {
    this.#composer = composer;
    this.#write = write;
  }

  get active(): boolean {
    return this.#phase !== 'closed';
  }

  async start(): Promise<void> {
    if (this.#phase !== 'closed' && this.#phase !== 'failed') return;
    this.problem = '';
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#set('starting');
    try {
      if (this.#serverWrites) {
        const recorder = await Recorder.start();
        if (signal.aborted) return recorder.close();
        this.#recorder = recorder;
      } else this.#listen(signal);
      this.#begun = performance.now();
      this.#levels = [];
      this.#timer = setInterval(() => this.#tick(), 80);
      this.#set('listening');
      this.#composer.announce(this.#composer.text('composer.listening'));
      await this.#composer.updateComplete;
      this.#composer.querySelector<HTMLElement>('.dictation-done')?.focus();
    } catch (cause) {
      if (!signal.aborted) this.#fail(problemOf((cause as Error).name));
    }
  }

  /** Puts what was said into the draft. */
  async finish(): Promise<void> {
    const { signal } = this.#run;
    clearInterval(this.#timer);
    if (this.#recognition) return this.#take(await this.#recognition.stop(), signal);
    if (this.#recorder) {
      this.#recording = await this.#recorder.stop();
      this.#recorder = null;
    }
    if (!this.#recording || signal.aborted) return;
    this.problem = '';
    this.#set('writing');
    try {
      const words = await this.#transcribe(this.#recording, signal);
      this.#take(words, signal);
    } catch (cause) {
      if (!signal.aborted) this.#handleFailure(toConciergeError(cause));
    }
  }

  discard(): void {
    this.#close();
    this.#composer.focusInput();
  }

  /** Lets go of the microphone and of what was said. */
  #close(): void {
    this.#run.abort();
    clearInterval(this.#timer);
    this.#recorder?.close();
    this.#recognition?.close();
    this.#recorder = this.#recognition = this.#recording = null;
    this.problem = '';
    this.#set('closed');
  }

  #set(phase: Phase): void {
    this.#phase = phase;
    this.#composer.requestUpdate();
  }

  /** Our server says in its header whether it writes down. A foreign one is asked with the first recording. */
  get #serverWrites(): boolean {
    const { client } = this.#composer.store!;
    if (!canRecord()) return false;
    if (mute.has(client)) return !canRecognise();
    return client.server ? client.server.dictation || !canRecognise() : true;
  }

  #listen(signal: AbortSignal): void {
    const recognition = new Recognition(this.#composer.format.locale, () =>
      this.#composer.requestUpdate(),
    );
    this.#recognition = recognition;
    void recognition.ended.then(() => {
      if (signal.aborted || this.#recognition !== recognition) return;
      if (recognition.error) this.#fail(problemOf(recognition.error));
      else if (this.#phase === 'listening') void this.finish(); // the browser has had enough
    });
  }

  async #transcribe(recording: Blob, signal: AbortSignal): Promise<string> {
    const { client } = this.#composer.store!;
    const params = { audio_base64: await toBase64(recording), mime_type: recording.type };
    return request(
      client,
      { type: 'input.transcribe', params },
      (json) => {
        const { text } = (json ?? {}) as { text?: unknown };
        return typeof text === 'string' ? text : null;
      },
      signal,
    );
  }

  #take(words: string, signal: AbortSignal): void {
    if (signal.aborted) return;
    const said = words.trim();
    const { text } = this.#composer;
    this.#close();
    if (said) this.#write(said);
    else this.problem = text('composer.heard_nothing');
    this.#composer.announce(said || this.problem);
    void this.#composer.updateComplete.then(() => this.#composer.focusInput());
  }

  /** A server that has no ears: from now on the browser listens, if it can. */
  #handleFailure(error: ConciergeError): void {
    const { client } = this.#composer.store!;
    const lacks = client.server ? error.code === 'audio.unavailable' : error.status >= 400;
    if (lacks) mute.add(client);
    if (lacks && canRecognise()) {
      this.#close();
      void this.start().then(() => {
        if (this.active) this.#say('composer.dictation_again');
      });
      return;
    }
    if (lacks) return this.#fail('composer.dictation_none');
    this.#set('failed');
    this.#say('composer.dictation_failed');
  }

  #fail(key: TextKey): void {
    this.#close();
    this.#say(key);
    this.#composer.focusInput();
  }

  #say(key: TextKey): void {
    this.problem = this.#composer.text(key);
    this.#composer.requestUpdate();
  }

  get #seconds(): number {
    return Math.floor((performance.now() - this.#begun) / 1000);
  }

  #tick(): void {
    if (this.#recorder) this.#levels = [...this.#levels, this.#recorder.level].slice(-bars);
    if (this.#seconds >= limit) {
      this.#composer.announce(this.#composer.text('composer.dictation_limit'));
      void this.finish();
    } else this.#composer.requestUpdate();
  }

  #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.discard();
  };

  renderDiscard(): TemplateResult {
    const label = this.#composer.text('composer.dictation_discard');
    return html`<button
      class="icon-button"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => this.discard()}
      @keydown=${this.#handleKey}
    >
      ${icon('x')}
    </button>`;
  }

  renderBox(): TemplateResult {
    const phase = this.#phase;
    return html`<div class="dictation" part="dictation">${this.#renderState()}</div>
      ${
        phase === 'failed'
          ? this.#renderAct('error.retry', 'rotate-ccw', () => void this.finish())
          : this.#renderAct('composer.dictation_done', 'check', () => void this.finish())
      }`;
  }

  #renderState(): unknown {
    const { text } = this.#composer;
    if (this.#phase === 'writing') return text('composer.transcribing');
    if (this.#phase === 'failed') return text('composer.dictation_kept');
    const seconds = this.#phase === 'listening' ? this.#seconds : 0;
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return html`${
        this.#recognition
          ? html`<span class="heard" dir="auto"
              >${this.#recognition.words || text('composer.listening')}</span
            >`
          : this.#renderLevel()
      }<bdi class="dictation-time" role="timer">${time}</bdi>`;
  }

  #renderLevel(): TemplateResult {
    const silent = Array.from({ length: bars - this.#levels.length }, () => 0);
    // One path in place of a node for each bar.
    const path = [...silent, ...this.#levels]
      .map((level, index) => {
        const half = 2 + level * 10;
        return `M${index * 5 + 2} ${12 - half}V${12 + half}`;
      })
      .join('');
    return html`<svg
      class="dictation-level"
      part="dictation-level"
      viewBox="0 0 ${bars * 5} 24"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d=${path}></path>
    </svg>`;
  }

  #renderAct(key: TextKey, name: string, act: () => void): TemplateResult {
    const label = this.#composer.text(key);
    return html`<button
      class="send dictation-done"
      part="send"
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${this.#phase === 'writing' || this.#phase === 'starting'}
      @click=${act}
      @keydown=${this.#handleKey}
    >
      ${icon(name)}
    </button>`;
  }
}

/** The names of `getUserMedia`'s errors and of speech recognition's. */
function problemOf(name: string): TextKey {
  const refused = ['NotAllowedError', 'SecurityError', 'not-allowed', 'service-not-allowed'];
  const missing = ['NotFoundError', 'NotReadableError', 'OverconstrainedError', 'audio-capture'];
  if (refused.includes(name)) return 'composer.microphone_blocked';
  return missing.includes(name) ? 'composer.microphone_missing' : 'composer.dictation_none';
}
