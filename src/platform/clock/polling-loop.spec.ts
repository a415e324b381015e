import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PollingLoop } from './polling-loop.js';

describe('what is repeated', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function startedLoop(intervalMs: number, passes: (boolean | Error)[]) {
    const begun: number[] = [];
    const errors: unknown[] = [];
    const startedAt = Date.now();
    const pass = () => {
      begun.push(Date.now() - startedAt);
      const next = passes.shift() ?? false;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    };
    return { begun, errors, loop: new PollingLoop(pass, intervalMs, (error) => errors.push(error)) };
  }

  it('begins at once, goes on at once while there is more, and else after the interval, also after an error', async () => {
    const broken = new Error('broken');
    const { begun, errors, loop } = startedLoop(100, [true, true, false, broken]);
    loop.start();
    await jest.advanceTimersByTimeAsync(250);
    // A timer takes a millisecond at least.
    expect([begun, errors]).toEqual([[0, 1, 2, 102, 202], [broken]]);
    await loop.stop();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(begun).toHaveLength(5);
  });

  it('is not done at an interval of 0', async () => {
    const { begun, loop } = startedLoop(0, []);
    loop.start();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(begun).toEqual([]);
  });

  it('has come to its end when it has stopped', async () => {
    let end: (isMore: boolean) => void = () => undefined;
    const loop = new PollingLoop(
      () => new Promise((resolve) => (end = resolve)),
      1,
      () => undefined,
    );
    loop.start();
    await jest.advanceTimersByTimeAsync(0);
    let hasStopped = false;
    void loop.stop().then(() => (hasStopped = true));
    await jest.advanceTimersByTimeAsync(50);
    expect([hasStopped, loop.isStopping]).toEqual([false, true]);
    end(true);
    await jest.advanceTimersByTimeAsync(50);
    expect(hasStopped).toBe(true);
  });
});
