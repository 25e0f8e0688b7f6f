import { ConciergeError } from '@openskies/protocol';
import type { Transcribe } from '../agent/models.ts';

const audioTypes = ['audio/webm', 'audio/ogg', 'audio/mp4'];
/** Recordings that are understood at the same time. */
const atOnce = 8;
/** Milliseconds that one may take. */
const limitMs = 30_000;

/** Dictation: checked, limited, and never in the way of anything else. */
export class Transcription {
  #transcribe: Transcribe | undefined;
  #running = 0;

  constructor(transcribe: Transcribe | undefined) {
    this.#transcribe = transcribe;
  }

  /** @throws ConciergeError audio.unavailable, audio.unsupported, request.invalid, server.busy, model.failed */
  async text(params: { audio_base64: string; mime_type: string }): Promise<{ text: string }> {
    const mime_type = params.mime_type.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!audioTypes.includes(mime_type)) {
      throw new ConciergeError('audio.unsupported', { field: 'params.mime_type' });
    }
    const bytes = decode(params.audio_base64);
    if (!this.#transcribe) throw new ConciergeError('audio.unavailable');
    if (this.#running >= atOnce) throw new ConciergeError('server.busy');
    this.#running++;
    try {
      const signal = AbortSignal.timeout(limitMs);
      const text = await this.#transcribe({ bytes, mime_type, signal });
      return { text: text.trim() };
    } catch (cause) {
      if (cause instanceof ConciergeError) throw cause;
      throw new ConciergeError('model.failed', { cause });
    } finally {
      this.#running--;
    }
  }
}

function decode(base64: string): Uint8Array {
  const field = 'params.audio_base64';
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(base64)) {
    throw new ConciergeError('request.invalid', { field });
  }
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0) throw new ConciergeError('request.invalid', { field });
  return bytes;
}
