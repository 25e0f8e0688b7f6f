/** Brings one file to the server, both ways that ChatKit knows. */
import { ConciergeError, type Attachment } from '@openskies/protocol';
import type { FileUploadStrategy } from '../composer-options.ts';
import { resolveUrl, type Client } from '../transport/client.ts';
import { request } from '../transport/operations.ts';

export interface UploadWays {
  client: Client;
  strategy: FileUploadStrategy | undefined;
  /** The page's own `fetch`, with its headers: asked where the file goes to the page's server. */
  fetch: typeof fetch | undefined;
}

export interface UploadWatch {
  signal: AbortSignal;
  /** From 0 to 1, where the browser tells. */
  onProgress(part: number): void;
  /** The server has announced the file: it can be deleted there. */
  onCreated(attachment: Attachment): void;
}

/** @throws ConciergeError as the server answered it, `network.unreachable` or `response.invalid` */
export async function uploadFile(
  file: File,
  ways: UploadWays,
  watch: UploadWatch,
): Promise<Attachment> {
  const { client, strategy } = ways;
  if (strategy?.type === 'direct') {
    const answer = await put(file, { url: strategy.uploadUrl, method: 'POST' }, ways, watch);
    const attachment = toAttachment(parse(answer));
    if (!attachment) throw new ConciergeError('response.invalid');
    return attachment;
  }
  const { name, size, type } = file;
  const params = { name, size, mime_type: type || 'application/octet-stream' };
  const created = await request(
    client,
    { type: 'attachments.create', params },
    toAttachment,
    watch.signal,
  );
  watch.onCreated(created);
  const { upload_descriptor: descriptor, ...attachment } = created;
  if (!descriptor) return attachment;
  const answer = await put(file, descriptor, ways, watch);
  // Ours answers with the picture's address; others answer what they like.
  return toAttachment(parse(answer)) ?? attachment;
}

interface Target {
  url: string;
  method: string;
  headers?: Record<string, string>;
}

/** @returns the body of the answer */
async function put(
  file: File,
  { url, method, headers = {} }: Target,
  { client, fetch: own, strategy }: UploadWays,
  { signal, onProgress }: UploadWatch,
): Promise<string> {
  const body = new FormData();
  body.append('file', file, file.name);
  const address = resolveUrl(URL.canParse(url) ? url : new URL(url, client.url).href);
  // A storage elsewhere would stumble over the page's headers.
  const isPages = strategy?.type === 'direct' || isSameOrigin(address, client.url);
  if (own && isPages) {
    const response = await own(address, { method, headers, body, signal }).catch(
      (cause: unknown) => {
        throw signal.aborted ? cause : new ConciergeError('network.unreachable', { cause });
      },
    );
    return checked(response.status, await response.text());
  }
  const answer = await new Promise<XMLHttpRequest>((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of its progress
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () => resolve(request));
    request.addEventListener('error', () => reject(new ConciergeError('network.unreachable')));
    request.addEventListener('abort', () => reject(signal.reason as Error));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
  return checked(answer.status, answer.responseText);
}

function checked(status: number, body: string): string {
  if (status >= 200 && status < 300) return body;
  const known = ConciergeError.fromBody(parse(body), status);
  const code = status === 413 ? 'attachment.too_large' : 'internal';
  throw known ?? new ConciergeError(code, { status });
}

/** An attachment as a server describes it; null where it is none. */
function toAttachment(json: unknown): Attachment | null {
  const { id, name, mime_type, type } = (json ?? {}) as Partial<Attachment>;
  const isText = [id, name, mime_type].every((value) => typeof value === 'string');
  return isText && (type === 'file' || type === 'image') ? (json as Attachment) : null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null; // not JSON: no attachment, and no error of our shape
  }
}

function isSameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
