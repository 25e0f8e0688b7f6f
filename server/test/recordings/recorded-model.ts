/** A model that says and calls what was recorded, so that only the server around it can differ. */
import { Usage, type Model, type ModelRequest, type ModelResponse } from '@openai/agents';
import type { AssistantMessageItem, WorkflowItem } from '@openskies/protocol';
import type { ConciergeModel } from '../../src/index.ts';
import type { WireRecording } from './replay.ts';

type StreamEvent =
  ReturnType<Model['getStreamedResponse']> extends AsyncIterable<infer E> ? E : never;

/** The tool calls of the recorded model, which a stream does not show: recording → step → call. */
const calls: Record<string, Record<number, [name: string, args: object]>> = {
  'seat-change': { 0: ['change_seat', { flight_number: 'OA476', seat: '14C' }] },
  'hello-then-seat': { 1: ['change_seat', { flight_number: 'OA477', seat: '2A' }] },
  'invalid-seat': { 0: ['change_seat', { flight_number: 'OA476', seat: 'ZZ' }] },
  'unknown-flight': { 0: ['change_seat', { flight_number: 'OA999', seat: '10B' }] },
  assistance: { 0: ['request_assistance', { note: 'I need wheelchair assistance at JFK' }] },
  'meal-widget': { 0: ['meal_preference_list', {}] },
  booking: {
    0: [
      'flight_option_list',
      {
        destination: 'NRT',
        depart_date: '2026-03-02',
        return_date: '2026-03-12',
        cabin: 'business',
        origin: 'SFO',
      },
    ],
  },
  'bag-confirm': { 1: ['add_checked_bag', {}] },
  'cancel-confirm': { 1: ['cancel_trip', {}] },
};

export class RecordedModel implements Model {
  #recording: WireRecording;
  #step = 0;
  #asked = 0;

  constructor(recording: WireRecording) {
    this.#recording = recording;
  }

  /** The step whose answer comes next. */
  turnTo(step: number): void {
    this.#step = step;
    this.#asked = 0;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const output: ModelResponse['output'] = [];
    for await (const event of this.getStreamedResponse(request)) {
      if (event.type === 'response_done') output.push(...(event.response.output as typeof output));
    }
    return { usage: new Usage(), output };
  }

  async *getStreamedResponse({ signal }: ModelRequest): AsyncIterable<StreamEvent> {
    const call = calls[this.#recording.name]?.[this.#step];
    if (call && this.#asked++ === 0) {
      const [name, args] = call;
      const callId = `call_${this.#step}`;
      yield done([{ type: 'function_call', callId, name, arguments: JSON.stringify(args) }]);
      return;
    }
    const { events = [], ended } = this.#recording.steps[this.#step]?.response ?? {};
    for (const { item } of events) {
      if (item?.type === 'workflow') yield* thoughts(item as WorkflowItem);
    }
    for (const { update } of events) {
      const { delta } = update ?? {};
      if (update?.type.endsWith('text_delta') && delta) yield { type: 'output_text_delta', delta };
    }
    // The recorded client left here; whoever plays it leaves as well.
    if (ended === 'aborted') await aborted(signal);
    const message = events.findLast(({ item }) => item?.type === 'assistant_message')?.item;
    const [part] = (message as AssistantMessageItem | undefined)?.content ?? [];
    for (const { source, index } of part?.annotations ?? []) {
      const annotation =
        source.type === 'url'
          ? { type: 'url_citation', end_index: index, url: source.url, title: source.title }
          : { type: 'file_citation', index, filename: source.title };
      yield raw({ type: 'response.output_text.annotation.added', annotation });
    }
    const content = [{ type: 'output_text', text: part?.text ?? 'Nothing was recorded here.' }];
    yield done([{ type: 'message', role: 'assistant', status: 'completed', content }]);
  }
}

/** Titles as they were recorded. */
class RecordedTitles extends RecordedModel {
  #recording: WireRecording;
  #at = 0;

  constructor(recording: WireRecording) {
    super(recording);
    this.#recording = recording;
  }

  override turnTo(step: number): void {
    this.#at = step;
  }

  override getResponse(): Promise<ModelResponse> {
    const events = this.#recording.steps[this.#at]?.response?.events ?? [];
    const updated = events.find(({ type }) => type === 'thread.updated');
    const text = (updated as { thread?: { title?: string } } | undefined)?.thread?.title ?? '';
    const content = [{ type: 'output_text' as const, text }];
    const message = { type: 'message', role: 'assistant', status: 'completed', content } as const;
    return Promise.resolve({ usage: new Usage(), output: [message] });
  }
}

export function recordedModel(recording: WireRecording): {
  model: ConciergeModel;
  turnTo(step: number): void;
} {
  const model = new RecordedModel(recording);
  const title = new RecordedTitles(recording);
  const heard = recording.name === 'transcribe' ? 'Please move me to seat 14C.' : '';
  return {
    model: { kind: 'demo', model, title, transcribe: () => Promise.resolve(heard) },
    turnTo(step) {
      model.turnTo(step);
      title.turnTo(step);
    },
  };
}

function* thoughts({ workflow }: WorkflowItem): Generator<StreamEvent> {
  for (const [summary_index, task] of workflow.tasks.entries()) {
    if (task.type !== 'thought') continue;
    // In the pieces of two words that were recorded.
    for (const delta of task.content.match(/\S+\s*(?:\S+\s*)?/g) ?? []) {
      yield raw({ type: 'response.reasoning_summary_text.delta', summary_index, delta });
    }
    const text = task.content;
    yield raw({ type: 'response.reasoning_summary_text.done', summary_index, text });
  }
}

function raw(event: object): StreamEvent {
  return { type: 'model', event };
}

function done(output: object[]): StreamEvent {
  const usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };
  return { type: 'response_done', response: { id: 'resp', usage, output } } as StreamEvent;
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}
