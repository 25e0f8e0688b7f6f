/** The npm door: classes, events and types. Importing it registers nothing, and is safe on a server. */
export { OpenskiesConcierge } from './concierge.ts';
export * from './composer-extras/tool-change-event.ts';
export * from './conversation-events.ts';
export * from './events.ts';
export * from './layout/layer-events.ts';
export type {
  AttachmentsOption,
  Command,
  CommandSelection,
  CommandsOption,
  ComposerOption,
  ComposerValue,
  DisclaimerOption,
  EntitiesOption,
  Entity,
  FileUploadStrategy,
  ModelOption,
  ToolOption,
  UserMessageContent,
} from './composer-options.ts';
export type {
  ApiOption,
  ClientTools,
  ColorScheme,
  ConciergeOptions,
  Density,
  FontSource,
  HeaderAction,
  HeaderOption,
  HistoryOption,
  Layout,
  Radius,
  StartScreenOption,
  ThemeOption,
  ThreadItemActionsOption,
  ThreadOption,
  UserMessage,
  WidgetsOption,
} from './options.ts';
export { customerSourceContext } from './state/contexts.ts';
export type {
  CustomerAnswer,
  CustomerOrigin,
  CustomerRequest,
  CustomerSource,
} from './state/customer-source.ts';
export type { StartPrompt } from './state/settings.ts';
export type { GetToken } from './transport/session.ts';
export { registerLocale, type LocaleSource } from './text/locales.ts';
export type { TextKey, TextOverrides, Words } from './text/text.ts';
export { version } from './version.ts';
export { ConciergeError, type ErrorCode } from '@openskies/protocol';
export type {
  ActionConfig,
  Attachment,
  CustomerInput,
  CustomerProfile,
  UserContent,
  WidgetItem,
} from '@openskies/protocol';
