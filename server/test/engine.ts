/** Which store the suites run on: SQLite, or, in files that ask for it, a database of their own in a real PostgreSQL. */
import { after } from 'node:test';
import { Database } from '../src/database/database.ts';
import type { TestPostgres } from './postgres.ts';

let postgres: TestPostgres | undefined;
/** Folders that tests name twice mean one database here as well. */
const addresses = new Map<string, string>();

/** From here on, tests of this process run on PostgreSQL. */
export async function usePostgres(): Promise<TestPostgres> {
  const { TestPostgres } = await import('./postgres.ts');
  const server = await TestPostgres.start();
  postgres = server;
  after(() => server[Symbol.asyncDispose]());
  return server;
}

/** A store with nothing in it; `dataDir` other than `:memory:` is the same store the next time. */
export async function openTestDatabase(
  dataDir = ':memory:',
  clockOffset: () => number = () => 0,
): Promise<Database> {
  if (!postgres) return Database.open({ dataDir, clockOffset });
  const url = addresses.get(dataDir) ?? (await postgres.database());
  if (dataDir !== ':memory:') addresses.set(dataDir, url);
  return Database.open({ url, clockOffset });
}
