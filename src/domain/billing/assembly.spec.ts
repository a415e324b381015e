import { describe, expect, it } from '@jest/globals';
import { assemble, totalsOf, type AppliedCoupon } from './assembly.js';
import type { DraftLine, Line } from './line.js';

const VAT = { id: 'txr_1', percentage: '19' };
const CITY = { id: 'txr_2', percentage: '4.75' };

function draft(amount: number, number = 0, takesBack: DraftLine['takesBack'] = null): DraftLine {
  const cover = { number, item: 'flat:a', price: null, span: null };
  return { kind: 'subscription', description: 'Plan', quantity: '1', unitPrice: null, amount, cover, takesBack };
}

function invoiced(amount: number, discount: number, number = 0): Line {
  const { takesBack, ...line } = draft(amount, number);
  return { ...line, discount, tax: 0, rates: [] };
}

function coupon(discount: AppliedCoupon['discount'], other: Partial<AppliedCoupon> = {}): AppliedCoupon {
  return { discount, startsWith: 0, endsBefore: null, minimumAmount: 0, ...other };
}

function discounts(drafts: readonly DraftLine[], held: AppliedCoupon | null, before: readonly Line[] = []): number[] {
  const pricing = { coupon: held, rates: [], taxBehavior: 'exclusive' } as const;
  return assemble(drafts, pricing, before).map(({ discount }) => discount);
}

describe('tax', () => {
  it.each([
    // 1000 × 23.75 % = 237.5, rounded once over both rates.
    ['exclusive', 1000, null, 0, 238, 1238],
    // 1000 - 1000 / 1.2375 = 191.919…
    ['inclusive', 1000, null, 0, 192, 1000],
    // (1000 - 333) × 23.75 % = 158.4125: after the coupon.
    ['exclusive', 1000, '33.3', 333, 158, 825],
    // 667 - 667 / 1.2375 = 128.01…
    ['inclusive', 1000, '33.3', 333, 128, 667],
    ['exclusive', 1000, '100', 1000, 0, 0],
    ['inclusive', 1000, '100', 1000, 0, 0],
  ] as const)('%s of two rates, on %i less %s percent', (taxBehavior, amount, percentOff, discount, tax, total) => {
    const held = percentOff === null ? null : coupon({ percentOff });
    const lines = assemble([draft(amount)], { coupon: held, rates: [VAT, CITY], taxBehavior }, []);
    expect(lines.map((line) => [line.discount, line.tax, line.rates])).toEqual([[discount, tax, [VAT, CITY]]]);
    expect(totalsOf(lines, taxBehavior)).toEqual({ subtotal: amount, discountTotal: discount, taxTotal: tax, total });
  });

  it('is rounded line by line, and the total is what the lines show', () => {
    // 5 % of 10 is 0.5, twice rounded up.
    const rates = [{ id: 'txr_3', percentage: '5' }];
    const lines = assemble([draft(10), draft(10)], { coupon: null, rates, taxBehavior: 'exclusive' }, []);
    expect(totalsOf(lines, 'exclusive')).toEqual({ subtotal: 20, discountTotal: 0, taxTotal: 2, total: 22 });
  });

  it('of an item is by its own rates, where it has some, or has none', () => {
    const [plan, other, free] = ['flat:a', 'usage:b', 'usage:c'].map((item): DraftLine => {
      const line = draft(1000);
      return { ...line, cover: { ...line.cover, item } };
    });
    const ratesByItem = new Map([
      ['usage:b', [CITY]],
      ['usage:c', []],
    ]);
    const pricing = { coupon: null, rates: [VAT], ratesByItem, taxBehavior: 'exclusive' } as const;
    const lines = assemble(
      [plan, other, free].flatMap((line) => line ?? []),
      pricing,
      [],
    );
    expect(lines.map(({ tax, rates }) => [tax, rates])).toEqual([
      [190, [VAT]],
      [48, [CITY]],
      [0, []],
    ]);
  });

  it('and discount of what takes back an earlier line are brought by that line', () => {
    const takesBack = { discount: -100, tax: -7, rates: [CITY] };
    const pricing = { coupon: coupon({ percentOff: '50' }), rates: [VAT], taxBehavior: 'exclusive' } as const;
    const [credit, charge] = assemble([draft(-1000, 0, takesBack), draft(1000)], pricing, []);
    expect(credit).toMatchObject({ amount: -1000, ...takesBack });
    expect(charge).toMatchObject({ amount: 1000, discount: 500, tax: 95, rates: [VAT] });
    expect(credit).not.toHaveProperty('takesBack');
  });

  it('and discount of what is beyond what takes the place of an earlier line are added to that line', () => {
    const takesBack = { discount: 100, tax: 7, rates: [CITY], beyond: 200 };
    const pricing = { coupon: coupon({ percentOff: '50' }), rates: [VAT], taxBehavior: 'exclusive' } as const;
    const [line] = assemble([draft(1000, 0, takesBack)], pricing, []);
    expect(line).toMatchObject({ amount: 1000, discount: 200, tax: 26, rates: [VAT] });
    expect(discounts([draft(1000, 0, takesBack)], coupon({ amountOff: 150 }))).toEqual([150]);
  });
});

describe('a coupon', () => {
  it.each([
    ['of an amount is split over the lines in proportion', [300, 100], 100, [75, 25]],
    ['of an amount neither loses nor makes a unit', [1, 1, 1], 2, [1, 1, 0]],
    ['of more than the lines stops at zero', [300, 100], 500, [300, 100]],
    ['of an amount passes over what costs nothing', [0, 100], 30, [0, 30]],
  ])('%s', (_, amounts, amountOff, expected) => {
    const drafts = amounts.map((amount) => draft(amount));
    expect(discounts(drafts, coupon({ amountOff }))).toEqual(expected);
  });

  it.each([
    ['once', 1, [500, 0, 0, 0]],
    ['for three periods', 3, [500, 500, 500, 0]],
    ['for ever', null, [500, 500, 500, 500]],
  ])('that lasts %s stays away from the first period after it', (_, endsBefore, expected) => {
    const drafts = [0, 1, 2, 3].map((number) => draft(1000, number));
    expect(discounts(drafts, coupon({ percentOff: '50' }, { endsBefore }))).toEqual(expected);
    expect(discounts(drafts, coupon({ amountOff: 500 }, { endsBefore }))).toEqual(expected);
  });

  it.each([
    ['what is left of it', [invoiced(1000, 300)], 0, 200],
    ['nothing when all of it was given', [invoiced(1000, 300), invoiced(1000, 200)], 0, 0],
    ['nothing when more was given, by another coupon', [invoiced(1000, 900)], 0, 0],
    ['what was given and taken back', [invoiced(1000, 500), invoiced(-400, -200)], 0, 200],
    ['all of it in another period', [invoiced(1000, 500, 0)], 1, 500],
  ])('of an amount, for a whole period, gives %s', (_, before, number, expected) => {
    expect(discounts([draft(1000, number)], coupon({ amountOff: 500 }), before)).toEqual([expected]);
  });

  it('of an amount gives again what a line on the same invoice takes back, and only in its period', () => {
    const credit = draft(-500, 0, { discount: -250, tax: 0, rates: [] });
    const drafts = [credit, draft(900, 0), draft(900, 1)];
    expect(discounts(drafts, coupon({ amountOff: 500 }), [invoiced(1000, 500)])).toEqual([-250, 250, 500]);
  });

  it('of an amount does not give again what is charged as it was credited', () => {
    const again = draft(500, 0, { discount: 250, tax: 0, rates: [] });
    expect(discounts([again, draft(900)], coupon({ amountOff: 500 }), [invoiced(500, 250)])).toEqual([250, 0]);
  });

  it.each([
    [
      [600, 399],
      [0, 0],
    ],
    [
      [600, 400],
      [60, 40],
    ],
  ])('with a minimum of 1000 takes off %j just %j', (amounts, expected) => {
    const drafts = amounts.map((amount) => draft(amount));
    expect(discounts(drafts, coupon({ percentOff: '10' }, { minimumAmount: 1000 }))).toEqual(expected);
  });

  it('reaches its minimum by the lines of one period that stand', () => {
    const credit = draft(-900, 0, { discount: 0, tax: 0, rates: [] });
    const held = coupon({ percentOff: '10' }, { minimumAmount: 1000 });
    const before = [invoiced(900, 0)];
    expect(discounts([credit, draft(1000, 0), draft(999, 1)], held, before)).toEqual([0, 100, 0]);
    expect(discounts([credit, draft(999, 0), draft(1000, 1)], held, before)).toEqual([0, 0, 100]);
  });
});
