import { redisClient, type Redis } from '../redis.ts';
import { MemoryRateStore, type RateStore } from './rate-store.ts';

/** Milliseconds that a request waits for Redis. */
const patienceMs = 250;

/**
 * The same rule as in `MemoryRateStore`, in one step of Redis: the key holds the time at which it would be full again,
 * and goes by itself when that is over. A clock that was set back finds a time far ahead,
 * and counts from its own.
 */
const script = `
local known = tonumber(redis.call('GET', KEYS[1]) or '0')
local empty = ARGV[3] + ARGV[2]
local full = math.min(math.max(known, tonumber(ARGV[3])), empty)
if known > empty then redis.call('SET', KEYS[1], string.format('%.3f', empty), 'PX', ARGV[2] + 1000) end
local interval = ARGV[2] / ARGV[1]
local wait = full + interval - ARGV[2] - ARGV[3]
if wait > 0.001 then return tostring(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', full + interval), 'PX', math.ceil(full + interval - ARGV[3]) + 1000)
return '0'
`;

/** Counters that all nodes share. While Redis is away each node counts for itself: limits stay, and nobody is kept out. */
export class RedisRateStore implements RateStore {
  #redis: Redis;
  #alone = new MemoryRateStore();

  private constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** @param onError told of each failure to connect */
  static async open(url: string, onError: (error: unknown) => void): Promise<RedisRateStore> {
    const redis = await redisClient(url);
    redis.on('error', onError);
    redis.connect().catch(onError);
    return new RedisRateStore(redis);
  }

  get isConnected(): boolean {
    return this.#redis.isReady;
  }

  async take(key: string, limit: number, windowMs: number, now: number): Promise<number> {
    if (!this.#redis.isReady) return this.#alone.take(key, limit, windowMs, now);
    try {
      const wait = await this.#redis.withCommandOptions({ timeout: patienceMs }).eval(script, {
        keys: [`openskies:rate:${key}`],
        arguments: [String(limit), String(windowMs), String(now)],
      });
      return Number(wait);
    } catch {
      // It went away in the middle: this one is counted here.
      return this.#alone.take(key, limit, windowMs, now);
    }
  }

  close(): void {
    if (this.#redis.isOpen) this.#redis.destroy();
  }
}
