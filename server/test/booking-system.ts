/** Where an airline's bookings live: a server of its own, which a test can make slow, deaf or forgetful. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';

export interface Booked {
  action: string;
  params: Record<string, unknown>;
  amount: number | null;
}

/** What it does with the next order: `lost`: it is done, and its answer is lost; `deaf`: it never arrives. */
export type Mood = 'well' | 'refuses' | 'lost' | 'deaf' | 'holds';

export class BookingSystem implements AsyncDisposable {
  /** What was done, in order. */
  readonly done: Booked[] = [];
  /** Orders and questions that arrived. */
  orders = 0;
  questions = 0;
  mood: Mood = 'well';
  /** Whether it can say what was done. */
  answers = true;
  /** Whether it knows an order that it has done already. */
  remembers = true;
  readonly #byKey = new Map<string, object>();
  readonly #held: ServerResponse[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const key = request.url?.slice(1) ?? '';
      if (request.method === 'GET') return this.#tell(key, response);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.#take(key, JSON.parse(Buffer.concat(chunks).toString()) as Booked, response);
      });
    });
  }

  static async start(): Promise<BookingSystem> {
    const system = new BookingSystem();
    await once(system.#server.listen(0, '127.0.0.1'), 'listening');
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Until so many orders have arrived. */
  async ordered(count: number): Promise<void> {
    while (this.orders < count) await setImmediate();
  }

  #tell(key: string, response: ServerResponse): void {
    this.questions++;
    if (!this.answers) return void response.destroy();
    const known = this.remembers ? this.#byKey.get(key) : undefined;
    response.writeHead(known ? 200 : 404).end(JSON.stringify(known ?? {}));
  }

  #take(key: string, order: Booked, response: ServerResponse): void {
    this.orders++;
    const { mood } = this;
    if (mood !== 'refuses') this.mood = 'well';
    if (mood === 'deaf') return void response.destroy();
    const answer =
      mood === 'refuses'
        ? { refused: 'desk.closed', sentence: 'The booking desk is closed. Try tomorrow.' }
        : this.#do(key, order);
    this.#byKey.set(key, answer);
    if (mood === 'holds') return void this.#held.push(response);
    if (mood === 'lost') return void response.destroy();
    response.end(JSON.stringify(answer));
  }

  #do(key: string, order: Booked): object {
    const known = this.remembers ? this.#byKey.get(key) : undefined;
    if (known) return known;
    this.done.push(order);
    return {
      sentence: `Done: ${order.action}, ${this.done.length} in all.`,
      count: this.done.length,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const response of this.#held) response.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
