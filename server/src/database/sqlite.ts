import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';
import { DataFolderTakenError } from './data-folder-taken-error.ts';

/** The embedded store: one file in WAL mode, every commit on the disk before it is acknowledged. */
export function sqliteDialect(file: string): SqliteDialect {
  const inMemory = file === ':memory:';
  if (!inMemory) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const release = inMemory ? () => {} : holdServerLock(`${file}.lock`, dirname(file));
  const raw = new DatabaseSync(file, { timeout: 5000 });
  raw.exec(
    'pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma secure_delete=on',
  );

  const statements = new Map<string, StatementSync>();
  const prepare = (query: string) => {
    const known = statements.get(query);
    if (known) return known;
    const statement = raw.prepare(query);
    statements.set(query, statement);
    return statement;
  };
  return new SqliteDialect({
    database: {
      prepare: (query) => {
        const statement = prepare(query);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...(parameters as BoundValues)),
          run: (parameters) =>
            // A full disk ends a transaction by itself: an error of the rollback would hide the one that tells why.
            query === 'rollback' && !raw.isTransaction
              ? { changes: 0, lastInsertRowid: 0 }
              : statement.run(...(parameters as BoundValues)),
          iterate: (parameters) => statement.iterate(...(parameters as BoundValues)),
        };
      },
      close: () => {
        raw.close();
        release();
      },
    },
  });
}

type BoundValues = Parameters<StatementSync['all']>;

/**
 * Keeps a second server off the data folder. The lock is an open exclusive transaction on a file of its own, so the
 * system frees it even after kill -9, and backup or audit tools may still read the database itself.
 */
function holdServerLock(file: string, folder: string): () => void {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('pragma locking_mode=exclusive; begin exclusive');
  } catch (cause) {
    lock.close();
    // SQLITE_BUSY; anything else is no other server's doing.
    if (((cause as { errcode?: number }).errcode ?? 0) % 256 !== 5) throw cause;
    throw new DataFolderTakenError(folder, { cause });
  }
  return () => lock.close();
}
