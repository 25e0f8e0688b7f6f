import { ConciergeError, isStreamingRequest, parseRequest } from '@openskies/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { languageOf } from '../airline/text/languages.ts';
import { LinkSigner, type SignedLinks } from '../attachments/signed-links.ts';
import { toErrorEvent } from '../errors.ts';
import type { Identify } from '../identity/identify.ts';
import type { Owner } from '../identity/session.ts';
import type { OpenStreams, Place } from '../limits/open-streams.ts';
import type { Breaker } from '../limits/breaker.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Observer } from '../observer.ts';
import type { Audience } from '../threads/audience.ts';
import type { AcceptedRun } from '../threads/accepted-run.ts';
import type { Runs } from '../threads/runs.ts';
import type { StreamLog } from '../threads/stream-log.ts';
import type { PlainRequest, StreamingRequest, ThreadService } from '../threads/thread-service.ts';
import { addressOf, rootOf } from './address.ts';
import { streamResponse } from './event-stream.ts';
import type { RequestVariables } from './request-log.ts';

/** Bytes of a request's body, and of one that carries a recording (SAFETY §5). */
const bodyBytes = { most: 64 * 1024, recording: 2 * 1024 * 1024 };

export interface ChatKitParts {
  service: ThreadService;
  runs: Runs;
  log: StreamLog;
  links: SignedLinks;
  identify: Identify;
  limits: RateLimits;
  breaker: Breaker;
  trustedProxies: ReadonlySet<string>;
  streams: OpenStreams;
  observer?: Observer;
}

/** The one address of the ChatKit protocol. */
export function chatkitRoutes(parts: ChatKitParts): Hono<{ Variables: RequestVariables }> {
  const app = new Hono<{ Variables: RequestVariables }>();
  const limit = bodyLimit({
    maxSize: bodyBytes.recording,
    onError: () => {
      throw new ConciergeError('request.too_large');
    },
  });
  for (const path of ['/support/chatkit', '/support']) {
    app.post(path, limit, async (c) => {
      const owner = await parts.identify(c.req.raw);
      const request = parseRequest(await readJson(c.req.raw));
      const mark = request.metadata?.openskies;
      const tags = mark?.locale ?? c.req.header('accept-language');
      const caller = { owner, mark, language: languageOf(tags) };
      const signer = new LinkSigner(parts.links, rootOf(c, parts.trustedProxies));
      const address = addressOf(c, parts.trustedProxies);
      if (request.type === 'attachments.create') await parts.limits.file(owner, address);
      if (makesWork(request.type)) await parts.limits.message(owner, address);
      if (asksModel(request.type)) parts.breaker.pass(owner.tenant);
      if (!isStreamingRequest(request.type)) {
        const answer = await parts.service.answer(caller, request as PlainRequest);
        return c.json(await signer.answer(answer));
      }
      const place = parts.streams.enter(owner);
      const began = performance.now();
      try {
        const accepted = await parts.service.begin(caller, request as StreamingRequest);
        c.set('run_id', accepted.run_id);
        parts.observer?.firstEvent?.(performance.now() - began);
        const audience = mark ? 'openskies' : 'stock';
        const reader = { audience, after: mark?.after, signer, place } as const;
        return stream(parts, owner, accepted, reader);
      } catch (error) {
        place.leave();
        throw error;
      }
    });
    app.all(path, () => {
      throw new ConciergeError('request.not_allowed');
    });
  }
  return app;
}

interface Reader {
  audience: Audience;
  /** What the reader has seen already, where it says so. */
  after: number | undefined;
  signer: LinkSigner;
  place: Place;
}

/**
 * A stock client that goes away wants its answer stopped, as its protocol says; ours says so itself. And it knows no coming
 * back: a stream that ends in mid-answer tells it why.
 */
function stream(
  { runs, log, service }: ChatKitParts,
  owner: Owner,
  accepted: AcceptedRun,
  { audience, after, signer, place }: Reader,
): Response {
  const { thread_id, run_id, first_seq } = accepted;
  return streamResponse({
    cursor: log.follow(thread_id, Math.min(after ?? first_seq, first_seq)),
    audience,
    signer,
    place,
    run: accepted,
    ...(audience === 'stock'
      ? {
          onLeave: () => void runs.left(owner, thread_id, run_id).catch(ignoreGone),
          cutShort: async () => toErrorEvent(await service.whyCut(owner, thread_id)),
        }
      : {}),
  });
}

/** The thread may be deleted by the time its reader leaves: then there is nothing to stop. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof ConciergeError)) throw error;
}

/** Requests that ask a model or change a booking; all others only read or tidy. */
function makesWork(type: string): boolean {
  return (
    isStreamingRequest(type) || ['threads.sync_custom_action', 'input.transcribe'].includes(type)
  );
}

/** Of those, the ones that ask a model: a click on a card does its work without. */
function asksModel(type: string): boolean {
  return isStreamingRequest(type) && type !== 'threads.custom_action';
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ConciergeError('request.invalid', { field: 'body', cause });
  }
  const isRecording = (json as { type?: unknown } | null)?.type === 'input.transcribe';
  if (!isRecording && Buffer.byteLength(text) > bodyBytes.most) {
    throw new ConciergeError('request.too_large');
  }
  return json;
}
