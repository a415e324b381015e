import { Deadline, sleep } from './deadline.js';
import { errorOf, type RawAnswer } from './error-answer.js';
import { StandingOrderConnectionError, StandingOrderError } from './errors.js';
import { given, type CallOptions, type StandingOrderOptions } from './options.js';
import type { PreparedRequest } from './request.js';
import { delayBeforeRetry, type RetryPolicy } from './retry.rules.js';

/** What all calls of a client share. */
export interface Settings extends Required<Omit<StandingOrderOptions, 'user' | 'password' | 'retry'>> {
  readonly retry: RetryPolicy;
}

/** What holds where a caller says nothing else. */
export const DEFAULTS: Omit<Settings, 'url'> = {
  timeoutMs: 60_000,
  totalTimeoutMs: 180_000,
  // A global that is replaced later, as tests do, is found.
  fetch: (input, init) => fetch(input, init),
  parse: (json) => JSON.parse(json) as unknown,
  sleep,
  random: Math.random,
  retry: { tries: 4, baseDelayMs: 500, maxDelayMs: 8_000, maxRetryAfterSeconds: 60 },
};

/**
 * Sends a request until it is answered for good, or trying is over.
 * @throws StandingOrderError, StandingOrderConnectionError, or the reason of the caller's signal
 */
export async function exchange(settings: Settings, request: PreparedRequest, options: CallOptions): Promise<RawAnswer> {
  const { timeoutMs, totalTimeoutMs } = { ...settings, ...given(options) };
  const retry = { ...settings.retry, ...given(options.retry ?? {}) };
  const total = new Deadline(totalTimeoutMs, () => timeUp(request, totalTimeoutMs), options.signal);
  try {
    for (let tried = 1; ; tried += 1) {
      const outcome = await attempt(settings, request, timeoutMs, total.signal);
      if (!(outcome instanceof Error)) return outcome;
      total.signal.throwIfAborted();
      const delayMs = delayBeforeRetry(retry, tried, outcome, settings.random());
      if (delayMs === undefined || delayMs >= total.remainingMs) throw outcome;
      await settings.sleep(delayMs, total.signal);
      total.signal.throwIfAborted();
    }
  } finally {
    total.clear();
  }
}

type Failed = StandingOrderError | (StandingOrderConnectionError & { readonly status?: undefined });

async function attempt(
  settings: Settings,
  request: PreparedRequest,
  timeoutMs: number,
  parent: AbortSignal,
): Promise<RawAnswer | Failed> {
  const { method, target, headers, body, idempotencyKey } = request;
  const deadline = new Deadline(timeoutMs, () => timeUp(request, timeoutMs), parent);
  const { signal } = deadline;
  try {
    // The contract has no redirects: whoever sends one is not the service, and is not followed.
    const sent = { method, headers, body, signal, redirect: 'manual' } as const;
    const response = await settings.fetch(settings.url + target, sent);
    const answer = { status: response.status, headers: response.headers, text: await response.text() };
    return response.ok ? answer : errorOf(answer, idempotencyKey);
  } catch (cause) {
    if (signal.aborted && signal.reason instanceof StandingOrderConnectionError) return signal.reason;
    const message = `${method} ${target}: no whole answer came from ${settings.url}${codeOf(cause)}`;
    return new StandingOrderConnectionError(message, { idempotencyKey, cause });
  } finally {
    deadline.clear();
  }
}

function timeUp({ method, target, idempotencyKey }: PreparedRequest, ms: number): StandingOrderConnectionError {
  const message = `${method} ${target}: no whole answer came within ${ms / 1000} seconds`;
  return new StandingOrderConnectionError(message, { isTimeout: true, idempotencyKey });
}

/** Such as ECONNREFUSED, which `fetch` has in the cause of its error. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? ` (${cause.code})` : '';
}
