export { createConcierge, type Concierge, type ConciergeParts } from './app.ts';
export {
  FileAttachmentStore,
  MemoryAttachmentStore,
  type AttachmentStore,
} from './attachments/attachment-store.ts';
export { openaiModel, type ConciergeModel, type OpenAIModelOptions } from './agent/models.ts';
export { demoModel, type DemoModelOptions } from './agent/demo-model.ts';
export * from './airline/airline.ts';
export { openskies } from './airline/openskies/openskies.ts';
export type { TenantConfig } from './identity/tenants.ts';
export { Database, type DatabaseOptions } from './database/database.ts';
export { DataFolderTakenError } from './database/data-folder-taken-error.ts';
export { createLogger, silentLogger, type LogFields, type Logger } from './logging.ts';
