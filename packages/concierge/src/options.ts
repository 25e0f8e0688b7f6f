/** `setOptions` in ChatKit's shape, as far as the element offers it. */
import type { ActionConfig, WidgetItem } from '@openskies/protocol';
import type {
  CommandsOption,
  ComposerOption,
  DisclaimerOption,
  EntitiesOption,
  FileUploadStrategy,
} from './composer-options.ts';
import type { OutgoingMessage } from './state/chat-state.ts';
import { warn } from './shared/warn.ts';
import { defaultSettings, type Settings, type StartPrompt } from './state/settings.ts';

export type ColorScheme = 'auto' | 'light' | 'dark';
export type Density = 'compact' | 'normal' | 'spacious';
/** Where the panels stand: in the page's own box, over all of it, behind a button in its corner, or at its end. */
export type Layout = 'inline' | 'fullscreen' | 'launcher' | 'sidebar';
export type Radius = 'sharp' | 'soft' | 'round' | 'pill';

/** The page's handlers of client tools, by name. What they return goes to the server. */
export type ClientTools = Readonly<Record<string, (params: Record<string, unknown>) => unknown>>;

/** A button of the page's own in the header. */
export interface HeaderAction {
  /** ChatKit's name or Lucide's. */
  icon: string;
  /** Ours: what the button is called by screen readers and its hint. Default: the icon's name. */
  label?: string;
  onClick: () => void;
}

/** A font that the page serves; shape of ChatKit's. */
export interface FontSource {
  family: string;
  src: string;
  weight?: string | number;
  style?: 'normal' | 'italic' | 'oblique';
  display?: 'auto' | 'block' | 'swap' | 'fallback' | 'optional';
  unicodeRange?: string;
}

export interface ThemeOption {
  colorScheme?: 'light' | 'dark';
  density?: Density;
  radius?: Radius;
  typography?: {
    /** Size of messages in pixels. */
    baseSize?: number;
    fontSources?: FontSource[];
    fontFamily?: string;
    fontFamilyMono?: string;
  };
  color?: {
    /** Hue in degrees, strength of the hue from 0 to 9, and from -4 to 4 how dark. */
    grayscale?: { hue: number; tint: number; shade?: number };
    /** `level` from 0 to 3 is how strong the soft accent is. */
    accent?: { primary: string; level: number };
    surface?: { background: string; foreground: string };
  };
}

/** The server to talk to. A hosted agent of OpenAI's cannot be reached from here: the page is warned. */
export type ApiOption =
  | {
      url: string;
      fetch?: typeof fetch;
      /** ChatKit's licence for a domain. Not needed, not used. */
      domainKey?: string;
      uploadStrategy?: FileUploadStrategy;
    }
  | {
      getClientSecret: (current: string | null) => Promise<string>;
      url?: undefined;
      fetch?: undefined;
      uploadStrategy?: undefined;
    };

/** What `sendUserMessage` takes; ChatKit's names. */
export interface UserMessage extends Pick<
  OutgoingMessage,
  'text' | 'content' | 'attachments' | 'model' | 'toolChoice'
> {
  /** Text that is quoted above the message. */
  reply?: string;
  /** Begin a new conversation with it. */
  newThread?: boolean;
}

export interface HeaderOption {
  enabled?: boolean;
  title?: { enabled?: boolean; text?: string };
  leftAction?: HeaderAction;
  rightAction?: HeaderAction;
}

export interface HistoryOption {
  enabled?: boolean;
  showDelete?: boolean;
  showRename?: boolean;
}

export interface StartScreenOption {
  greeting?: string;
  prompts?: StartPrompt[];
}

export interface ThreadItemActionsOption {
  feedback?: boolean;
  retry?: boolean;
}

export interface WidgetsOption {
  /** For actions that the page handles. A method, so that a handler for ChatKit's narrower widgets fits. */
  onAction?(
    this: void,
    action: ActionConfig,
    item: Pick<WidgetItem, 'id' | 'widget'>,
  ): void | Promise<void>;
}

export interface ThreadOption {
  /** Follows a reply while the reader is at its end. Default true. */
  autoScroll?: boolean;
}

/** Passed whole: what is left out goes back to its default. */
export interface ConciergeOptions {
  api: ApiOption;
  locale?: string;
  theme?: 'light' | 'dark' | ThemeOption;
  /** Accessible name of the element's box. */
  frameTitle?: string;
  /** Thread to open first; null for the start screen. Left out: the one that was open before. */
  initialThread?: string | null;
  header?: HeaderOption;
  history?: HistoryOption;
  startScreen?: StartScreenOption;
  threadItemActions?: ThreadItemActionsOption;
  composer?: ComposerOption;
  disclaimer?: DisclaimerOption;
  entities?: EntitiesOption;
  commands?: CommandsOption;
  widgets?: WidgetsOption;
  onClientTool?: (call: { name: string; params: Record<string, unknown> }) => unknown;
  thread?: ThreadOption;
}

/** Properties that the page or the options set. Where the page did, its word stays. */
export interface ElementLooks {
  locale: string | null;
  colorScheme: ColorScheme | null;
  density: Density;
  radius: Radius;
}

/** What the page set on the element itself; each goes before its twin in the options. */
export interface ElementSettings {
  apiUrl: string;
  layout: Layout;
  panels: Settings['panels'];
  headingLevel: number;
  greeting: string | null;
  placeholder: string | null;
  startPrompts: readonly StartPrompt[] | null;
}

export const toTheme = ({ theme }: Partial<ConciergeOptions>): ThemeOption =>
  typeof theme === 'string' ? { colorScheme: theme } : (theme ?? {});

/** The element's properties as these options have them. */
export function toLooks(options: Partial<ConciergeOptions>): ElementLooks {
  const theme = toTheme(options);
  return {
    locale: options.locale ?? null,
    colorScheme: theme.colorScheme ?? null,
    density: theme.density ?? 'normal',
    radius: theme.radius ?? 'round',
  };
}

export function toSettings(
  element: ElementSettings,
  options: Partial<ConciergeOptions> = {},
): Settings {
  const { header, history, startScreen, threadItemActions, composer, disclaimer } = options;
  const fallback = defaultSettings;
  return {
    apiUrl: element.apiUrl,
    panels: panelsOf(element.panels),
    closable: element.layout === 'launcher' || element.layout === 'sidebar',
    headingLevel: Math.min(
      5,
      Math.max(1, Math.round(element.headingLevel) || fallback.headingLevel),
    ),
    greeting: element.greeting ?? startScreen?.greeting ?? null,
    placeholder: element.placeholder ?? composer?.placeholder ?? null,
    prompts: promptsOf(element.startPrompts ?? startScreen?.prompts),
    header: {
      enabled: header?.enabled ?? true,
      title: header?.title?.enabled === false ? '' : (header?.title?.text ?? null),
      leftAction: header?.leftAction,
      rightAction: header?.rightAction,
    },
    history: {
      enabled: history?.enabled ?? true,
      showDelete: history?.showDelete ?? true,
      showRename: history?.showRename ?? true,
    },
    feedback: threadItemActions?.feedback ?? fallback.feedback,
    retry:
      threadItemActions?.retry === undefined ? fallback.retry : retryOf(threadItemActions.retry),
    autoScroll: options.thread?.autoScroll ?? true,
    frameTitle: options.frameTitle ?? null,
    disclaimer: disclaimer ?? null,
    extras: wantsExtras(options) ? options : null,
  };
}

/** The page may write anything into an attribute. */
function panelsOf(panels: string): Settings['panels'] {
  return panels === 'chat' || panels === 'customer' ? panels : 'both';
}

function promptsOf(prompts: unknown): Settings['prompts'] {
  if (prompts == null) return null;
  const known = Array.isArray(prompts)
    ? (prompts as StartPrompt[]).filter((one) => one?.label)
    : [];
  if (known.length !== (prompts as unknown[]).length)
    warn('startPrompts: a list of { label, prompt, icon }.');
  return known;
}

function retryOf(wanted: boolean): Settings['retry'] {
  return wanted ? 'all' : 'none';
}

/** Whether the page has anything in the composer but text. */
function wantsExtras({ composer, entities, commands }: Partial<ConciergeOptions>): boolean {
  const { attachments, tools, models, dictation } = composer ?? {};
  const switched = [attachments, dictation, commands].some((one) => one?.enabled);
  return switched || Boolean(tools?.length || models?.length || entities);
}
