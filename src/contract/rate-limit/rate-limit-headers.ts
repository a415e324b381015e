import type { Exchange } from '../http/exchange.js';
import type { StoreAccess } from '../store-access.js';

/** As in draft-ietf-httpapi-ratelimit-headers: the policy, and what is left of it for how many seconds. */
export function setRateLimitHeaders(
  { headers }: Exchange,
  { requests, window_seconds }: StoreAccess['rateLimit'],
  { totalHits, timeToExpire }: { totalHits: number; timeToExpire: number },
): void {
  headers['RateLimit-Policy'] = `"store";q=${requests};w=${window_seconds}`;
  headers['RateLimit'] = `"store";r=${Math.max(0, requests - totalHits)};t=${timeToExpire}`;
}
