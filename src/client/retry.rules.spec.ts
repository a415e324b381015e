import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { delayBeforeRetry, type FailedTry } from './retry.rules.js';

const POLICY = { tries: 4, baseDelayMs: 500, maxDelayMs: 1_500, maxRetryAfterSeconds: 60 };
const ALMOST_ONE = 1 - Number.EPSILON;

describe('the delay before the next try', () => {
  it.each<[string, number, FailedTry, number, number | undefined]>([
    ['nothing, by the luckiest jitter', 1, { status: 503 }, 0, 0],
    ['half of the backoff, by a middling one', 1, { status: 503 }, 0.5, 250],
    ['nearly all of it, by the unluckiest', 1, { status: 503 }, ALMOST_ONE, 500],
    ['up to twice that before the third try', 2, { status: 503 }, ALMOST_ONE, 1_000],
    ['up to the limit before the fourth', 3, { status: 503 }, ALMOST_ONE, 1_500],
    ['none, after the last', 4, { status: 503 }, 0.5, undefined],
    ['Retry-After and the jitter', 1, { status: 429, retryAfterSeconds: 7 }, 0.5, 7_250],
    ['the longest Retry-After that is waited for', 1, { status: 503, retryAfterSeconds: 60 }, 0, 60_000],
    ['none, where Retry-After is longer', 1, { status: 503, retryAfterSeconds: 61 }, 0, undefined],
    ['the backoff, when no answer came', 1, {}, 0.5, 250],
  ])('is %s', (_, tried, failed, random, expected) => {
    const delayMs = delayBeforeRetry(POLICY, tried, failed, random);
    expect(delayMs === undefined ? undefined : Math.round(delayMs)).toBe(expected);
  });

  it('is there for what may pass by itself, and for nothing else', () => {
    const statuses = Array.from({ length: 400 }, (_, n) => n + 200);
    const repeated = statuses.filter((status) => delayBeforeRetry(POLICY, 1, { status }, 0) !== undefined);
    expect(repeated).toEqual([429, 500, 502, 503, 504]);
  });

  it('is never shorter than Retry-After, and longer by less than the backoff', () => {
    const policy = fc.record({
      tries: fc.integer({ min: 1, max: 50 }),
      baseDelayMs: fc.nat({ max: 10_000 }),
      maxDelayMs: fc.nat({ max: 100_000 }),
      maxRetryAfterSeconds: fc.nat({ max: 600 }),
    });
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        policy,
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 700 }),
        random,
        (policy, tried, after, dice) => {
          const delayMs = delayBeforeRetry(policy, tried, { status: 503, retryAfterSeconds: after }, dice);
          const isOver = tried >= policy.tries || after > policy.maxRetryAfterSeconds;
          expect(delayMs === undefined).toBe(isOver);
          const jitterMs = (delayMs ?? after * 1000) - after * 1000;
          expect(jitterMs).toBeGreaterThanOrEqual(0);
          expect(jitterMs).toBeLessThanOrEqual(policy.maxDelayMs);
          expect(jitterMs).toBeLessThanOrEqual(policy.baseDelayMs * 2 ** (tried - 1));
        },
      ),
    );
  });
});
