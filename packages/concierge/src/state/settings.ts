import type { DisclaimerOption, UserMessageContent } from '../composer-options.ts';
import type { ConciergeOptions, HeaderAction } from '../options.ts';

/** The options of what loads into the composer. */
export type ExtrasOptions = Partial<
  Pick<ConciergeOptions, 'api' | 'composer' | 'entities' | 'commands'>
>;

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
  /** Line below the composer, in place of ours. */
  readonly disclaimer: DisclaimerOption | null;
  /** Null where the composer holds text alone. */
  readonly extras: ExtrasOptions | null;
}

/** One suggestion of the start screen, in ChatKit's shape. */
export interface StartPrompt {
  /** What the button says. */
  label: string;
  /** What is sent. */
  prompt: string | UserMessageContent[];
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
  extras: null,
};
