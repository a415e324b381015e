import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../domain/calendar/day.js';
import { givenUpOn, nextCollectionDay } from './dunning.rules.js';

const LADDER = [2, 7, 14, 21];

describe('the next day of collection', () => {
  it.each([
    ['2026-01-31', '2026-01-31', LADDER, '2026-02-02'],
    ['2026-01-31', '2026-02-01', LADDER, '2026-02-02'],
    ['2026-01-31', '2026-02-02', LADDER, '2026-02-07'],
    ['2026-01-31', '2026-02-13', LADDER, '2026-02-14'],
    ['2026-01-31', '2026-02-20', LADDER, '2026-02-21'],
    ['2026-01-31', '2026-02-21', LADDER, null],
    ['2026-01-31', '2027-01-01', LADDER, null],
    ['2026-01-31', '2026-01-31', [365], '2027-01-31'],
    ['2026-01-31', '2026-01-31', [], null],
  ])('after a first failure on %s is, on %s by %j: %s', (first, today, ladder, day) => {
    expect(nextCollectionDay(first, today, ladder)).toBe(day);
  });

  it('tries every day of the ladder once, in order, when no day is missed', () => {
    const ladders = fc
      .uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 20 })
      .map((days) => days.sort((a, b) => a - b));
    fc.assert(
      fc.property(ladders, (ladder) => {
        const tried: string[] = [];
        for (let day = nextCollectionDay('2026-01-31', '2026-01-31', ladder); day !== null;) {
          tried.push(day);
          day = nextCollectionDay('2026-01-31', day, ladder);
        }
        expect(tried).toEqual(ladder.map((after) => addDays('2026-01-31', after)));
      }),
    );
  });
});

describe('the day on which an invoice is given up', () => {
  it.each([
    ['on its day', '2026-02-21', '2026-01-31', '2026-02-21', LADDER, '2026-02-21'],
    ['a day late', '2026-02-21', '2026-01-31', '2026-02-22', LADDER, '2026-02-21'],
    ['when most of the ladder was missed', '2026-02-02', '2026-01-31', '2026-04-20', LADDER, '2026-02-21'],
    ['after the ladder was shortened', '2026-02-21', '2026-01-31', '2026-03-01', [2], '2026-02-21'],
    ['after all of it was taken away', '2026-02-07', '2026-01-31', '2026-03-01', [], '2026-02-07'],
    ['before its day, for want of other days', '2026-02-21', '2026-01-31', '2026-02-10', [2], '2026-02-10'],
    ['out of turn', null, '2026-01-31', '2026-04-20', LADDER, '2026-04-20'],
    ['at its first failure', '2026-01-31', null, '2026-02-01', [], '2026-02-01'],
  ])('%s', (_, collectOn, firstFailedOn, today, ladder, day) => {
    expect(givenUpOn(collectOn, firstFailedOn, today, ladder)).toBe(day);
  });
});
