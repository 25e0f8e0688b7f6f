import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { TestRedis } from '../../test/redis.ts';
import { MemoryRateStore } from './rate-store.ts';
import { RedisRateStore } from './redis-rate-store.ts';

async function connected(store: RedisRateStore): Promise<RedisRateStore> {
  while (!store.isConnected) await delay(5);
  return store;
}

test('nodes count together, by the same rule as one alone', async () => {
  await using redis = await TestRedis.start();
  const nodes = await Promise.all(
    [0, 1, 2].map(async () => connected(await RedisRateStore.open(redis.url, () => {}))),
  );
  const alone = new MemoryRateStore();
  const now = Date.now();
  for (let n = 0; n < 40; n++) {
    const at = now + n * 500;
    const together = await nodes[n % 3]?.take('message aurora customer:anna', 10, 60_000, at);
    const single = alone.take('message aurora customer:anna', 10, 60_000, at);
    assert.ok(Math.abs((together ?? -1) - single) < 0.01, `${n}: ${together} and ${single}`);
  }
  const free = await Promise.all(
    Array.from({ length: 300 }, async (_, n) => nodes[n % 3]?.take('rush', 100, 60_000, now)),
  );
  assert.equal(free.filter((wait) => wait === 0).length, 100);
  // The clock was an hour ahead, and is set back.
  const ahead = now + 3_600_000;
  for (const store of [alone, nodes[0]]) {
    await store?.take('back', 10, 60_000, ahead);
    const wait = (await store?.take('back', 10, 60_000, now)) ?? Infinity;
    assert.ok(wait > 5_990 && wait <= 6_000, `${wait}`);
    assert.equal(await store?.take('back', 10, 60_000, now + 6_001), 0);
  }
  nodes.forEach((node) => node.close());
});

test('while Redis is away each node counts for itself, and nobody waits for it', async () => {
  await using redis = await TestRedis.start();
  const store = await connected(await RedisRateStore.open(redis.url, () => {}));
  const now = Date.now();
  assert.equal(await store.take('key', 2, 60_000, now), 0);
  await redis.kill();
  // Redis comes back only below: who waits for it waits for ever.
  const waits = [];
  for (let n = 0; n < 3; n++) waits.push(await store.take('key', 2, 60_000, now));
  assert.deepEqual(
    waits.map((wait) => wait > 0),
    [false, false, true],
  );
  await redis.up();
  await connected(store);
  assert.equal(await store.take('key', 2, 60_000, now), 0, 'it counts together again');
  store.close();
});
