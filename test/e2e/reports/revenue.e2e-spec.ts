import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { done, Shop, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

type Figures = Readonly<Record<string, number | string>>;

async function months(api: ApiClient, from = '2026-01', to = '2026-04'): Promise<Figures[]> {
  const report = await done(api.get(`/reports/revenue?from=${from}&to=${to}`));
  return report.months as Figures[];
}

/** A month's figures as text, so that a table can hold them: `2026-01: opening 0 + new 1000 = 1000`; nothing is left out but zeros. */
function movements({ month, opening, closing, ...figures }: Figures): string {
  const parts = ['new', 'expansion', 'reactivation', 'contraction', 'churn'].flatMap((name, index) =>
    figures[name] === 0 ? [] : [`${index < 3 ? '+' : '-'} ${name} ${figures[name]}`],
  );
  return [month, opening, ...parts, '=', closing].join(' ');
}

function booked({ month, invoiced, voided, credited, collected, refunded }: Figures): string {
  const sums = { invoiced, voided, credited, collected, refunded };
  const parts = Object.entries(sums).filter(([, amount]) => amount !== 0);
  return [`${month}:`, parts.map(([name, amount]) => `${name} ${amount}`).join(', ')].join(' ');
}

const MONTHLY = { amount: 1000 };

interface Story {
  readonly what: string;
  readonly shop?: ShopOptions;
  readonly play: (shop: Shop) => Promise<unknown>;
  /** Of January to April 2026, whatever the month in which it then is. */
  readonly moved: readonly string[];
  readonly booked?: readonly string[];
}

const STEADY = ['2026-02 1000 = 1000', '2026-03 1000 = 1000', '2026-04 1000 = 1000'];
const NEW = '2026-01 0 + new 1000 = 1000';
const NOTHING = ['2026-01 0 = 0', '2026-02 0 = 0', '2026-03 0 = 0', '2026-04 0 = 0'];
const END = '2026-05-01';

async function enrolled(shop: Shop, option: Record<string, unknown> = MONTHLY, fields = {}, subscription = {}) {
  const offer = await shop.offer(option, subscription);
  return { ...offer, id: (await shop.enroll(offer.option, fields)).id };
}

async function changed(shop: Shop, to: Record<string, unknown>, mode: string, from: Record<string, unknown> = MONTHLY) {
  const { id, subscription } = await enrolled(shop, from);
  const billing_option_id = await shop.option(subscription, to);
  await shop.play(id, [['2026-02-10', 'change', { billing_option_id, mode }], [END]]);
}

async function lastInvoice(shop: Shop): Promise<string> {
  return (await shop.invoices()).at(-1)?.id ?? '';
}

const STORIES: readonly Story[] = [
  {
    what: 'a monthly price',
    play: async (shop) => {
      await enrolled(shop);
      await shop.clock(END);
    },
    moved: [NEW, ...STEADY],
    // What is invoiced on 1 May is no part of it.
    booked: ['01', '02', '03', '04'].map((month) => `2026-${month}: invoiced 1000, collected 1000`),
  },
  {
    what: 'an annual price by a twelfth, invoiced at once',
    play: async (shop) => {
      await enrolled(shop, { cycle: 'annually', amount: 12_000 });
      await shop.clock(END);
    },
    moved: [NEW, ...STEADY],
    booked: ['2026-01: invoiced 12000, collected 12000', '2026-02: ', '2026-03: ', '2026-04: '],
  },
  {
    // 1200 × 52 / 12. January has 5 Thursdays, and so invoices; the others have 4, 4 and 5.
    what: 'a weekly price 52 times a twelfth',
    play: async (shop) => {
      await enrolled(shop, { cycle: 'weekly', amount: 1200 });
      await shop.clock('2026-04-30');
    },
    moved: ['2026-01 0 + new 5200 = 5200', '2026-02 5200 = 5200', '2026-03 5200 = 5200', '2026-04 5200 = 5200'],
    booked: [
      '2026-01: invoiced 6000, collected 6000',
      '2026-02: invoiced 4800, collected 4800',
      '2026-03: invoiced 4800, collected 4800',
      '2026-04: invoiced 6000, collected 6000',
    ],
  },
  {
    // 10000 / 6 = 1666.66…
    what: 'two quarters at once, rounded once',
    play: async (shop) => {
      await enrolled(shop, { cycle: 'quarterly', interval_count: 2, amount: 10_000 });
      await shop.clock(END);
    },
    moved: ['2026-01 0 + new 1667 = 1667', '2026-02 1667 = 1667', '2026-03 1667 = 1667', '2026-04 1667 = 1667'],
  },
  {
    what: 'nothing of what is paid once and for ever, used, or no part of an enrollment',
    play: async (shop) => {
      await enrolled(shop, { cycle: 'forever', amount: 9000 }, {}, { type: 'one_time' });
      const meter = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
      const metered = { price_model: 'per_unit', unit_price: '10', meter_id: meter.id };
      const { id } = await enrolled(shop, metered, {}, { type: 'usage_based' });
      await shop.api.created('/usage-events', { external_id: 'a', enrollment_id: id, meter: 'calls', quantity: '7' });
      const period = { start: '2026-01-01', end: '2027-01-01' };
      const lines = [{ description: 'Support', amount: 500, period }];
      await shop.api.created('/invoices', { subscriber_id: shop.subscriber, lines });
      await shop.clock(END);
    },
    moved: NOTHING,
    booked: ['2026-01: invoiced 9500, collected 9000', '2026-02: invoiced 70, collected 70', '2026-03: ', '2026-04: '],
  },
  {
    what: 'nothing of what is sold once, whatever its cycle, nor of its add-ons',
    play: async (shop) => {
      const { subscription, option } = await shop.offer({ amount: 3100 }, { type: 'one_time' });
      const extra = { subscription_id: subscription, name: 'Extra', charge: 'recurring', amount: 500 };
      const add_on_id = (await shop.api.created('/add-ons', extra)).id;
      await shop.enroll(option, { add_ons: [{ add_on_id }] });
      await shop.clock(END);
    },
    moved: NOTHING,
    booked: ['2026-01: invoiced 3600, collected 3600', '2026-02: ', '2026-03: ', '2026-04: '],
  },
  {
    // The fee is due in January; the trial ends on 10 February.
    what: 'a trial not, nor a set-up fee, shipping, or the tax within a price',
    shop: { settings: { tax_behavior: 'inclusive' } },
    play: async (shop) => {
      const rate = (await shop.api.created('/tax-rates', { name: 'VAT', percentage: '19' })).id;
      const shipping_option_id = (await shop.api.created('/shipping-options', { name: 'Post', amount: 119 })).id;
      const taxed = { tax_charge: true, tax_rate_ids: [rate], shipping_charge: true, shipping_option_id };
      await enrolled(shop, { amount: 1190 }, { trial_days: 40 }, { ...taxed, setup_fee: 238 });
      await shop.clock(END);
    },
    moved: ['2026-01 0 = 0', '2026-02 0 + new 1000 = 1000', ...STEADY.slice(1)],
    booked: [
      '2026-01: invoiced 238, collected 238',
      ...['02', '03', '04'].map((month) => `2026-${month}: invoiced 1309, collected 1309`),
    ],
  },
  {
    // Tax on top: 900 and 171; then 1000 and 190.
    what: 'a discount for as long as it lasts',
    play: async (shop) => {
      await shop.api.created('/coupons', {
        code: 'LESS',
        percent_off: '10',
        duration: 'repeating',
        duration_cycles: 2,
      });
      const rate = (await shop.api.created('/tax-rates', { name: 'VAT', percentage: '19' })).id;
      await enrolled(shop, MONTHLY, { coupon_code: 'LESS' }, { tax_charge: true, tax_rate_ids: [rate] });
      await shop.clock(END);
    },
    moved: ['2026-01 0 + new 900 = 900', '2026-02 900 = 900', '2026-03 900 + expansion 100 = 1000', ...STEADY.slice(2)],
    booked: [
      ...['01', '02'].map((month) => `2026-${month}: invoiced 1071, collected 1071`),
      ...['03', '04'].map((month) => `2026-${month}: invoiced 1190, collected 1190`),
    ],
  },
  {
    what: 'a first period that is short, by what a full one costs',
    play: async (shop) => {
      await enrolled(shop, MONTHLY, { anchor_day: 1, start_on: '2026-01-17' });
      await shop.clock(END);
    },
    moved: [NEW, ...STEADY],
    // 15 days of 31: 483.87
    booked: [
      '2026-01: invoiced 484, collected 484',
      ...['02', '03', '04'].map((m) => `2026-${m}: invoiced 1000, collected 1000`),
    ],
  },
  {
    // 11 days of 31: 354.84, so 355 less 300 are invoiced. A full period costs 1000 less 300.
    what: 'a short first period whose coupon has a fixed amount, by what a full one costs after it',
    play: async (shop) => {
      await shop.api.created('/coupons', { code: 'OFF', amount_off: 300, duration: 'forever' });
      await enrolled(shop, MONTHLY, { anchor_day: 1, start_on: '2026-01-21', coupon_code: 'OFF' });
      await shop.clock(END);
    },
    moved: ['2026-01 0 + new 700 = 700', ...['02', '03', '04'].map((month) => `2026-${month} 700 = 700`)],
    booked: [
      '2026-01: invoiced 55, collected 55',
      ...['02', '03', '04'].map((m) => `2026-${m}: invoiced 700, collected 700`),
    ],
  },
  {
    // 6 days of 31 of 1000 are 194, all of which the coupon takes.
    what: 'a short first period that a fixed amount makes free, by what a full one costs after it',
    play: async (shop) => {
      await shop.api.created('/coupons', { code: 'OFF', amount_off: 400, duration: 'forever' });
      await enrolled(shop, MONTHLY, { anchor_day: 1, start_on: '2026-01-26', coupon_code: 'OFF' });
      await shop.clock(END);
    },
    moved: ['2026-01 0 + new 600 = 600', ...['02', '03', '04'].map((month) => `2026-${month} 600 = 600`)],
  },
  {
    // In February 2000 less 300 for the 19 days that are left, and afterwards for the whole month.
    what: 'a higher price whose coupon has a fixed amount, by what a full period costs after it',
    play: async (shop) => {
      await shop.api.created('/coupons', { code: 'OFF', amount_off: 300, duration: 'forever' });
      const { option, subscription } = await shop.offer(MONTHLY);
      const dearer = await shop.option(subscription, { amount: 2000 });
      const { id } = await shop.enroll(option, { coupon_code: 'OFF' });
      const change = { billing_option_id: dearer, mode: 'prorate_now' };
      await shop.play(id, [['2026-02-10', 'change', change], [END]]);
    },
    moved: [
      '2026-01 0 + new 700 = 700',
      '2026-02 700 + expansion 1000 = 1700',
      ...['03', '04'].map((month) => `2026-${month} 1700 = 1700`),
    ],
  },
  {
    // 11 days of 31 of 1000 and 500: 355 and 177, of which 300 go off together.
    what: 'a short first period of two lines that share a fixed amount',
    play: async (shop) => {
      await shop.api.created('/coupons', { code: 'OFF', amount_off: 300, duration: 'forever' });
      const { option, subscription } = await shop.offer(MONTHLY);
      const extra = { subscription_id: subscription, name: 'Extra', charge: 'recurring', amount: 500 };
      const add_ons = [{ add_on_id: (await shop.api.created('/add-ons', extra)).id }];
      await shop.enroll(option, { anchor_day: 1, start_on: '2026-01-21', coupon_code: 'OFF', add_ons });
      await shop.clock(END);
    },
    moved: ['2026-01 0 + new 1200 = 1200', ...['02', '03', '04'].map((month) => `2026-${month} 1200 = 1200`)],
  },
  {
    // 1 day of 31: 383.87, in which 61 are tax. 384 less 61, times 11900 / 384, would be 10010.
    what: 'a short first period whose tax was rounded, without that',
    shop: { settings: { tax_behavior: 'inclusive' } },
    play: async (shop) => {
      const rate = (await shop.api.created('/tax-rates', { name: 'VAT', percentage: '19' })).id;
      const taxed = { tax_charge: true, tax_rate_ids: [rate] };
      await enrolled(shop, { amount: 11_900 }, { anchor_day: 1, start_on: '2026-01-31' }, taxed);
      await shop.clock(END);
    },
    moved: ['2026-01 0 + new 10000 = 10000', ...['02', '03', '04'].map((month) => `2026-${month} 10000 = 10000`)],
  },
  {
    // 300000000000 × 52 / 12 is more than one invoice can come to.
    what: 'more of one subscriber than an invoice holds',
    play: async (shop) => {
      await enrolled(shop, { cycle: 'weekly', amount: 300_000_000_000 });
      await shop.clock('2026-04-30');
    },
    moved: [
      '2026-01 0 + new 1300000000000 = 1300000000000',
      ...['02', '03', '04'].map((month) => `2026-${month} 1300000000000 = 1300000000000`),
    ],
  },
  {
    // 19 days of 28 are left on 10 February: 678.57 back, 1357.14 charged.
    what: 'a higher price at once',
    play: (shop) => changed(shop, { amount: 2000 }, 'prorate_now'),
    moved: [NEW, '2026-02 1000 + expansion 1000 = 2000', '2026-03 2000 = 2000', '2026-04 2000 = 2000'],
    booked: [
      '2026-01: invoiced 1000, collected 1000',
      '2026-02: invoiced 1678, collected 1678',
      ...['03', '04'].map((month) => `2026-${month}: invoiced 2000, collected 2000`),
    ],
  },
  {
    what: 'a higher price that is invoiced with the next period, from the month in which it was held',
    play: (shop) => changed(shop, { amount: 2000 }, 'prorate_next'),
    moved: [NEW, '2026-02 1000 + expansion 1000 = 2000', '2026-03 2000 = 2000', '2026-04 2000 = 2000'],
    booked: [
      ...['01', '02'].map((month) => `2026-${month}: invoiced 1000, collected 1000`),
      '2026-03: invoiced 2678, collected 2678',
      '2026-04: invoiced 2000, collected 2000',
    ],
  },
  {
    what: 'a lower price from the next period on',
    play: (shop) => changed(shop, { amount: 400 }, 'period_end'),
    moved: [NEW, STEADY[0] ?? '', '2026-03 1000 - contraction 600 = 400', '2026-04 400 = 400'],
  },
  {
    what: 'a lower price by the second',
    shop: { settings: { proration_unit: 'second' } },
    play: (shop) => changed(shop, { amount: 400 }, 'prorate_now'),
    moved: [NEW, '2026-02 1000 - contraction 600 = 400', '2026-03 400 = 400', '2026-04 400 = 400'],
  },
  {
    what: 'a new period of another length',
    play: (shop) => changed(shop, { cycle: 'annually', amount: 24_000 }, 'full_now'),
    moved: [NEW, '2026-02 1000 + expansion 1000 = 2000', '2026-03 2000 = 2000', '2026-04 2000 = 2000'],
  },
  {
    what: 'add-ons alone, by the cycle of an option that costs nothing itself; some more of them later',
    play: async (shop) => {
      const { subscription, option } = await shop.offer({ cycle: 'quarterly', amount: 0 });
      const extra = { subscription_id: subscription, name: 'Extra', charge: 'recurring', amount: 1500 };
      const add_on_id = (await shop.api.created('/add-ons', extra)).id;
      const { id } = await shop.enroll(option, { add_ons: [{ add_on_id, quantity: 2 }] });
      const more = { add_ons: [{ add_on_id, quantity: 3 }], mode: 'prorate_now' };
      await shop.play(id, [['2026-02-10', 'change', more], [END]]);
    },
    moved: [NEW, '2026-02 1000 + expansion 500 = 1500', '2026-03 1500 = 1500', '2026-04 1500 = 1500'],
  },
  {
    what: 'a pause once its period is over, and going on',
    play: async (shop) => {
      const { id } = await enrolled(shop);
      await shop.play(id, [['2026-02-10', 'pause'], ['2026-04-05', 'resume'], [END]]);
    },
    moved: [NEW, STEADY[0] ?? '', '2026-03 1000 - churn 1000 = 0', '2026-04 0 + reactivation 1000 = 1000'],
  },
  {
    // 19 days of 28 go to the balance.
    what: 'an end at once, with what is unused credited',
    play: async (shop) => {
      const { id } = await enrolled(shop);
      await shop.play(id, [['2026-02-10', 'cancel', { at: 'now', credit: true }], [END]]);
    },
    moved: [NEW, '2026-02 1000 - churn 1000 = 0', ...NOTHING.slice(2)],
    booked: [
      '2026-01: invoiced 1000, collected 1000',
      '2026-02: invoiced 321, collected 1000',
      '2026-03: ',
      '2026-04: ',
    ],
  },
  {
    what: 'the same with a discount whose credit was rounded',
    play: async (shop) => {
      await shop.api.created('/coupons', { code: 'LESS', percent_off: '12.5', duration: 'forever' });
      const { id } = await enrolled(shop, { amount: 999 }, { coupon_code: 'LESS' });
      await shop.play(id, [['2026-02-11', 'cancel', { at: 'now', credit: true }], [END]]);
    },
    // 999 less 124.875, rounded to 125.
    moved: ['2026-01 0 + new 874 = 874', '2026-02 874 - churn 874 = 0', ...NOTHING.slice(2)],
  },
  {
    what: 'an end at once without credit as one with it',
    play: async (shop) => {
      const { id } = await enrolled(shop, { cycle: 'annually', amount: 12_000 });
      await shop.play(id, [['2026-02-10', 'cancel', { at: 'now' }], [END]]);
    },
    moved: [NEW, '2026-02 1000 - churn 1000 = 0', ...NOTHING.slice(2)],
    booked: ['2026-01: invoiced 12000, collected 12000', '2026-02: ', '2026-03: ', '2026-04: '],
  },
  {
    what: 'an end with the period when the period is over',
    play: async (shop) => {
      const { id } = await enrolled(shop);
      await shop.play(id, [['2026-02-10', 'cancel', { at: 'period_end' }], [END]]);
    },
    moved: [NEW, STEADY[0] ?? '', '2026-03 1000 - churn 1000 = 0', '2026-04 0 = 0'],
  },
  {
    // Tried for the last time on 5 February; then it is cancelled.
    what: 'nothing of a year that was never paid once dunning has ended it',
    play: async (shop) => {
      const { option } = await shop.offer({ cycle: 'annually', amount: 12_000 });
      const subscriber_id = await shop.newSubscriber({}, 'pm_declined');
      await shop.enroll(option, { subscriber_id, start_on: '2026-01-15' });
      await shop.clock(END);
    },
    moved: [NEW, '2026-02 1000 - churn 1000 = 0', ...NOTHING.slice(2)],
    booked: ['2026-01: invoiced 12000', '2026-02: ', '2026-03: ', '2026-04: '],
  },
  {
    what: 'one of two that a subscriber holds as a contraction, and the other as churn',
    play: async (shop) => {
      const { id, option } = await enrolled(shop);
      const { id: other } = await shop.enroll(option);
      await shop.play(id, [['2026-02-10', 'cancel', { at: 'now', credit: true }]]);
      await shop.play(other, [['2026-03-10', 'cancel', { at: 'now', credit: true }], [END]]);
    },
    moved: [
      '2026-01 0 + new 2000 = 2000',
      '2026-02 2000 - contraction 1000 = 1000',
      '2026-03 1000 - churn 1000 = 0',
      '2026-04 0 = 0',
    ],
  },
  {
    what: 'credit notes and refunds beside it, since they end nothing',
    play: async (shop) => {
      await enrolled(shop);
      await shop.clock('2026-02-10');
      const invoice_id = await lastInvoice(shop);
      await shop.api.created('/credit-notes', { invoice_id, amount: 250 });
      await shop.clock('2026-03-10');
      const [payment] = (await shop.api.get('/payments?page=1&paginate=1')).body as { id: string }[];
      await shop.api.created(`/payments/${payment?.id}/refunds`, {});
      await shop.clock(END);
    },
    moved: [NEW, ...STEADY],
    // The refund has a credit note of its own; the next invoice takes what is on the balance.
    booked: [
      '2026-01: invoiced 1000, collected 1000',
      '2026-02: invoiced 1000, credited 250, collected 1000',
      '2026-03: invoiced 1000, credited 1000, collected 750, refunded 1000',
      '2026-04: invoiced 1000, collected 1000',
    ],
  },
  {
    what: 'nothing of an invoice that was voided, and what is open or given up as if it were paid',
    play: async (shop) => {
      const { option } = await shop.offer(MONTHLY);
      const subscriber_id = await shop.newSubscriber({}, 'pm_declined');
      await done(shop.api.put('/store', { dunning_days: [], dunning_end: 'leave' }));
      await shop.enroll(option, { subscriber_id });
      await done(shop.api.post(`/invoices/${await lastInvoice(shop)}/void`, {}));
      await shop.clock('2026-02-10');
      await done(shop.api.post(`/invoices/${await lastInvoice(shop)}/mark-uncollectible`, {}));
      await shop.clock('2026-04-30');
    },
    moved: ['2026-01 0 = 0', '2026-02 0 + new 1000 = 1000', ...STEADY.slice(1)],
    booked: ['2026-01: voided 1000', ...['02', '03', '04'].map((month) => `2026-${month}: invoiced 1000`)],
  },
  {
    // 4000 of 10000 were credited before: nothing of it is owed, in neither month.
    what: 'no credit note of an invoice that was voided after it, in its own month or in a later one',
    play: async (shop) => {
      await done(shop.api.put('/store', { payment_terms_days: 90 }));
      const lines = [{ description: 'Support', amount: 10_000 }];
      for (const month of ['2026-01', '2026-02']) {
        await shop.clock(`${month}-20`);
        const invoice = { subscriber_id: shop.subscriber, lines, renewal_type: 'manual' };
        const { id: invoice_id } = await shop.api.created('/invoices', invoice);
        await shop.clock(`${month}-25`);
        if (month === '2026-02') await shop.clock('2026-03-10');
        await shop.api.created('/credit-notes', { invoice_id, amount: 4000 });
        if (month === '2026-02') await shop.clock('2026-04-10');
        await done(shop.api.post(`/invoices/${invoice_id}/void`, {}));
      }
      await shop.clock(END);
    },
    moved: NOTHING,
    booked: ['2026-01: voided 10000', '2026-02: voided 10000', '2026-03: ', '2026-04: '],
  },
  {
    what: 'subscribers who were removed',
    play: async (shop) => {
      const { id } = await enrolled(shop);
      await shop.play(id, [['2026-02-10', 'cancel', { at: 'now' }]]);
      await done(shop.api.delete(`/subscribers/${shop.subscriber}`));
      await shop.clock(END);
    },
    moved: [NEW, '2026-02 1000 - churn 1000 = 0', ...NOTHING.slice(2)],
  },
  {
    // In New York it is still 31 January.
    what: 'by the months of the store',
    shop: { timeZone: 'America/New_York', today: '2026-02-01T03:00:00Z' },
    play: async (shop) => {
      await enrolled(shop);
      await shop.clock(END);
    },
    moved: [NEW, ...STEADY],
    // Invoices of 31 January, 28 February, 31 March and 30 April.
    booked: ['01', '02', '03', '04'].map((month) => `2026-${month}: invoiced 1000, collected 1000`),
  },
];

describe('recurring revenue has', () => {
  it.each(STORIES)('$what', async ({ shop: options, play, moved, booked: sums }) => {
    const shop = await Shop.open(service, options);
    await play(shop);
    const figures = await months(shop.api);
    expect(figures.map(movements)).toEqual(moved);
    if (sums !== undefined) expect(figures.map(booked)).toEqual(sums);
    // Asked otherwise, a month is the same.
    const [march] = await months(shop.api, '2026-03', '2026-03');
    expect(march).toEqual(figures[2]);
  });
});

it('what has not been invoiced yet is not seen, and the month that runs is as of now', async () => {
  const shop = await Shop.open(service);
  const { id, subscription } = await enrolled(shop);
  const billing_option_id = await shop.option(subscription, { amount: 2000 });
  await shop.play(id, [['2026-02-10', 'change', { billing_option_id }], ['2026-02-28']]);
  expect((await months(shop.api, '2026-01', '2026-02')).map(movements)).toEqual([NEW, STEADY[0]]);
  await shop.play(id, [['2026-03-01'], ['2026-03-10', 'cancel', { at: 'now', credit: true }]]);
  expect((await months(shop.api, '2026-02', '2026-03')).map(movements)).toEqual([
    '2026-02 1000 + expansion 1000 = 2000',
    '2026-03 2000 - churn 2000 = 0',
  ]);
});

it('a store has its own figures alone, and a read key may read them', async () => {
  const [one, other] = [await Shop.open(service), await Shop.open(service)];
  await enrolled(one);
  const [mine] = await months(one.api, '2026-01', '2026-01');
  const [theirs] = await months(other.api, '2026-01', '2026-01');
  expect([mine, theirs].map((month) => month && movements(month))).toEqual([NEW, NOTHING[0]]);
  const { key } = await one.api.created('/api-keys', { name: 'Reports', scope: 'read' });
  const reader = service.client({ user: one.api.credentials.user, password: String(key) });
  expect(await months(reader, '2026-01', '2026-01')).toEqual([mine]);
});

describe('the range', () => {
  it('is by default the twelve months of the store until now', async () => {
    const shop = await Shop.open(service, { today: '2026-03-10' });
    const { body, headers } = await shop.api.get('/reports/revenue');
    const shown = (body as { months: Figures[] }).months.map(({ month }) => month);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([12, '2025-04', '2026-03']);
    expect(headers.etag).toMatch(/^"/);
  });

  it.each([
    ['from=2026-01', { 0: 'from' }],
    ['to=2026-01&page=1', { 0: 'to', 1: 'page' }],
    ['from=2026-01&to=2026-04', { 1: 'to' }],
    ['from=2026-02&to=2026-01', { 1: 'to' }],
    ['from=2021-01&to=2026-03', { 1: 'to' }],
    ['from=x&to=', { 0: 'from', 1: 'to' }],
  ])('%s is a 400', async (query, fields) => {
    const shop = await Shop.open(service, { today: '2026-03-10' });
    for (const report of ['revenue', 'cohorts']) {
      const { status, body } = await shop.api.get(`/reports/${report}?${query}`);
      expect([status, (body as [{ body: { fields: unknown } }])[0].body.fields]).toEqual([400, fields]);
    }
  });
});
