import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { setRateLimitHeaders } from '../rate-limit/rate-limit-headers.js';
import { storeLimitKey } from '../rate-limit/rate-limit.storage.js';

/** The one limit there is: its figures are each store's own. */
export const STORE_THROTTLER = { name: 'store', limit: limitOf, ttl: windowMsOf };

/**
 * 429 once a store has used up its limit. It counts the store as a whole, whatever the route or address, so that the
 * throttler's search for decorators of routes, which would cost every request, has nothing to find and is left out.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context);
    if (access === undefined) return true;
    const windowMs = windowMsOf(context);
    const key = storeLimitKey(access.storeId);
    const used = await this.storageService.increment(key, windowMs, limitOf(context), windowMs, STORE_THROTTLER.name);
    setRateLimitHeaders(context.switchToHttp().getRequest<ContractRequest>().exchange, access.rateLimit, used);
    if (used.isBlocked) throw new Failure('rate_limited', { retryAfterSeconds: used.timeToExpire });
    return true;
  }
}

function limitOf(context: ExecutionContext): number {
  return accessOf(context)?.rateLimit.requests ?? 0;
}

function windowMsOf(context: ExecutionContext): number {
  return (accessOf(context)?.rateLimit.window_seconds ?? 0) * 1000;
}

function accessOf(context: ExecutionContext) {
  return context.switchToHttp().getRequest<ContractRequest>().exchange.caller?.access;
}
