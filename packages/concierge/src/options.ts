/** `setOptions` in ChatKit's shape, as far as the element offers it. */
import type { ActionConfig, WidgetItem } from '@openskies/protocol';
import type { OutgoingMessage } from './state/chat-state.ts';
import { defaultSettings, type Settings, type StartPrompt } from './state/settings.ts';

export type ColorScheme = 'auto' | 'light' | 'dark';
export type Density = 'compact' | 'normal' | 'spacious';
/** Where the panels stand: in the page's own box, over all of it, behind a button in its corner, or at its end. */
export type Layout = 'inline' | 'fullscreen' | 'launcher' | 'sidebar';
export type Radius = 'sharp' | 'soft' | 'round' | 'pill';

/** The page's handlers of client tools, by name. What they return goes to the server. */
export type ClientTools = Readonly<Record<string, (params: Record<string, unknown>) => unknown>>;

/** What `sendUserMessage` and `setComposerValue` take; ChatKit's names. */
export interface UserMessage extends Pick<
  OutgoingMessage,
  'text' | 'content' | 'attachments' | 'model' | 'toolChoice'
> {
  /** Text that is quoted above the message. */
  reply?: string;
  /** Begin a new conversation with it. */
  newThread?: boolean;
}

/** Passed whole: what is left out goes back to its default. */
export interface ConciergeOptions {
  api: { url: string; fetch?: typeof fetch };
  locale?: string;
  theme?: 'light' | 'dark' | { colorScheme?: 'light' | 'dark'; density?: Density; radius?: Radius };
  /** Thread to open first; null for the start screen. Left out: the one that was open before. */
  initialThread?: string | null;
  header?: { enabled?: boolean; title?: { enabled?: boolean; text?: string } };
  history?: { enabled?: boolean; showDelete?: boolean; showRename?: boolean };
  startScreen?: { greeting?: string; prompts?: StartPrompt[] };
  threadItemActions?: { feedback?: boolean; retry?: boolean };
  composer?: { placeholder?: string };
  disclaimer?: { text: string };
  widgets?: { onAction?: (action: ActionConfig, item: WidgetItem) => void | Promise<void> };
  onClientTool?: (call: { name: string; params: Record<string, unknown> }) => unknown;
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

export function toSettings(
  element: ElementSettings,
  options: Partial<ConciergeOptions> = {},
): Settings {
  const { header, history, startScreen, threadItemActions, composer, disclaimer } = options;
  const fallback = defaultSettings;
  return {
    apiUrl: element.apiUrl,
    panels: element.panels,
    closable: element.layout === 'launcher' || element.layout === 'sidebar',
    headingLevel: Math.min(
      5,
      Math.max(1, Math.round(element.headingLevel) || fallback.headingLevel),
    ),
    greeting: element.greeting ?? startScreen?.greeting ?? null,
    placeholder: element.placeholder ?? composer?.placeholder ?? null,
    prompts: element.startPrompts ?? startScreen?.prompts ?? null,
    header: {
      enabled: header?.enabled ?? true,
      title: header?.title?.enabled === false ? '' : (header?.title?.text ?? null),
    },
    history: {
      enabled: history?.enabled ?? true,
      showDelete: history?.showDelete ?? true,
      showRename: history?.showRename ?? true,
    },
    feedback: threadItemActions?.feedback ?? fallback.feedback,
    retry: threadItemActions?.retry ?? fallback.retry,
    disclaimer: disclaimer?.text ?? null,
  };
}
