/** A model whose answer to one question stands at its half for as long as a test wants it to. */
import { startOpenAIServer, type OpenAIServer } from '../../server/test/openai-server.ts';

const answer =
  'Cancelling covers the whole trip, all its flights together. I can show you a card with the exact terms and the refund; ' +
  'it cancels nothing by itself. Shall I?';

interface InputItem {
  type?: string;
  role?: string;
  content?: unknown;
}

export class HeldModel {
  #question: string;
  #gate = Promise.withResolvers<void>();
  #server: OpenAIServer | undefined;

  constructor(question: string) {
    this.#question = question;
    this.goOn();
  }

  /** @returns the address for `OPENAI_BASE_URL` */
  async start(): Promise<string> {
    this.#server = await startOpenAIServer(({ body }) => {
      if (body['stream'] !== true) return { text: 'A question' };
      const input = (Array.isArray(body['input']) ? body['input'] : []) as InputItem[];
      const said = JSON.stringify(input.findLast(({ role }) => role === 'user')?.content ?? '');
      if (said.includes(this.#question)) return { text: answer, until: this.#gate.promise };
      if (!said.includes('12C')) return { text: 'Of course, with pleasure.' };
      if (input.at(-1)?.type === 'function_call_output') return { text: 'You sit in 12C now.' };
      const seat = { flight_number: 'OA476', seat: '12C' };
      return { calls: [{ name: 'change_seat', arguments: seat }] };
    });
    return this.#server.baseURL;
  }

  /** From here on an answer stands at its half. */
  hold(): void {
    this.#gate = Promise.withResolvers();
  }

  goOn(): void {
    this.#gate.resolve();
  }

  async stop(): Promise<void> {
    this.goOn();
    await this.#server?.[Symbol.asyncDispose]();
  }
}
