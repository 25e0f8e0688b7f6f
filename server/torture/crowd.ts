/** A crowd at one server: readers who only wait, readers who never read, and senders who never come to an end. */
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { assertion } from '../test/hosts.ts';
import type { ServerProcess } from '../test/process.ts';

/** Streams that one customer may have open. */
const streamsEach = 10;

export interface CrowdSize {
  followers: number;
  slowReaders: number;
  slowSenders: number;
}

interface Customer {
  token: string;
  thread_id: string;
  address: string;
}

/** What a busy customer's requests took, and what became of them. */
export interface Served {
  statuses: Set<number>;
  p50: number;
  worst: number;
}

export class Crowd {
  #server: ServerProcess;
  #customers: Customer[] = [];
  #streams: IncomingMessage[] = [];
  #senders: Promise<void>[] = [];
  #sockets: Socket[] = [];

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  /** Everybody who will have streams: logged in, with a conversation. */
  async enter(streams: number): Promise<void> {
    for (let n = 0; n <= Math.ceil(streams / streamsEach); n++) {
      this.#customers.push(await this.#logIn(`crowd-${n}`, `10.0.${n >> 8}.${n & 255}`));
    }
  }

  /** Opens streams that are read as they come, or never. */
  async follow(count: number, reads: boolean): Promise<void> {
    const from = this.#streams.length;
    for (let n = 0; n < count; n += 50) {
      const batch = Array.from({ length: Math.min(50, count - n) }, async (_, at) => {
        const stream = await this.#open(this.#customer(from + n + at));
        if (stream.statusCode !== 200)
          throw new Error(`A stream was refused: ${stream.statusCode}`);
        if (reads) stream.resume();
        else stream.pause();
        stream.on('error', () => {}); // a slow reader is cut
        return stream;
      });
      this.#streams.push(...(await Promise.all(batch)));
    }
  }

  /** Sends the beginning of a request, and then as good as nothing; each is to be let go by the server. */
  send(count: number): void {
    for (let n = 0; n < count; n++) {
      const socket = connect(Number(this.#server.port), '127.0.0.1');
      const whole = n % 2 === 0;
      socket.write(
        'POST /support/chatkit HTTP/1.1\r\nhost: localhost\r\ncontent-length: 60000\r\n',
      );
      if (whole) socket.write('content-type: application/json\r\n\r\n{"type":"threads.list"');
      const drip = setInterval(() => socket.write(whole ? ' ' : 'x: y\r\n'), 1000);
      socket.on('error', () => {}); // the server had let go, and more was sent
      socket.resume();
      this.#sockets.push(socket);
      const closed = new Promise((resolve) => socket.on('close', resolve));
      this.#senders.push(closed.then(() => clearInterval(drip)));
    }
  }

  /** How many senders the server let go before the time is over. */
  async lettingGo(ms: number): Promise<number> {
    let gone = 0;
    const all = Promise.all(this.#senders.map((sender) => sender.then(() => gone++)));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([all, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
    clearTimeout(timer);
    return gone;
  }

  /** Somebody who writes and reads meanwhile. */
  async serve(rounds: number): Promise<Served> {
    const statuses = new Set<number>();
    const times: number[] = [];
    for (let n = 0; n < rounds; n++) {
      const customer = this.#customer(n);
      const began = performance.now();
      const { status } = await this.#post(customer, 'threads.list', {});
      const said = await this.#post(customer, 'threads.add_user_message', {
        thread_id: customer.thread_id,
        input: message('Which seat do I have?'),
      });
      await said.text();
      times.push(performance.now() - began);
      statuses.add(status).add(said.status);
    }
    times.sort((a, b) => a - b);
    return { statuses, p50: times[times.length >> 1] ?? NaN, worst: times.at(-1) ?? NaN };
  }

  /** Bytes that the server's process holds in memory. */
  memory(): number {
    const status = readFileSync(`/proc/${this.#server.pid}/status`, 'utf8');
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  }

  leave(): void {
    for (const stream of this.#streams) stream.destroy();
    for (const socket of this.#sockets) socket.destroy();
  }

  #customer(n: number): Customer {
    return this.#customers[Math.floor(n / streamsEach) % this.#customers.length] as Customer;
  }

  async #logIn(sub: string, address: string): Promise<Customer> {
    const session = await this.#server.request('/session', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://www.aurora.example',
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ publishable_key: 'pk_aurora_1234', assertion: await assertion(sub) }),
    });
    const { token } = (await session.json()) as { token: string };
    const customer = { token, thread_id: '', address };
    const created = await this.#post(customer, 'threads.create', { input: message('Hello') });
    customer.thread_id = /thr_[0-9a-f]{32}/.exec(await created.text())?.[0] ?? '';
    return customer;
  }

  #post({ token, address }: Customer, type: string, params: object): Promise<Response> {
    return this.#server.request('/chatkit', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address },
      body: JSON.stringify({ type, params, metadata: {} }),
    });
  }

  #open({ token, thread_id }: Customer): Promise<IncomingMessage> {
    const url = `${this.#server.base}/threads/${thread_id}/events?after=0`;
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      request(url, { agent: false, headers }, resolve).on('error', reject).end();
    });
  }
}

function message(text: string): object {
  return { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
}
