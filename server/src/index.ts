export { createConcierge, type Concierge, type ConciergeParts } from './app.ts';
export type { ChatAppParts } from './chat-app-parts.ts';
export type { ChatServer } from './chat-app.ts';
export type { Notice, ThreadRef } from './threads/notices.ts';
export type { Recorded, Transcribe } from './agent/models.ts';
export {
  FileAttachmentStore,
  MemoryAttachmentStore,
  type AttachmentStore,
} from './attachments/attachment-store.ts';
export type { StoredFile } from './attachments/attachment-service.ts';
export { toAgentInput, type ItemInputOptions } from './agent/item-input.ts';
export type { AgentEvents } from './chat/agent-events.ts';
export { ChatError } from './chat/chat-error.ts';
export { createChatServer, type ChatServerOptions } from './chat/chat-server.ts';
export type { ChatTurn, ThreadChange } from './chat/chat-turn.ts';
export type { Feedback } from './chat/feedback.ts';
export type { ChatCustomer } from './chat/customer.ts';
export { clientEffect, notice, progress, removed } from './chat/events.ts';
export type { ChatAction, ChatHandlers } from './chat/handlers.ts';
export { widgetUpdates } from './chat/widget-diff.ts';
export { widgets } from './chat/widgets.ts';
export { openaiModel, type ConciergeModel, type OpenAIModelOptions } from './agent/models.ts';
export { demoModel, type DemoModelOptions } from './agent/demo-model.ts';
export * from './airline/airline.ts';
export { openskies } from './airline/openskies/openskies.ts';
export type { NewId } from './ids.ts';
export type { Observer } from './observer.ts';
export type { RunLimits } from './threads/turn.ts';
export type { BreakerLimits } from './limits/breaker.ts';
export type { RateStore } from './limits/rate-store.ts';
export { RedisRateStore } from './limits/redis-rate-store.ts';
export type { TenantConfig } from './identity/tenants.ts';
export { Database, type DatabaseOptions, type DatabasePlace } from './database/database.ts';
export { DataFolderTakenError } from './database/data-folder-taken-error.ts';
export { DatabaseUnreachableError } from './database/failures.ts';
export { DatabaseAttachmentStore } from './attachments/database-attachment-store.ts';
export { sharedSecret } from './identity/shared-secret.ts';
export type { FanOut, FanOutListener } from './threads/fan-out.ts';
export { RedisFanOut } from './threads/redis-fan-out.ts';
export { createLogger, silentLogger, type LogFields, type Logger } from './logging.ts';
