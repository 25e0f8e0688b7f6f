/** The suites that touch the record, once more, on a real PostgreSQL. */
import { usePostgres } from '../test/engine.ts';

await usePostgres();
await import('./threads/runs.test.ts');
await import('./threads/fence.test.ts');
await import('./threads/stream-log.test.ts');
await import('./threads/notices.test.ts');
await import('./airline/audit.test.ts');
await import('./airline/confirmations.test.ts');
await import('./airline/remote-airline.test.ts');
await import('./airline/undo.test.ts');
await import('./airline/widget-clicks.test.ts');
await import('./identity/sessions.test.ts');
await import('./routes/attachments.test.ts');
await import('./routes/chatkit.test.ts');
await import('./routes/customer.test.ts');
await import('./access.test.ts');
