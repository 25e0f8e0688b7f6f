import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the bytes of files are kept. Names are made by the server and never used twice. */
export interface AttachmentStore {
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is none of this name. */
  read(name: string): Promise<Uint8Array | null>;
  /** Gone already is as good. */
  delete(name: string): Promise<void>;
}

/** Files in a folder of their own, readable for the server's user alone. */
export class FileAttachmentStore implements AttachmentStore {
  #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** On the disk when it returns; a crash in the middle leaves no half file under the name. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = this.#file(name);
    const handle = await open(`${file}.part`, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
  }

  async read(name: string): Promise<Uint8Array | null> {
    try {
      return await readFile(this.#file(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await rm(this.#file(name), { force: true });
  }

  #file(name: string): string {
    if (!/^\w+$/.test(name)) throw new Error(`${name} cannot be the name of a file.`);
    return join(this.#folder, name);
  }
}

/** Keeps files for as long as the process lives. */
export class MemoryAttachmentStore implements AttachmentStore {
  #files = new Map<string, Uint8Array>();

  write(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, bytes);
    return Promise.resolve();
  }

  read(name: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.#files.get(name) ?? null);
  }

  delete(name: string): Promise<void> {
    this.#files.delete(name);
    return Promise.resolve();
  }
}
