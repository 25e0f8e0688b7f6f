/** Scripted answers as the two APIs put them on the wire. */
import type { ScriptedAnswer, ScriptedCall } from './openai-server.ts';

type Spoken = Exclude<ScriptedAnswer, { status: number } | { raw: string }>;

export interface Wire {
  /** The events of a streamed answer. */
  events(answer: Spoken, model: string): (object | string)[];
  /** The answer in one piece. */
  whole(answer: Spoken, model: string): object;
}

let count = 0;
const freshId = (prefix: string): string => `${prefix}_${++count}`;

/** Words with their spaces, as deltas. */
function words(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function parts(answer: Spoken): { deltas: string[]; calls: ScriptedCall[]; refusal?: string } {
  if ('refusal' in answer) return { deltas: [], calls: [], refusal: answer.refusal };
  if ('failed' in answer) return { deltas: [], calls: [] };
  const deltas = 'text' in answer ? words(answer.text ?? '') : [];
  const isHalf = 'cut' in answer || 'hang' in answer;
  return {
    deltas: isHalf ? deltas.slice(0, Math.ceil(deltas.length / 2)) : deltas,
    calls: 'calls' in answer ? (answer.calls ?? []) : [],
  };
}

function argumentText(call: ScriptedCall): string {
  return typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
}

const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 };

export const responsesWire: Wire = {
  events(answer, model) {
    const { deltas } = parts(answer);
    const events: object[] = [
      { type: 'response.created', response: response(model, 'in_progress', []) },
    ];
    const item_id = freshId('msg');
    for (const delta of deltas) {
      const place = { item_id, output_index: 0, content_index: 0 };
      events.push({ type: 'response.output_text.delta', ...place, delta });
    }
    if ('cut' in answer || 'hang' in answer) return events;
    if ('failed' in answer) {
      const error = { code: answer.failed, message: 'Scripted.' };
      const failed = { ...response(model, 'failed', []), error };
      return answer.as === 'error'
        ? [...events, { type: 'error', ...error, param: null }]
        : [...events, { type: 'response.failed', response: failed }];
    }
    const output = responseOutput(answer, item_id);
    if ('incomplete' in answer) {
      const incomplete_details = { reason: answer.incomplete };
      const incomplete = { ...response(model, 'incomplete', output), incomplete_details };
      return [...events, { type: 'response.incomplete', response: incomplete }];
    }
    return [
      ...events,
      { type: 'response.completed', response: response(model, 'completed', output) },
    ];
  },
  whole: (answer, model) => response(model, 'completed', responseOutput(answer, freshId('msg'))),
};

function response(model: string, status: string, output: object[]): object {
  return {
    id: freshId('resp'),
    object: 'response',
    created_at: 0,
    status,
    model,
    output,
    usage: status === 'completed' ? usage : null,
  };
}

function responseOutput(answer: Spoken, id: string): object[] {
  const { deltas, calls, refusal } = parts(answer);
  const message = { type: 'message', id, role: 'assistant', status: 'completed' };
  const output: object[] = [];
  if (refusal !== undefined) output.push({ ...message, content: [{ type: 'refusal', refusal }] });
  if (deltas.length > 0) {
    const text = deltas.join('');
    output.push({ ...message, content: [{ type: 'output_text', text, annotations: [] }] });
  }
  for (const call of calls) {
    output.push({
      type: 'function_call',
      id: freshId('fc'),
      call_id: call.call_id ?? freshId('call'),
      name: call.name,
      arguments: argumentText(call),
      status: 'completed',
    });
  }
  return output;
}

export const chatWire: Wire = {
  events(answer, model) {
    const { deltas, calls, refusal } = parts(answer);
    const chunk = chunkOf(model);
    const events: (object | string)[] = [chunk({ role: 'assistant', content: '' })];
    for (const content of deltas) events.push(chunk({ content }));
    if (refusal !== undefined) events.push(chunk({ refusal }));
    for (const [index, call] of calls.entries()) {
      const head = { name: call.name, arguments: '' };
      const id = call.call_id ?? freshId('call');
      events.push(chunk({ tool_calls: [{ index, id, type: 'function', function: head }] }));
      // Arguments come in pieces, as they do from the real service.
      for (const piece of argumentText(call).match(/.{1,8}/gs) ?? []) {
        events.push(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
      }
    }
    if ('cut' in answer || 'hang' in answer) return events;
    if ('failed' in answer) {
      return [...events, { error: { code: answer.failed, message: 'Scripted.' } }];
    }
    const reason = 'incomplete' in answer ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop';
    return [
      ...events,
      chunk({}, reason),
      { ...chunk({}), choices: [], usage: chatUsage },
      '[DONE]',
    ];
  },
  whole(answer, model) {
    const { deltas, refusal } = parts(answer);
    const message = { role: 'assistant', content: deltas.join(''), refusal: refusal ?? null };
    return {
      id: freshId('chatcmpl'),
      object: 'chat.completion',
      created: 0,
      model,
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: chatUsage,
    };
  },
};

const chatUsage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

function chunkOf(model: string): (delta: object, finish_reason?: string) => object {
  const id = freshId('chatcmpl');
  return (delta, finish_reason) => ({
    id,
    object: 'chat.completion.chunk',
    created: 0,
    model,
    choices: [{ index: 0, delta, finish_reason: finish_reason ?? null }],
  });
}
