import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for some work, but no longer than so many milliseconds. The work itself goes on.
 * @returns whether it came to its end
 * @throws what the work throws in that time
 */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const timedOut = delay(milliseconds, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), timedOut]);
  } finally {
    timer.abort();
  }
}
