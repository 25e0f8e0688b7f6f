/** What the page may put into the composer: the types of ChatKit, under ChatKit's names. */
import type { Attachment } from '@openskies/protocol';

/** How files reach the server: announced to it first, or posted to an address of the page's own, which answers with the attachment. */
export type FileUploadStrategy = { type: 'two_phase' } | { type: 'direct'; uploadUrl: string };

export interface AttachmentsOption {
  enabled: boolean;
  /** Bytes, for every file or by MIME type: `{ 'image/*': 5_000_000, '*': 1_000_000 }`. Default 100 MiB. */
  maxSize?: number | Record<string, number>;
  /** Files that one message holds. Default 10. */
  maxCount?: number;
  /** MIME type → endings, as `showOpenFilePicker` takes them. Default: every file. */
  accept?: Record<string, string[]>;
}

export interface ToolOption {
  id: string;
  /** In the menu. */
  label: string;
  /** ChatKit's name of an icon, or Lucide's: `lucide:luggage`. */
  icon: string;
  /** On the chosen tool, in place of `label`. */
  shortLabel?: string;
  /** The composer's words while the tool is chosen. */
  placeholderOverride?: string;
  /** Stands beside the menu, not in it. */
  pinned?: boolean;
  /** Stays chosen after a message was sent. */
  persistent?: boolean;
}

export interface ModelOption {
  id: string;
  label: string;
  description?: string;
  /** Shown, but not to be chosen. */
  disabled?: boolean;
  /** Chosen until the customer chooses another. Without one: the first. */
  default?: boolean;
}

export interface ComposerOption {
  placeholder?: string;
  attachments?: AttachmentsOption;
  tools?: ToolOption[];
  models?: ModelOption[];
  dictation?: { enabled: boolean };
}

export interface DisclaimerOption {
  /** Markdown; an empty string takes the line away. */
  text: string;
  /** Ink in place of the quiet colour. */
  highContrast?: boolean;
}

/** Something that a message may name: a booking, a person, a place. */
export interface Entity {
  id: string;
  title: string;
  icon?: string;
  /** Whether it may be clicked and previewed. */
  interactive?: boolean;
  group?: string;
  /** Goes to the server, and back to the page's handlers. */
  data?: Record<string, string>;
}

export interface EntitiesOption {
  /** What the customer may mean by the words after `@`. */
  onTagSearch?: (query: string) => Promise<Entity[]>;
  /** A button that begins a search. */
  showComposerMenu?: boolean;
  onClick?: (entity: Entity) => void;
  /** A widget that tells more of it; null for none. */
  onRequestPreview?: (entity: Entity) => Promise<{ preview: object | null }>;
}

export interface Command {
  id: string;
  label: string;
  description?: string;
  icon?: string;
  group?: string;
}

/** What follows a chosen command: a tag in the text, or more commands. Nothing, where the page has done it all. */
export type CommandSelection =
  { type: 'entity'; entity: Entity } | { type: 'menu'; commands: Command[] };

export interface CommandsOption {
  /** The menu after `/`, with the composer's own acts. */
  enabled: boolean;
  onSearch?: (query: string) => Promise<Command[]>;
  /** A method, so that a handler for ChatKit's narrower commands fits. */
  onSelect?(this: void, command: Command): Promise<void | CommandSelection>;
}

/** A piece of a message: words, or a tag that names an entity. */
export type UserMessageContent =
  | { type: 'input_text'; text: string }
  | {
      type: 'input_tag';
      id: string;
      text: string;
      group?: string;
      data?: Record<string, unknown>;
      interactive?: boolean;
    };

/** What `setComposerValue` takes. What is left out stays as it is. */
export interface ComposerValue {
  text?: string;
  /** In place of `text`: words and tags. */
  content?: UserMessageContent[];
  /** Text that is quoted above the message. */
  reply?: string;
  /** Files that the server has already. */
  attachments?: Attachment[];
  /** Files to be uploaded. */
  files?: File[];
  /** Null for no tool. */
  selectedToolId?: string | null;
  selectedModelId?: string;
}
