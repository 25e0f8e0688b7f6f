/**
 * The concierge that needs no key: a deterministic model in process, behind the agents SDK's `Model` interface. It reads
 * the request, decides by rules (`demo/`), calls the tools that are offered, and speaks word by word.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Usage,
  type Model,
  type ModelRequest,
  type ModelResponse,
  type StreamEvent,
} from '@openai/agents';
import { readConversation } from './demo/conversation.ts';
import { dayOf } from './demo/dates.ts';
import { decide, type Decision, type Offered } from './demo/decide.ts';
import { inEnglish } from './demo/suggestions.ts';
import { titleFor } from './demo/title.ts';
import type { ConciergeModel } from './models.ts';

export interface DemoModelOptions {
  /** Pause between words in milliseconds; 0 is none. */
  paceMs: number;
  now: () => Date;
  /** Ids of messages and calls; random by default, because an effect is keyed by its call's id. */
  newId?: (() => string) | undefined;
}

type Decide = (request: ModelRequest) => Decision | Promise<Decision>;
type Output = Extract<StreamEvent, { type: 'response_done' }>['response']['output'];

class RuleModel implements Model {
  #decide: Decide;
  #paceMs: number;
  #newId: () => string;

  constructor(decide: Decide, options: Pick<DemoModelOptions, 'paceMs' | 'newId'>) {
    this.#decide = decide;
    this.#paceMs = options.paceMs;
    this.#newId = options.newId ?? randomUUID;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    request.signal?.throwIfAborted();
    return {
      usage: usage(),
      output: this.#output(await this.#decide(request)),
      responseId: `resp_${this.#newId()}`,
    };
  }

  /** Ends without `response_done` as soon as the request's signal aborts. */
  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const { signal } = request;
    if (signal?.aborted) return;
    yield { type: 'response_started' };
    const decision = await this.#decide(request);
    for (const delta of decision.text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
      if (this.#paceMs > 0) await pause(this.#paceMs, undefined, { signal }).catch(() => {});
      if (signal?.aborted) return;
      yield { type: 'output_text_delta', delta };
    }
    const { inputTokens, outputTokens, totalTokens } = usage();
    yield {
      type: 'response_done',
      response: {
        id: `resp_${this.#newId()}`,
        usage: { requests: 1, inputTokens, outputTokens, totalTokens },
        output: this.#output(decision),
      },
    };
  }

  #output({ text, calls }: Decision): Output {
    const output: Output = [];
    if (text) {
      output.push({
        type: 'message',
        id: `msg_${this.#newId()}`,
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text }],
      });
    }
    for (const call of calls) {
      const id = this.#newId();
      output.push({
        type: 'function_call',
        id: `fc_${id}`,
        callId: `call_${id}`,
        name: call.name,
        arguments: JSON.stringify(call.args),
        status: 'completed',
      });
    }
    return output;
  }
}

// Rules use no tokens.
const usage = () => new Usage({ requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 });

function offered(request: ModelRequest): Offered[] {
  if (request.modelSettings.toolChoice === 'none') return [];
  return request.tools
    .filter((tool) => tool.type === 'function')
    .map(({ name, parameters }) => ({ name, parameters: parameters as Offered['parameters'] }));
}

/** The demo concierge and its title model. */
export function demoModel(options: DemoModelOptions): ConciergeModel {
  const { now, newId } = options;
  return {
    kind: 'demo',
    model: new RuleModel(async (request) => {
      const conversation = readConversation(request.input);
      for (const turn of conversation.turns) turn.text = await inEnglish(turn.text);
      return decide(conversation, offered(request), now());
    }, options),
    title: new RuleModel(
      (request) => {
        const { profile, turns } = readConversation(request.input);
        return {
          text: titleFor(turns[0]?.text ?? '', {
            profile,
            today: dayOf(now()),
            expects: null,
            lastTrip: false,
          }),
          calls: [],
        };
      },
      { paceMs: 0, newId },
    ),
  };
}
