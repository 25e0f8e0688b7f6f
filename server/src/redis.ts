/** A Redis that may be away: nothing is queued for it, and it is tried again for as long as the server lives. */
export type Redis = Awaited<ReturnType<typeof redisClient>>;

/** Loaded only where it is used. */
export async function redisClient(url: string) {
  const { createClient } = await import('redis');
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 1000),
    },
  });
}
