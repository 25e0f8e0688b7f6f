/** From a tag in a sent message to the composer's extras, which know the page's handlers. */
import type { UserContent } from '@openskies/protocol';

export type TagEvent = CustomEvent<{
  /** Of the event at the tag: `click`, `pointerenter`, `pointerleave`, `focus` or `blur`. */
  type: string;
  piece: Extract<UserContent, { type: 'input_tag' }>;
  anchor: Element;
}>;
