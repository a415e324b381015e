import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairConnectionPool, ConnectionQueue, WaitedTooLong } from './fair-connection-pool.js';

/** So long that no timer of a test ends while other tests run. */
const FOR_EVER_MS = 2 ** 31 - 1;

function poolOf(size: number, timeoutMs = FOR_EVER_MS) {
  const clock = { now: 0 };
  return { clock, pool: new FairConnectionPool({ size, timeoutMs, now: () => clock.now }) };
}

/** Acquires a connection that number of times, and notes by name who has got a connection, in order. */
function ask(
  pool: FairConnectionPool,
  queue: ConnectionQueue,
  name: string,
  times: number,
  admitted: string[],
): Promise<void>[] {
  return Array.from({ length: times }, async () => {
    await pool.acquire(queue);
    admitted.push(name);
  });
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('connections', () => {
  it.each([
    { size: 2, most: 2 },
    { size: 3, most: 3 },
    { size: 4, most: 3 },
    { size: 10, most: 8 },
    { size: 100, most: 75 },
  ])('of $size, one store gets $most at once, and another one the rest', async ({ size, most }) => {
    const { pool } = poolOf(size);
    const admitted: string[] = [];
    void ask(pool, new ConnectionQueue(), 'greedy', size * 3, admitted);
    await settled();
    expect(admitted).toHaveLength(most);
    void ask(pool, new ConnectionQueue(), 'other', size * 3, admitted);
    await settled();
    expect(admitted.filter((name) => name === 'other')).toHaveLength(size - most);
  });

  it('are handed on store by store in turn, and within a store by who came first', async () => {
    const { pool } = poolOf(4);
    const [a, b, c] = [new ConnectionQueue(), new ConnectionQueue(), new ConnectionQueue()];
    const admitted: string[] = [];
    void ask(pool, a, 'a', 3, []);
    void ask(pool, b, 'b', 1, []);
    for (const [queue, name, times] of [[a, 'a', 3] as const, [b, 'b', 2] as const, [c, 'c', 1] as const]) {
      for (let turn = 1; turn <= times; turn += 1) void ask(pool, queue, `${name}${turn}`, 1, admitted);
    }
    for (let turn = 0; turn < 3; turn += 1) {
      pool.release(a);
      await settled();
    }
    expect(admitted).toEqual(['a1', 'b1', 'c1']);
    pool.release(b);
    pool.release(b);
    pool.release(c);
    await settled();
    expect(admitted).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('are waited for until the timeout, and a caller that gave up is passed over', async () => {
    const { pool } = poolOf(1, 20);
    const queue = new ConnectionQueue();
    void pool.acquire(queue);
    await expect(pool.acquire(queue)).rejects.toThrow(WaitedTooLong);
    expect(pool.isWaitedFor).toBe(false);
    pool.release(queue);
    expect(pool.acquire(queue)).toBeUndefined();
  });

  it('never are more than there are, nor idle while somebody may have one, whatever comes and goes', () => {
    const step = fc.record({ queue: fc.nat(3), leaves: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step, { maxLength: 200 }), (size, steps) => {
        const { pool } = poolOf(size);
        const most = size - Math.floor(size / 4);
        const all = Array.from({ length: 4 }, () => new ConnectionQueue());
        for (const { queue: index, leaves } of steps) {
          const queue = all[index] ?? new ConnectionQueue();
          if (!leaves) void pool.acquire(queue)?.catch(() => undefined);
          else if (queue.inUse > 0) pool.release(queue);
          const held = all.reduce((sum, one) => sum + one.inUse, 0);
          expect(held).toBeLessThanOrEqual(size);
          for (const one of all) {
            expect(one.inUse).toBeLessThanOrEqual(most);
            if (one.waiting.length > 0) expect(held === size || one.inUse === most).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a store is late', () => {
  it('once its first one has waited longer than the limit, and until nobody waits, a fifth of it is enough', async () => {
    const { clock, pool } = poolOf(1);
    const queue = new ConnectionQueue();
    const late = () => pool.isLate(queue, 100);
    void pool.acquire(queue);
    expect(late()).toBe(false);

    void pool.acquire(queue);
    clock.now = 100;
    expect(late()).toBe(false);
    clock.now = 101;
    expect(late()).toBe(true);

    // The third is served as soon as it comes first, so that the queue counts as a fast one.
    void pool.acquire(queue);
    pool.release(queue);
    void pool.acquire(queue);
    pool.release(queue);
    clock.now = 121;
    expect(late()).toBe(false);
    clock.now = 122;
    expect(late()).toBe(true);

    pool.release(queue);
    expect(late()).toBe(false);
    void pool.acquire(queue);
    clock.now = 222;
    expect(late()).toBe(false);
    pool.release(queue);
    await settled();
  });

  it('before anybody has waited that long, when the queue moves too slowly for the one who would be last in it', async () => {
    const { clock, pool } = poolOf(1);
    const queue = new ConnectionQueue();
    const late = () => pool.isLate(queue, 100);
    void ask(pool, queue, 'any', 5, []);
    clock.now = 21;
    pool.release(queue);
    expect(late()).toBe(false);
    void pool.acquire(queue);
    expect(late()).toBe(true);

    for (let served = 0; served < 5; served += 1) pool.release(queue);
    expect(late()).toBe(false);
    void ask(pool, queue, 'any', 20, []);
    expect(late()).toBe(false);
    await settled();
  });

  it('for itself alone', () => {
    const { clock, pool } = poolOf(8);
    const [greedy, other] = [new ConnectionQueue(), new ConnectionQueue()];
    void ask(pool, greedy, 'greedy', 20, []);
    clock.now = 10_000;
    expect([pool.isLate(greedy, 100), pool.isLate(other, 100)]).toEqual([true, false]);
  });
});
