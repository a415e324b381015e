import { describe, expect, it } from '@jest/globals';
import type { StoreScope } from '../database/scope.js';
import { Timetable, type DueWork } from './timetable.js';

const scope = { storeId: 'STO-1', now: '2026-03-01T12:00:00.000Z' } as StoreScope;

function dueAt(time: string | null, tookMs = 0, done: string[] = []): DueWork {
  return {
    firstDue: () => Promise.resolve(time),
    carryOut: ({ now }, patience) => {
      done.push(now);
      patience.leftMs -= tookMs;
      return Promise.resolve();
    },
  };
}

describe('a timetable', () => {
  const timetableOf = (...works: DueWork[]) => {
    const timetable = new Timetable();
    for (const work of works) timetable.register(work);
    return timetable;
  };

  it.each([
    [[], null],
    [[null, null], null],
    [['2026-03-03T00:00:00.000Z', null, '2026-03-02T23:59:59.999Z'], '2026-03-02T23:59:59.999Z'],
  ])('of what is due at %j begins with %p', async (times, first) => {
    const timetable = timetableOf(...times.map((time) => dueAt(time)));
    expect(await timetable.firstDue(scope, null, { leftMs: 1 })).toBe(first);
  });

  it('has all work carried out, which shares one patience', async () => {
    const done: string[] = [];
    const patience = { leftMs: 100 };
    await timetableOf(dueAt(null, 30, done), dueAt(null, 50, done)).carryOut(scope, patience);
    expect([done, patience]).toEqual([[scope.now, scope.now], { leftMs: 20 }]);
  });

  it('has nothing more due once nobody waits any more', async () => {
    expect(await timetableOf(dueAt(scope.now)).firstDue(scope, null, { leftMs: 0 })).toBeNull();
  });
});
