/** Operations of the wire. What the first screen asks for is none, so they load with the conversation. */
import { ConciergeError } from '@openskies/protocol';
import { version } from '../version.ts';
import type { Client } from './client.ts';
import { toJson } from './to-json.ts';

/** One operation, before our mark is added. */
export interface Operation {
  type: string;
  params: Record<string, unknown>;
}

/**
 * A plain operation; its answer as `decode` reads it.
 *
 * @throws ConciergeError as the server answered it, `network.unreachable`, or `response.invalid` when `decode` answers null
 */
export async function request<T>(
  client: Client,
  operation: Operation,
  decode: (json: unknown) => T | null,
  signal?: AbortSignal,
): Promise<T> {
  const response = await post(client, operation, 'application/json', signal);
  const answer = decode(await client.json(response, signal));
  if (answer === null) throw new ConciergeError('response.invalid');
  return answer;
}

/** Sends an operation; the answer that is ok. */
export async function post(
  client: Client,
  operation: Operation,
  accept: string,
  signal?: AbortSignal,
  { messageId, after }: { messageId?: string | undefined; after?: number | undefined } = {},
): Promise<Response> {
  const { locale } = client;
  const mark = {
    client: version,
    ...(messageId ? { message_id: messageId } : {}),
    ...(after === undefined ? {} : { after }),
    ...(locale ? { locale } : {}),
  };
  return client.fetch(client.url, {
    method: 'POST',
    headers: {
      accept,
      'content-type': 'application/json',
    },
    body: toJson({ ...operation, metadata: { openskies: mark } }),
    signal: signal ?? null,
  });
}
