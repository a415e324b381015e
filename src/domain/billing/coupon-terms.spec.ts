import { describe, expect, it } from '@jest/globals';
import type { CouponTerm } from './coupon-term.js';
import { followedBy, termOf, termsAfter } from './coupon-terms.js';
import type { EnrollmentPeriod } from './enrollment-state.js';

const THREE: CouponTerm = { couponId: 'cpn_1', from: 0, endsBefore: 3, unusedCycles: '0' };
const EVER: CouponTerm = { couponId: 'cpn_2', from: 2, endsBefore: null, unusedCycles: null };

function period(number: number, start: string, end: string | null, other: Partial<EnrollmentPeriod> = {}) {
  return { kind: 'full', number, index: 0, start, end, fullStart: start, ...other } as const;
}

/** From one period to the next. */
function after(terms: readonly CouponTerm[], last: EnrollmentPeriod | null, next: EnrollmentPeriod) {
  const before = { lastNumber: next.number - 1, period: last };
  return termsAfter(terms, before, { lastNumber: next.number, period: next, status: 'active' });
}

describe('the coupon of a period', () => {
  it.each([
    [-1, undefined],
    [0, 'cpn_1'],
    [1, 'cpn_1'],
    [2, 'cpn_2'],
    [99, 'cpn_2'],
  ])('%i is %s', (number, couponId) => {
    expect(termOf([{ ...THREE, endsBefore: 2 }, EVER], number)?.couponId).toBe(couponId);
  });
});

describe('a coupon that follows', () => {
  it('leaves the periods that have begun to the one before', () => {
    expect(followedBy([THREE], 2, EVER)).toEqual([{ ...THREE, endsBefore: 2, unusedCycles: null }, EVER]);
  });

  it('leaves one that was over as it was', () => {
    const over = { ...THREE, endsBefore: 1, unusedCycles: null };
    expect(followedBy([over], 2, EVER)).toEqual([over, EVER]);
  });

  it('takes the place of one that has not begun', () => {
    expect(followedBy([THREE, EVER], 2, null)).toEqual([{ ...THREE, endsBefore: 2, unusedCycles: null }]);
  });
});

describe('a coupon for a number of cycles', () => {
  const april = period(0, '2024-04-01', '2024-05-01');

  it.each<[string, EnrollmentPeriod | null, EnrollmentPeriod, number]>([
    ['is used up by a whole period', april, period(1, '2024-05-01', '2024-06-01'), 3],
    ['lasts one period longer for one that is cut short', april, period(1, '2024-04-16', '2024-05-16'), 4],
    ['lasts as long for one that is cut to nothing', april, period(1, '2024-04-01', '2024-05-01'), 4],
    [
      'lasts one period longer for a short first one',
      null,
      period(0, '2024-04-20', '2024-05-01', { kind: 'stub', fullStart: '2024-04-01' }),
      4,
    ],
    ['is not divided by what never ends', period(0, '2024-04-01', null), period(1, '2024-04-16', '2024-05-16'), 3],
    [
      'does not begin with a trial',
      period(0, '2024-03-20', '2024-04-01', { kind: 'trial' }),
      period(1, '2024-03-25', '2024-04-25'),
      3,
    ],
  ])('%s', (_, last, next, endsBefore) => expect(after([THREE], last, next)[0]?.endsBefore).toBe(endsBefore));

  it('is used up by parts that make a whole cycle, be they thirds', () => {
    const days = ['2024-04-01', '2024-04-11', '2024-04-21', '2024-05-01', '2024-05-11', '2024-05-21', '2024-05-31'];
    // Each is a third of thirty days; six thirds are two cycles of three, in six periods.
    const terms = days.slice(1).reduce<readonly CouponTerm[]>(
      (before, day, index) => {
        const last = period(index, days[index] ?? '', day, {});
        const whole = { ...last, end: addThirty(last.start) };
        return after(before, whole, period(index + 1, day, addThirty(day)));
      },
      [THREE],
    );
    expect(terms[0]?.endsBefore).toBe(7);
  });

  it('is not used up by a pause that takes a number, nor moved by it where it was over', () => {
    const before = { lastNumber: 1, period: period(1, '2024-05-01', '2024-06-01') };
    const paused = { lastNumber: 2, period: before.period, status: 'paused' } as const;
    const over = { ...THREE, endsBefore: 1 };
    expect(termsAfter([THREE], before, paused)[0]).toEqual({ ...THREE, endsBefore: 4 });
    expect(termsAfter([over, EVER], before, paused)).toEqual([over, { ...EVER, from: 3 }]);
  });

  it('stays as it is when no period begins, or all is over', () => {
    const before = { lastNumber: 0, period: april };
    expect(termsAfter([THREE], before, { ...before, status: 'active' })).toEqual([THREE]);
    expect(termsAfter([THREE], before, { ...before, lastNumber: 1, status: 'cancelled' })).toEqual([THREE]);
  });
});

function addThirty(day: string): string {
  return new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10);
}
