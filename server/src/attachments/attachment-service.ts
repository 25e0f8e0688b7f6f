import { ConciergeError, type Attachment } from '@openskies/protocol';
import type { Database, Queryable } from '../database/database.ts';
import type { Owner } from '../identity/session.ts';
import type { NewId } from '../ids.ts';
import {
  bindAttachments,
  countUnused,
  deleteOfOwner,
  deleteOfThread,
  deleteStale,
  deleteUnused,
  findAttachment,
  findSignedAttachment,
  insertAttachment,
  setUploaded,
  type AttachmentRow,
} from './attachment-repository.ts';
import type { AttachmentStore } from './attachment-store.ts';
import { maxFileBytes } from './read-upload.ts';
import { isDrawable, readImage } from './read-image.ts';
import { isImageType } from './sniff-image.ts';

/** Files of one owner that may wait for a message. */
const maxUnused = 30;
/** Milliseconds after which a file that was never sent is dropped. */
const staleMs = 24 * 60 * 60_000;

export interface AttachmentServiceParts {
  database: Database;
  store: AttachmentStore;
  newId: NewId;
}

/** A file as it is sent: its kind as the server found it, and its bytes. */
export interface StoredFile {
  name: string;
  mime_type: string;
  bytes: Uint8Array;
}

/** Pictures of customers: announced, uploaded once, carried by a message, gone with its thread. */
export class AttachmentService {
  #parts: AttachmentServiceParts;

  constructor(parts: AttachmentServiceParts) {
    this.#parts = parts;
  }

  /** @throws ConciergeError attachment.unsupported, attachment.too_large, rate.limited */
  async create(
    owner: Owner,
    file: { name: string; size: number; mime_type: string },
  ): Promise<Attachment> {
    const { database, newId } = this.#parts;
    const mime_type = file.mime_type.toLowerCase();
    if (!isImageType(mime_type)) {
      throw new ConciergeError('attachment.unsupported', { field: 'params.mime_type' });
    }
    if (file.size > maxFileBytes) {
      throw new ConciergeError('attachment.too_large', { field: 'params.size' });
    }
    await this.dropStale(owner);
    if ((await countUnused(database.kysely, owner)) >= maxUnused) {
      throw new ConciergeError('rate.limited');
    }
    const row = {
      id: newId('atc'),
      tenant: owner.tenant,
      owner: owner.subject,
      thread_id: null,
      name: nameOf(file.name),
      mime_type,
      blob: null,
      created_at: (await database.now()).toISOString(),
    };
    await insertAttachment(database.kysely, row);
    return toAttachment(row);
  }

  /**
   * Takes the bytes, once. They are read only where a file is awaited.
   * @param owner null: the caller holds an address that was signed for this file
   * @throws ConciergeError attachment.not_found, attachment.unsupported, attachment.too_large, attachment.conflict
   */
  async upload(
    owner: Owner | null,
    id: string,
    read: () => Promise<Uint8Array>,
  ): Promise<Attachment> {
    const { database, store, newId } = this.#parts;
    const row = await this.#find(owner, id);
    if (row.blob !== null) throw new ConciergeError('attachment.conflict');
    const bytes = await read();
    const image = readImage(bytes);
    if (!image) throw new ConciergeError('attachment.unsupported', { field: 'file' });
    if (!isDrawable(image)) throw new ConciergeError('attachment.too_large');
    const { mime_type } = image;
    const blob = newId('blob');
    await store.write(blob, bytes);
    if (!(await setUploaded(database.kysely, id, blob, mime_type))) {
      await store.delete(blob);
      throw new ConciergeError('attachment.conflict');
    }
    return toAttachment({ ...row, blob, mime_type });
  }

  /** @throws ConciergeError attachment.not_found, attachment.not_uploaded */
  async content(owner: Owner | null, id: string): Promise<StoredFile> {
    const { name, mime_type, blob } = await this.#find(owner, id);
    if (blob === null) throw new ConciergeError('attachment.not_uploaded');
    const bytes = await this.#parts.store.read(blob);
    if (!bytes) throw new ConciergeError('attachment.not_found');
    return { name, mime_type, bytes };
  }

  /** Drops a file that no message carries; what a message carries goes with its thread. */
  async delete(owner: Owner, id: string): Promise<object> {
    const { database, store } = this.#parts;
    const row = await deleteUnused(database.kysely, owner, id);
    if (row?.blob) await store.delete(row.blob);
    return {};
  }

  /**
   * The files that a message carries, bound to its thread in the message's transaction.
   * @throws ConciergeError attachment.not_found, attachment.not_uploaded
   */
  async attach(
    tx: Queryable,
    owner: Owner,
    thread_id: string,
    ids: string[],
  ): Promise<Attachment[]> {
    const rows: AttachmentRow[] = [];
    for (const [index, id] of ids.entries()) {
      const field = `params.input.attachments[${index}]`;
      const row = await findAttachment(tx, owner, id);
      if (!row || (row.thread_id !== null && row.thread_id !== thread_id)) {
        throw new ConciergeError('attachment.not_found', { field });
      }
      if (row.blob === null) throw new ConciergeError('attachment.not_uploaded', { field });
      rows.push({ ...row, thread_id });
    }
    await bindAttachments(tx, ids, thread_id);
    return rows.map(toAttachment);
  }

  /** Drops the files of a thread that is deleted; call what is returned once that is committed. */
  async forget(tx: Queryable, thread_id: string): Promise<() => Promise<void>> {
    const rows = await deleteOfThread(tx, thread_id);
    return () => this.#drop(rows);
  }

  /** Drops every file of an owner who is erased; call what is returned once that is committed. */
  async forgetOwner(tx: Queryable, owner: Owner): Promise<() => Promise<void>> {
    const rows = await deleteOfOwner(tx, owner);
    return () => this.#drop(rows);
  }

  /** Drops files that were never sent and are a day old; null: of everybody. */
  async dropStale(owner: Owner | null): Promise<void> {
    const { database } = this.#parts;
    const before = new Date((await database.now()).getTime() - staleMs).toISOString();
    await this.#drop(await deleteStale(database.kysely, owner, before));
  }

  async #find(owner: Owner | null, id: string): Promise<AttachmentRow> {
    const { kysely } = this.#parts.database;
    const row = owner
      ? await findAttachment(kysely, owner, id)
      : await findSignedAttachment(kysely, id);
    if (!row) throw new ConciergeError('attachment.not_found');
    return row;
  }

  async #drop(rows: AttachmentRow[]): Promise<void> {
    for (const { blob } of rows) if (blob) await this.#parts.store.delete(blob);
  }
}

/** As it is stored in messages; addresses are put in when it is read. */
function toAttachment(row: AttachmentRow): Attachment {
  const { id, name, mime_type, thread_id, blob } = row;
  return {
    id,
    name,
    mime_type,
    type: 'image',
    preview_url: '',
    ...(thread_id === null ? {} : { thread_id }),
    ...(blob === null ? { upload_descriptor: { url: '', method: 'POST', headers: {} } } : {}),
  };
}

/** A file's name without path or anything that a header or a screen could be tricked by. */
function nameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}"]+/gu, '').trim() || 'image';
}
