import type { AgentInputItem, AgentOutputItem } from '@openai/agents';
import type { ThreadItem } from '@openskies/protocol';
import type { ModelContext, OpenConfirmation } from '../airline/execute.ts';
import type { StoredResult } from '../threads/run-repository.ts';
import { profileBlock } from './customer-block.ts';
import { escapeData } from './escape-data.ts';
import { fenced, toAgentInput } from './item-input.ts';
import { functionCalls, messages } from './model-output.ts';

/** The whole input of one model step: who the customer is, what waits, the last items, what this run did already. */
export function toModelInput(
  turn: ModelContext & {
    items: ThreadItem[];
    /** Pictures of attachments, by id. */
    images?: Map<string, string>;
    ran: AgentInputItem[];
  },
): AgentInputItem[] {
  return [
    { role: 'user', content: [{ type: 'input_text', text: profileBlock(turn.customer) }] },
    ...openConfirmations(turn.open),
    currentDate(turn.now),
    ...toAgentInput(turn.items, { imageOf: (id) => turn.images?.get(id) }),
    ...turn.ran,
  ];
}

/** Models do not know what day it is, and flights are asked for as "next Friday". */
function currentDate(now: Date): AgentInputItem {
  const day = now.toISOString().slice(0, 10);
  const weekday = now.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
  return fenced('CURRENT_DATE', [`${weekday}, ${day}`]);
}

function openConfirmations(open: OpenConfirmation[]): AgentInputItem[] {
  if (open.length === 0) return [];
  const lines = open.map(
    ({ action, title }) =>
      `- ${escapeData(action)}: ${escapeData(title)} Waiting for the customer's click.`,
  );
  return [fenced('OPEN_CONFIRMATION', lines)];
}

/**
 * The steps of this run with the results of their calls. Ids of the service are left out: with `store: false` it keeps
 * nothing that they could point to.
 */
export function ranAlready(
  outputs: AgentOutputItem[][],
  results: Map<string, StoredResult>,
): AgentInputItem[] {
  return outputs.flatMap((output) => {
    const calls = functionCalls(output);
    return [
      ...messages(output).map(({ content }): AgentInputItem => ({
        role: 'assistant',
        status: 'completed',
        content,
      })),
      ...calls.map((call): AgentInputItem => ({ type: 'function_call', ...call })),
      ...calls.map((call): AgentInputItem => ({
        type: 'function_call_result',
        callId: call.callId,
        name: call.name,
        status: 'completed',
        output: { type: 'text', text: results.get(call.callId)?.output ?? '' },
      })),
    ];
  });
}
