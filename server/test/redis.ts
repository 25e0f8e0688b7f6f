/** A Redis of the test's own, started from the binary on this machine (`npm test` sees to it that there is one). */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './postgres.ts';

export class TestRedis implements AsyncDisposable {
  readonly url: string;
  #port: number;
  #child: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort());
    await redis.up();
    return redis;
  }

  async up(): Promise<void> {
    const args = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', ''];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'], cwd: '/tmp' });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.on('error', (cause) => {
        reject(
          new Error('redis-server is not on this machine: apt-get install redis-server', { cause }),
        );
      });
      child.on('exit', (code) => reject(new Error(`redis-server ended with ${code}.`)));
      child.stdout.on('data', (data: Buffer) => {
        if (data.includes('Ready to accept connections')) resolve();
      });
    });
  }

  /** Ends it at once; what it knew is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
