import { ConciergeError } from '@openskies/protocol';
import { Hono } from 'hono';
import type { Database } from '../database/database.ts';
import { LinkSigner, type SignedLinks } from '../attachments/signed-links.ts';
import type { Identify } from '../identity/identify.ts';
import type { OpenStreams } from '../limits/open-streams.ts';
import type { Runs } from '../threads/runs.ts';
import { anyStoppable, unfinishedRuns } from '../threads/run-repository.ts';
import type { StreamLog } from '../threads/stream-log.ts';
import { getThread } from '../threads/thread-repository.ts';
import { rootOf } from './address.ts';
import { streamHeaders, streamResponse } from './event-stream.ts';
import { RunsUnderWay } from './runs-under-way.ts';

export interface StreamsParts {
  database: Database;
  log: StreamLog;
  runs: Runs;
  links: SignedLinks;
  identify: Identify;
  trustedProxies: ReadonlySet<string>;
  streams: OpenStreams;
}

/** Following a thread from where one left off, and stopping its answer. Ours; ChatKit has neither. */
export function streamRoutes(parts: StreamsParts): Hono {
  const app = new Hono();
  app.get('/support/threads/:id/events', async (c) => {
    const owner = await parts.identify(c.req.raw);
    const thread = await getThread(parts.database.kysely, owner, c.req.param('id'));
    const asked = c.req.header('last-event-id') ?? c.req.query('after');
    const after = asked === undefined || asked === '' ? thread.seq : Number(asked);
    if ((asked && !/^\d+$/.test(asked)) || !Number.isSafeInteger(after)) {
      throw new ConciergeError('request.invalid', { field: 'after' });
    }
    // Nobody reads a stream after HEAD, so it would never leave its place.
    if (c.req.method === 'HEAD') return new Response(null, { headers: streamHeaders });
    const runs = await unfinishedRuns(parts.database.kysely, thread.id);
    const place = parts.streams.enter(owner);
    const cursor = parts.log.follow(thread.id, Math.min(after, thread.seq));
    const signer = new LinkSigner(parts.links, rootOf(c, parts.trustedProxies));
    const underWay = new RunsUnderWay(
      runs.map(({ id }) => id),
      thread.seq,
      (ids) => anyStoppable(parts.database.kysely, ids),
    );
    return streamResponse({ cursor, signer, place, audience: 'openskies', underWay });
  });
  app.post('/support/threads/:id/stop', async (c) => {
    const owner = await parts.identify(c.req.raw);
    const stopped = await parts.runs.stop(owner, c.req.param('id'));
    return c.json({ stopped });
  });
  return app;
}
