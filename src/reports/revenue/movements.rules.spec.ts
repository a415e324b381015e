import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movementOf, MovementSums } from './movements.rules.js';

it.each([
  [0, 0, false, undefined],
  [0, 0, true, undefined],
  [0, 1000, false, 'new'],
  [0, 1000, true, 'reactivation'],
  [1000, 1000, true, undefined],
  [1000, 1001, true, 'expansion'],
  [1000, 999, true, 'contraction'],
  [1000, 0, true, 'churn'],
])('from %i to %i, with revenue before: %p, is %p', (before, after, had, movement) => {
  expect(movementOf(before, after, had)).toBe(movement);
});

const histories = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })), { minLength: 7, maxLength: 7 }),
  )
  .map(([had, revenue]) => ({ revenue, hadBefore: had || revenue[0] !== 0 }));

const sumsOf = (all: readonly { hadBefore: boolean; revenue: readonly number[] }[]) => {
  const sums = new MovementSums(6);
  for (const history of all) sums.add(history);
  return sums.all();
};

describe('the movements of many', () => {
  it('add up to what there is at the end of each month, and every month opens as the last has closed', () => {
    fc.assert(
      fc.property(fc.array(histories, { maxLength: 20 }), (all) => {
        const whole = (index: number) => all.reduce((sum, { revenue }) => sum + (revenue[index] ?? 0), 0);
        sumsOf(all).forEach((month, index) => {
          const { opening, closing, new: came, expansion, reactivation, contraction, churn, subscribers } = month;
          expect([opening, closing]).toEqual([whole(index), whole(index + 1)]);
          expect(opening + came + expansion + reactivation - contraction - churn).toBe(closing);
          expect(subscribers).toBe(all.filter(({ revenue }) => (revenue[index + 1] ?? 0) > 0).length);
        });
      }),
    );
  });

  it('are those of each, in whatever order they are added', () => {
    fc.assert(
      fc.property(
        fc
          .array(histories)
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => expect(sumsOf(shuffled)).toEqual(sumsOf(all)),
      ),
    );
  });

  it('have each subscriber new once at most, and only one who was not there before', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const months = sumsOf([history]).filter(({ new: came }) => came > 0).length;
        expect(months).toBe(!history.hadBefore && history.revenue.some((amount) => amount > 0) ? 1 : 0);
      }),
    );
  });
});
