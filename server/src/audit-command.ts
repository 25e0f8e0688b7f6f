import { Kysely, SqliteDialect } from 'kysely';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyAudit } from './airline/audit.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';
import { postgresDialect } from './database/postgres.ts';
import type { Schema } from './database/schema.ts';

/**
 * `openskies-concierge-server audit verify`: reads the audit beside a running server and says whether it was tampered with.
 *
 * @returns the exit code: 1 where something is wrong
 * @throws ConfigError where there is no database
 */
export async function auditVerify(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  say: (line: string) => void,
): Promise<number> {
  const dialect = databaseUrl === null ? fileDialect(dataDir) : postgresDialect(databaseUrl);
  const kysely = new Kysely<Schema>({ dialect });
  try {
    const { chains, rows, problems } = await verifyAudit(kysely);
    for (const problem of problems) say(problem);
    say(
      problems.length === 0
        ? `The audit holds: ${rows} rows of ${chains} customers.`
        : `${problems.length} of ${chains} chains were tampered with.`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    await kysely.destroy();
  }
}

/** The file of a server that may be running: it is only read. */
function fileDialect(dataDir: string): SqliteDialect {
  const file = join(dataDir, 'openskies.sqlite');
  if (!existsSync(file)) throw new ConfigError(`There is no database in ${dataDir}.`);
  const raw = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  type Values = Parameters<ReturnType<DatabaseSync['prepare']>['all']>;
  return new SqliteDialect({
    database: {
      prepare: (query) => {
        const statement = raw.prepare(query);
        return {
          reader: true,
          all: (parameters) => statement.all(...(parameters as Values)),
          run: (parameters) => statement.run(...(parameters as Values)),
          iterate: (parameters) => statement.iterate(...(parameters as Values)),
        };
      },
      close: () => raw.close(),
    },
  });
}
