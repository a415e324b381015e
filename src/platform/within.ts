import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for some work, but no longer than so many milliseconds. The work itself goes on.
 * @returns whether it came to its end
 * @throws what the work throws in that time
 */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const outOfPatience = delay(milliseconds, false, { signal: patience.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), outOfPatience]);
  } finally {
    patience.abort();
  }
}
