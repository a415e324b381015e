import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const JANUARY = '2026-01-01/2026-02-01';
const REST = '2026-01-11/2026-02-01';
const STUB = '2026-01-22/2026-02-01';

// Of JPY the minor unit is the yen itself, of KWD the fils, a thousandth; of HUF the fillér, a hundredth.
describe('amounts are rounded to the minor unit', () => {
  it.each<[currency: string, amount: number, sum: string, expected: string[]]>([
    ['JPY', 1000, '322.58', ['2026-01-22 total 323', `subscription ×1 323, ${STUB}`]],
    ['KWD', 12_345, '3982.26', ['2026-01-22 total 3982', `subscription ×1 3982, ${STUB}`]],
    ['HUF', 299_900, '96741.94', ['2026-01-22 total 96742', `subscription ×1 96742, ${STUB}`]],
    ['EUR', 1999, '644.84', ['2026-01-22 total 645', `subscription ×1 645, ${STUB}`]],
  ])('%s: ten days of January, %i × 10/31 = %s', async (currency, amount, _, expected) => {
    const shop = await Shop.open(service, { currency, today: '2026-01-22' });
    const { option } = await shop.offer({ amount });
    const { id } = await shop.enroll(option, { anchor_day: 1 });
    const invoices = await shop.invoices(id);
    expect(bills(invoices)).toEqual([expected]);
    expect(invoices.map((invoice) => invoice.currency)).toEqual([currency]);
    const payments = (await shop.api.get('/payments')).body;
    // In thousandths whole tens are charged: 3980 of 3982.
    const total = invoices[0]?.total ?? 0;
    const charged = currency === 'KWD' ? total - (total % 10) : total;
    expect(payments).toMatchObject([{ currency, amount: charged, status: 'succeeded' }]);
  });

  it.each<[currency: string, from: number, to: number, expected: string[]]>([
    // −980 × 21/31 = −663.87, 1980 × 21/31 = 1341.29.
    [
      'JPY',
      980,
      1980,
      ['2026-01-11 total 677', `proration_credit ×1 -664, ${REST}`, `proration_charge ×1 1341, ${REST}`],
    ],
    // −1016.13, 1862.90.
    [
      'KWD',
      1500,
      2750,
      ['2026-01-11 total 847', `proration_credit ×1 -1016, ${REST}`, `proration_charge ×1 1863, ${REST}`],
    ],
    // −67674.19, 135416.13.
    [
      'HUF',
      99_900,
      199_900,
      ['2026-01-11 total 67742', `proration_credit ×1 -67674, ${REST}`, `proration_charge ×1 135416, ${REST}`],
    ],
  ])('%s: from %i to %i with 21 of 31 days left', async (currency, from, to, expected) => {
    const shop = await Shop.open(service, { currency, today: '2026-01-01' });
    const { option, subscription } = await shop.offer({ amount: from });
    const billing_option_id = await shop.option(subscription, { amount: to });
    const { id } = await shop.enroll(option);
    await shop.play(id, [['2026-01-11', 'change', { billing_option_id, mode: 'prorate_now' }]]);
    expect(bills(await shop.invoices(id)).at(-1)).toEqual(expected);
  });

  it.each<[currency: string, settings: Fields, amount: number, percentage: string, coupon: string, expected: string[]]>(
    [
      // 1234 − 123.4 = 1111, of which 8 % are 88.88.
      [
        'JPY',
        {},
        1234,
        '8',
        '10',
        ['2026-01-01 total 1200 = 1234 - 123 + 89 tax', `subscription ×1 1234, discount 123, tax 89, ${JANUARY}`],
      ],
      // 980 − 98 = 882, in which 10 % are 80.18.
      [
        'JPY',
        { tax_behavior: 'inclusive' },
        980,
        '10',
        '10',
        ['2026-01-01 total 882 = 980 - 98 with 80 tax', `subscription ×1 980, discount 98, tax 80, ${JANUARY}`],
      ],
      // 12345 − 4114.996 = 8230, of which 5 % are 411.5.
      [
        'KWD',
        {},
        12_345,
        '5',
        '33.3333',
        ['2026-01-01 total 8642 = 12345 - 4115 + 412 tax', `subscription ×1 12345, discount 4115, tax 412, ${JANUARY}`],
      ],
      // 299900 − 29990 = 269910, of which 27 % are 72875.7.
      [
        'HUF',
        {},
        299_900,
        '27',
        '10',
        [
          '2026-01-01 total 342786 = 299900 - 29990 + 72876 tax',
          `subscription ×1 299900, discount 29990, tax 72876, ${JANUARY}`,
        ],
      ],
    ],
  )(
    '%s with %j: %i, %s %% tax after %s %% discount',
    async (currency, settings, amount, percentage, coupon, expected) => {
      const shop = await Shop.open(service, { currency, settings });
      const rate = await shop.api.created('/tax-rates', { name: 'Tax', percentage });
      await shop.api.created('/coupons', { code: 'C', percent_off: coupon });
      const { option } = await shop.offer({ amount }, { tax_charge: true, tax_rate_ids: [rate.id] });
      const { id } = await shop.enroll(option, { coupon_code: 'C' });
      expect(bills(await shop.invoices(id))).toEqual([expected]);
    },
  );

  it.each([
    ['JPY', '0.5', 3, 2],
    ['KWD', '12.5', 3, 38],
    ['HUF', '33.335', 3, 100],
    ['KWD', '0.001', 499, 0],
    ['KWD', '0.001', 500, 1],
  ])('%s: a unit price of %s for %i seats is %i', async (currency, unit_price, seats, amount) => {
    const shop = await Shop.open(service, { currency });
    const { option } = await shop.offer({ price_model: 'per_unit', unit_price }, { type: 'seat_based' });
    const { id } = await shop.enroll(option, { seats });
    expect(bills(await shop.invoices(id))).toEqual([
      [`2026-01-01 total ${amount}`, `seats ×${seats} ${amount}, ${JANUARY}`],
    ]);
  });
});
