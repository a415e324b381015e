import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairConnectionPool, ConnectionQueue, WaitedTooLong } from './fair-connection-pool.js';

/** So long that no timer of a test ends while other tests run. */
const FOR_EVER_MS = 2 ** 31 - 1;

function lanesOf(size: number, patienceMs = FOR_EVER_MS) {
  const clock = { now: 0 };
  return { clock, lanes: new FairConnectionPool({ size, patienceMs, now: () => clock.now }) };
}

/** Enters so many times, and notes by name who has got a connection, in order. */
function ask(lanes: FairConnectionPool, lane: ConnectionQueue, name: string, times: number, admitted: string[]): Promise<void>[] {
  return Array.from({ length: times }, async () => {
    await lanes.enter(lane);
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
    const { lanes } = lanesOf(size);
    const admitted: string[] = [];
    void ask(lanes, new ConnectionQueue(), 'greedy', size * 3, admitted);
    await settled();
    expect(admitted).toHaveLength(most);
    void ask(lanes, new ConnectionQueue(), 'other', size * 3, admitted);
    await settled();
    expect(admitted.filter((name) => name === 'other')).toHaveLength(size - most);
  });

  it('are handed on store by store in turn, and within a store by who came first', async () => {
    const { lanes } = lanesOf(4);
    const [a, b, c] = [new ConnectionQueue(), new ConnectionQueue(), new ConnectionQueue()];
    const admitted: string[] = [];
    void ask(lanes, a, 'a', 3, []);
    void ask(lanes, b, 'b', 1, []);
    for (const [lane, name, times] of [[a, 'a', 3] as const, [b, 'b', 2] as const, [c, 'c', 1] as const]) {
      for (let turn = 1; turn <= times; turn += 1) void ask(lanes, lane, `${name}${turn}`, 1, admitted);
    }
    for (let turn = 0; turn < 3; turn += 1) {
      lanes.leave(a);
      await settled();
    }
    expect(admitted).toEqual(['a1', 'b1', 'c1']);
    lanes.leave(b);
    lanes.leave(b);
    lanes.leave(c);
    await settled();
    expect(admitted).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('are waited for no longer than patience lasts, and whoever gave up is passed over', async () => {
    const { lanes } = lanesOf(1, 20);
    const lane = new ConnectionQueue();
    void lanes.enter(lane);
    await expect(lanes.enter(lane)).rejects.toThrow(WaitedTooLong);
    expect(lanes.isWaitedFor).toBe(false);
    lanes.leave(lane);
    expect(lanes.enter(lane)).toBeUndefined();
  });

  it('never are more than there are, nor idle while somebody may have one, whatever comes and goes', () => {
    const step = fc.record({ lane: fc.nat(3), leaves: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step, { maxLength: 200 }), (size, steps) => {
        const { lanes } = lanesOf(size);
        const most = size - Math.floor(size / 4);
        const all = Array.from({ length: 4 }, () => new ConnectionQueue());
        for (const { lane: index, leaves } of steps) {
          const lane = all[index] ?? new ConnectionQueue();
          if (!leaves) void lanes.enter(lane)?.catch(() => undefined);
          else if (lane.held > 0) lanes.leave(lane);
          const held = all.reduce((sum, one) => sum + one.held, 0);
          expect(held).toBeLessThanOrEqual(size);
          for (const one of all) {
            expect(one.held).toBeLessThanOrEqual(most);
            if (one.waiting.length > 0) expect(held === size || one.held === most).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a store is late', () => {
  it('once its first one has waited longer than the limit, and until nobody waits, a fifth of it is enough', async () => {
    const { clock, lanes } = lanesOf(1);
    const lane = new ConnectionQueue();
    const late = () => lanes.isLate(lane, 100);
    void lanes.enter(lane);
    expect(late()).toBe(false);

    void lanes.enter(lane);
    clock.now = 100;
    expect(late()).toBe(false);
    clock.now = 101;
    expect(late()).toBe(true);

    // The third is served as soon as it comes first, so that the queue counts as a fast one.
    void lanes.enter(lane);
    lanes.leave(lane);
    void lanes.enter(lane);
    lanes.leave(lane);
    clock.now = 121;
    expect(late()).toBe(false);
    clock.now = 122;
    expect(late()).toBe(true);

    lanes.leave(lane);
    expect(late()).toBe(false);
    void lanes.enter(lane);
    clock.now = 222;
    expect(late()).toBe(false);
    lanes.leave(lane);
    await settled();
  });

  it('before anybody has waited that long, when the queue moves too slowly for whoever would be its last', async () => {
    const { clock, lanes } = lanesOf(1);
    const lane = new ConnectionQueue();
    const late = () => lanes.isLate(lane, 100);
    void ask(lanes, lane, 'any', 5, []);
    clock.now = 21;
    lanes.leave(lane);
    expect(late()).toBe(false);
    void lanes.enter(lane);
    expect(late()).toBe(true);

    for (let served = 0; served < 5; served += 1) lanes.leave(lane);
    expect(late()).toBe(false);
    void ask(lanes, lane, 'any', 20, []);
    expect(late()).toBe(false);
    await settled();
  });

  it('for itself alone', () => {
    const { clock, lanes } = lanesOf(8);
    const [greedy, other] = [new ConnectionQueue(), new ConnectionQueue()];
    void ask(lanes, greedy, 'greedy', 20, []);
    clock.now = 10_000;
    expect([lanes.isLate(greedy, 100), lanes.isLate(other, 100)]).toEqual([true, false]);
  });
});
