import type { AgentInputItem, AgentOutputItem } from '@openai/agents';
import type { CustomerProfile, ThreadItem, WidgetItem } from '@openskies/protocol';
import type { StoredResult } from '../threads/run-repository.ts';
import { profileBlock } from './customer-block.ts';
import { escapeData } from './escape-data.ts';
import { functionCalls, messages } from './model-output.ts';

/** A card that waits for the customer's click. */
export interface OpenConfirmation {
  action: string;
  title: string;
}

export interface ModelContext {
  customer: CustomerProfile;
  open: OpenConfirmation[];
  now: Date;
}

/** The whole input of one model step: who the customer is, what waits, the last items, what this run did already. */
export function toModelInput(
  turn: ModelContext & { items: ThreadItem[]; ran: AgentInputItem[] },
): AgentInputItem[] {
  return [
    userItem(profileBlock(turn.customer)),
    ...openConfirmations(turn.open),
    currentDate(turn.now),
    ...turn.items.flatMap(itemToInput),
    ...turn.ran,
  ];
}

/** Models do not know what day it is, and flights are asked for as "next Friday". */
function currentDate(now: Date): AgentInputItem {
  const day = now.toISOString().slice(0, 10);
  const weekday = now.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
  return userItem(`<CURRENT_DATE>\n${weekday}, ${day}\n</CURRENT_DATE>`);
}

function openConfirmations(open: OpenConfirmation[]): AgentInputItem[] {
  if (open.length === 0) return [];
  const lines = open.map(
    ({ action, title }) =>
      `- ${escapeData(action)}: ${escapeData(title)} Waiting for the customer's click.`,
  );
  return [userItem(`<OPEN_CONFIRMATION>\n${lines.join('\n')}\n</OPEN_CONFIRMATION>`)];
}

function itemToInput(item: ThreadItem): AgentInputItem[] {
  switch (item.type) {
    case 'user_message': {
      const text = item.content.map((part) => part.text).join('');
      const quoted = item.quoted_text;
      return [userItem(quoted ? `> ${quoted.replaceAll('\n', '\n> ')}\n\n${text}` : text)];
    }
    case 'assistant_message': {
      const text = item.content.map((part) => part.text).join('');
      if (text === '') return [];
      return [{ role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] }];
    }
    case 'widget':
      return [userItem(`<SHOWN_WIDGET>\n${escapeData(widgetWords(item))}\n</SHOWN_WIDGET>`)];
    case 'hidden_context_item':
    case 'sdk_hidden_context': {
      const text = typeof item.content === 'string' ? item.content : JSON.stringify(item.content);
      return [userItem(`<HIDDEN_CONTEXT>\n${escapeData(text)}\n</HIDDEN_CONTEXT>`)];
    }
    default:
      return [];
  }
}

/** The words on a widget. Its actions and prices are not the model's business. */
function widgetWords(item: WidgetItem): string {
  if (item.copy_text) return item.copy_text;
  const words: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    for (const key of ['value', 'label'] as const) {
      const word = (node as Record<string, unknown>)[key];
      if (typeof word === 'string') words.push(word);
    }
    walk((node as { children?: unknown }).children);
  };
  walk(item.widget);
  return words.join('; ');
}

function userItem(text: string): AgentInputItem {
  return { role: 'user', content: [{ type: 'input_text', text }] };
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
