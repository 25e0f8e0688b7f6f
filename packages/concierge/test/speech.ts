/** What the page's browser has for speech, as far as the element asks it. */
export class Speech {
  /** Tracks that hold the microphone. */
  open = 0;
  /** How often it was opened. */
  opened = 0;
  refusal: string | null = null;
  /** What the browser's own recognition hears; null where it has none. */
  words: string | null = null;
  recordings = 0;
  #own = new Map<object, [string, PropertyDescriptor | undefined][]>();

  set(target: object, name: string, value: unknown): void {
    const own = this.#own.get(target) ?? [];
    own.push([name, Object.getOwnPropertyDescriptor(target, name)]);
    this.#own.set(target, own);
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
  }

  install(): void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the classes below have their own
    const speech = this;
    const getUserMedia = () => {
      if (speech.refusal) return Promise.reject(new DOMException('no', speech.refusal));
      speech.open += 1;
      speech.opened += 1;
      const track = { stop: () => (speech.open -= 1) };
      return Promise.resolve({ getTracks: () => [track] });
    };
    this.set(navigator, 'mediaDevices', { getUserMedia });
    class FakeRecorder extends EventTarget {
      state = 'inactive';
      mimeType = 'audio/webm;codecs=opus';
      static isTypeSupported = (name: string) => name.startsWith('audio/webm');
      start(): void {
        this.state = 'recording';
        speech.recordings += 1;
      }
      stop(): void {
        this.state = 'inactive';
        const data = new Blob(['sound']);
        this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
        this.dispatchEvent(new Event('stop'));
      }
    }
    this.set(globalThis, 'MediaRecorder', FakeRecorder);
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
      this.set(globalThis, name, undefined);
      delete (globalThis as Record<string, unknown>)[name];
    }
    if (this.words === null) return;
    class FakeRecognition extends EventTarget {
      lang = '';
      start(): void {
        const results = [{ isFinal: true, 0: { transcript: speech.words ?? '' } }];
        setTimeout(() => this.dispatchEvent(Object.assign(new Event('result'), { results })));
      }
      stop(): void {
        this.dispatchEvent(new Event('end'));
      }
      abort(): void {
        this.stop();
      }
    }
    this.set(globalThis, 'webkitSpeechRecognition', FakeRecognition);
  }

  restore(): void {
    for (const [target, own] of this.#own) {
      for (const [name, before] of own.reverse()) {
        if (before) Object.defineProperty(target, name, before);
        else delete (target as Record<string, unknown>)[name];
      }
    }
  }
}
