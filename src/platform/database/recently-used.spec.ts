import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentlyUsed } from './recently-used.js';

describe('RecentlyUsed', () => {
  it.each([
    ['the last entry', 1, ['a'], 'a', true],
    ['an entry that was set before as many others as one generation holds', 2, ['a', 'b', 'c'], 'a', true],
    ['an entry that was set before as many others as two generations hold', 2, ['a', 'b', 'c', 'd', 'e'], 'a', false],
    ['an entry that was set again', 2, ['a', 'b', 'c', 'a', 'd', 'e'], 'a', true],
    ['an entry that was never set', 2, ['a'], 'b', false],
  ] as const)('knows or has forgotten %s', (_, size, keys, key, isKnown) => {
    const entries = new RecentlyUsed<string>(size);
    for (const one of keys) entries.set(one, `value of ${one}`);
    expect(entries.get(key)).toBe(isKnown ? `value of ${key}` : undefined);
  });

  it('keeps an entry that is read, whatever is set in between', () => {
    const entries = new RecentlyUsed<number>(3);
    entries.set('everyday', 1);
    for (let junk = 0; junk < 1_000; junk += 1) {
      entries.set(`junk ${junk}`, junk);
      if (junk % 2 === 0) expect(entries.get('everyday')).toBe(1);
    }
  });

  it('never gives a wrong value, and never forgets one of the last keys that fill a generation', () => {
    const step = fc.record({ key: fc.integer({ min: 0, max: 12 }).map(String), sets: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 120 }), (size, steps) => {
        const entries = new RecentlyUsed<number>(size);
        const known = new Map<string, number>();
        const order: string[] = [];
        for (const [index, { key, sets }] of steps.entries()) {
          const found = entries.get(key);
          if (found !== undefined) expect(found).toBe(known.get(key));
          if (order.slice(0, size).includes(key)) expect(found).toBe(known.get(key));
          if (!sets && found === undefined) continue;
          if (sets) {
            entries.set(key, index);
            known.set(key, index);
          }
          if (order.includes(key)) order.splice(order.indexOf(key), 1);
          order.unshift(key);
        }
      }),
    );
  });
});
