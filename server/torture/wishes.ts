/** The airline and the model of the torture: each message is one wish, and each wish shall be granted once. */
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Model, ModelRequest } from '@openai/agents';
import { defineAction, defineAirline, type Airline } from '../src/airline/airline.ts';
import { openskies } from '../src/airline/openskies/openskies.ts';

const grantWish = defineAction({
  name: 'grant_wish',
  description: 'Grants a wish.',
  class: 'write',
  parameters: z.object({ wish: z.string() }),
  apply: ({ customer, params }) => ({
    customer,
    sentence: `Granted ${params.wish}.`,
    done: `Granted ${params.wish}`,
    timeline: { kind: 'success', entry: params.wish },
  }),
});

export const wishes: Airline = defineAirline({
  name: 'Wishes',
  loadCustomer: (ref, now) => openskies.loadCustomer(ref, now),
  actions: [grantWish],
});

type StreamEvent =
  ReturnType<Model['getStreamedResponse']> extends AsyncIterable<infer E> ? E : never;

/** Says a few words, grants the wish, and says that it did; slowly enough to be killed anywhere in between. */
export class WishModel implements Model {
  #paceMs: number;

  constructor(paceMs: number) {
    this.#paceMs = paceMs;
  }

  getResponse(): never {
    throw new Error('The torture streams.');
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const input = JSON.stringify(request.input);
    const wish = [...input.matchAll(/wish-[\w-]+/g)].at(-1)?.[0] ?? 'none';
    const isGranted = input.includes('function_call_result');
    const words = isGranted ? ['Granted ', wish, '.'] : ['Let ', 'me ', 'see. '];
    for (const delta of words) {
      await delay(this.#paceMs * Math.random() * 2);
      request.signal?.throwIfAborted();
      yield { type: 'output_text_delta', delta };
    }
    const text = { type: 'output_text', text: words.join('') };
    const call = {
      type: 'function_call',
      callId: `call_${wish}`,
      name: 'grant_wish',
      arguments: JSON.stringify({ wish }),
      status: 'completed',
    };
    yield {
      type: 'response_done',
      response: {
        id: 'resp',
        usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
        output: [
          { type: 'message', role: 'assistant', status: 'completed', content: [text] },
          ...(isGranted ? [] : [call]),
        ],
      },
    } as StreamEvent;
  }
}
