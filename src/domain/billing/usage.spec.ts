import { describe, expect, it } from '@jest/globals';
import { exact } from '../money/exact.js';
import { NOTHING_CHARGED } from './charged-usage.js';
import type { EnrollmentPeriod, EnrollmentState } from './enrollment-state.js';
import type { OptionTerms } from './items.js';
import { isUsageClosed, usageAmount, usageLines, usageMinimum, usageStretches } from './usage.js';

const ZONE = 'Europe/Berlin';
const PERIOD: EnrollmentPeriod = {
  kind: 'full',
  number: 3,
  index: 2,
  start: '2026-03-01',
  end: '2026-04-01',
  fullStart: '2026-03-01',
};

const OPTION: OptionTerms = {
  id: 'opt_1',
  name: 'Pay as you go',
  recurrence: { cycle: 'monthly', interval: 1 },
  amount: 0,
  price: { model: 'per_unit', unitPrice: '0.5' },
  meterId: 'mtr_1',
  minimumAmount: 0,
  termCycles: null,
  isOneTime: false,
};

const segment = (from: string, billingOptionId: string) => ({ from, billingOptionId, items: [] });

describe('stretches of usage', () => {
  const stretches = (segments: EnrollmentState['segments'], until: string | null = null, period = PERIOD) =>
    usageStretches({ period, segments }, until, ZONE).map(({ billingOptionId, from, to }) => [
      billingOptionId,
      from,
      to,
    ]);

  it('are one for the whole period when one option was held', () => {
    expect(stretches([segment('2026-03-01', 'a')])).toEqual([['a', '2026-03-01', '2026-04-01']]);
  });

  it('are not cut where only seats or add-ons changed', () => {
    expect(stretches([segment('2026-03-01', 'a'), segment('2026-03-10', 'a'), segment('2026-03-20', 'b')])).toEqual([
      ['a', '2026-03-01', '2026-03-20'],
      ['b', '2026-03-20', '2026-04-01'],
    ]);
  });

  it('are two when an option comes back', () => {
    const back = [segment('2026-03-01', 'a'), segment('2026-03-10', 'b'), segment('2026-03-20T10:00:00.000Z', 'a')];
    expect(stretches(back).map(([id]) => id)).toEqual(['a', 'b', 'a']);
  });

  it('end where the period is cut short, and no later than the period', () => {
    const two = [segment('2026-03-01', 'a'), segment('2026-03-20', 'b')];
    expect(stretches(two, '2026-03-10')).toEqual([['a', '2026-03-01', '2026-03-10']]);
    expect(stretches(two, '2026-03-20')).toEqual([['a', '2026-03-01', '2026-03-20']]);
    expect(stretches(two, '2026-03-21')).toEqual([
      ['a', '2026-03-01', '2026-03-20'],
      ['b', '2026-03-20', '2026-03-21'],
    ]);
    expect(stretches(two, '2026-05-01').at(-1)).toEqual(['b', '2026-03-20', '2026-04-01']);
    expect(stretches(two, '2026-03-01')).toEqual([]);
  });

  it('compares days with instants by the zone', () => {
    const late = [segment('2026-03-01', 'a'), segment('2026-03-09T23:30:00.000Z', 'b')];
    expect(stretches(late, '2026-03-10')).toEqual([['a', '2026-03-01', '2026-03-10']]);
  });

  it('have no end where the period has none', () => {
    const endless = { ...PERIOD, end: null };
    expect(stretches([segment('2026-03-01', 'a')], null, endless)).toEqual([['a', '2026-03-01', null]]);
    expect(stretches([segment('2026-03-01', 'a')], '2026-07-01', endless)).toEqual([['a', '2026-03-01', '2026-07-01']]);
  });

  it('are none in a trial', () => {
    expect(stretches([segment('2026-03-01', 'a')], null, { ...PERIOD, kind: 'trial' })).toEqual([]);
  });
});

describe('usage that is closed', () => {
  const state = (change: Partial<EnrollmentState>) =>
    isUsageClosed({ status: 'active', period: PERIOD, nextBillingOn: '2026-04-01', ...change } as EnrollmentState);

  it.each([
    [{}, false],
    [{ status: 'paused' as const }, false],
    [{ status: 'paused' as const, nextBillingOn: null }, true],
    [{ status: 'cancelled' as const, nextBillingOn: null }, true],
    [{ status: 'ended' as const, nextBillingOn: null, period: { ...PERIOD, end: null } }, true],
    [{ nextBillingOn: null, period: { ...PERIOD, end: null } }, false],
  ])('%j: %p', (change, closed) => expect(state(change)).toBe(closed));
});

describe('the amount', () => {
  it('is rounded once', () => expect(usageAmount(OPTION, exact('2.5'))).toBe(1));
  it('is nothing for less than nothing', () => expect(usageAmount(OPTION, exact('-3'))).toBe(0));
  it('is nothing without a price', () => expect(usageAmount({ ...OPTION, price: null }, exact(9))).toBe(0));
});

describe('the minimum', () => {
  const option = { ...OPTION, amount: 300, minimumAmount: 1000 };

  it('is what the flat amount leaves of it, in proportion to time', () => {
    expect(usageMinimum(option, null).toFixed()).toBe('700');
    expect(usageMinimum(option, { length: 31, fullLength: 31 }).toFixed()).toBe('700');
    expect(usageMinimum(option, { length: 10, fullLength: 28 }).toFixed()).toBe('250');
    expect(usageMinimum({ ...option, minimumAmount: 299 }, null).toFixed()).toBe('0');
  });
});

describe('lines', () => {
  const words = {
    option: OPTION,
    usage: 'API: calls',
    minimum: 'API: minimum',
    number: 3,
    span: { from: '2026-03-01', to: '2026-04-01' },
    taxBehavior: 'exclusive' as const,
  };
  const RATE = { id: 'txr_1', percentage: '20' };
  const invoiced = (amount: number, discount = 0, tax = 0) => ({ amount, discount, tax, rates: [RATE] });
  const corrected = (
    minimum: number | string,
    owed: [string, number],
    charged: [string, number] | null,
    sums = { usage: invoiced(0), minimum: invoiced(0) },
  ) =>
    usageLines(
      words,
      exact(minimum),
      { quantity: exact(owed[0]), amount: owed[1] },
      charged && {
        ...{ quantity: exact(charged[0]), amount: charged[1], highest: charged[1] },
        lines: { ...NOTHING_CHARGED, ...sums },
      },
    );
  const lines = (minimum: number | string, owed: [string, number], charged: [string, number] | null = null) =>
    corrected(minimum, owed, charged).map(({ kind, quantity, amount }) => [kind, quantity, amount]);

  it('say how much was used, and what it costs', () => {
    expect(usageLines(words, exact(0), { quantity: exact('3.10'), amount: 2 }, null)).toEqual([
      {
        kind: 'usage',
        description: 'API: calls',
        quantity: '3.1',
        unitPrice: '0.5',
        amount: 2,
        cover: { number: 3, item: 'usage:opt_1', price: null, span: words.span },
        takesBack: null,
        taxBehavior: 'exclusive',
      },
    ]);
  });

  it('are none when nothing is owed', () => expect(lines(0, ['5', 0])).toEqual([]));
  it('show twelve decimals', () =>
    expect(lines(0, ['0.3333333333333333', 1])).toEqual([['usage', '0.333333333333', 1]]));

  it('add what is missing to the minimum, so that both together reach it exactly', () => {
    expect(lines(700, ['3', 250])).toEqual([
      ['usage', '3', 250],
      ['minimum', '1', 450],
    ]);
    expect(lines(700, ['0', 0])).toEqual([['minimum', '1', 700]]);
    expect(lines(700, ['9', 700])).toEqual([['usage', '9', 700]]);
    expect(lines('233.5', ['1', 100]).at(-1)).toEqual(['minimum', '1', 134]);
  });

  it('charge for what came late only what is more', () => {
    expect(lines(0, ['5', 50], ['3', 30])).toEqual([['usage', '2', 20]]);
    expect(lines(0, ['3', 30], ['5', 50])).toEqual([['usage', '-2', -20]]);
    expect(lines(0, ['3', 30], ['3', 30])).toEqual([]);
  });

  it('give back of the minimum what late usage reaches of it', () => {
    expect(lines(100, ['5', 60], ['3', 30])).toEqual([
      ['usage', '2', 30],
      ['minimum', '1', -30],
    ]);
    expect(lines(100, ['20', 200], ['3', 30])).toEqual([
      ['usage', '17', 170],
      ['minimum', '1', -70],
    ]);
    expect(lines(100, ['30', 300], ['20', 200])).toEqual([['usage', '10', 100]]);
  });

  describe('of what came late', () => {
    const taken = (...args: Parameters<typeof corrected>) =>
      corrected(...args).map(({ kind, amount, takesBack }) => [kind, amount, takesBack]);

    it('take back the share of discount and tax that what they take back has', () => {
      const usage = invoiced(1000, 1000);
      expect(taken(0, ['11', 550], ['10', 1000], { usage, minimum: invoiced(0) })).toEqual([
        ['usage', -450, { discount: -450, tax: 0, rates: [RATE] }],
      ]);
      // 333 × 1 / 3 and 133 × 222 / 666, of which the last part takes what is left.
      expect(taken(0, ['2', 666], ['3', 999], { usage: invoiced(999, 333, 133), minimum: invoiced(0) })).toEqual([
        ['usage', -333, { discount: -111, tax: -44, rates: [RATE] }],
      ]);
      expect(taken(0, ['0', 0], ['2', 666], { usage: invoiced(666, 222, 89), minimum: invoiced(0) })).toEqual([
        ['usage', -666, { discount: -222, tax: -89, rates: [RATE] }],
      ]);
    });

    it('never leave a discount that is larger than its amount', () => {
      // A share of 1.5 would be 2 of 3, and leave 1 of nothing.
      expect(taken(0, ['1', 1], ['2', 3], { usage: invoiced(3, 3), minimum: invoiced(0) })).toEqual([
        ['usage', -2, { discount: -2, tax: 0, rates: [RATE] }],
      ]);
    });

    it('take over the discount and tax of the minimum that usage stands in the place of', () => {
      const sums = { usage: invoiced(0), minimum: invoiced(1000, 500, 100) };
      expect(taken(1000, ['4', 400], ['0', 0], sums)).toEqual([
        ['usage', 400, { discount: 200, tax: 40, rates: [RATE] }],
        ['minimum', -400, { discount: -200, tax: -40, rates: [RATE] }],
      ]);
      expect(taken(1000, ['15', 1500], ['0', 0], sums)).toEqual([
        ['usage', 1500, { discount: 500, tax: 100, rates: [RATE], beyond: 500 }],
        ['minimum', -1000, { discount: -500, tax: -100, rates: [RATE] }],
      ]);
    });

    it('give the minimum what usage that is taken back had of it', () => {
      const sums = { usage: invoiced(1500, 750, 150), minimum: invoiced(0) };
      expect(taken(1000, ['9', 900], ['15', 1500], sums)).toEqual([
        ['usage', -600, { discount: -300, tax: -60, rates: [RATE] }],
        ['minimum', 100, { discount: 50, tax: 10, rates: [RATE] }],
      ]);
    });
  });
});
