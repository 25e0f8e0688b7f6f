import { setTimeout as delay } from 'node:timers/promises';
import type { AgentInputItem, AgentOutputItem } from '@openai/agents';
import { ConciergeError, type ThreadItem } from '@openskies/protocol';
import { ModelFailure } from '../agent/model-failure.ts';
import { functionCalls, textOf } from '../agent/model-output.ts';
import type { SupportAgent } from '../agent/support-agent.ts';
import { AnswerDraft } from '../agent/to-thread-events.ts';
import type { NewId } from '../ids.ts';
import { setRun } from './run-repository.ts';
import type { RunSession } from './run-session.ts';
import type { RunLimits } from './turn.ts';

/** Milliseconds that a customer waits for a service which says when to come back; where it is longer, they are told. */
const patienceMs = 10_000;

/** Stop came while the model spoke: what it had said is kept. */
export class SpokenUntilStopError extends Error {
  override name = 'SpokenUntilStopError';
  readonly items: ThreadItem[];
  /** Items that readers have seen begin and that are not kept. */
  readonly dropped: string[];

  constructor(draft: Pick<AnswerDraft, 'partial' | 'begun'>, options: ErrorOptions) {
    super('The model was stopped.', options);
    this.items = draft.partial();
    const kept = new Set(this.items.map(({ id }) => id));
    this.dropped = draft.begun.filter((id) => !kept.has(id));
  }
}

export interface StepResult {
  output: AgentOutputItem[];
  items: ThreadItem[];
  /** Model time of the run so far, in milliseconds. */
  model_ms: number;
  /** Tokens of the run so far. */
  tokens: number;
}

export interface ModelStepParts {
  session: RunSession;
  agent: SupportAgent;
  /** Names of the tools that this owner may use. */
  tools: readonly string[];
  newId: NewId;
  limits: RunLimits;
}

/** One step of the model: asks again with backoff when it fails, and withdraws what a failed attempt had said. */
export class ModelStep {
  #parts: ModelStepParts;

  constructor(parts: ModelStepParts) {
    this.#parts = parts;
  }

  /** `created_at` is the time of what it says. */
  async take(input: AgentInputItem[], created_at: string): Promise<StepResult> {
    const { session, limits } = this.#parts;
    const { run, signal } = session;
    for (;;) {
      if (run.attempts >= limits.attempts) throw new ConciergeError('model.failed');
      const started = performance.now();
      const draft = this.#draft(created_at);
      try {
        const { output, tokens } = await this.#attempt(input, draft);
        run.model_ms += Math.round(performance.now() - started);
        const used = { model_ms: run.model_ms, tokens: run.tokens + tokens };
        return { output, items: draft.finish(output), ...used };
      } catch (cause) {
        run.model_ms += Math.round(performance.now() - started);
        if (signal.aborted) throw new SpokenUntilStopError(draft, { cause });
        await this.#withdraw(draft);
        if (run.model_ms >= limits.modelMs) throw new ConciergeError('model.timed_out', { cause });
        const pause = Math.max(limits.backoffMs * 2 ** (run.attempts - 1), askedToWait(cause));
        if (run.attempts >= limits.attempts || !mayPass(cause) || pause > patienceMs) {
          throw new ConciergeError('model.failed', { cause });
        }
        await delay(pause, undefined, { signal });
      }
    }
  }

  async #attempt(
    input: AgentInputItem[],
    draft: AnswerDraft,
  ): Promise<{ output: AgentOutputItem[]; tokens: number }> {
    const { session, agent, tools, limits } = this.#parts;
    const left = Math.max(1, limits.modelMs - session.run.model_ms);
    const outOfTime = new AbortController();
    const timer = setTimeout(() => outOfTime.abort(new Error('The model took too long.')), left);
    const signal = AbortSignal.any([session.signal, outOfTime.signal]);
    try {
      for await (const event of agent.step(input, signal, tools)) {
        if (event.type !== 'done') draft.receive(event);
        else if (saysNothing(event.output)) throw new Error('The model gave an empty answer.');
        else return event;
      }
      throw new Error('The model gave no answer.');
    } finally {
      clearTimeout(timer);
    }
  }

  #draft(created_at: string): AnswerDraft {
    const { session } = this.#parts;
    return new AnswerDraft({
      thread_id: session.run.thread_id,
      draft_id: session.run.draft_id,
      created_at,
      announce: (event) => session.announce(event),
    });
  }

  /** Takes back what readers have seen of a failed attempt, counts it, and gives the next one a fresh id. */
  async #withdraw(draft: AnswerDraft): Promise<void> {
    const { session, newId } = this.#parts;
    const { run } = session;
    const next = { attempts: run.attempts + 1, draft_id: newId('msg'), model_ms: run.model_ms };
    await session.write(async (writer) => {
      for (const item_id of draft.begun) {
        await writer.event({ type: 'thread.item.removed', item_id });
      }
      await setRun(writer.tx, run.id, next);
    });
    Object.assign(run, next);
  }
}

/** What the service says with its failure: asked sooner, it fails again. */
function askedToWait(error: unknown): number {
  return (error instanceof ModelFailure && error.retry_after_ms) || 0;
}

function saysNothing(output: AgentOutputItem[]): boolean {
  return functionCalls(output).length === 0 && textOf(output) === '';
}

/** Whether asking again may help. What is no failure of the model service is a defect, or our own time limit. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ModelFailure) || error.retryable;
}
