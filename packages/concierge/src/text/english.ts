/** English whole: every word of the element by its key, to write a language of one's own after. */
import { enComposer } from './en-composer.ts';
import { enConversation } from './en-conversation.ts';
import { enDetails } from './en-details.ts';
import { en } from './en.ts';
import type { Words } from './text.ts';

export const words: Words = { ...en, ...enDetails, ...enConversation, ...enComposer };
