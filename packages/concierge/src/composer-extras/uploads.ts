/** The files of the unsent message: those on their way, those that are there, and those that did not get through. */
import type { Attachment, ConciergeError } from '@openskies/protocol';
import { request } from '../transport/operations.ts';
import { toConciergeError } from '../transport/to-concierge-error.ts';
import { newId } from '../state/new-id.ts';
import { uploadFile, type UploadWays } from './upload-file.ts';

export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes; null of a file that the page says is there already. */
  readonly size: number | null;
  readonly file: File | null;
  readonly status: 'uploading' | 'done' | 'failed';
  /** From 0 to 1; null while nobody knows. */
  readonly progress: number | null;
  readonly attachment: Attachment | null;
  readonly error: ConciergeError | null;
}

export class Uploads {
  list: readonly Upload[] = [];
  #ways: () => UploadWays;
  #changed: (upload: Upload) => void;
  #running = new Map<string, AbortController>();

  /** @param changed told of the upload that changed */
  constructor(ways: () => UploadWays, changed: (upload: Upload) => void) {
    this.#ways = ways;
    this.#changed = changed;
  }

  get status(): 'idle' | 'uploading' | 'failed' {
    const has = (status: Upload['status']) => this.list.some((one) => one.status === status);
    return has('uploading') ? 'uploading' : has('failed') ? 'failed' : 'idle';
  }

  /** What is there already. */
  get attachments(): Attachment[] {
    return this.list.flatMap(({ attachment, status }) =>
      status === 'done' && attachment ? [attachment] : [],
    );
  }

  add(file: File): void {
    const { name, size, type: mimeType } = file;
    const key = newId('upl');
    const upload: Upload = { ...fresh, key, name, size, mimeType, file };
    this.list = [...this.list, upload];
    void this.#run(upload);
  }

  /** Files that the server has, in place of those that were there. */
  put(attachments: readonly Attachment[]): void {
    for (const { key } of this.list) this.remove(key);
    this.list = attachments.map((attachment) => ({
      ...fresh,
      key: newId('upl'),
      name: attachment.name,
      mimeType: attachment.mime_type,
      status: 'done',
      attachment,
    }));
  }

  retry(key: string): void {
    const upload = this.#set(key, { status: 'uploading', progress: null, error: null });
    if (upload) void this.#run(upload);
  }

  /** Stops an upload, or takes away what is there; the server forgets it, unless a message has it now. */
  remove(key: string, forget = true): void {
    const upload = this.list.find((one) => one.key === key);
    this.list = this.list.filter((one) => one !== upload);
    this.#running.get(key)?.abort();
    const id = upload?.file ? upload.attachment?.id : undefined;
    if (id && forget) this.#forget(id);
  }

  /** The message takes them with it. */
  take(): readonly Upload[] {
    const taken = this.list;
    this.list = [];
    return taken;
  }

  restore(list: readonly Upload[]): void {
    this.list = [...list, ...this.list];
  }

  async #run(upload: Upload): Promise<void> {
    const { key, file } = upload;
    if (!file) return;
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(key, controller);
    let created: string | undefined;
    try {
      const attachment = await uploadFile(file, this.#ways(), {
        signal,
        onProgress: (progress) => this.#set(key, { progress }),
        onCreated: ({ id }) => (created = id),
      });
      if (signal.aborted) return this.#forget(attachment.id);
      this.#set(key, { status: 'done', attachment });
    } catch (cause) {
      if (created) this.#forget(created); // the next try announces it anew
      if (!signal.aborted) this.#set(key, { status: 'failed', error: toConciergeError(cause) });
    } finally {
      this.#running.delete(key);
    }
  }

  /** A file that the server keeps for nobody goes by itself one day, so a failure is no matter. */
  #forget(attachment_id: string): void {
    const { client } = this.#ways();
    const operation = { type: 'attachments.delete', params: { attachment_id } };
    request(client, operation, () => true).catch(() => undefined);
  }

  #set(key: string, change: Partial<Upload>): Upload | undefined {
    let changed: Upload | undefined;
    this.list = this.list.map((one) => (one.key === key ? (changed = { ...one, ...change }) : one));
    if (changed) this.#changed(changed);
    return changed;
  }
}

const fresh = {
  size: null,
  file: null,
  status: 'uploading',
  progress: null,
  attachment: null,
  error: null,
} as const;
