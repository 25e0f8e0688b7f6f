/** Sends the requests of a recording to a server, and says where its answers differ from the recorded ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { SseDecoder } from '@openskies/protocol';
import { bound, differences, type Bindings } from './match.ts';

interface Sent {
  method: string;
  path: string;
  json?: unknown;
  raw?: string;
  form?: { field: string; filename: string; type: string; b64: string };
  abort_after_events?: number;
}

interface Received {
  status: number;
  json?: unknown;
  events?: WireEvent[];
  ended?: 'complete' | 'aborted' | 'broken';
  bytes_b64?: string;
}

export interface WireEvent {
  type: string;
  item_id?: string;
  update?: { type: string; content_index?: number; delta?: string };
  item?: { type: string };
  name?: string;
  code?: string;
}

export interface WireRecording {
  name: string;
  about: string;
  steps: { label?: string; wait_ms?: number; request?: Sent; response?: Received }[];
}

/** Where an answer differs: the step, and what of it. */
export interface Difference {
  step: number;
  what: string;
}

export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** The recordings of a folder of the fixtures, placeholders and all. */
export function recordings(folder: 'wire' | 'wire-client'): WireRecording[] {
  const at = new URL(`../../../packages/protocol/fixtures/${folder}/`, import.meta.url);
  return readdirSync(at)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, at), 'utf8')) as WireRecording);
}

/** `before` is awaited before each request: the script behind the server turns its page. */
export async function replay(
  recording: WireRecording,
  send: Send,
  before?: (step: number) => Promise<void> | void,
): Promise<Difference[]> {
  const bindings: Bindings = new Map();
  const found: Difference[] = [];
  for (const [step, { request, response }] of recording.steps.entries()) {
    if (!request || !response) continue;
    await before?.(step);
    const answer = await ask(bound(request, bindings), send);
    found.push(...compareAnswers(response, answer, bindings).map((what) => ({ step, what })));
  }
  return found;
}

function compareAnswers(recorded: Received, sent: Received, bindings: Bindings): string[] {
  if (recorded.status !== sent.status) return [`status ${recorded.status} ≠ ${sent.status}`];
  if (recorded.events) return compareStreams(recorded, sent, bindings);
  if (recorded.bytes_b64 !== undefined) {
    return recorded.bytes_b64 === sent.bytes_b64 ? [] : ['other bytes'];
  }
  // The bodies of errors are each server's own; their status is not.
  return recorded.status < 400 ? differences(recorded.json, sent.json, bindings) : [];
}

/** Deltas in a row are one; the title comes when it comes, since it is made beside the answer (PROTOCOL §3). */
function compareStreams(recorded: Received, sent: Received, bindings: Bindings): string[] {
  if (!sent.events) return ['no stream'];
  const isAborted = recorded.ended === 'aborted';
  const [want, wantUpdates] = sorted(recorded.events ?? []);
  const [got, gotUpdates] = sorted(sent.events);
  const length = isAborted ? Math.min(want.length, got.length) - 1 : undefined;
  const names = [want, got].map((events) => events.slice(0, length).map(nameOf).join(' | '));
  const found: string[] = [];
  if (names[0] !== names[1]) found.push(`events ${names[0]} ≠ ${names[1]}`);
  if (!isAborted && recorded.ended !== sent.ended) {
    found.push(`ended ${recorded.ended} ≠ ${sent.ended}`);
  }
  want.slice(0, length).forEach((event, index) => {
    const other = got[index];
    if (!other || nameOf(event) !== nameOf(other)) return;
    found.push(...differences(event, other, bindings).map((one) => `${nameOf(event)}${one}`));
  });
  if (!isAborted) found.push(...differences(wantUpdates, gotUpdates, bindings));
  return found;
}

function sorted(events: WireEvent[]): [WireEvent[], WireEvent[]] {
  const rest: WireEvent[] = [];
  for (const event of events.filter(({ type }) => type !== 'thread.updated')) {
    const last = rest.at(-1);
    if (isDelta(event) && last && isDelta(last) && last.item_id === event.item_id) {
      const delta = `${last.update.delta}${event.update.delta}`;
      rest[rest.length - 1] = { ...last, update: { ...last.update, delta } };
    } else rest.push(event);
  }
  return [rest, events.filter(({ type }) => type === 'thread.updated')];
}

function isDelta(event: WireEvent): event is WireEvent & { update: { delta: string } } {
  return event.update?.type === 'assistant_message.content_part.text_delta';
}

function nameOf({ type, update, item, name, code }: WireEvent): string {
  return [type, update?.type ?? item?.type ?? name ?? code].filter(Boolean).join(' ');
}

async function ask(request: Sent, send: Send): Promise<Received> {
  const { method, path, json, raw, form } = request;
  const init: RequestInit = { method };
  if (json !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(json);
  } else if (form) {
    const data = new FormData();
    const bytes = Buffer.from(form.b64, 'base64');
    data.append(form.field, new Blob([bytes], { type: form.type }), form.filename);
    init.body = data;
  } else if (raw) init.body = raw;
  const response = await send(path, init);
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    return { status, ...(await readEvents(response, request.abort_after_events)) };
  }
  if (type.startsWith('application/json')) return { status, json: await response.json() };
  return { status, bytes_b64: Buffer.from(await response.arrayBuffer()).toString('base64') };
}

async function readEvents(
  response: Response,
  abortAfter = Infinity,
): Promise<Pick<Received, 'events' | 'ended'>> {
  const decoder = new SseDecoder();
  const events: WireEvent[] = [];
  // Leaving the loop early cancels the body, as a client does that goes away.
  for await (const chunk of response.body ?? []) {
    for (const { data } of decoder.push(chunk)) events.push(JSON.parse(data) as WireEvent);
    if (events.length >= abortAfter) return { events, ended: 'aborted' };
  }
  return { events, ended: decoder.partial ? 'broken' : 'complete' };
}
