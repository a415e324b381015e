import type { OnModuleDestroy } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Counters never refuse by themselves: who asks compares with a limit of their own. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const DEFAULT_SECONDS = 60;

/** Makes counters over fixed windows: shared through Redis where there is one, with this process as its insurance. */
export class Limiters implements OnModuleDestroy {
  /** @param installation keeps the counts of several installations apart that share one Redis */
  constructor(
    private readonly redis: Redis | undefined,
    private readonly installation: string,
  ) {}

  counter(name: string): RateLimiterAbstract {
    const options = { keyPrefix: `so:${this.installation}:${name}`, points: NO_LIMIT, duration: DEFAULT_SECONDS };
    const memory = new RateLimiterMemory(options);
    if (this.redis === undefined) return memory;
    return new RateLimiterRedis({
      ...options,
      storeClient: this.redis,
      insuranceLimiter: memory,
      rejectIfRedisNotReady: true,
    });
  }

  onModuleDestroy(): void {
    this.redis?.disconnect();
  }
}
