/** The processes of a torture: started, killed, frozen, started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { NodeOrders, NodeReport } from './node.ts';

const entry = fileURLToPath(new URL('node.ts', import.meta.url));

export class TortureNode {
  #orders: NodeOrders;
  #child: ChildProcess | undefined;
  #port: Promise<number> = Promise.resolve(0);
  busy = 0;
  isFrozen = false;
  /** Times that it ended by itself. */
  crashes = 0;

  constructor(orders: NodeOrders) {
    this.#orders = orders;
    this.start();
  }

  /** Where it listens, once it does. */
  async base(): Promise<string> {
    return `http://127.0.0.1:${await this.#port}/support`;
  }

  get isBusy(): boolean {
    return this.busy > 0 && !this.isFrozen;
  }

  start(): void {
    const args = ['--conditions=openskies-source', entry, JSON.stringify(this.#orders)];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'openskies-torture-cache') },
    });
    this.#child = child;
    this.busy = 0;
    this.#port = new Promise((resolve) => {
      child.on('exit', (_code, signal) => {
        if (signal === 'SIGKILL') return;
        this.crashes++;
        this.start();
      });
      child.on('message', (report: NodeReport) => {
        this.busy = report.busy;
        if (report.port !== undefined) resolve(report.port);
      });
    });
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.busy = 0;
    this.isFrozen = false;
  }

  /** Stops its clock for a while: it wakes in the middle of what it did, and others have gone on. */
  async freeze(ms: number): Promise<void> {
    const child = this.#child;
    this.isFrozen = true;
    child?.kill('SIGSTOP');
    await delay(ms);
    child?.kill('SIGCONT');
    this.isFrozen = false;
  }
}
