/** Where a server keeps things: all in a folder of its own, or all in a PostgreSQL that several nodes share. */
import { join } from 'node:path';
import { FileAttachmentStore, type AttachmentStore } from './attachments/attachment-store.ts';
import { DatabaseAttachmentStore } from './attachments/database-attachment-store.ts';
import type { Config } from './config.ts';
import { Database } from './database/database.ts';
import { serverSecret } from './identity/secret.ts';
import { sharedSecret } from './identity/shared-secret.ts';

export interface Storage {
  database: Database;
  attachments: AttachmentStore;
  secret: Uint8Array;
}

/** @throws DataFolderTakenError, DatabaseUnreachableError */
export async function openStorage({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Storage> {
  if (databaseUrl === null) {
    return {
      database: await Database.open({ dataDir }),
      attachments: new FileAttachmentStore(join(dataDir, 'attachments')),
      secret: serverSecret(dataDir),
    };
  }
  const database = await Database.open({ url: databaseUrl });
  const attachments = new DatabaseAttachmentStore(database);
  return { database, attachments, secret: await sharedSecret(database) };
}
