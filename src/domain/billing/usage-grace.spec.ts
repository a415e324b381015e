import { describe, expect, it } from '@jest/globals';
import { newEnrollment } from './enrollment-state.js';
import { closesUsageNext, closingDay, nextStepOn } from './usage-grace.js';

describe('late usage is closed', () => {
  it.each([
    ['2024-05-01', '2024-05-01', 3, null, '2024-05-04'],
    ['2024-05-01', '2024-05-01', 0, null, null],
    ['2024-05-01', '2024-05-01', 30, null, '2024-05-31'],
    // A cancellation at once charges its day, too: the grace time begins with the next.
    ['2024-04-17', '2024-04-16', 3, null, '2024-04-20'],
    // Billing ran three days late: the sender of usage knows of the end only since then.
    ['2024-05-01', '2024-05-04', 3, null, '2024-05-07'],
    // An earlier grace time runs on, by the setting that held when it began.
    ['2024-05-01', '2024-05-01', 3, '2024-05-20', '2024-05-20'],
    ['2024-05-01', '2024-05-01', 3, '2024-05-02', '2024-05-04'],
    ['2024-05-01', '2024-05-01', 0, '2024-05-02', '2024-05-02'],
  ] as const)(
    'of what was used until %s, done on %s, with %i days and %s: on %s',
    (until, today, days, running, day) => {
      expect(closingDay(until, today, days, running)).toBe(day);
    },
  );

  it.each([
    [null, undefined, false, null],
    [null, null, false, null],
    ['2024-05-01', null, false, '2024-05-01'],
    ['2024-05-01', '2024-05-02', false, '2024-05-01'],
    ['2024-05-01', '2024-05-01', true, '2024-05-01'],
    ['2024-05-02', '2024-05-01', true, '2024-05-01'],
    [null, '2024-05-01', true, '2024-05-01'],
  ] as const)('of what renews on %s and closes on %s: next %p, on %s', (nextBillingOn, closingOn, isNext, day) => {
    const state = { ...newEnrollment('2024-04-01', null, null, []), nextBillingOn, closingOn };
    expect([closesUsageNext(state), nextStepOn(state)]).toEqual([isNext, day]);
  });
});
