import type { UserMessageInput } from '@openskies/protocol';
import type { OutgoingMessage } from './chat-state.ts';

/** A message of the composer or the page in the shape of the wire. */
export function toInput(message: OutgoingMessage): UserMessageInput {
  const { text = '', content, attachments = [], quotedText, model, toolChoice } = message;
  return {
    content: content ?? [{ type: 'input_text', text }],
    attachments,
    ...(quotedText ? { quoted_text: quotedText } : {}),
    inference_options: {
      ...(model ? { model } : {}),
      ...(toolChoice ? { tool_choice: toolChoice } : {}),
    },
  };
}

/** What a message says, its tags as their text. */
export function textOf(input: Pick<UserMessageInput, 'content'>): string {
  return input.content.map(({ text }) => text).join('');
}
