import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { eachAtOnce } from './each-at-once.js';

async function* upTo(count: number, taken: number[]): AsyncGenerator<number> {
  for (let n = 0; n < count; n += 1) {
    taken.push(n);
    yield n;
    await Promise.resolve();
  }
}

const never = new AbortController().signal;

describe('work on each item', () => {
  it('is done for all of them, and for no more at once than may be', async () => {
    const taken: number[] = [];
    const done: number[] = [];
    let most = 0;
    let now = 0;
    await eachAtOnce(upTo(50, taken), 4, never, async (item) => {
      most = Math.max(most, (now += 1));
      await setImmediate();
      now -= 1;
      done.push(item);
    });
    expect(done.sort((a, b) => a - b)).toEqual(taken);
    expect([done.length, most]).toEqual([50, 4]);
  });

  it('takes nothing any more after a failure, and ends what is under way', async () => {
    const taken: number[] = [];
    const done: number[] = [];
    const work = eachAtOnce(upTo(50, taken), 4, never, async (item) => {
      await setImmediate();
      if (item === 5) throw new Error('five');
      done.push(item);
    });
    await expect(work).rejects.toThrow('five');
    expect(taken.length).toBeLessThan(15);
    expect(done.sort((a, b) => a - b)).toEqual(taken.filter((item) => item !== 5));
  });

  it('ends when it is told to', async () => {
    const stopping = new AbortController();
    const taken: number[] = [];
    const work = eachAtOnce(upTo(50, taken), 4, stopping.signal, async (item) => {
      await setImmediate();
      if (item === 5) stopping.abort();
    });
    await expect(work).rejects.toThrow('aborted');
    expect(taken.length).toBeLessThan(15);
  });
});
