import type { Instant } from '../../domain/calendar/instant.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is waited after each attempt that failed: the example of Standard Webhooks, ten attempts over about three days. */
const WAITS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
] as const;

/** Those that failed together shall not all come again together. */
const MOST_JITTER = 0.1;
const MOST_RETRY_AFTER_MS = DAY_MS;
const MOST_FAILING_MS = 5 * DAY_MS;
const GONE = 410;

interface FailedAttempt {
  /** Which attempt it was, from 1. */
  readonly attempt: number;
  /** The store's time. */
  readonly at: Instant;
  /** How much later than planned, from 0 to 1: chance, or 0 for a store with a clock of its own. */
  readonly jitter: number;
  /** What the receiver asked for. */
  readonly retryAfterMs: number | null;
}

/** When it is tried again; null: no more by itself. */
export function nextAttemptAt({ attempt, at, jitter, retryAfterMs }: FailedAttempt): Instant | null {
  const wait = WAITS_MS[attempt - 1];
  if (wait === undefined) return null;
  return later(at, Math.max(wait * (1 + jitter * MOST_JITTER), retryAfterMs ?? 0));
}

/**
 * Reads a `Retry-After` header, seconds or a date, as milliseconds from now: a day at most.
 * @param now the real time, by which the receiver has written a date
 */
export function retryAfterMs(header: string | null, now: Instant): number | null {
  const text = header?.trim() ?? '';
  const waited = /^\d{1,10}$/.test(text)
    ? Number(text) * SECOND_MS
    : / GMT$/.test(text)
      ? Date.parse(text) - Date.parse(now)
      : NaN;
  return waited > 0 ? Math.min(waited, MOST_RETRY_AFTER_MS) : null;
}

/** What is known of an endpoint's failing, before and after some attempts. */
export interface Health {
  /** When the first of its attempts failed since the last success. */
  readonly failingSince: Instant | null;
  readonly disabledReason: 'gone' | 'failing' | null;
}

interface AnswerOfAttempt {
  readonly isSuccess: boolean;
  readonly status: number | null;
}

/** @param now the store's time */
export function healthAfter(failingSince: Instant | null, answers: readonly AnswerOfAttempt[], now: Instant): Health {
  const isGone = answers.some(({ status }) => status === GONE);
  if (answers.some(({ isSuccess }) => isSuccess)) return { failingSince: null, disabledReason: isGone ? 'gone' : null };
  const since = failingSince ?? now;
  if (isGone) return { failingSince: since, disabledReason: 'gone' };
  const isTooLong = now >= later(since, MOST_FAILING_MS);
  return { failingSince: since, disabledReason: isTooLong ? 'failing' : null };
}

function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + Math.round(milliseconds)).toISOString();
}
