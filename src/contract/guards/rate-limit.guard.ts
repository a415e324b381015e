import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerRequest } from '@nestjs/throttler';
import { Failure } from '../failures/failure.js';
import type { ContractRequest, ContractResponse } from '../http/exchange.js';
import { setRateLimitHeaders } from '../rate-limit/rate-limit-headers.js';
import { storeLimitKey } from '../rate-limit/rate-limit.storage.js';

/** 429 once a store has used up its limit. Counted for the store as a whole, whatever the route or address. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(accessOf(context) === undefined);
  }

  protected override async handleRequest({ context, limit, ttl, throttler }: ThrottlerRequest): Promise<boolean> {
    const access = accessOf(context);
    if (access === undefined) return true;
    const used = await this.storageService.increment(
      storeLimitKey(access.storeId),
      ttl,
      limit,
      ttl,
      throttler.name ?? '',
    );
    setRateLimitHeaders(context.switchToHttp().getResponse<ContractResponse>(), access.rateLimit, used);
    if (used.isBlocked) throw new Failure('rate_limited', { retryAfterSeconds: used.timeToExpire });
    return true;
  }
}

function accessOf(context: ExecutionContext) {
  return context.switchToHttp().getRequest<ContractRequest>().exchange.caller?.access;
}

/** The limit of a request is its store's own. */
export const storeThrottler = {
  name: 'store',
  limit: (context: ExecutionContext) => accessOf(context)?.rateLimit.requests ?? 0,
  ttl: (context: ExecutionContext) => (accessOf(context)?.rateLimit.window_seconds ?? 0) * 1000,
};
