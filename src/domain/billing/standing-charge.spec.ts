import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '../calendar/day.js';
import type { Line } from './line.js';
import { standingCharges } from './standing-charge.js';

const DAYS = { from: '2024-04-01', to: '2024-05-01' };

function line(amount: number, discount: number, tax: number, fields: Partial<Line['cover']> = {}): Line {
  return {
    kind: amount < 0 ? 'proration_credit' : 'subscription',
    description: 'Plan',
    quantity: '1',
    unitPrice: null,
    amount,
    discount,
    tax,
    rates: [],
    cover: { number: 4, item: 'flat:a', price: '3000', span: DAYS, ...fields },
  };
}

const CHARGE = line(3000, 300, 513);
const CREDIT = line(-2000, -200, -342, { span: { from: '2024-04-11', to: '2024-05-01' } });

describe('what stands of a charge', () => {
  it.each<[string, Line[], amounts: [amount: number, discount: number, tax: number]]>([
    ['is all of it', [CHARGE], [3000, 300, 513]],
    ['is what no credit has taken back', [CHARGE, CREDIT], [1000, 100, 171]],
    ['nor a credit note', [{ ...CHARGE, givenBack: { gross: 1071, tax: 171 } }], [2000, 200, 342]],
    ['nor one of them after the other', [{ ...CHARGE, givenBack: { gross: 714, tax: 114 } }, CREDIT], [333, 33, 57]],
    [
      'is nothing, where both were more than it',
      [{ ...CHARGE, givenBack: { gross: 3000, tax: 479 } }, CREDIT],
      [0, 0, 0],
    ],
    ['is all of what was free, of which nothing can be given back', [line(3000, 3000, 0)], [3000, 3000, 0]],
  ])('%s', (_, lines, [amount, discount, tax]) => {
    expect(standingCharges(lines, dayNumber, 'exclusive')).toMatchObject([{ left: { amount, discount, tax } }]);
  });
});
