import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** Type of a count and of the clock's milliseconds: a number, as everywhere else. */
const bigint = 20;

/** Connections that one node keeps open at most. */
const poolSize = 10;

/**
 * PostgreSQL by its address. A process that freezes with a transaction open would hold the rows of a thread for ever, so
 * the database ends such a session itself: sooner than a lease runs out.
 */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'openskies-concierge',
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: 5000,
    lock_timeout: 10_000,
    statement_timeout: 15_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigint ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while nobody uses it: the next query opens another.
  pool.on('error', () => {});
  // One that breaks in the middle of a transaction: the query that comes next fails, and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}
