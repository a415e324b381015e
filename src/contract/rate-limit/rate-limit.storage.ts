import type { ThrottlerStorage } from '@nestjs/throttler';
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiters } from './limiters.js';

type ThrottlerStorageRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

export const storeLimitKey = (storeId: string): string => `store:${storeId}`;

/** The throttler's counts, kept by rate-limiter-flexible: in this process, or in Redis for all processes together. */
export class RateLimitStorage implements ThrottlerStorage {
  private readonly counter: RateLimiterAbstract;

  constructor(limiters: Limiters) {
    this.counter = limiters.counter('rate');
  }

  /** @param ttl the window in milliseconds; times in the answer are in seconds, as the throttler wants them */
  async increment(key: string, ttl: number, limit: number): Promise<ThrottlerStorageRecord> {
    const hit = await this.counter.penalty(key, 1, { customDuration: ttl / 1000 });
    return recordOf(hit, limit);
  }

  /** What `increment` would find, without counting. */
  async peek(key: string, ttl: number): Promise<ThrottlerStorageRecord> {
    const used = await this.counter.get(key);
    if (used !== null) return recordOf(used, Infinity);
    return { totalHits: 0, timeToExpire: ttl / 1000, isBlocked: false, timeToBlockExpire: 0 };
  }
}

function recordOf({ consumedPoints, msBeforeNext }: RateLimiterRes, limit: number): ThrottlerStorageRecord {
  const timeToExpire = Math.max(0, Math.ceil(msBeforeNext / 1000));
  const isBlocked = consumedPoints > limit;
  return { totalHits: consumedPoints, timeToExpire, isBlocked, timeToBlockExpire: isBlocked ? timeToExpire : 0 };
}
