import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { taxesOf, taxesOfLine } from './taxes.js';

const STATE = { id: 'txr_1', percentage: '6.25' };
const CITY = { id: 'txr_2', percentage: '1.5' };
const NONE = { id: 'txr_3', percentage: '0' };

describe('the tax of a line', () => {
  it.each<[title: string, tax: number, rates: (typeof STATE)[], parts: number[]]>([
    ['is all of its one rate', 625, [STATE], [625]],
    // 1000 at 6.25 % and 1.5 %.
    ['is split in proportion to its rates', 775, [STATE, CITY], [625, 150]],
    // 7.75 % of 13 is 1, of which the larger rate has most.
    ['is split without losing a unit', 1, [STATE, CITY], [1, 0]],
    ['is split as it was charged when it is credited', -775, [STATE, CITY], [-625, -150]],
    ['is nothing of a rate of nothing', 625, [STATE, NONE], [625, 0]],
    ['is nothing of no rate', 0, [], []],
  ])('%s', (_, tax, rates, parts) => {
    expect(taxesOfLine({ tax, rates }).map(({ amount }) => amount)).toEqual(parts);
  });
});

describe('the taxes of an invoice', () => {
  it('are one figure for each rate, and for each percentage that a rate has had', () => {
    const raised = { ...STATE, percentage: '7' };
    const lines = [
      { tax: 775, rates: [STATE, CITY] },
      { tax: 15, rates: [CITY] },
      { tax: 70, rates: [raised] },
    ];
    expect(taxesOf(lines)).toEqual([
      { rate: STATE, amount: 625 },
      { rate: CITY, amount: 165 },
      { rate: raised, amount: 70 },
    ]);
  });

  it('add up to its tax', () => {
    const rates = fc.subarray([STATE, CITY, { id: 'txr_4', percentage: '19' }], { minLength: 1 });
    const line = fc.record({ tax: fc.integer({ min: -100_000, max: 100_000 }), rates });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(sum(taxesOf(lines).map(({ amount }) => amount))).toBe(sum(lines.map(({ tax }) => tax)));
      }),
    );
  });
});
