import { ConciergeError } from '@openskies/protocol';
import type { UploadRoom } from './upload-room.ts';

/** Most bytes of a file (SAFETY §5). */
export const maxFileBytes = 5 * 1024 * 1024;
/** What the multipart frame around it may add. */
const frameBytes = 64 * 1024;

/**
 * The file in an upload: the field `file` of a form, or the body itself. Counted while it is read, so that no more than
 * the most is ever held.
 * @throws ConciergeError attachment.too_large, server.busy; request.invalid when there is no file in it
 */
export async function readUpload(request: Request, room: UploadRoom): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  const isForm = /^multipart\/form-data\b/i.test(type);
  const body = await readAtMost(request, isForm ? maxFileBytes + frameBytes : maxFileBytes, room);
  const bytes = isForm ? await fileOf(body, type) : body;
  if (bytes.length > maxFileBytes) throw new ConciergeError('attachment.too_large');
  if (bytes.length === 0) throw new ConciergeError('request.invalid', { field: 'file' });
  return bytes;
}

async function readAtMost(request: Request, limit: number, room: UploadRoom): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    throw new ConciergeError('attachment.too_large');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      const { length } = chunk as Uint8Array;
      room.take(length);
      size += length;
      if (size > limit) throw new ConciergeError('attachment.too_large');
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  } finally {
    room.give(size);
  }
}

async function fileOf(body: Uint8Array, type: string): Promise<Uint8Array> {
  let file: unknown;
  try {
    const bytes = body as Uint8Array<ArrayBuffer>;
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    file = form.get('file');
  } catch (cause) {
    throw new ConciergeError('request.invalid', { field: 'file', cause });
  }
  if (!(file instanceof Blob)) throw new ConciergeError('request.invalid', { field: 'file' });
  return new Uint8Array(await file.arrayBuffer());
}
