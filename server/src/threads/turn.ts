import type { AgentOutputItem } from '@openai/agents';
import { ConciergeError } from '@openskies/protocol';
import { functionCalls, textOf } from '../agent/model-output.ts';
import { ranAlready, toModelInput } from '../agent/to-model-input.ts';
import type { SupportAgent } from '../agent/support-agent.ts';
import type { Applied, Refused } from '../airline/airline.ts';
import type { ActionExecutor } from '../airline/execute.ts';
import { intentOfClick, type OpenIntent } from '../airline/intents.ts';
import type { RemoteAirline, RemoteLimits } from '../airline/remote-airline.ts';
import type { FunctionCall } from '../airline/tool-arguments.ts';
import { saidIn, type ToolOutcome } from '../airline/tool-outcome.ts';
import type { WidgetClicks } from '../airline/widget-clicks.ts';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import { imagesOf } from '../attachments/images-of.ts';
import type { Database } from '../database/database.ts';
import type { NewId } from '../ids.ts';
import type { Observer } from '../observer.ts';
import { lastItemsForModel } from './item-repository.ts';
import { ModelStep } from './model-step.ts';
import {
  insertResult,
  insertStep,
  resultsOf,
  setRun,
  stepsOf,
  type StoredResult,
} from './run-repository.ts';
import type { RunSession } from './run-session.ts';
import type { Player } from './runs.ts';
import type { ThreadWriter } from './thread-writer.ts';
import { needsWorkList, showWork } from './work-list.ts';

/** Items of the thread that the model reads. */
const historyLength = 20;

export interface TurnParts {
  database: Database;
  agent: SupportAgent;
  executor: ActionExecutor;
  clicks: WidgetClicks;
  remote: RemoteAirline;
  files: AttachmentService;
  newId: NewId;
  limits: RunLimits;
  observer?: Observer;
}

/** What one run may use up, and how patient it is with a failing model. */
export interface RunLimits extends RemoteLimits {
  /** Model calls of a run. Default 12 (SAFETY §2). */
  modelTurns: number;
  /** Milliseconds that the model may think in one run. Default 60,000. */
  modelMs: number;
  /** Tokens that its model may take in and give out; the step that passes it is the last. Default 200,000. */
  tokens: number;
  /** Attempts at one step. Default 3. */
  attempts: number;
  /** Milliseconds before the second attempt; twice that before the third. Default 250. */
  backoffMs: number;
}

export const defaultLimits: RunLimits = {
  modelTurns: 12,
  modelMs: 60_000,
  tokens: 200_000,
  attempts: 3,
  backoffMs: 250,
  performMs: 20_000,
  lookups: 5,
};

/**
 * One turn of the concierge, from the record alone: it looks what is stored, does what is missing, and begins again.
 * So it does not matter which process began it.
 */
export class Turn implements Player {
  #parts: TurnParts;

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  /**
   * @throws RunStoppedError, FenceLostError, or the signal's reason
   * @throws ConciergeError model.failed, model.timed_out, run.limited
   */
  async play(session: RunSession): Promise<void> {
    const { database, limits } = this.#parts;
    const { run } = session;
    if (await this.#click(session)) return;
    await this.#parts.remote.refresh(session.owner, run.thread_id);
    for (;;) {
      const steps = await stepsOf(database.kysely, run.id);
      const results = await resultsOf(database.kysely, run.id);
      const outputs = steps.map((step) => JSON.parse(step.output) as AgentOutputItem[]);
      const last = outputs.at(-1);
      if (last) {
        const calls = functionCalls(last);
        if (calls.length === 0) return;
        if (await this.#effects(session, outputs)) return;
        if (calls.some((call) => !results.has(call.callId))) continue;
      }
      if (steps.length >= limits.modelTurns || run.tokens >= limits.tokens) {
        throw new ConciergeError('run.limited');
      }
      session.signal.throwIfAborted();
      const output = await this.#ask(session, outputs, results);
      if (functionCalls(output).length === 0) return;
    }
  }

  /** Runs the calls of the last step that have no result yet; true when one of them ended the turn. */
  async #effects(session: RunSession, outputs: AgentOutputItem[][]): Promise<boolean> {
    const { database, executor } = this.#parts;
    const { run } = session;
    let ended = false;
    const told: string[] = [];
    const spoken = textOf(outputs.at(-1) ?? []) !== '';
    const steps = outputs.map((output) => executor.inOrder(functionCalls(output)));
    const listed = await this.#showWork(session, steps);
    for (const call of steps.at(-1) ?? []) {
      const results = await resultsOf(database.kysely, run.id);
      let result = results.get(call.callId);
      if (!result) {
        session.signal.throwIfAborted();
        const progress = listed ? null : executor.progress(call, session.language);
        if (progress) session.announce({ type: 'progress_update', ...progress }, false);
        const asked = { ...call, run, told, spoken };
        const store = async (writer: ThreadWriter, outcome: ToolOutcome): Promise<StoredResult> => {
          const stored = { call_id: call.callId, ...outcome };
          await insertResult(writer.tx, run.id, stored);
          if (listed) {
            const all = new Map(results).set(call.callId, stored);
            await showWork(writer, run.id, executor.work(steps.flat(), all, session.language));
          }
          return stored;
        };
        const begun = await session.writeUnlessStopped(async (writer) => {
          const outcome = await executor.call(writer, asked);
          return 'intent' in outcome ? outcome : store(writer, outcome);
        });
        result =
          'intent' in begun
            ? await this.#perform(session, begun, async (writer, answer) =>
                store(writer, await executor.conclude(writer, begun, answer, asked)),
              )
            : begun;
      }
      // What ends the turn was introduced by what was told until then: nobody hears it twice.
      if (result.ends_turn) told.length = 0;
      else told.push(saidIn(result.output));
      ended ||= result.ends_turn;
    }
    return ended;
  }

  /** A click that an airline which lives elsewhere is asked about: no model is. False where the run is no such click. */
  async #click(session: RunSession): Promise<boolean> {
    const { database, clicks } = this.#parts;
    const intent = await intentOfClick(database.kysely, session.run.id);
    if (intent?.state === 'sent') {
      // Its key was put on the record by whoever took the click: the airline may have it already.
      await this.#perform(session, { intent, isNew: false }, (writer, answer) =>
        clicks.conclude(writer, intent, answer),
      );
    }
    return intent !== undefined;
  }

  /** Has the airline do it, outside of any transaction, and records what came of it: after a Stop too. */
  async #perform<T>(
    session: RunSession,
    intent: OpenIntent,
    record: (writer: ThreadWriter, answer: Applied | Refused | null) => Promise<T>,
  ): Promise<T> {
    const letGo = new AbortController();
    const { signal } = session;
    const follow = (): void => {
      if (signal.reason !== 'stopped') letGo.abort(signal.reason);
    };
    if (signal.aborted) follow();
    signal.addEventListener('abort', follow);
    try {
      const answer = await this.#parts.remote.outcomeOf(intent, session, letGo.signal);
      return await session.write((writer) => record(writer, answer));
    } finally {
      signal.removeEventListener('abort', follow);
    }
  }

  /** Lists what the run does, once it does more than one thing; false while it does not. */
  async #showWork(session: RunSession, steps: FunctionCall[][]): Promise<boolean> {
    const { database, executor } = this.#parts;
    const { run, language } = session;
    const results = await resultsOf(database.kysely, run.id);
    const tasks = executor.work(steps.flat(), results, language);
    if (!needsWorkList(tasks)) return false;
    await session.writeUnlessStopped((writer) => showWork(writer, run.id, tasks));
    return true;
  }

  /** One model step, committed with its call ids before anything is done about them. */
  async #ask(
    session: RunSession,
    before: AgentOutputItem[][],
    results: Awaited<ReturnType<typeof resultsOf>>,
  ): Promise<AgentOutputItem[]> {
    const { database, agent, executor, newId, limits } = this.#parts;
    const { run } = session;
    const now = await database.now();
    const context = await executor.context(database.kysely, session.owner, run.thread_id, now);
    const items = await lastItemsForModel(database.kysely, run.thread_id, historyLength);
    const images = await imagesOf(this.#parts.files, session.owner, items);
    const ran = ranAlready(before, results);
    const input = toModelInput({ ...context, items, images, ran });
    const tools = executor.offered(session.owner);
    const step = new ModelStep({ session, agent, tools, newId, limits });
    const began = performance.now();
    const { output, items: said, ...used } = await step.take(input, now.toISOString());
    this.#parts.observer?.step?.(performance.now() - began);
    const next = {
      step: run.step + 1,
      attempts: 0,
      takeovers: 0,
      draft_id: newId('msg'),
      ...used,
    };
    const calls = [...before, output].flatMap((each) => executor.inOrder(functionCalls(each)));
    const tasks = executor.work(calls, results, session.language);
    await session.writeUnlessStopped(async (writer) => {
      await insertStep(writer.tx, {
        run_id: run.id,
        step: run.step,
        output: JSON.stringify(output),
      });
      for (const item of said) {
        // The list stands above the words that are said with what it lists.
        if (item.type === 'assistant_message' && needsWorkList(tasks)) {
          await showWork(writer, run.id, tasks);
        }
        await writer.addItem(item);
      }
      await setRun(writer.tx, run.id, next);
    });
    Object.assign(run, next);
    return output;
  }
}
