import type { UserContent } from '@openskies/protocol';
import type { HeaderAction } from '../options.ts';

/** What the page chose, each with its default filled in. Views read these; only the root element writes them. */
export interface Settings {
  /** Address of the server, as the page gave it. */
  readonly apiUrl: string;
  readonly panels: 'both' | 'chat' | 'customer';
  /** Whether the header has a button that closes the panel. */
  readonly closable: boolean;
  /** Level of the panels' own headings, 1 to 5; sections inside are one deeper. */
  readonly headingLevel: number;
  /** Replaces the greeting by time of day. */
  readonly greeting: string | null;
  readonly placeholder: string | null;
  /** Replaces the prompts of the start screen. */
  readonly prompts: readonly StartPrompt[] | null;
  readonly header: {
    readonly enabled: boolean;
    readonly title: string | null;
    readonly leftAction?: HeaderAction | undefined;
    readonly rightAction?: HeaderAction | undefined;
  };
  readonly history: {
    readonly enabled: boolean;
    readonly showDelete: boolean;
    readonly showRename: boolean;
  };
  readonly feedback: boolean;
  /** Which answers may be asked for again. What follows an earlier one is dropped then, so a page has to want that. */
  readonly retry: 'none' | 'last' | 'all';
  /** Whether the list follows a reply that grows. */
  readonly autoScroll: boolean;
  /** Accessible name of the whole box. */
  readonly frameTitle: string | null;
  /** Line below the composer; an empty string takes it away. */
  readonly disclaimer: string | null;
}

/** One suggestion of the start screen, in ChatKit's shape. */
export interface StartPrompt {
  /** What the button says. */
  label: string;
  /** What is sent. */
  prompt: string | UserContent[];
  /** Icon name, ChatKit's or lucide's. */
  icon?: string;
}

export const defaultSettings: Settings = {
  apiUrl: '',
  panels: 'both',
  closable: false,
  headingLevel: 2,
  greeting: null,
  placeholder: null,
  prompts: null,
  header: { enabled: true, title: null },
  history: { enabled: true, showDelete: true, showRename: true },
  feedback: true,
  retry: 'last',
  autoScroll: true,
  frameTitle: null,
  disclaimer: null,
};
