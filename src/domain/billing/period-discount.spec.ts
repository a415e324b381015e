import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { discountLines } from '../pricing/discount.js';
import { assemble, type AppliedCoupon, type Pricing } from './assembly.js';
import type { DraftLine, Line } from './line.js';

const APRIL = { from: '2024-04-01', to: '2024-05-01' };

function charge(item: string, amount: number): DraftLine {
  const cover = { number: 0, item, price: String(amount), span: APRIL };
  return { kind: 'subscription', description: item, quantity: '1', unitPrice: null, amount, cover, takesBack: null };
}

/** So much of what stands of an item, with its share of the discount of its own lines. */
function credit(item: string, invoiced: readonly Line[], share = 1): DraftLine {
  const lines = invoiced.filter(({ cover }) => cover.item === item && cover.price !== null);
  const part = (figure: (line: Line) => number) =>
    Math.round(share * lines.reduce((sum, line) => sum + figure(line), 0));
  const takesBack = { discount: 0 - part(({ discount }) => discount), tax: 0, rates: [] };
  return { ...charge(item, 0 - part(({ amount }) => amount)), kind: 'proration_credit', takesBack };
}

function pricing(discount: AppliedCoupon['discount'], minimumAmount = 0, isCutShort = false): Pricing {
  const coupon = { discount, startsWith: 0, endsBefore: null, minimumAmount };
  return { coupon, rates: [], taxBehavior: 'exclusive', period: { number: 0, isCutShort } };
}

function figures(lines: readonly Line[]): [amount: number, discount: number][] {
  return lines.map(({ amount, discount }) => [amount, discount]);
}

describe('the discount of a period that changes', () => {
  it('comes on a line of its own where no new line can carry it', () => {
    const off = pricing({ amountOff: 1000 });
    const before = assemble([charge('plan', 700), charge('extra', 500)], off, []);
    const [taken, correction] = assemble([credit('extra', before)], off, before);
    expect(figures(before)).toEqual([
      [700, 583],
      [500, 417],
    ]);
    expect(taken).toMatchObject({ amount: -500, discount: -417 });
    expect(correction).toEqual({
      taxBehavior: 'exclusive',
      kind: 'proration_credit',
      description: 'Coupon: plan',
      quantity: '1',
      unitPrice: null,
      amount: 0,
      cover: { number: 0, item: 'plan', price: null, span: APRIL },
      discount: 117,
      tax: 0,
      rates: [],
    });
  });

  it('is taken back on a charge of its own where the period does not reach the minimum any more', () => {
    const half = pricing({ percentOff: '50' }, 1000);
    const before = assemble([charge('plan', 700), charge('extra', 500)], half, []);
    const lines = assemble([credit('extra', before)], half, before);
    expect(figures(lines)).toEqual([
      [-500, -250],
      [0, -350],
    ]);
    expect(lines[1]?.kind).toBe('proration_charge');
  });

  it('is not judged where unused time is given back, but for what corrections gave', () => {
    const off = pricing({ amountOff: 1000 });
    const before = assemble([charge('plan', 700), charge('extra', 500)], off, []);
    const changed = [...before, ...assemble([credit('extra', before)], off, before)];
    const cut = assemble([credit('plan', changed, 0.5)], { ...off, period: { number: 0, isCutShort: true } }, changed);
    expect(figures(cut)).toEqual([
      [-350, -292],
      [0, -58],
    ]);
  });

  it('leaves out what the coupon is not for', () => {
    const half = pricing({ percentOff: '50' }, 1000);
    const coupon = half.coupon && { ...half.coupon, excludedItems: new Set(['extra']) };
    expect(figures(assemble([charge('plan', 700), charge('extra', 500)], { ...half, coupon }, []))).toEqual([
      [700, 0],
      [500, 0],
    ]);
  });
});

const steps = fc.array(
  fc.record({
    item: fc.constantFrom('a', 'b', 'c'),
    amount: fc.integer({ min: 1, max: 3000 }),
    isCredit: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const discounts = fc.oneof(
  fc.integer({ min: 1, max: 4000 }).map((amountOff) => ({ amountOff })),
  fc.constantFrom('10', '33.3', '100').map((percentOff) => ({ percentOff })),
);

describe('whatever is added to a period and given up in it', () => {
  const RUNS = { numRuns: 2000 };

  it('is lowered by what the coupon owes all that stands, and no item by more than it comes to', () => {
    fc.assert(
      fc.property(steps, discounts, fc.constantFrom(0, 0, 500, 2000), (history, discount, minimum) => {
        const coupon = pricing(discount, minimum);
        let lines: Line[] = [];
        for (const { item, amount, isCredit } of history) {
          const draft = isCredit ? credit(item, lines) : charge(item, amount);
          lines = [...lines, ...assemble([draft], coupon, lines)];
          const stands = sum(lines.map((line) => line.amount));
          const given = sum(lines.map((line) => line.discount));
          const owed = stands < minimum ? 0 : sum(discountLines([stands], discount));
          // A percentage is rounded line by line.
          expect(Math.abs(given - owed)).toBeLessThanOrEqual('amountOff' in discount ? 0 : lines.length);
          for (const name of ['a', 'b', 'c']) {
            const own = lines.filter(({ cover }) => cover.item === name);
            const [whole, lowered] = [sum(own.map((line) => line.amount)), sum(own.map((line) => line.discount))];
            expect(lowered).toBeGreaterThanOrEqual(0);
            expect(lowered).toBeLessThanOrEqual(whole);
          }
        }
      }),
      RUNS,
    );
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
