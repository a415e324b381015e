import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { ApiClient } from '../../src/conformance/api-client.js';
import type { Storefront } from './storefront.js';
import { isGood, isRefused, Traffic, type Seen } from './traffic.js';

/** How long a part is away, and half of how long all is well before and after: a short form, and a long one by hand. */
export const FAILURE_MS = Number(process.env.FAILURE_SECONDS ?? 1.5) * 1000;

/** For a test that tells one story. */
export const TIMEOUT_MS = 60_000 + 6 * FAILURE_MS;

export interface Failing {
  /** What happens to the part, for the table. */
  readonly what: string;
  /** Takes the part away; resolves when it has been away for the time. */
  readonly fail: (traffic: Traffic) => Promise<void>;
  /** Brings it back; nothing for a part that comes back by itself. */
  readonly mend?: () => Promise<void>;
}

/** What clients saw: while all was well, until all was well again, and from then on. */
export interface Story {
  readonly before: readonly Seen[];
  readonly during: readonly Seen[];
  readonly after: readonly Seen[];
}

/**
 * Takes a part away in the middle of traffic, and holds what clients saw to what they may see: good answers while all is
 * well; until it is well again, which must come by itself, good answers and proper 503s, none after the longest time.
 * Then everything acknowledged must be there, once, and whole.
 */
export async function throughFailure(
  front: Storefront,
  clients: readonly ApiClient[],
  { what, fail, mend }: Failing,
  longestMs: number,
): Promise<Story> {
  const traffic = new Traffic(clients, front.option);
  try {
    await Promise.all([delay(FAILURE_MS / 2), traffic.isWell()]);
    await front.fallDue(FAILURE_MS / 2);
    const failedAt = traffic.mark(what);
    await fail(traffic);
    traffic.mark('over');
    await mend?.();
    await traffic.isWell();
    const recoveredAt = traffic.mark('all is well');
    await Promise.all([delay(FAILURE_MS / 2), traffic.isWell()]);
    await traffic.stop();

    const story = {
      before: traffic.seen.filter(({ answeredAt }) => answeredAt <= failedAt),
      during: traffic.seen.filter(({ sentAt, answeredAt }) => answeredAt > failedAt && sentAt < recoveredAt),
      after: traffic.seen.filter(({ sentAt }) => sentAt >= recoveredAt),
    };
    for (const seen of [story.before, story.after]) {
      expect(seen.length).toBeGreaterThan(0);
      expect(outcomes(seen.filter((one) => !isGood(one)))).toEqual([]);
    }
    expect(outcomes(story.during.filter((one) => !isGood(one) && !isRefused(one)))).toEqual([]);
    expect(slowestOf(story.during)).toBeLessThan(longestMs);
    await front.audit(traffic);
    if (process.env.FAILURE_SECONDS !== undefined) console.log(`${what}\n${traffic.table()}`);
    return story;
  } catch (error) {
    console.log(`${what}\n${traffic.table()}`);
    throw error;
  } finally {
    await traffic.stop();
  }
}

export const outcomes = (seen: readonly Seen[]): string[] => [...new Set(seen.map(({ outcome }) => outcome))].sort();

/** The middle one: a single answer may be late for any reason. */
export const usualTimeOf = (seen: readonly Seen[]): number =>
  seen.map(({ sentAt, answeredAt }) => answeredAt - sentAt).toSorted((a, b) => a - b)[seen.length >> 1] ?? 0;

const slowestOf = (seen: readonly Seen[]): number =>
  Math.max(0, ...seen.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
