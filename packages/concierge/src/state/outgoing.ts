import { MAX_MESSAGE_LENGTH, type UserMessageInput } from '@openskies/protocol';
import type { OutgoingMessage } from './chat-state.ts';

/** A message of the composer or the page in the shape of the wire. */
export function toInput(message: OutgoingMessage): UserMessageInput {
  const { text = '', content, attachments = [], quotedText, model, toolChoice } = message;
  return {
    content: content
      ? content.map((piece) => (piece.type === 'input_tag' ? { data: {}, ...piece } : piece))
      : [{ type: 'input_text', text }],
    attachments: attachments.map(({ id }) => id),
    ...(quotedText ? { quoted_text: shortened(quotedText) } : {}),
    inference_options: {
      ...(model ? { model } : {}),
      ...(toolChoice ? { tool_choice: toolChoice } : {}),
    },
  };
}

/** A quote only says what is meant: its beginning will do where all of it would be refused. */
function shortened(quote: string): string {
  if (quote.length <= MAX_MESSAGE_LENGTH) return quote;
  // Not between the halves of a character.
  return `${quote.slice(0, MAX_MESSAGE_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Whether two messages say and carry the same. */
export function isSame(one: UserMessageInput, other: UserMessageInput): boolean {
  return textOf(one) === textOf(other) && String(one.attachments) === String(other.attachments);
}

/** What a message says, its tags as their text. */
export function textOf(input: Pick<UserMessageInput, 'content'>): string {
  return input.content.map(({ text }) => text).join('');
}
