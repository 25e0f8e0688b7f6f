/** One recording of the microphone, and how loud it is while it runs. */

/** What browsers record in, best first. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Speech needs no more; two minutes of it stay within what a server takes. */
const audioBitsPerSecond = 32_000;

export class Recorder {
  #stream: MediaStream;
  #recorder: MediaRecorder;
  #chunks: Blob[] = [];
  #audio: AudioContext | undefined;
  #analyser: AnalyserNode | undefined;
  #samples = new Uint8Array(256);

  /** @throws DOMException as `getUserMedia` does */
  static async start(): Promise<Recorder> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    try {
      return new Recorder(stream);
    } catch (cause) {
      release(stream);
      throw cause;
    }
  }

  private constructor(stream: MediaStream) {
    this.#stream = stream;
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(stream, {
      audioBitsPerSecond,
      ...(mimeType ? { mimeType } : {}),
    });
    this.#recorder.addEventListener('dataavailable', ({ data }) => this.#chunks.push(data));
    this.#recorder.start(1000);
    this.#listen();
  }

  /** How loud it is now, from 0 to 1. */
  get level(): number {
    this.#analyser?.getByteTimeDomainData(this.#samples);
    const square = this.#samples.reduce((sum, one) => sum + ((one - 128) / 128) ** 2, 0);
    return this.#analyser ? Math.min(1, Math.sqrt(square / this.#samples.length) * 4) : 0;
  }

  async stop(): Promise<Blob> {
    const recorder = this.#recorder;
    if (recorder.state !== 'inactive') {
      await new Promise((resolve) => {
        recorder.addEventListener('stop', resolve, { once: true });
        recorder.stop();
      });
    }
    this.close();
    return new Blob(this.#chunks, { type: recorder.mimeType });
  }

  /** Lets go of the microphone. */
  close(): void {
    release(this.#stream);
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    void this.#audio?.close().catch(() => undefined); // closed already
    this.#audio = undefined;
  }

  /** The bars are an extra: where they cannot be had, recording goes on without. */
  #listen(): void {
    try {
      this.#audio = new AudioContext();
      this.#analyser = this.#audio.createAnalyser();
      this.#analyser.fftSize = this.#samples.length;
      this.#audio.createMediaStreamSource(this.#stream).connect(this.#analyser);
    } catch {
      this.#analyser = undefined;
    }
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The bytes as the wire wants them. */
export async function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.addEventListener('load', resolve);
    reader.addEventListener('error', () => reject(reader.error!));
  });
  reader.readAsDataURL(blob);
  await read;
  return (reader.result as string).split(',')[1] ?? '';
}
