import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Redis } from 'ioredis';
import { Seal } from '../platform/secrets/seal.js';
import { Availability } from './availability/availability.js';
import { STORE_THROTTLER } from './guards/rate-limit.guard.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotentRequests } from './idempotency/idempotent-requests.js';
import { BODY_LIMIT_BYTES } from './interceptors/required-headers.interceptor.js';
import { FailedAuthorizations } from './rate-limit/failed-authorizations.js';
import { Limiters } from './rate-limit/limiters.js';
import { RateLimitStorage } from './rate-limit/rate-limit.storage.js';

export interface ContractOptions {
  readonly availability: Availability;
  readonly seal: Seal;
  /** Shares the limits between processes; without it each process counts for itself. */
  readonly redis: Redis | undefined;
  readonly bodyLimitBytes: number;
  readonly failedAuthorizationsPerMinute: number;
}

/** What the guards, interceptors, pipe and filter of the contract need. Their order stands in `StandingOrderModule`. */
@Global()
@Module({})
export class ContractModule {
  static of(options: ContractOptions): DynamicModule {
    const installation = options.seal.digest('installation').toString('hex').slice(0, 8);
    const limiters = new Limiters(options.redis, installation);
    const storage = new RateLimitStorage(limiters);
    return {
      module: ContractModule,
      imports: [ThrottlerModule.forRoot({ throttlers: [STORE_THROTTLER], storage })],
      providers: [
        { provide: Availability, useValue: options.availability },
        { provide: Seal, useValue: options.seal },
        { provide: BODY_LIMIT_BYTES, useValue: options.bodyLimitBytes },
        { provide: Limiters, useValue: limiters },
        { provide: RateLimitStorage, useValue: storage },
        {
          provide: FailedAuthorizations,
          useValue: new FailedAuthorizations(limiters, options.failedAuthorizationsPerMinute),
        },
        IdempotentRequests,
        IdempotencyInterceptor,
      ],
      exports: [
        ThrottlerModule,
        Availability,
        Seal,
        BODY_LIMIT_BYTES,
        RateLimitStorage,
        FailedAuthorizations,
        IdempotencyInterceptor,
      ],
    };
  }
}
