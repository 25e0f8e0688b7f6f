/** Where a server keeps things: all in a folder of its own, or all in a PostgreSQL that several nodes share. */
import { join } from 'node:path';
import { FileAttachmentStore, type AttachmentStore } from './attachments/attachment-store.ts';
import { DatabaseAttachmentStore } from './attachments/database-attachment-store.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';
import { DataFolderTakenError } from './database/data-folder-taken-error.ts';
import { Database } from './database/database.ts';
import { DatabaseUnreachableError } from './database/failures.ts';
import { serverSecret } from './identity/secret.ts';
import { sharedSecret } from './identity/shared-secret.ts';

export interface Storage {
  database: Database;
  attachments: AttachmentStore;
  secret: Uint8Array;
}

/** @throws DataFolderTakenError, DatabaseUnreachableError, each naming the variable to set; ConfigError where the data folder cannot be used */
export async function openStorage({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Storage> {
  if (databaseUrl === null) {
    try {
      return {
        database: await Database.open({ dataDir }),
        attachments: new FileAttachmentStore(join(dataDir, 'attachments')),
        secret: serverSecret(dataDir),
      };
    } catch (error) {
      if (error instanceof DataFolderTakenError) {
        const way = 'set OPENSKIES_DATA_DIR to another folder';
        throw new DataFolderTakenError(dataDir, { cause: error }, way);
      }
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      const wayOut = 'Mend it, or set OPENSKIES_DATA_DIR to another folder.';
      throw new ConfigError(`The data folder ${dataDir} cannot be used: ${problem}. ${wayOut}`, {
        cause: error,
      });
    }
  }
  const database = await Database.open({ url: databaseUrl }).catch((error: unknown) => {
    if (!(error instanceof DatabaseUnreachableError)) throw error;
    throw new DatabaseUnreachableError({ cause: error.cause }, 'DATABASE_URL');
  });
  const attachments = new DatabaseAttachmentStore(database);
  return { database, attachments, secret: await sharedSecret(database) };
}

/** What whoever runs the server can mend: by the system's code, or by SQLite's. */
const problems: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file',
  // So ends making a folder below one that is read-only, too.
  ENOENT: 'it cannot be made',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'its file system is read-only',
  ENOSPC: 'its disk is full',
  8: 'openskies.sqlite may not be written',
  10: 'openskies.sqlite cannot be read or written',
  11: 'openskies.sqlite is damaged; restore it from a backup',
  13: 'its disk is full',
  14: 'openskies.sqlite cannot be opened',
  26: 'openskies.sqlite is no database, or damaged; restore it from a backup',
};

function problemOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as { code?: string; errcode?: number };
  const problem = problems[errcode === undefined ? (code ?? '') : errcode & 0xff];
  return problem ?? problemOf(error.cause);
}
