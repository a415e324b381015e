import type { RetryPolicy } from './retry.rules.js';

/** What a client is made with. */
export interface StandingOrderOptions {
  /** Where the service is, without the version: `https://billing.example.com`. */
  readonly url: string;
  /** The Store ID, `STO-…`; or `operator`. */
  readonly user: string;
  /** An API key of the store; or the operator key. */
  readonly password: string;
  /** Milliseconds for one try, its whole answer included: 60,000 by default. */
  readonly timeoutMs?: number;
  /** Milliseconds for a call with all of its tries and the waiting in between: 180,000 by default. */
  readonly totalTimeoutMs?: number;
  /** When to try again. By default 4 tries, up to 0.5, 1 and 2 seconds apart, and up to a minute's `Retry-After`. */
  readonly retry?: Partial<RetryPolicy>;
  /** Sends requests instead of the global `fetch`: by way of a proxy, with certificates, traced. */
  readonly fetch?: typeof fetch;
  /** Reads the JSON of successful answers instead of `JSON.parse`: to keep the order of names such as "10", for example. */
  readonly parse?: (json: string) => unknown;
  /** Waits between tries. It should end, with the signal's reason, once the signal is given. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to 1: the jitter of waiting. */
  readonly random?: () => number;
}

/** What one call may set for itself. */
export interface CallOptions {
  /** Ends the call at once, which then fails with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** Sent as `SO-Request-Id`, the same for all tries: 1 to 128 of `A-Z a-z 0-9 . _ -`. */
  readonly requestId?: string;
}

/** What a call that changes something may set for itself. */
export interface WriteOptions extends CallOptions {
  /**
   * Calls with the same key and body are carried out once, for 24 hours. Without one each call has a random key, the same
   * for all of its tries; with one of your own, such as the number of an order, it holds across restarts of your program.
   */
  readonly idempotencyKey?: string;
  /** The `ETag` last seen: the call fails with 412 `if_match_failed` unless the item is still as it was then. */
  readonly ifMatch?: string;
}

/** Without what is undefined, which would take the place of a default. */
export function given<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
