import type { AgentInputItem } from '@openai/agents';
import type { StructuredInputItem, Task, ThreadItem, UserMessageItem } from '@openskies/protocol';
import { escapeData, withoutFences } from './escape-data.ts';

export interface ItemInputOptions {
  /** The picture of an attachment as a `data:` or `https:` address; undefined: only its name is told. */
  imageOf?(attachment_id: string): string | undefined;
  /** Whether the steps that were shown are told. Default: no. */
  withSteps?: boolean;
}

/** Longest quote, and most tags and files that are told of, in lines. */
const mostLines = 20;
/** Longest answer of a page's tool, in characters. */
const toolLength = 8000;

/**
 * Items of a thread as the agents SDK takes them. What is not the customer's or the assistant's own words stands in a
 * fence of its own, with every value escaped.
 */
export function toAgentInput(
  items: readonly ThreadItem[],
  options: ItemInputOptions = {},
): AgentInputItem[] {
  return items.flatMap((item) => itemInput(item, options));
}

function itemInput(item: ThreadItem, options: ItemInputOptions): AgentInputItem[] {
  switch (item.type) {
    case 'user_message':
      return userMessage(item, options);
    case 'assistant_message': {
      const text = withoutFences(item.content.map((part) => part.text).join(''));
      if (text === '') return [];
      return [{ role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] }];
    }
    case 'widget': {
      const words = item.copy_text ?? widgetWords(item.widget);
      return [fenced('SHOWN_WIDGET', [escapeData(words)])];
    }
    case 'hidden_context_item':
    case 'sdk_hidden_context': {
      const text = typeof item.content === 'string' ? item.content : JSON.stringify(item.content);
      return [fenced('HIDDEN_CONTEXT', [escapeData(text)])];
    }
    case 'client_tool_call': {
      if (item.status === 'pending') return [];
      const call = { callId: item.call_id, name: item.name };
      const text = withoutFences(JSON.stringify(item.output ?? null).slice(0, toolLength));
      return [
        { type: 'function_call', ...call, arguments: JSON.stringify(item.arguments) },
        {
          type: 'function_call_result',
          ...call,
          status: 'completed',
          output: { type: 'text', text },
        },
      ];
    }
    case 'structured_input':
      return [fenced('FORM_ANSWERS', formLines(item))];
    case 'task':
      return options.withSteps ? steps([item.task]) : [];
    case 'workflow':
      // The model's own thoughts are not told back to it.
      return options.withSteps && item.workflow.type === 'custom' ? steps(item.workflow.tasks) : [];
    case 'generated_image': {
      if (!options.withSteps || !item.image) return [];
      return [withImages('SHOWN_IMAGE', ['The assistant made this picture.'], [item.image.url])];
    }
    case 'end_of_turn':
      return [];
    default:
      return item satisfies never;
  }
}

function userMessage(item: UserMessageItem, { imageOf }: ItemInputOptions): AgentInputItem[] {
  const input: AgentInputItem[] = [];
  const tags = item.content.filter((part) => part.type === 'input_tag');
  if (tags.length > 0) {
    const lines = tags
      .slice(0, mostLines)
      .map(
        ({ id, text, data }) =>
          `- ${escapeData(text)} (id ${escapeData(id)}): ${escapeData(JSON.stringify(data))}`,
      );
    input.push(fenced('TAGGED_ENTITIES', lines));
  }
  if (item.attachments.length > 0) {
    const lines = item.attachments
      .slice(0, mostLines)
      .map(({ name, mime_type }) => `- ${escapeData(name)} (${escapeData(mime_type)})`);
    const images = item.attachments.map(({ id }) => imageOf?.(id));
    input.push(withImages('ATTACHED_FILES', lines, images));
  }
  // A tag's words are the page's; the rest the customer wrote.
  const parts = item.content.map(({ type, text }) =>
    type === 'input_tag' ? escapeData(text) : text,
  );
  const said = withoutFences(parts.join(''));
  const text = said.trim() === '' ? 'Please look at what I attached.' : said;
  const quoted = item.quoted_text;
  input.push(user(quoted ? `${quote(quoted)}\n\n${text}` : text));
  return input;
}

function quote(text: string): string {
  const lines = text.split('\n').slice(0, mostLines);
  return lines.map((line) => `> ${escapeData(line)}`).join('\n');
}

function formLines({ status, inputs }: StructuredInputItem): string[] {
  if (status === 'pending') return inputs.map(({ question }) => `- ${escapeData(question)} (open)`);
  return inputs.map(({ question, answer }) => {
    const said = answer && !answer.skipped ? answer.values.map(escapeData).join('; ') : '(skipped)';
    return `- ${escapeData(question)} ${said}`;
  });
}

function steps(tasks: Task[]): AgentInputItem[] {
  const lines = tasks.flatMap((task) => {
    const content = task.type === 'custom' ? task.content : undefined;
    const words = [task.title, content].filter((word) => word != null && word !== '');
    return words.length > 0 ? [`- ${escapeData(words.join(': '))}`] : [];
  });
  return lines.length > 0 ? [fenced('SHOWN_STEPS', lines)] : [];
}

/** The words on a widget. Its actions and prices are not the model's business. */
function widgetWords(root: unknown): string {
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
  walk(root);
  return words.join('; ');
}

/** A block of data. Its lines are escaped already, so that nothing in them can close it. */
export function fenced(name: string, lines: string[]): AgentInputItem {
  return user(fence(name, lines));
}

function withImages(name: string, lines: string[], images: (string | undefined)[]): AgentInputItem {
  const shown = images.flatMap((image) =>
    image === undefined ? [] : [{ type: 'input_image' as const, image }],
  );
  return { role: 'user', content: [{ type: 'input_text', text: fence(name, lines) }, ...shown] };
}

function fence(name: string, lines: string[]): string {
  return [`<${name}>`, ...lines, `</${name}>`].join('\n');
}

function user(text: string): AgentInputItem {
  return { role: 'user', content: [{ type: 'input_text', text }] };
}
