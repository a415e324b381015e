import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MovementSums } from '../revenue/movements.rules.js';
import { CohortSums } from './cohort-sums.rules.js';

const cohortsOf = (count: number, all: readonly { hadBefore: boolean; revenue: readonly number[] }[]) => {
  const sums = new CohortSums(count);
  for (const history of all) sums.add(history);
  return sums.all();
};

it('who came with whom, and what they still pay', () => {
  const cohorts = cohortsOf(3, [
    { hadBefore: false, revenue: [0, 100, 150, 0] },
    { hadBefore: false, revenue: [0, 200, 0, 200] },
    { hadBefore: false, revenue: [0, 0, 0, 70] },
    { hadBefore: true, revenue: [0, 0, 500, 500] },
    { hadBefore: true, revenue: [900, 900, 900, 900] },
    { hadBefore: false, revenue: [0, 0, 0, 0] },
  ]);
  expect(cohorts).toEqual([
    [
      { subscribers: 2, revenue: 300 },
      { subscribers: 1, revenue: 150 },
      { subscribers: 1, revenue: 200 },
    ],
    [
      { subscribers: 0, revenue: 0 },
      { subscribers: 0, revenue: 0 },
    ],
    [{ subscribers: 1, revenue: 70 }],
  ]);
});

describe('cohorts', () => {
  const histories = fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })), { minLength: 6, maxLength: 6 })
    .map((revenue) => ({ revenue: [0, ...revenue], hadBefore: false }));

  it('begin with the new revenue of their month, and together have all revenue at each end', () => {
    fc.assert(
      fc.property(fc.array(histories), (all) => {
        const cohorts = cohortsOf(6, all);
        const movements = new MovementSums(6);
        for (const history of all) movements.add(history);
        movements.all().forEach(({ new: came, closing, subscribers }, index) => {
          expect(cohorts[index]?.[0]?.revenue).toBe(came);
          const months = cohorts.slice(0, index + 1).map((cohort, cameIn) => cohort[index - cameIn]);
          expect(months.reduce((sum, month) => sum + (month?.revenue ?? 0), 0)).toBe(closing);
          expect(months.reduce((sum, month) => sum + (month?.subscribers ?? 0), 0)).toBe(subscribers);
        });
      }),
    );
  });
});
