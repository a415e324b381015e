import { describe, expect, it } from '@jest/globals';
import type { StoreScope } from '../database/scope.js';
import { DueWorkRegistry, type DueWork } from './due-work-registry.js';

const scope = { storeId: 'STO-1', now: '2026-03-01T12:00:00.000Z' } as StoreScope;

function dueAt(time: string | null, tookMs = 0, done: string[] = []): DueWork {
  return {
    firstDue: () => Promise.resolve(time),
    run: ({ now }, patience) => {
      done.push(now);
      patience.leftMs -= tookMs;
      return Promise.resolve();
    },
  };
}

describe('a timetable', () => {
  const timetableOf = (...works: DueWork[]) => {
    const timetable = new DueWorkRegistry();
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
    await timetableOf(dueAt(null, 30, done), dueAt(null, 50, done)).run(scope, patience);
    expect([done, patience]).toEqual([[scope.now, scope.now], { leftMs: 20 }]);
  });

  it('asks each work with the patience that is left, and tells each of a clock that was set', async () => {
    const asked: unknown[] = [];
    const work: DueWork = {
      firstDue: (_scope, after, { leftMs }) => {
        asked.push([after, leftMs]);
        return Promise.resolve(null);
      },
      run: () => Promise.resolve(),
      jumped: ({ now }) => Promise.resolve(void asked.push(now)),
    };
    const timetable = timetableOf(work, dueAt(null));
    await timetable.firstDue(scope, scope.now, { leftMs: 0 });
    await timetable.jumped(scope);
    expect(asked).toEqual([[scope.now, 0], scope.now]);
  });
});
