/** A model that says what the test wrote, in the pieces the test wants, and waits where it is told to. */
import { Usage, type Model, type ModelRequest, type ModelResponse } from '@openai/agents';
import type { ConciergeModel } from '../src/agent/models.ts';

type StreamEvent =
  ReturnType<Model['getStreamedResponse']> extends AsyncIterable<infer E> ? E : never;

export interface ScriptedStep {
  /** Text, in the pieces that are streamed. */
  text?: string[];
  calls?: { name: string; args: object | string; callId?: string }[];
  /** Waits for it before the first piece, or before the piece of that index. */
  gate?: { before: number; until: Promise<unknown> };
  /** Fails with it after the text. */
  error?: Error;
}

export type Script = ScriptedStep | ((request: ModelRequest, call: number) => ScriptedStep);

export const say = (...text: string[]): ScriptedStep => ({ text });
export const call = (name: string, args: object | string = {}): ScriptedStep => ({
  calls: [{ name, args }],
});

/** Answers with one step after the other; the last one goes on for ever. */
export class TestModel implements Model {
  readonly requests: ModelRequest[] = [];
  readonly aborted: ModelRequest[] = [];
  #script: Script[];

  constructor(...script: Script[]) {
    this.#script = script;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const output: ModelResponse['output'] = [];
    for await (const event of this.getStreamedResponse(request)) {
      if (event.type === 'response_done') output.push(...(event.response.output as typeof output));
    }
    return { usage: new Usage(), output };
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const index = this.requests.push(request) - 1;
    const script = this.#script[Math.min(index, this.#script.length - 1)];
    if (!script) throw new Error('The script has no step.');
    const step = typeof script === 'function' ? script(request, index) : script;
    const pieces = step.text ?? [];
    for (let piece = 0; piece <= pieces.length; piece++) {
      if (step.gate?.before === piece) await this.#wait(step.gate.until, request);
      const delta = pieces[piece];
      if (delta !== undefined) yield { type: 'output_text_delta', delta };
    }
    if (step.error) throw step.error;
    yield {
      type: 'response_done',
      response: {
        id: `resp_${index}`,
        usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
        output: outputOf(step, index),
      },
    } as StreamEvent;
  }

  async #wait(until: Promise<unknown>, request: ModelRequest): Promise<void> {
    const left = new Promise<never>((_, reject) => {
      request.signal?.addEventListener('abort', () => {
        this.aborted.push(request);
        reject(new Error('aborted'));
      });
    });
    await Promise.race([until, left]);
  }
}

function outputOf(step: ScriptedStep, index: number): object[] {
  const text = (step.text ?? []).join('');
  return [
    ...(text
      ? [
          {
            type: 'message',
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text }],
          },
        ]
      : []),
    ...(step.calls ?? []).map(({ name, args, callId }, n) => ({
      type: 'function_call',
      callId: callId ?? `call_${index}_${n}`,
      name,
      arguments: typeof args === 'string' ? args : JSON.stringify(args),
      status: 'completed',
    })),
  ];
}

/** The whole text that a request carries: what the model could read. */
export function readableInput(request: ModelRequest): string {
  return JSON.stringify(request.input);
}

export function scriptedModel(
  model: Model,
  title: Model = new TestModel(say('A title')),
): ConciergeModel {
  return { kind: 'demo', model, title };
}
