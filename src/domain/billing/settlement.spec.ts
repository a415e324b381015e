import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayNumber, type Day } from '../calendar/day.js';
import { exact } from '../money/exact.js';
import { roundToMinorUnit } from '../money/rounding.js';
import { assemble, type Pricing } from './assembly.js';
import { creditedTax } from './credit-note.js';
import type { Item } from './items.js';
import type { Line } from './line.js';
import { settle, type Segment, type SettledPeriod } from './settlement.js';

const START = '2024-04-01';

/** April, of thirty days. */
const APRIL: SettledPeriod = {
  number: 4,
  end: '2024-05-01',
  fullLength: 30,
  measure: dayNumber,
  taxBehavior: 'exclusive',
  until: null,
};
const PLAIN: Pricing = { coupon: null, rates: [], taxBehavior: 'exclusive' };

function priced(price: string, item = 'flat:a'): Item {
  return { item, kind: 'subscription', description: `Plan for ${price}`, quantity: '1', unitPrice: null, price };
}

/** From which day of April on which price is held; null: nothing. */
function held(...steps: readonly (readonly [day: number, price: string | null])[]): Segment[] {
  return steps.map(([day, price]) => ({
    from: addDays(START, day - 1),
    billingOptionId: 'a',
    items: price === null ? [] : [priced(price)],
  }));
}

function settled(segments: readonly Segment[], before: readonly Line[] = [], pricing = PLAIN, period = APRIL): Line[] {
  return [...before, ...assemble(settle(period, segments, before), pricing, before)];
}

const dayOf = (day: Day | null | undefined) => (day == null ? null : dayNumber(day) - dayNumber(START) + 1);
const shown = (lines: readonly Line[]) =>
  lines.map(({ amount, cover }) => [cover.price, amount, dayOf(cover.span?.from), dayOf(cover.span?.to)]);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('a settlement', () => {
  it.each([
    ['charges what is held', held([1, '3000']), [['3000', 3000, 1, 31]]],
    // 10/30 and 20/30.
    [
      'charges each price for its days',
      held([1, '3000'], [11, '6000']),
      [
        ['3000', 1000, 1, 11],
        ['6000', 4000, 11, 31],
      ],
    ],
    [
      'charges a price that comes back twice',
      held([1, '90'], [11, null], [21, '90']),
      [
        ['90', 30, 1, 11],
        ['90', 30, 21, 31],
      ],
    ],
    // 100 × 1/30 = 3.33…, 7.5 × 2/30 = 0.5.
    [
      'rounds half a unit up',
      held([1, '7.5'], [3, '100'], [4, null]),
      [
        ['7.5', 1, 1, 3],
        ['100', 3, 3, 4],
      ],
    ],
    ['does not cut what stays the same', held([1, '3000'], [11, '3000']), [['3000', 3000, 1, 31]]],
    ['charges nothing for what is never held', held([1, null]), []],
    ['keeps to the period', held([1, null], [31, '3000'], [35, '6000']), []],
  ])('%s', (_, segments, expected) => {
    const lines = settled(segments);
    expect(shown(lines)).toEqual(expected);
    expect(settle(APRIL, segments, lines)).toEqual([]);
  });

  it.each([
    ['as a whole', held([1, null]), [['3000', -3000, 1, 31]]],
    ['from a day on', held([1, '3000'], [11, null]), [['3000', -2000, 11, 31]]],
    ['for a time', held([1, '3000'], [11, null], [21, '3000']), [['3000', -1000, 11, 21]]],
    [
      'where another price is held',
      held([1, '3000'], [11, '6000'], [21, '3000']),
      [
        ['3000', -1000, 11, 21],
        ['6000', 2000, 11, 21],
      ],
    ],
  ])('credits what was invoiced and is not held, %s', (_, segments, expected) => {
    const before = settled(held([1, '3000']));
    const lines = settled(segments, before);
    expect(shown(lines.slice(1))).toEqual(expected);
    expect(settle(APRIL, segments, lines)).toEqual([]);
  });

  it.each([
    [
      'nothing is owed from a day on',
      { until: '2024-04-11' },
      [
        ['3000', -2500, 6, 31],
        ['6000', 1000, 6, 11],
      ],
    ],
    [
      'what comes after a day stays',
      { end: '2024-04-11' },
      [
        ['3000', -500, 6, 11],
        ['6000', 1000, 6, 11],
      ],
    ],
    [
      'a day that is over cuts nothing',
      { until: '2024-06-11' },
      [
        ['3000', -2500, 6, 31],
        ['6000', 5000, 6, 31],
      ],
    ],
    ['nothing at all is owed', { until: '2024-04-01' }, [['3000', -3000, 1, 31]]],
  ])('is cut short: %s', (_, cut, expected) => {
    const before = settled(held([1, '3000']));
    const lines = assemble(settle({ ...APRIL, ...cut }, held([1, '3000'], [6, '6000']), before), PLAIN, before);
    expect(shown(lines)).toEqual(expected);
  });

  it('passes over lines of other periods, and those without a price for their time', () => {
    const [line] = settled(held([1, '3000']));
    if (line === undefined) throw new Error('nothing was charged');
    const other = { ...line, cover: { ...line.cover, number: 3 } };
    const shipping = { ...line, cover: { ...line.cover, price: null } };
    expect(shown(assemble(settle(APRIL, held([1, '3000']), [other, shipping]), PLAIN, []))).toEqual(shown([line]));
  });

  it('says what a line is for', () => {
    const opening = settled(held([1, '3000']));
    const changed = settled(held([1, '3000'], [11, '6000']), opening);
    const back = settled(held([1, '3000']), changed);
    expect(back.map(({ kind, description }) => [kind, description])).toEqual([
      ['subscription', 'Plan for 3000'],
      ['proration_credit', 'Unused: Plan for 3000'],
      ['proration_charge', 'Plan for 6000'],
      ['proration_charge', 'Plan for 3000'],
      ['proration_credit', 'Unused: Plan for 6000'],
    ]);
  });

  it('of a stub divides by the full period that it is cut from', () => {
    const stub = { ...APRIL, end: '2024-04-16' };
    expect(shown(settled(held([1, '3000']), [], PLAIN, stub))).toEqual([['3000', 1500, 1, 16]]);
  });

  it('of what is for ever divides nothing', () => {
    const endless = { ...APRIL, end: null, fullLength: null };
    const before = settled(held([1, '3000']), [], PLAIN, endless);
    const after = settled(held([1, '3000'], [11, '6000']), before, PLAIN, endless);
    expect(shown(after)).toEqual([
      ['3000', 3000, 1, null],
      ['3000', -3000, 11, null],
      ['6000', 6000, 11, null],
    ]);
  });
});

describe('a credit', () => {
  const rates = [{ id: 'txr_1', percentage: '19' }];
  const coupon = { discount: { percentOff: '10' }, startsWith: 0, endsBefore: null, minimumAmount: 0 };

  it.each([
    // 2000 of 3000: discount 200 of 300, tax 19 % of 1800.
    ['exclusive', -2000, -200, -342],
    // In 1800 there are 1800 - 1800 / 1.19 = 287.39…
    ['inclusive', -2000, -200, -287],
  ] as const)('has its part of the discount, and the tax of what it then is, %s', (taxBehavior, ...expected) => {
    const pricing = { coupon, rates, taxBehavior };
    const period = { ...APRIL, taxBehavior };
    const before = settled(held([1, '3000']), [], pricing, period);
    const line = settled(held([1, '3000'], [11, null]), before, { ...PLAIN, taxBehavior }, period).at(-1);
    expect([line?.amount, line?.discount, line?.tax, line?.rates]).toEqual([...expected, rates]);
  });

  it('of what was charged in parts is of each part, by its own discount', () => {
    const whole = settled(held([1, '3000'], [11, null]), [], { ...PLAIN, rates });
    const after = settled(held([1, '3000']), whole, { ...PLAIN, coupon });
    const lines = settled(held([1, '3000'], [6, null]), after).slice(2);
    expect(lines.map(({ amount, discount, tax, cover }) => [amount, discount, tax, dayOf(cover.span?.from)])).toEqual([
      [-500, 0, -95, 6],
      [-2000, -200, 0, 11],
    ]);
  });

  it('for the last of a charge takes back all that is left of it', () => {
    const pricing = { coupon, rates, taxBehavior: 'exclusive' } as const;
    // Thirds of 100 are 33 each, of the discount 3, of the tax round(30 × 19 %) = 6 where it was round(90 × 19 %) = 17.
    const days = [21, 11, 1];
    const lines = days.reduce(
      (before, day) => settled(held([1, day === 1 ? null : '100'], [day, null]), before),
      settled(held([1, '100']), [], pricing),
    );
    expect(lines.map(({ amount, discount, tax }) => [amount, discount, tax])).toEqual([
      [100, 10, 17],
      [-33, -3, -6],
      [-33, -3, -6],
      [-34, -4, -5],
    ]);
  });

  it('never takes back more than was charged, however finely the time is cut', () => {
    // 7.5 is charged as 8; two days of it are half a unit, which is rounded up, ten times.
    const steps = Array.from({ length: 10 }, (_, index) => index * 3 + 1);
    const segments = held(...steps.flatMap((day) => [[day, null] as const, [day + 2, '7.5'] as const]));
    const lines = settled(segments, settled(held([1, '7.5'])));
    expect(lines.map(({ amount }) => amount)).toEqual([8, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0]);
  });

  it('leaves no discount that is larger than what it is on', () => {
    // Of 9 less 8, thirds of 3; the discount's third is round(8/3) = 3.
    const most = { ...coupon, discount: { amountOff: 8 } };
    const before = settled(held([1, '9']), [], { ...PLAIN, coupon: most });
    const lines = settled(held([1, null], [11, '9'], [21, null]), before).slice(1);
    expect(lines.map(({ amount, discount }) => [amount, discount])).toEqual([
      [-3, -3],
      [-3, -3],
    ]);
  });

  it('gives back no more of what was paid than was paid, though it rounds the discount down each time', () => {
    // Of 15 less 7, days of half a unit, rounded up; of the discount 7/15 each, rounded down, until 8 are given back.
    const least = { ...coupon, discount: { amountOff: 7 } };
    const before = settled(held([1, '15']), [], { ...PLAIN, coupon: least });
    const off = Array.from({ length: 10 }, (_, index) => [
      [2 * index + 1, null] as const,
      [2 * index + 2, '15'] as const,
    ]);
    const lines = settled(held(...off.flat()), before).slice(1);
    expect(lines.map(({ amount }) => amount)).toEqual(Array(10).fill(-1));
    expect(lines.map(({ discount }) => discount)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, -1, -1]);
  });

  it('is charged as it was given, when what it is for is held after all', () => {
    const pricing = { coupon: { ...coupon, discount: { amountOff: 700 } }, rates, taxBehavior: 'exclusive' } as const;
    const before = settled(held([1, '1000'], [11, null]), settled(held([1, '1000']), [], pricing), pricing);
    // Of 1000 less 700: 667 less round(466.9), and 19 % of 200; by itself, and without coupon, it would be 667 and 127.
    const [credit, again] = settled(held([1, '1000']), before).slice(1);
    expect([credit?.amount, credit?.discount, credit?.tax]).toEqual([-667, -467, -38]);
    expect([again?.amount, again?.discount, again?.tax, again?.rates]).toEqual([667, 467, 38, rates]);
  });
});

describe('of what credit notes have given back, a credit', () => {
  const pricing = (taxBehavior: Pricing['taxBehavior']): Pricing => ({
    coupon: { discount: { percentOff: '10' }, startsWith: 0, endsBefore: null, minimumAmount: 0 },
    rates: [{ id: 'txr_1', percentage: '19' }],
    taxBehavior,
  });
  /** 3000 less 300, with 513 of tax on top or 431 within, of which so much was given back. */
  const charged = (taxBehavior: Pricing['taxBehavior'], gross: number, tax: number) =>
    settled(held([1, '3000']), [], pricing(taxBehavior), { ...APRIL, taxBehavior }).map((line) => ({
      ...line,
      givenBack: { gross, tax },
    }));

  it.each<
    [string, Pricing['taxBehavior'], [gross: number, tax: number], day: number, figures: [number, number, number]]
  >([
    ['gives back nothing, if that was all', 'exclusive', [3213, 513], 1, [0, 0, 0]],
    ['for a part of the time neither', 'exclusive', [3213, 513], 11, [0, 0, 0]],
    ['with the tax within neither', 'inclusive', [2700, 431], 1, [0, 0, 0]],
    ['gives back the other half', 'exclusive', [1607, 257], 1, [-1500, -150, -256]],
    // 1500 × 20 / 30, less a tenth, and 19 % of 900.
    ['gives back two thirds of the other half', 'exclusive', [1607, 257], 11, [-1000, -100, -171]],
    ['also with the tax within', 'inclusive', [1350, 216], 11, [-1000, -100, -144]],
    // Of 3000 less 300 are 90 given back: 2900 × 20 / 30 = 1933.33.
    ['gives back the rest of two thirds of the time', 'exclusive', [107, 17], 11, [-1933, -193, -331]],
    ['leaves the tax that was not given back', 'exclusive', [1000, 0], 1, [-1889, -189, -513]],
  ])('%s', (_, taxBehavior, [gross, tax], day, figures) => {
    const period = { ...APRIL, taxBehavior };
    const before = charged(taxBehavior, gross, tax);
    const off = day === 1 ? held([1, null]) : held([1, '3000'], [day, null]);
    const lines = settled(off, before, pricing(taxBehavior), period);
    expect(lines.slice(1).map(({ amount, discount, tax: taxed }) => [amount, discount, taxed])).toEqual([figures]);
    const [, , again] = settled(held([1, '3000']), lines, pricing(taxBehavior), period);
    expect([again?.amount, again?.discount, again?.tax]).toEqual(figures.map((figure) => 0 - figure));
  });

  it('gives back nothing, though the credit came first', () => {
    const [whole, credit] = settled(held([1, '3000'], [11, null]), settled(held([1, '3000'])));
    if (whole === undefined || credit === undefined) throw new Error('nothing was credited');
    const before = [{ ...whole, givenBack: { gross: 3000, tax: 0 } }, credit];
    expect(settled(held([1, null]), before).at(-1)).toMatchObject({ amount: 0, discount: 0, tax: 0 });
  });

  it('leaves the amount of a coupon to what is held instead', () => {
    const coupon = { discount: { amountOff: 700 }, startsWith: 0, endsBefore: null, minimumAmount: 0 };
    const [whole] = settled(held([1, '3000']), [], { ...PLAIN, coupon });
    if (whole === undefined) throw new Error('nothing was charged');
    const before = [{ ...whole, givenBack: { gross: 2300, tax: 0 } }];
    const lines = settled(held([1, '1000']), before, { ...PLAIN, coupon }).slice(1);
    expect(lines.map(({ amount, discount }) => [amount, discount])).toEqual([
      [0, 0],
      [1000, 700],
    ]);
  });
});

const days = fc.integer({ min: 1, max: 30 });
const prices = fc.oneof(fc.nat(20), fc.nat(100_000)).map(String);
const steps = fc.array(fc.tuple(days, fc.option(fc.constantFrom('3', '7.5', '1000', '999.99'))), {
  minLength: 1,
  maxLength: 8,
});
const holdings = steps.map((list) => {
  const byDay = new Map<number, string | null>([[1, '1000'], ...list]);
  return held(...[...byDay].sort(([a], [b]) => a - b));
});
const discounts = fc.constantFrom(
  null,
  { percentOff: '33.3' },
  { percentOff: '100' },
  { amountOff: 700 },
  { amountOff: 5 },
);
const pricings = discounts.map((discount): Pricing => ({
  coupon: discount && { discount, startsWith: 0, endsBefore: null, minimumAmount: 0 },
  rates: [{ id: 'txr_1', percentage: '19' }],
  taxBehavior: 'exclusive',
}));

describe('whatever was held when it was settled, even if days that are past are changed,', () => {
  const histories = fc.tuple(fc.array(holdings, { minLength: 1, maxLength: 5 }), pricings);
  const RUNS = { numRuns: 1000 };

  it('settling again adds nothing, and what is owed is met by no more than a unit a line', () => {
    fc.assert(
      fc.property(histories, ([history, pricing]) => {
        const lines = history.reduce<Line[]>((before, segments) => settled(segments, before, pricing), []);
        const last = history.at(-1) ?? [];
        expect(settle(APRIL, last, lines)).toEqual([]);
        const owed = settle(APRIL, last, []);
        for (const price of new Set(lines.map(({ cover }) => cover.price))) {
          const made = lines.filter(({ cover }) => cover.price === price);
          const meant = owed.filter(({ cover }) => cover.price === price);
          const difference = sum(made.map(({ amount }) => amount)) - sum(meant.map(({ amount }) => amount));
          expect(Math.abs(difference)).toBeLessThanOrEqual(made.length + meant.length);
        }
      }),
      RUNS,
    );
  });

  it('no more is taken back than was charged, and all of it when nothing is held', () => {
    fc.assert(
      fc.property(histories, ([history, pricing]) => {
        const all = [...history, held([1, null])];
        all.reduce<Line[]>((before, segments) => {
          const lines = settled(segments, before, pricing);
          for (const price of new Set(lines.map(({ cover }) => cover.price))) {
            const made = lines.filter(({ cover }) => cover.price === price);
            const left = [
              sum(made.map(({ amount }) => amount)),
              sum(made.map(({ discount }) => discount)),
              sum(made.map(({ tax }) => tax)),
              sum(made.map(({ amount, discount }) => amount - discount)),
            ];
            if (segments === all.at(-1)) expect(left).toEqual([0, 0, 0, 0]);
            else expect(left.filter((figure) => figure < 0)).toEqual([]);
          }
          return lines;
        }, []);
      }),
      RUNS,
    );
  });

  it('nothing is taken back that a credit note has given back, and all the rest when nothing is held', () => {
    const notes = fc.array(fc.constantFrom(0, 0, 1, 25, 50, 99, 100), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(histories, notes, ([history, pricing], percentages) => {
        let turn = 0;
        const credited = (line: Line): Line => {
          const whole = line.amount - line.discount + line.tax;
          const percentage = percentages[turn++ % percentages.length] ?? 0;
          if (line.kind === 'proration_credit' || percentage === 0 || whole === 0) return line;
          const gross = Math.floor((whole * percentage) / 100);
          return { ...line, givenBack: { gross, tax: creditedTax({ gross: whole, tax: line.tax }, 0, gross) } };
        };
        const all = [...history, held([1, null])];
        all.reduce<Line[]>((before, segments) => {
          const lines = settled(segments, before, pricing);
          const noted = [...before, ...lines.slice(before.length).map(credited)];
          for (const price of new Set(lines.map(({ cover }) => cover.price))) {
            const made = noted.filter(({ cover }) => cover.price === price);
            const back = made.map(({ givenBack }) => givenBack ?? { gross: 0, tax: 0 });
            const left = [
              sum(made.map(({ amount, discount, tax }) => amount - discount + tax)) -
                sum(back.map(({ gross }) => gross)),
              sum(made.map(({ tax }) => tax)) - sum(back.map(({ tax }) => tax)),
            ];
            const figures = [sum(made.map(({ amount }) => amount)), sum(made.map(({ discount }) => discount))];
            if (segments === all.at(-1)) expect(left).toEqual([0, 0]);
            else expect([...left, ...figures].filter((figure) => figure < 0)).toEqual([]);
          }
          return noted;
        }, []);
      }),
      RUNS,
    );
  });

  it('a period that is cut in two differs from the whole by no more than a unit', () => {
    fc.assert(
      fc.property(prices, days, (price, day) => {
        const [whole, cut] = [held([1, price]), held([1, price], [day, price])];
        const other = cut.map((segment, index) => ({ ...segment, items: [priced(price, `flat:${index}`)] }));
        expect(settle(APRIL, cut, [])).toEqual(
          settle(APRIL, whole, []).map((line) => ({ ...line, kind: 'proration_charge' })),
        );
        const parts = settle(APRIL, other.slice(day === 1 ? 1 : 0), []).map(({ amount }) => amount);
        const exactly = roundToMinorUnit(exact(price));
        expect(Math.abs(sum(parts) - exactly)).toBeLessThanOrEqual(1);
        const after = settled(held([1, price], [day, null]), settled(whole));
        const [charged = 0, credited = 0] = after.map(({ amount }) => amount);
        expect(Math.abs(charged + credited - exactly * ((day - 1) / 30))).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});
