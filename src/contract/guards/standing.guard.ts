import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { setRateLimitHeaders } from '../rate-limit/rate-limit-headers.js';
import { RateLimitStorage, storeLimitKey } from '../rate-limit/rate-limit.storage.js';

/** 402 for a store whose account is disabled. The refusal tells what is left of the limit, but costs nothing of it. */
@Injectable()
export class StandingGuard implements CanActivate {
  constructor(private readonly limits: RateLimitStorage) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const { exchange } = context.switchToHttp().getRequest<ContractRequest>();
    const access = exchange.caller?.access;
    if (access?.standing !== 'disabled') return true;
    return this.limits.peek(storeLimitKey(access.storeId), access.rateLimit.window_seconds * 1000).then((used) => {
      setRateLimitHeaders(exchange, access.rateLimit, used);
      throw new Failure('account_disabled');
    });
  }
}
