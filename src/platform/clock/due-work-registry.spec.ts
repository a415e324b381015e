import { describe, expect, it } from '@jest/globals';
import type { StoreScope } from '../database/scope.js';
import { DueWorkRegistry, type DueWork } from './due-work-registry.js';

const scope = { storeId: 'STO-1', now: '2026-03-01T12:00:00.000Z' } as StoreScope;

function dueAt(time: string | null, tookMs = 0, done: string[] = []): DueWork {
  return {
    firstDue: () => Promise.resolve(time),
    run: ({ now }, budget) => {
      done.push(now);
      budget.leftMs -= tookMs;
      return Promise.resolve();
    },
  };
}

describe('the due-work registry', () => {
  const registryOf = (...works: DueWork[]) => {
    const registry = new DueWorkRegistry();
    for (const work of works) registry.register(work);
    return registry;
  };

  it.each([
    [[], null],
    [[null, null], null],
    [['2026-03-03T00:00:00.000Z', null, '2026-03-02T23:59:59.999Z'], '2026-03-02T23:59:59.999Z'],
  ])('of what is due at %j begins with %p', async (times, first) => {
    const registry = registryOf(...times.map((time) => dueAt(time)));
    expect(await registry.firstDue(scope, null, { leftMs: 1 })).toBe(first);
  });

  it('has all work carried out, which shares one wait budget', async () => {
    const done: string[] = [];
    const budget = { leftMs: 100 };
    await registryOf(dueAt(null, 30, done), dueAt(null, 50, done)).run(scope, budget);
    expect([done, budget]).toEqual([[scope.now, scope.now], { leftMs: 20 }]);
  });

  it('asks each work with the wait budget that is left, and notifies each of a clock that was set', async () => {
    const asked: unknown[] = [];
    const work: DueWork = {
      firstDue: (_scope, after, { leftMs }) => {
        asked.push([after, leftMs]);
        return Promise.resolve(null);
      },
      run: () => Promise.resolve(),
      jumped: ({ now }) => Promise.resolve(void asked.push(now)),
    };
    const registry = registryOf(work, dueAt(null));
    await registry.firstDue(scope, scope.now, { leftMs: 0 });
    await registry.jumped(scope);
    expect(asked).toEqual([[scope.now, 0], scope.now]);
  });
});
