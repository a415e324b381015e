import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FaultCollector } from './fault-collector.js';
import { Failure } from './failure.js';
import { invalidField, unknownField, type Path } from './fault.js';

function collected(paths: readonly Path[]): FaultCollector {
  const collector = new FaultCollector();
  for (const path of paths) collector.add(unknownField(path));
  return collector;
}

const numbered = (count: number): Path[] => Array.from({ length: count }, (_, index) => ['list', index]);

describe('a collector of faults', () => {
  it.each<[string, Path[], number, boolean]>([
    ['nothing', [], 0, false],
    ['one field', [['a']], 1, false],
    ['a field twice as one', [['a'], ['a']], 1, false],
    ['a field and one within it', [['a'], ['a', 'b'], ['a', 0]], 3, false],
    [
      'an index and a name that look alike',
      [
        ['a', 0],
        ['a', '0'],
      ],
      2,
      false,
    ],
    ['a hundred fields', numbered(100), 100, false],
    ['a hundred fields twice', [...numbered(100), ...numbered(100)], 100, false],
    ['the first hundred of more', numbered(101), 100, true],
    ['the first hundred of very many', numbered(100_000), 100, true],
  ])('keeps %s', (_, paths, count, hasMore) => {
    const collector = collected(paths);
    expect([collector.faults.length, collector.hasMore]).toEqual([count, hasMore]);
  });

  it('keeps the first reason of a field', () => {
    const collector = new FaultCollector();
    for (const reason of ['first', 'second']) collector.add(invalidField(['a'], reason));
    expect(collector.faults.map(({ text }) => text)).toEqual(['first']);
  });

  it('fails with what it has, and knows whether that is all', () => {
    const failureOf = (count: number): unknown => {
      try {
        collected(numbered(count)).assertNone();
        return undefined;
      } catch (error) {
        return error;
      }
    };
    expect(failureOf(0)).toBeUndefined();
    expect(failureOf(100)).toMatchObject({ code: 'unknown_field', hasMoreFaults: false });
    expect(failureOf(101)).toMatchObject({ code: 'unknown_field', hasMoreFaults: true });
    expect(failureOf(101)).toBeInstanceOf(Failure);
  });

  it('has the distinct paths in the order in which they were added', () => {
    const path = fc.array(fc.oneof(fc.constantFrom('a', 'b', '0'), fc.nat(1)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), (paths) => {
        const distinct = [...new Map(paths.map((one) => [JSON.stringify(one), one])).values()];
        expect(collected(paths).faults.map((fault) => fault.path)).toEqual(distinct);
      }),
    );
  });
});
