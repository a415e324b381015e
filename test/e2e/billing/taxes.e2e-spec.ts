import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, done, Shop, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Given extends ShopOptions {
  /** Percentages, or whole rates. */
  readonly rates: readonly (string | Fields)[];
  readonly option?: Fields;
  readonly addOn?: Fields;
  readonly buyer?: Fields;
  readonly coupon?: Fields;
}

const INCLUSIVE = { settings: { tax_behavior: 'inclusive' } };
const APRIL = '2026-04-01/2026-05-01';

async function enrolled({ rates, option = { amount: 1000 }, addOn, buyer = {}, coupon, ...store }: Given) {
  const shop = await Shop.open(service, { today: '2026-04-01', ...store });
  const tax_rate_ids: string[] = [];
  for (const rate of rates) {
    const fields = typeof rate === 'string' ? { percentage: rate } : rate;
    tax_rate_ids.push((await shop.api.created('/tax-rates', { name: 'Tax', ...fields })).id);
  }
  const offer = await shop.offer(option, { tax_charge: true, tax_rate_ids });
  const extra = { subscription_id: offer.subscription, name: 'Extra', charge: 'recurring', ...addOn };
  const addOns = addOn === undefined ? [] : [{ add_on_id: (await shop.api.created('/add-ons', extra)).id }];
  if (coupon !== undefined) await shop.api.created('/coupons', { code: 'C', ...coupon });
  const subscriber = await shop.newSubscriber(buyer);
  const fields = { subscriber_id: subscriber, add_ons: addOns, coupon_code: coupon === undefined ? null : 'C' };
  const { id } = await shop.enroll(offer.option, fields);
  return { shop, id, subscriber, taxRates: tax_rate_ids, ...offer };
}

describe('tax comes on top of a line, or is within it', () => {
  it.each<[title: string, given: Given, expected: string[]]>([
    [
      '19 % on 1000',
      { rates: ['19'] },
      ['2026-04-01 total 1190 = 1000 + 190 tax', `subscription ×1 1000, tax 190, ${APRIL}`],
    ],
    [
      'half a unit is rounded up: 19 % on 50 is 9.5',
      { rates: ['19'], option: { amount: 50 } },
      ['2026-04-01 total 60 = 50 + 10 tax', `subscription ×1 50, tax 10, ${APRIL}`],
    ],
    [
      // revenuquebec.ca, “Calculating the taxes”: 100.00 + 5.00 + 9.98 = 114.98; 14.975 % in one step.
      'Revenu Québec: 5 % and 9.975 % on 100 dollars make 114.98',
      { rates: ['5', '9.975'], option: { amount: 10000 }, currency: 'CAD' },
      ['2026-04-01 total 11498 = 10000 + 1498 tax', `subscription ×1 10000, tax 1498, ${APRIL}`],
    ],
    [
      'two rates are rounded once: 5 % and 9.975 % on 110 are 5.5 and 10.97, together 16.47',
      { rates: ['5', '9.975'], option: { amount: 110 } },
      ['2026-04-01 total 126 = 110 + 16 tax', `subscription ×1 110, tax 16, ${APRIL}`],
    ],
    [
      'lines are rounded one by one: 19 % on 333 is 63.27, twice, and not 126.54 on both',
      { rates: ['19'], option: { amount: 333 }, addOn: { amount: 333 } },
      [
        '2026-04-01 total 792 = 666 + 126 tax',
        `subscription ×1 333, tax 63, ${APRIL}`,
        `add_on ×1 333, tax 63, ${APRIL}`,
      ],
    ],
    [
      'after the discount: 19 % on 900',
      { rates: ['19'], coupon: { percent_off: '10' } },
      ['2026-04-01 total 1071 = 1000 - 100 + 171 tax', `subscription ×1 1000, discount 100, tax 171, ${APRIL}`],
    ],
    [
      'of what a coupon makes free there is none',
      { rates: ['19'], coupon: { percent_off: '100' } },
      ['2026-04-01 total 0 = 1000 - 1000', `subscription ×1 1000, discount 1000, ${APRIL}`],
    ],
    ['0 %', { rates: ['0'] }, ['2026-04-01 total 1000', `subscription ×1 1000, ${APRIL}`]],
    ['no rate', { rates: [] }, ['2026-04-01 total 1000', `subscription ×1 1000, ${APRIL}`]],
    [
      'within: 1190 hold 190 at 19 %',
      { ...INCLUSIVE, rates: ['19'], option: { amount: 1190 } },
      ['2026-04-01 total 1190 = 1190 with 190 tax', `subscription ×1 1190, tax 190, ${APRIL}`],
    ],
    [
      'within: 1000 × 19/119 = 159.66',
      { ...INCLUSIVE, rates: ['19'] },
      ['2026-04-01 total 1000 = 1000 with 160 tax', `subscription ×1 1000, tax 160, ${APRIL}`],
    ],
    [
      'two rates within: 1000 × 14.975/114.975 = 130.25',
      { ...INCLUSIVE, rates: ['5', '9.975'] },
      ['2026-04-01 total 1000 = 1000 with 130 tax', `subscription ×1 1000, tax 130, ${APRIL}`],
    ],
    [
      'within what the discount leaves: 900 × 19/119 = 143.70',
      { ...INCLUSIVE, rates: ['19'], coupon: { percent_off: '10' } },
      ['2026-04-01 total 900 = 1000 - 100 with 144 tax', `subscription ×1 1000, discount 100, tax 144, ${APRIL}`],
    ],
  ])('%s', async (_, given, expected) => {
    const { shop, id } = await enrolled(given);
    expect(bills(await shop.invoices(id))).toEqual([expected]);
  });
});

describe('tax is for whom and where it is in force', () => {
  const IN_QUEBEC = { address: { country: 'CA', state: 'QC' } };

  it.each<[title: string, rates: readonly Fields[], buyer: Fields, tax: number]>([
    ['everywhere', [{ percentage: '19' }], {}, 190],
    ['nobody who is exempt', [{ percentage: '19' }], { tax_exempt: true }, 0],
    ['in its country', [{ percentage: '19', country: 'DE' }], { address: { country: 'DE' } }, 190],
    ['not in another', [{ percentage: '19', country: 'DE' }], { address: { country: 'FR' } }, 0],
    ['not where the place is unknown', [{ percentage: '19', country: 'DE' }], {}, 0],
    [
      'country and region',
      [
        { percentage: '5', country: 'CA' },
        { percentage: '10', country: 'CA', region: 'QC' },
      ],
      IN_QUEBEC,
      150,
    ],
    [
      'not in another region',
      [
        { percentage: '5', country: 'CA' },
        { percentage: '7', country: 'CA', region: 'BC' },
      ],
      IN_QUEBEC,
      50,
    ],
    ['not when it is not active', [{ percentage: '19', status: 'not_active' }], {}, 0],
  ])('%s', async (_, rates, buyer, tax) => {
    const { shop, id } = await enrolled({ rates, buyer });
    expect((await shop.invoices(id)).map(({ tax_total, total }) => [tax_total, total])).toEqual([[tax, 1000 + tax]]);
  });
});

describe('what takes a charge back takes its tax back as it was', () => {
  const FIRST = ['2026-04-01 total 3300 = 3000 + 300 tax', `subscription ×1 3000, tax 300, ${APRIL}`];
  const REST = '2026-04-11/2026-05-01';

  it.each<[title: string, given: Partial<Given>, newRate: string | null, exempt: boolean, expected: string[][]]>([
    [
      'at the same rate: 10 % on −2000 and 4000',
      {},
      null,
      false,
      [
        FIRST,
        [
          '2026-04-11 total 2200 = 2000 + 200 tax',
          `proration_credit ×1 -2000, tax -200, ${REST}`,
          `proration_charge ×1 4000, tax 400, ${REST}`,
        ],
      ],
    ],
    [
      'after the rate was raised: 10 % on −2000, 20 % on 4000',
      {},
      '20',
      false,
      [
        FIRST,
        [
          '2026-04-11 total 2600 = 2000 + 600 tax',
          `proration_credit ×1 -2000, tax -200, ${REST}`,
          `proration_charge ×1 4000, tax 800, ${REST}`,
        ],
      ],
    ],
    [
      'after the subscriber became exempt',
      {},
      null,
      true,
      [
        FIRST,
        [
          '2026-04-11 total 1800 = 2000 + -200 tax',
          `proration_credit ×1 -2000, tax -200, ${REST}`,
          `proration_charge ×1 4000, ${REST}`,
        ],
      ],
    ],
    [
      'within: 3000 × 10/110 = 272.73, 2000 × 10/110 = 181.82, 4000 × 10/110 = 363.64',
      INCLUSIVE,
      null,
      false,
      [
        ['2026-04-01 total 3000 = 3000 with 273 tax', `subscription ×1 3000, tax 273, ${APRIL}`],
        [
          '2026-04-11 total 2000 = 2000 with 182 tax',
          `proration_credit ×1 -2000, tax -182, ${REST}`,
          `proration_charge ×1 4000, tax 364, ${REST}`,
        ],
      ],
    ],
  ])('%s', async (_, given, newRate, exempt, expected) => {
    const { shop, id, subscriber, subscription, taxRates } = await enrolled({
      rates: ['10'],
      option: { amount: 3000 },
      ...given,
    });
    const larger = await shop.option(subscription, { amount: 6000 });
    await shop.clock('2026-04-11');
    if (newRate !== null) await done(shop.api.put(`/tax-rates/${taxRates[0]}`, { percentage: newRate }));
    if (exempt) await done(shop.api.put(`/subscribers/${subscriber}`, { tax_exempt: true }));
    await shop.act(id, 'change', { billing_option_id: larger, mode: 'prorate_now' });
    expect(bills(await shop.invoices(id))).toEqual(expected);
  });
});

describe('a line is taxed by the rates of its own subscription, whatever is held when it is invoiced', () => {
  const REST = '2026-04-11/2026-05-01';
  const USED = `usage ×100 10000, tax 2000, ${APRIL}`;
  const BASIC = 'subscription ×1 500, 2026-05-01/2026-06-01';

  /** Two subscriptions: one that is sold by usage and by seats, and a plain one; only one of them is taxed, by 20 %. */
  async function twoSold(taxed: 'metered' | 'plain') {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { id: rate } = await shop.api.created('/tax-rates', { name: 'Tax', percentage: '20' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
    const rates = (isTaxed: boolean) => (isTaxed ? { tax_charge: true, tax_rate_ids: [rate] } : {});
    const usage = { meter_id, price_model: 'per_unit', unit_price: '100' };
    const metered = await shop.offer(usage, { type: 'usage_based', ...rates(taxed === 'metered') });
    const plain = await shop.offer({ amount: 500 }, rates(taxed === 'plain'));
    const use = (id: string, external_id: string, quantity: string, occurred_at: string) =>
      shop.api.created('/usage-events', { external_id, enrollment_id: id, meter: 'm', quantity, occurred_at });
    return { shop, metered, plain, use, usage, rate };
  }

  it.each<[mode: string, bills: string[][]]>([
    ['period_end', [['2026-05-01 total 12500 = 10500 + 2000 tax', USED, BASIC]]],
    [
      'prorate_next',
      [
        [
          '2026-05-01 total 12833 = 10833 + 2000 tax',
          `proration_charge ×1 333, ${REST}`,
          'usage ×100 10000, tax 2000, 2026-04-01/2026-04-11',
          BASIC,
        ],
      ],
    ],
    [
      'full_now',
      [
        [
          '2026-04-11 total 12500 = 10500 + 2000 tax',
          'usage ×100 10000, tax 2000, 2026-04-01/2026-04-11',
          'subscription ×1 500, 2026-04-11/2026-05-11',
        ],
      ],
    ],
  ])('what was used of a taxed one before a change by %s to one that is not', async (mode, expected) => {
    const { shop, metered, plain, use } = await twoSold('metered');
    const { id } = await shop.enroll(metered.option);
    await use(id, 'e-1', '100', '2026-04-01T12:00:00Z');
    await shop.clock('2026-04-11');
    const change = { billing_option_id: plain.option, mode };
    const preview = await done(shop.api.post(`/enrollments/${id}/preview`, change));
    await shop.act(id, 'change', change);
    await shop.clock('2026-05-01');
    const invoices = await shop.invoices(id);
    expect(bills(invoices)).toEqual(expected);
    expect(preview).toMatchObject({ tax_total: invoices[0]?.tax_total, total: invoices[0]?.total });
  });

  it('what was used of an untaxed one before a change to one that is taxed', async () => {
    const { shop, metered, plain, use } = await twoSold('plain');
    const { id } = await shop.enroll(metered.option);
    await use(id, 'e-1', '100', '2026-04-01T12:00:00Z');
    await shop.act(id, 'change', { billing_option_id: plain.option, mode: 'period_end' });
    await shop.clock('2026-05-01');
    expect(bills(await shop.invoices(id))).toEqual([
      [
        '2026-05-01 total 10600 = 10500 + 100 tax',
        `usage ×100 10000, ${APRIL}`,
        'subscription ×1 500, tax 100, 2026-05-01/2026-06-01',
      ],
    ]);
  });

  it('what comes late of one that is held no more', async () => {
    const { shop, metered, use, usage } = await twoSold('metered');
    const untaxed = await shop.offer(usage, { type: 'usage_based' });
    const { id } = await shop.enroll(metered.option);
    await shop.act(id, 'change', { billing_option_id: untaxed.option, mode: 'period_end' });
    await shop.clock('2026-05-02');
    await use(id, 'e-1', '100', '2026-04-30T12:00:00Z');
    await use(id, 'e-2', '10', '2026-05-02T11:00:00Z');
    await shop.clock('2026-06-01');
    expect(bills(await shop.invoices(id))).toEqual([
      [
        '2026-06-01 total 13000 = 11000 + 2000 tax',
        'usage ×10 1000, 2026-05-01/2026-06-01',
        `usage ×100 10000, tax 2000, ${APRIL}`,
      ],
    ]);
  });

  it('seats and add-ons that were changed before: −3000 and 6000 × 20/30, 300 × 10/30', async () => {
    const { shop, plain, rate } = await twoSold('metered');
    const seats = { price_model: 'per_unit', unit_price: '3000' };
    const sold = await shop.offer(seats, { type: 'seat_based', tax_charge: true, tax_rate_ids: [rate] });
    const extra = { subscription_id: sold.subscription, name: 'Extra', charge: 'recurring', amount: 300 };
    const { id: add_on_id } = await shop.api.created('/add-ons', extra);
    const { id } = await shop.enroll(sold.option);
    await shop.play(id, [
      ['2026-04-11', 'change', { seats: 2, add_ons: [{ add_on_id }] }],
      ['2026-04-21', 'change', { add_ons: [] }],
      ['2026-04-21', 'change', { billing_option_id: plain.option, mode: 'period_end' }],
      ['2026-05-01'],
    ]);
    expect(bills((await shop.invoices(id)).slice(1))).toEqual([
      [
        '2026-05-01 total 3020 = 2600 + 420 tax',
        `proration_credit ×1 -2000, tax -400, ${REST}`,
        `proration_charge ×2 4000, tax 800, ${REST}`,
        'proration_charge ×1 100, tax 20, 2026-04-11/2026-04-21',
        BASIC,
      ],
    ]);
  });
});

it('each line names the rates that it was taxed by', async () => {
  const { shop, id, taxRates } = await enrolled({ rates: ['5', { percentage: '7', country: 'FR' }, '9.975'] });
  const [invoice] = await shop.invoices(id);
  expect(invoice?.lines).toMatchObject([{ tax_rate_ids: [taxRates[0], taxRates[2]], tax_amount: 150 }]);
});
