/** The browser's own speech recognition, for servers that have none. */

interface Result {
  readonly isFinal: boolean;
  readonly [index: number]: { readonly transcript: string };
}

/** As browsers have it; no library of types knows it yet. */
interface BrowserRecognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
}

type Constructor = new () => BrowserRecognition;

function find(): Constructor | undefined {
  const names = globalThis as {
    SpeechRecognition?: Constructor;
    webkitSpeechRecognition?: Constructor;
  };
  return names.SpeechRecognition ?? names.webkitSpeechRecognition;
}

export class Recognition {
  /** What was understood so far. */
  words = '';
  #recognition: BrowserRecognition;
  #ended: Promise<void>;
  #error = '';

  /**
   * @param locale BCP 47 tag of the language that is spoken
   * @param heard called with each word
   */
  constructor(locale: string, heard: () => void) {
    const Found = find();
    if (!Found) throw new DOMException('No speech recognition', 'NotFoundError');
    const recognition = new Found();
    this.#recognition = recognition;
    recognition.lang = locale;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.addEventListener('result', (event) => {
      const { results } = event as Event & { results: Iterable<Result> };
      this.words = Array.from(results, (result) => result[0]?.transcript ?? '')
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
      heard();
    });
    recognition.addEventListener('error', (event) => {
      this.#error = (event as Event & { error: string }).error;
    });
    this.#ended = new Promise((resolve) => {
      recognition.addEventListener('end', () => resolve());
    });
    recognition.start();
  }

  /** The name of what went wrong: `not-allowed`, `audio-capture`, `network` and so on; '' when nothing has. */
  get error(): string {
    return this.#error === 'no-speech' || this.#error === 'aborted' ? '' : this.#error;
  }

  get ended(): Promise<void> {
    return this.#ended;
  }

  async stop(): Promise<string> {
    this.#recognition.stop();
    await this.#ended;
    return this.words;
  }

  close(): void {
    this.#recognition.abort();
  }
}
