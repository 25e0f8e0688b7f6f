import { ConciergeError, isStreamingRequest, parseRequest } from '@openskies/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Identify } from '../identity/identify.ts';
import type { Owner } from '../identity/session.ts';
import type { Audience } from '../threads/audience.ts';
import type { AcceptedRun } from '../threads/accepted-run.ts';
import type { Runs } from '../threads/runs.ts';
import type { StreamLog } from '../threads/stream-log.ts';
import type { PlainRequest, StreamingRequest, ThreadService } from '../threads/thread-service.ts';
import { streamResponse } from './event-stream.ts';

/** Bytes of a request's body (SAFETY §5). */
const bodyBytes = 64 * 1024;

export interface ChatKitParts {
  service: ThreadService;
  runs: Runs;
  log: StreamLog;
  identify: Identify;
}

/** The one address of the ChatKit protocol. */
export function chatkitRoutes(parts: ChatKitParts): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: bodyBytes,
    onError: () => {
      throw new ConciergeError('request.too_large');
    },
  });
  for (const path of ['/support/chatkit', '/support']) {
    app.post(path, limit, async (c) => {
      const owner = await parts.identify(c.req.raw);
      const request = parseRequest(await readJson(c.req.raw));
      const mark = request.metadata?.openskies;
      const caller = { owner, mark };
      if (!isStreamingRequest(request.type)) {
        return c.json(await parts.service.answer(caller, request as PlainRequest));
      }
      const accepted = await parts.service.begin(caller, request as StreamingRequest);
      return stream(parts, owner, accepted, mark ? 'openskies' : 'stock');
    });
    app.all(path, () => {
      throw new ConciergeError('request.not_allowed');
    });
  }
  return app;
}

/** A stock client that goes away wants its answer stopped, as its protocol says; ours says so itself. */
function stream(
  { runs, log }: ChatKitParts,
  owner: Owner,
  accepted: AcceptedRun,
  audience: Audience,
): Response {
  const { thread_id, run_id, first_seq } = accepted;
  return streamResponse({
    cursor: log.follow(thread_id, first_seq),
    audience,
    run: accepted,
    ...(audience === 'stock'
      ? { onLeave: () => void runs.stop(owner, thread_id, run_id).catch(ignoreGone) }
      : {}),
  });
}

/** The thread may be deleted by the time its reader leaves: then there is nothing to stop. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof ConciergeError)) throw error;
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ConciergeError('request.invalid', { field: 'body', cause });
  }
}
