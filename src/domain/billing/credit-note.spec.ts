import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { taxOn, type TaxBehavior } from '../pricing/tax.js';
import { totalsOf } from './assembly.js';
import {
  creditableOf,
  creditedTax,
  creditOver,
  splitCredit,
  standingLines,
  takeInOrder,
  taxOfCredit,
} from './credit-note.js';

type Row = readonly [amount: number, discount: number, tax: number];

const lines = (rows: readonly Row[]) => rows.map(([amount, discount, tax]) => ({ amount, discount, tax }));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('what can be given back of a line', () => {
  it.each<[string, TaxBehavior, Row[], [gross: number, tax: number][]]>([
    ['is its amount', 'exclusive', [[1000, 0, 0]], [[1000, 0]]],
    ['and the tax on top', 'exclusive', [[1000, 0, 190]], [[1190, 190]]],
    ['or the tax within', 'inclusive', [[1190, 0, 190]], [[1190, 190]]],
    ['less its discount', 'exclusive', [[1000, 100, 171]], [[1071, 171]]],
    [
      'less its share of a goodwill that was not taxed',
      'exclusive',
      [
        [1000, 0, 100],
        [2000, 0, 200],
        [-330, 0, 0],
      ],
      [
        [990, 100],
        [1980, 200],
        [0, 0],
      ],
    ],
    [
      'less its share of what was taken back, whose tax comes off the lines that were taxed',
      'exclusive',
      [
        [1000, 0, 190],
        [1000, 0, 0],
        [-500, 0, -95],
      ],
      [
        [867, 95],
        [728, 0],
        [0, 0],
      ],
    ],
    [
      'nothing, of lines that come to nothing',
      'exclusive',
      [
        [1000, 0, 0],
        [-1000, 0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'nothing, of an invoice that gives back more than it charges',
      'inclusive',
      [
        [100, 0, 10],
        [-200, 0, -20],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'nothing, of a line that is nothing or is eaten up',
      'exclusive',
      [
        [1, 0, 0],
        [0, 0, 0],
        [1000, 1000, 0],
        [1000, 0, 0],
        [-999, 0, 0],
      ],
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [2, 0],
        [0, 0],
      ],
    ],
    [
      'with a tax by what is left, where only what is taken back was taxed',
      'inclusive',
      [
        [300, 0, 0],
        [100, 0, 0],
        [-100, 0, -10],
      ],
      [
        [225, -8],
        [75, -2],
        [0, 0],
      ],
    ],
  ])('%s (%s)', (_, behavior, rows, expected) => {
    expect(creditableOf(lines(rows), behavior).map(({ gross, tax }) => [gross, tax])).toEqual(expected);
  });
});

describe('the tax in a part of a line', () => {
  it.each([
    [1190, 190, 0, 1190, 190],
    [1190, 190, 0, 595, 95],
    [1190, 190, 0, 3, 0],
    [1190, 190, 3, 1, 1],
    [3, 1, 0, 1, 0],
    [3, 1, 1, 1, 1],
    [3, 1, 2, 1, 0],
    [2, 1, 0, 1, 1],
    [2, -1, 0, 1, -1],
    [0, 0, 0, 0, 0],
  ])('of %i with %i of tax, after %i: %i has %i', (gross, tax, before, amount, expected) => {
    expect(creditedTax({ gross, tax }, before, amount)).toBe(expected);
  });
});

describe('where the money goes', () => {
  it.each([
    ['off what is due', 100, 300, 0, [100, 0, 0]],
    ['off what is due, the rest to the balance', 500, 300, 0, [300, 0, 200]],
    ['off what is due, the rest to the payer', 500, 300, 200, [300, 200, 0]],
    ['to the payer as far as that goes', 500, 0, 200, [0, 200, 300]],
    ['to the payer, not more than it is', 100, 0, 200, [0, 100, 0]],
  ])('%s', (_, amount, amountDue, refundable, expected) => {
    const { offDue, refunded, toBalance } = splitCredit(amount, amountDue, refundable);
    expect([offDue, refunded, toBalance]).toEqual(expected);
  });

  it.each([
    [0, [5, 5], [0, 0]],
    [3, [5, 5], [3, 0]],
    [7, [5, 5], [5, 2]],
    [10, [5, 0, 5], [5, 0, 5]],
  ])('%i of payments that hold %j: %j', (amount, holding, expected) => {
    expect(takeInOrder(amount, holding)).toEqual(expected);
  });
});

/** Invoices of any sort: discounts, two rates and none, and lines that take back. */
const invoices = fc
  .record({
    behavior: fc.constantFrom<TaxBehavior>('exclusive', 'inclusive'),
    rows: fc.array(
      fc.record({
        amount: fc.oneof(fc.integer({ min: -50, max: 100 }), fc.integer({ min: -100_000, max: 300_000 })),
        off: fc.constantFrom(0, 0, 10, 100),
        percentage: fc.constantFrom('0', '7', '19.6'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ behavior, rows }) => {
    const made = rows.map(({ amount, off, percentage }) => {
      const discount = amount > 0 ? Math.floor((amount * off) / 100) : 0;
      return { amount, discount, tax: taxOn(amount - discount, [percentage], behavior) };
    });
    return { behavior, lines: made, totals: totalsOf(made, behavior) };
  })
  .filter(({ totals }) => totals.total > 0);

describe('whatever is given back of an invoice', () => {
  it('can be its total and its tax, and of no line more than was owed for it', () => {
    fc.assert(
      fc.property(invoices, ({ behavior, lines: invoiced, totals }) => {
        const creditable = creditableOf(invoiced, behavior);
        expect(sum(creditable.map(({ gross }) => gross))).toBe(totals.total);
        expect(sum(creditable.map(({ tax }) => tax))).toBe(totals.taxTotal);
        for (const [index, { gross }] of creditable.entries()) {
          const { amount, discount, tax } = invoiced[index] ?? { amount: 0, discount: 0, tax: 0 };
          expect(gross).toBeGreaterThanOrEqual(0);
          expect(gross).toBeLessThanOrEqual(Math.max(0, amount - discount + (behavior === 'exclusive' ? tax : 0)));
        }
      }),
    );
  });

  it('adds up in the end, in whatever steps and of whichever lines, and never exceeds on the way', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 200_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(invoices, steps, ({ behavior, lines: invoiced, totals }, asked) => {
        const creditable = creditableOf(invoiced, behavior);
        const before = creditable.map(() => 0);
        const taxes = creditable.map(() => 0);
        const left = () => creditable.map(({ gross }, index) => ({ gross: gross - (before[index] ?? 0) }));
        const credit = (parts: readonly number[]) =>
          parts.forEach((part, index) => {
            const line = creditable[index] ?? { gross: 0, tax: 0 };
            const tax = creditedTax(line, before[index] ?? 0, part);
            if (line.tax >= 0) expect(tax).toBeGreaterThanOrEqual(0);
            before[index] = (before[index] ?? 0) + part;
            taxes[index] = (taxes[index] ?? 0) + tax;
            expect(part).toBeGreaterThanOrEqual(0);
            expect(before[index]).toBeLessThanOrEqual(line.gross);
            expect(Math.abs(taxes[index] ?? 0)).toBeLessThanOrEqual(Math.abs(line.tax));
          });
        for (const [which, amount] of asked) {
          // Every other step is by amount, the rest of one line.
          const index = which % creditable.length;
          const ofOne = left().map(({ gross }, each) => (each === index ? Math.min(amount, gross) : 0));
          credit(which % 2 === 0 ? creditOver(left(), amount) : ofOne);
        }
        credit(creditOver(left(), totals.total - sum(before)));
        expect(sum(before)).toBe(totals.total);
        expect(sum(taxes)).toBe(totals.taxTotal);
      }),
    );
  });

  it('goes somewhere, all of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), fc.nat(1000), (amount, amountDue, refundable) => {
        const { offDue, refunded, toBalance } = splitCredit(amount, amountDue, refundable);
        expect(offDue + refunded + toBalance).toBe(amount);
        expect(Math.min(offDue, refunded, toBalance)).toBeGreaterThanOrEqual(0);
        expect(offDue <= amountDue && refunded <= refundable).toBe(true);
      }),
    );
  });
});

describe('what stands of an invoiced line', () => {
  const LINE = { amount: 3000, discount: 0, tax: 600 };
  const taken = (byNotes: number, gross: number, tax: number) => ({ byNotes, inAll: { gross, tax } });

  it.each<[title: string, taken: ReturnType<typeof taken>, gross: number, tax: number]>([
    ['is all of it at first', taken(0, 0, 0), 3600, 600],
    // Half of its time was credited on a later invoice.
    ['is what a credit for unused time has left', taken(0, 1800, 300), 1800, 300],
    ['is what credit notes have left', taken(1200, 1200, 200), 2400, 400],
    ['is what both together have left', taken(1200, 3000, 500), 600, 100],
    ['is nothing, when all was given back', taken(1200, 3600, 600), 0, 0],
  ])('%s', (_, off, gross, tax) => {
    expect(standingLines([LINE], [off], 'exclusive')).toMatchObject([{ gross, tax }]);
  });

  it('is no more than a credit note could give back at first, where a credit on the same invoice is set off', () => {
    // 6000 less a credit of 3000: the payer was charged 3000.
    const lines = [
      { amount: -3000, discount: 0, tax: 0 },
      { amount: 6000, discount: 0, tax: 0 },
    ];
    const gross = (gone: number) =>
      standingLines(lines, [taken(0, 0, 0), taken(0, gone, 0)], 'exclusive').map((line) => line.gross);
    expect([gross(0), gross(2000), gross(4000), gross(6000)]).toEqual([
      [0, 3000],
      [0, 3000],
      [0, 2000],
      [0, 0],
    ]);
  });

  it('takes the last of its tax with the last of it, and never more tax than is left', () => {
    const steps = fc.array(fc.tuple(fc.nat(2000), fc.boolean()), { maxLength: 20 });
    const line = fc.record({ amount: fc.nat(1000), rate: fc.constantFrom('20', '4.75', '0'), off: fc.nat(100) });
    fc.assert(
      fc.property(line, steps, ({ amount, rate, off }, asked) => {
        const discount = Math.floor((amount * off) / 100);
        const invoiced = { amount, discount, tax: taxOn(amount - discount, [rate], 'exclusive') };
        let state = taken(0, 0, 0);
        for (const [wanted, isNote] of [...asked, [1_000_000, true] as const]) {
          const [standing] = standingLines([invoiced], [state], 'exclusive');
          if (standing === undefined) throw new Error('no line');
          const part = Math.min(wanted, standing.gross);
          const tax = taxOfCredit(standing, part);
          expect(tax).toBeLessThanOrEqual(standing.tax);
          expect(tax).toBeGreaterThanOrEqual(0);
          const { byNotes, inAll } = state;
          state = taken(byNotes + (isNote ? part : 0), inAll.gross + part, inAll.tax + tax);
        }
        expect(state.inAll).toEqual({ gross: amount - discount + invoiced.tax, tax: invoiced.tax });
      }),
    );
  });
});
