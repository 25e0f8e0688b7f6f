/** The server as its own process, so that it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export class ServerProcess implements AsyncDisposable {
  readonly output: { out: string; err: string } = { out: '', err: '' };
  readonly exited: Promise<Exit>;
  #child: ChildProcess;
  #base = '';

  private constructor(env: Record<string, string>, script: string, args: string[] = []) {
    const child = spawn(process.execPath, ['--conditions=openskies-source', script, ...args], {
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', OPENSKIES_DEMO_PACE_MS: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdout.on('data', (data: Buffer) => (this.output.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (this.output.err += data.toString()));
    this.exited = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  /** Starts a server and waits until it listens. `script`: one of another airline; default: the product's own. */
  static async start(env: Record<string, string>, script = main): Promise<ServerProcess> {
    const server = new ServerProcess(env, script);
    const listening = new Promise<string>((resolve) => {
      server.#child.stdout?.on('data', () => {
        const address = /http:\/\/\S+\/support/.exec(server.output.out)?.[0];
        if (address) resolve(address);
      });
    });
    const failed = server.exited.then(() => {
      throw new Error(`The server ended: ${server.output.err}`);
    });
    server.#base = await Promise.race([listening, failed]);
    return server;
  }

  /** Starts one that is expected to refuse, and waits for its end. */
  static async refused(
    env: Record<string, string>,
    args: string[] = [],
  ): Promise<{ exit: Exit; output: ServerProcess['output'] }> {
    const server = new ServerProcess(env, main, args);
    return { exit: await server.exited, output: server.output };
  }

  /** Ends in `/support`. */
  get base(): string {
    return this.#base;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get port(): string {
    return new URL(this.#base).port;
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.#child.kill(signal);
    return this.exited;
  }

  request(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.#base}${path}`, init);
  }

  post(type: string, params: object, metadata: object = {}): Promise<Response> {
    const body = JSON.stringify({ type, params, metadata });
    return this.request('/chatkit', { method: 'POST', body });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill();
  }
}
