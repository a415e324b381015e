import { describe, expect, it } from '@jest/globals';
import type { BillingOption, InvoiceLine } from '../resources.js';
import { discountReason, reasonsOf, taxReason } from './line-reasons.js';

const OPTION: BillingOption = {
  ...{ id: 'opt_1', subscription_id: 'sub_1', name: 'One bag', cycle: 'monthly' },
  ...{ amount: 1900, unit_price: null, tiers: null, minimum_amount: 0 },
};
const TIERS = [
  { up_to: 10_000, unit_price: '0.5' },
  { up_to: 100_000, unit_price: '0.3' },
  { up_to: null, unit_price: '0.12' },
];
const FACTS = { currency: 'EUR', option: OPTION, whole: { start: '2027-04-19', end: '2027-05-19' }, usage: 0 };
const TEN_DAYS = { start: '2027-05-09', end: '2027-05-19' };

function line(fields: Partial<InvoiceLine>): InvoiceLine {
  return {
    ...{ id: 'lin_1', kind: 'subscription', description: 'Coffee club, One bag', quantity: '1', unit_price: null },
    ...{ amount: 1900, discount_amount: 0, tax_amount: 0, tax_rate_ids: [], period: null },
    ...fields,
  };
}

describe('the reason of a line', () => {
  it('for a part of a period is its days, and what a whole one costs', () => {
    const credit = line({ kind: 'proration_credit', amount: -633, period: TEN_DAYS });
    expect(reasonsOf(credit, FACTS)).toEqual(['10 of 30 days at 19.00 = 6.33']);
    const charge = line({ kind: 'proration_charge', amount: 4645, quantity: '6', unit_price: '1200' });
    const twentyDays = { start: '2027-08-26', end: '2027-09-15' };
    const august = { ...FACTS, currency: 'JPY', whole: { start: '2027-08-15', end: '2027-09-15' } };
    expect(reasonsOf({ ...charge, period: twentyDays }, august)).toEqual(['20 of 31 days at 6 × 1,200 = 4,645']);
  });

  it('says no result where the service has another', () => {
    const credit = line({ kind: 'proration_credit', amount: -475, period: TEN_DAYS });
    expect(reasonsOf(credit, FACTS)).toEqual(['10 of 30 days at 19.00']);
  });

  it('for seats is how many there are, at what price', () => {
    const seats = line({ kind: 'seats', quantity: '20', unit_price: '12000', amount: 240_000 });
    expect(reasonsOf(seats, { ...FACTS, currency: 'JPY' })).toEqual(['20 × 12,000 = 240,000']);
  });

  it.each([
    ['500', ['500 at 0.005 = 2.50']],
    ['10000', ['10,000 at 0.005 = 50.00']],
    ['10001', ['10,000 at 0.005 = 50.00', '1 at 0.003 = 0.003']],
    ['105772', ['10,000 at 0.005 = 50.00', '90,000 at 0.003 = 270.00', '5,772 at 0.0012 = 6.9264']],
  ])('for %s that were used is a part for each tier that was entered', (quantity, reasons) => {
    expect(reasonsOf(line({ kind: 'usage', quantity }), { ...FACTS, option: { ...OPTION, tiers: TIERS } })).toEqual(
      reasons,
    );
  });

  it('for a minimum charge is what the usage lacks', () => {
    const option = { ...OPTION, minimum_amount: 2000 };
    const minimum = line({ kind: 'minimum', amount: 109 });
    expect(reasonsOf(minimum, { ...FACTS, option, usage: 1891 })).toEqual(['minimum: 20.00 - 18.91 = 1.09']);
  });

  it('is left out where it is the option itself', () => expect(reasonsOf(line({}), FACTS)).toEqual([]));
});

describe('the reason of what is taken off or added', () => {
  const coupon = { id: 'cou_1', code: 'WELCOME', duration: 'once', duration_cycles: null };

  it('is a part of the amount, or an amount, for a coupon', () => {
    const discounted = line({ amount: 1900, discount_amount: 475 });
    const percent = { ...coupon, percent_off: '25', amount_off: null };
    expect(discountReason(discounted, percent, 'EUR')).toBe('25 % of 19.00 = 4.75');
    expect(discountReason(discounted, { ...coupon, percent_off: null, amount_off: 500 }, 'EUR')).toBe('5.00 off');
  });

  it('is a part of what is left after coupons, rounded half away from zero, for tax', () => {
    const rates = [{ id: 'tax_1', name: 'Consumption tax', percentage: '10' }];
    expect(taxReason(line({ amount: -4065, tax_amount: -407 }), rates, 'JPY')).toBe('10 % of -4,065 = -407');
    const discounted = line({ amount: 1000, discount_amount: 100, tax_amount: 90 });
    expect(taxReason(discounted, rates, 'JPY')).toBe('10 % of 900 = 90');
  });
});
