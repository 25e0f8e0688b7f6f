import type { AgentOutputItem, AssistantMessageItem } from '@openai/agents';
import type { FunctionCall } from '../airline/tool-arguments.ts';

export function functionCalls(output: AgentOutputItem[]): FunctionCall[] {
  return output.flatMap((item) =>
    item.type === 'function_call'
      ? [{ callId: item.callId, name: item.name, arguments: item.arguments }]
      : [],
  );
}

export function messages(output: AgentOutputItem[]): AssistantMessageItem[] {
  return output.filter(
    (item): item is AssistantMessageItem => item.type === 'message' && item.role === 'assistant',
  );
}

/** All text of a step, refusals as plain text. */
export function textOf(output: AgentOutputItem[]): string {
  return messages(output)
    .flatMap((item) => item.content)
    .map((part) =>
      part.type === 'output_text' ? part.text : part.type === 'refusal' ? part.refusal : '',
    )
    .join('');
}
