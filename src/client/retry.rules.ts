/** When a request is tried again. */
export interface RetryPolicy {
  /** How often a request is sent at most, the first time included: 1 for never again. */
  readonly tries: number;
  /** The longest wait before the second try, in milliseconds; it doubles from try to try. */
  readonly baseDelayMs: number;
  /** Where the doubling ends, in milliseconds. */
  readonly maxDelayMs: number;
  /** The longest `Retry-After` that is waited for, in seconds. What asks for more is reported at once. */
  readonly maxRetryAfterSeconds: number;
}

/** How a try failed. Without a status, no whole answer came. */
export interface FailedTry {
  readonly status?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Statuses that may pass by themselves: the contract's 429, 500 and 503, and what a balancer says in their place. A write
 * has an `Idempotency-Key`, so that repeating it is safe whatever became of the first try.
 */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * How many milliseconds to wait before the next try, by exponential backoff with full jitter: any time up to the backoff,
 * so that clients that failed together do not come back together. `Retry-After` comes first, the jitter after it.
 * @param tried how many tries were made
 * @param random from 0 up to 1
 * @returns undefined when there is to be no other try
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function delayBeforeRetry(
  { tries, baseDelayMs, maxDelayMs, maxRetryAfterSeconds }: RetryPolicy,
  tried: number,
  { status, retryAfterSeconds = 0 }: FailedTry,
  random: number,
): number | undefined {
  if (tried >= tries || (status !== undefined && !PASSING.has(status))) return undefined;
  if (retryAfterSeconds > maxRetryAfterSeconds) return undefined;
  const backoffMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (tried - 1));
  return retryAfterSeconds * 1000 + random * backoffMs;
}
