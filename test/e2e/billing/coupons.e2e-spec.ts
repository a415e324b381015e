import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const REPEATING = { duration: 'repeating', duration_cycles: 2 };
const FOREVER = { duration: 'forever' };

describe('a coupon lowers so many invoices, to zero at most', () => {
  it.each<[title: string, coupon: Fields, totals: readonly number[]]>([
    ['25 % once', { percent_off: '25' }, [750, 1000, 1000, 1000]],
    ['25 % twice', { percent_off: '25', ...REPEATING }, [750, 750, 1000, 1000]],
    ['25 % for ever', { percent_off: '25', ...FOREVER }, [750, 750, 750, 750]],
    ['33.335 %, rounded half up: 333.35', { percent_off: '33.335', ...FOREVER }, [667, 667, 667, 667]],
    ['400 once', { amount_off: 400 }, [600, 1000, 1000, 1000]],
    ['400 twice', { amount_off: 400, ...REPEATING }, [600, 600, 1000, 1000]],
    ['400 for ever', { amount_off: 400, ...FOREVER }, [600, 600, 600, 600]],
    ['100 % once', { percent_off: '100' }, [0, 1000, 1000, 1000]],
    ['100 % twice', { percent_off: '100', ...REPEATING }, [0, 0, 1000, 1000]],
    ['100 % for ever', { percent_off: '100', ...FOREVER }, [0, 0, 0, 0]],
    ['just the price, once', { amount_off: 1000 }, [0, 1000, 1000, 1000]],
    ['more than the price once: the rest is lost', { amount_off: 1500 }, [0, 1000, 1000, 1000]],
    ['more than the price twice', { amount_off: 1500, ...REPEATING }, [0, 0, 1000, 1000]],
    ['more than the price for ever', { amount_off: 1500, ...FOREVER }, [0, 0, 0, 0]],
    ['all but one unit for ever', { amount_off: 999, ...FOREVER }, [1, 1, 1, 1]],
  ])('%s', async (_, coupon, totals) => {
    const shop = await Shop.open(service, { today: '2026-01-31' });
    await shop.api.created('/coupons', { code: 'C', ...coupon });
    const { option } = await shop.offer({ amount: 1000 });
    const { id } = await shop.enroll(option, { coupon_code: 'c' });
    await shop.clock('2026-04-30');
    const invoices = await shop.invoices(id);
    expect(invoices.map(({ total }) => total)).toEqual(totals);
    expect(invoices.map(({ discount_total }) => discount_total)).toEqual(totals.map((total) => 1000 - total));
    // One unit is less than the 50 that can be charged in EUR, and so are four.
    expect(invoices.map(({ status }) => status)).toEqual(totals.map((total) => (total === 1 ? 'open' : 'paid')));
  });
});

describe('a coupon over several lines', () => {
  it.each<[title: string, coupon: Fields, expected: string[]]>([
    [
      'a percentage is rounded line by line: 10 % of 1005, 333 and 500',
      { percent_off: '10' },
      [
        '2026-04-01 total 1654 = 1838 - 184',
        'subscription ×1 1005, discount 101, 2026-04-01/2026-05-01',
        'add_on ×1 333, discount 33, 2026-04-01/2026-05-01',
        'setup_fee ×1 500, discount 50',
      ],
    ],
    [
      // 546.79, 181.18 and 272.03 of 1000: 546, 181 and 272, and the one that is left to the largest remainder.
      'an amount is split in proportion, to the last unit: 1000 over 1005, 333 and 500',
      { amount_off: 1000 },
      [
        '2026-04-01 total 838 = 1838 - 1000',
        'subscription ×1 1005, discount 547, 2026-04-01/2026-05-01',
        'add_on ×1 333, discount 181, 2026-04-01/2026-05-01',
        'setup_fee ×1 500, discount 272',
      ],
    ],
    [
      'an amount above them all takes each to zero',
      { amount_off: 5000 },
      [
        '2026-04-01 total 0 = 1838 - 1838',
        'subscription ×1 1005, discount 1005, 2026-04-01/2026-05-01',
        'add_on ×1 333, discount 333, 2026-04-01/2026-05-01',
        'setup_fee ×1 500, discount 500',
      ],
    ],
    [
      'with a minimum that they reach together',
      { amount_off: 1838, minimum_amount: 1838 },
      [
        '2026-04-01 total 0 = 1838 - 1838',
        'subscription ×1 1005, discount 1005, 2026-04-01/2026-05-01',
        'add_on ×1 333, discount 333, 2026-04-01/2026-05-01',
        'setup_fee ×1 500, discount 500',
      ],
    ],
    [
      'with a minimum that they do not reach',
      { percent_off: '10', minimum_amount: 1839 },
      [
        '2026-04-01 total 1838',
        'subscription ×1 1005, 2026-04-01/2026-05-01',
        'add_on ×1 333, 2026-04-01/2026-05-01',
        'setup_fee ×1 500',
      ],
    ],
  ])('%s', async (_, coupon, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    await shop.api.created('/coupons', { code: 'C', ...coupon });
    const { option, subscription } = await shop.offer({ amount: 1005 }, { setup_fee: 500 });
    const fields = { subscription_id: subscription, name: 'Extra', charge: 'recurring', amount: 333 };
    const addOn = await shop.api.created('/add-ons', fields);
    const { id } = await shop.enroll(option, { coupon_code: 'C', add_ons: [{ add_on_id: addOn.id }] });
    expect(bills(await shop.invoices(id))).toEqual([expected]);
  });
});

describe('a coupon through a change', () => {
  const REST = '2026-04-11/2026-05-01';
  const MAY = '2026-05-01/2026-06-01';

  it.each<[title: string, coupon: Fields, mode: string, expected: string[][]]>([
    [
      'a percentage is taken back as it was given, and given anew: 10 % of −2000 and of 4000',
      { percent_off: '10', ...FOREVER },
      'prorate_now',
      [
        ['2026-04-01 total 2700 = 3000 - 300', 'subscription ×1 3000, discount 300, 2026-04-01/2026-05-01'],
        [
          '2026-04-11 total 1800 = 2000 - 200',
          `proration_credit ×1 -2000, discount -200, ${REST}`,
          `proration_charge ×1 4000, discount 400, ${REST}`,
        ],
        ['2026-05-01 total 5400 = 6000 - 600', `subscription ×1 6000, discount 600, ${MAY}`],
      ],
    ],
    [
      'once is for the whole period, and for no other',
      { percent_off: '10' },
      'prorate_next',
      [
        ['2026-04-01 total 2700 = 3000 - 300', 'subscription ×1 3000, discount 300, 2026-04-01/2026-05-01'],
        [
          '2026-05-01 total 7800 = 8000 - 200',
          `proration_credit ×1 -2000, discount -200, ${REST}`,
          `proration_charge ×1 4000, discount 400, ${REST}`,
          `subscription ×1 6000, ${MAY}`,
        ],
      ],
    ],
    [
      'an amount is given once a period: 300 × 20/30 come back and are given again',
      { amount_off: 300 },
      'prorate_now',
      [
        ['2026-04-01 total 2700 = 3000 - 300', 'subscription ×1 3000, discount 300, 2026-04-01/2026-05-01'],
        [
          '2026-04-11 total 2000',
          `proration_credit ×1 -2000, discount -200, ${REST}`,
          `proration_charge ×1 4000, discount 200, ${REST}`,
        ],
        ['2026-05-01 total 6000', `subscription ×1 6000, ${MAY}`],
      ],
    ],
    [
      'an amount above the price: 3000 of 4500 were given, 2000 come back, 3500 are left for the 4000',
      { amount_off: 4500 },
      'prorate_now',
      [
        ['2026-04-01 total 0 = 3000 - 3000', 'subscription ×1 3000, discount 3000, 2026-04-01/2026-05-01'],
        [
          '2026-04-11 total 500 = 2000 - 1500',
          `proration_credit ×1 -2000, discount -2000, ${REST}`,
          `proration_charge ×1 4000, discount 3500, ${REST}`,
        ],
        ['2026-05-01 total 6000', `subscription ×1 6000, ${MAY}`],
      ],
    ],
    [
      'by full_now a new period starts, for which once is over',
      { percent_off: '10' },
      'full_now',
      [
        ['2026-04-01 total 2700 = 3000 - 300', 'subscription ×1 3000, discount 300, 2026-04-01/2026-05-01'],
        [
          '2026-04-11 total 4200 = 4000 - -200',
          `proration_credit ×1 -2000, discount -200, ${REST}`,
          'subscription ×1 6000, 2026-04-11/2026-05-11',
        ],
      ],
    ],
  ])('%s', async (_, coupon, mode, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    await shop.api.created('/coupons', { code: 'C', ...coupon });
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const larger = await shop.option(subscription, { amount: 6000 });
    const { id } = await shop.enroll(option, { coupon_code: 'C' });
    await shop.play(id, [['2026-04-11', 'change', { billing_option_id: larger, mode }], ['2026-05-01']]);
    expect(bills(await shop.invoices(id))).toEqual(expected);
  });
});

describe('a coupon that comes later', () => {
  it.each<[title: string, first: string | null, moves: readonly Move[], totals: readonly number[]]>([
    ['begins with the next period', null, [['2026-04-11', 'change', { coupon_code: 'HALF' }]], [1000, 500, 1000]],
    [
      'that is for ever takes the place of another',
      'HALF',
      [['2026-04-11', 'change', { coupon_code: 'EVER' }]],
      [500, 900, 900],
    ],
    ['is taken away', 'EVER', [['2026-05-11', 'change', { coupon_code: null }]], [900, 900, 1000]],
  ])('%s', async (_, first, moves, totals) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    await shop.api.created('/coupons', { code: 'HALF', percent_off: '50' });
    await shop.api.created('/coupons', { code: 'EVER', amount_off: 100, ...FOREVER });
    const { option } = await shop.offer({ amount: 1000 });
    const { id } = await shop.enroll(option, { coupon_code: first });
    await shop.play(id, [...moves, ['2026-06-01']]);
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual(totals);
  });
});

describe('a coupon is not used up by a pause that outlasts its period', () => {
  const HALF = { percent_off: '50' };
  const PAUSE: readonly Move[] = [['2026-04-11', 'pause'], ['2026-06-20', 'resume'], ['2026-07-20']];

  it.each<[title: string, coupon: Fields, enrolled: Fields, moves: readonly Move[], totals: readonly number[]]>([
    ['for two cycles', { ...HALF, ...REPEATING }, { coupon_code: 'C' }, PAUSE, [500, 500, 1000]],
    ['that was over before it', HALF, { coupon_code: 'C' }, PAUSE, [500, 1000, 1000]],
    [
      'that a change has brought before it',
      HALF,
      {},
      [['2026-04-05', 'change', { coupon_code: 'C' }], ...PAUSE],
      [1000, 500, 1000],
    ],
    ['in a trial', { percent_off: '100' }, { coupon_code: 'C', trial_days: 14 }, PAUSE, [0, 1000]],
    [
      'twice',
      { ...HALF, ...REPEATING, duration_cycles: 4 },
      { coupon_code: 'C' },
      [...PAUSE, ['2026-07-21', 'pause'], ['2026-09-20', 'resume'], ['2026-10-20']],
      [500, 500, 500, 500, 1000],
    ],
    ['for ever', { ...HALF, ...FOREVER }, { coupon_code: 'C' }, PAUSE, [500, 500, 500]],
  ])('%s', async (_, coupon, enrolled, moves, totals) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    await shop.api.created('/coupons', { code: 'C', ...coupon });
    const { option } = await shop.offer({ amount: 1000 });
    const { id } = await shop.enroll(option, enrolled);
    await shop.play(id, moves);
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual(totals);
  });
});

describe('a coupon is refused', () => {
  it.each<[title: string, coupon: Fields]>([
    ['that is not active', { status: 'not_active' }],
    ['before it starts', { starts_on: '2026-04-02' }],
    ['after it has ended', { ends_on: '2026-03-31' }],
    ['of which no more may be redeemed', { max_redemptions: 1 }],
    ['for another subscription', { subscription_ids: 'another' }],
  ])('%s', async (_, fields) => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 1000 });
    const { subscription } = await shop.offer({ amount: 2000 });
    const others = fields.subscription_ids === undefined ? {} : { subscription_ids: [subscription] };
    await shop.api.created('/coupons', { code: 'C', percent_off: '10', ...fields, ...others });
    if (fields.max_redemptions === 1) await shop.enroll(option, { coupon_code: 'C' });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, coupon_code: 'C' };
    expectFailureOf(await shop.api.post('/enrollments', enrollment), 422, 'coupon_not_redeemable');
  });

  it('on no other days than those it is for', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 1000 });
    const days = { starts_on: '2026-04-01', ends_on: '2026-04-01' };
    await shop.api.created('/coupons', { code: 'C', percent_off: '10', ...days });
    const { id } = await shop.enroll(option, { coupon_code: 'C' });
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([900]);
  });
});

describe('a coupon that a change brings', () => {
  it('counts from the next period on, and no more often than it should', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const dearer = await shop.option(subscription, { amount: 6000 });
    await shop.api.created('/coupons', { code: 'TEN', amount_off: 1000 });
    const { id } = await shop.enroll(option);
    await shop.clock('2026-04-11');
    await shop.act(id, 'change', { billing_option_id: dearer, coupon_code: 'TEN', mode: 'prorate_now' });
    await shop.clock('2026-07-01');
    const given = (await shop.invoices(id)).map(({ issued_on, discount_total }) => [issued_on, discount_total]);
    expect(given).toEqual([
      ['2026-04-01', 0],
      ['2026-04-11', 0],
      ['2026-05-01', 1000],
      ['2026-06-01', 0],
      ['2026-07-01', 0],
    ]);
  });

  it('leaves what is scheduled as it is, when it brings nothing else', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const dearer = await shop.option(subscription, { amount: 6000 });
    await shop.api.created('/coupons', { code: 'TEN', amount_off: 1000 });
    const { id } = await shop.enroll(option);
    const { scheduled_change } = await shop.act(id, 'change', { billing_option_id: dearer, mode: 'period_end' });
    expect(await shop.act(id, 'change', { coupon_code: 'TEN' })).toMatchObject({
      scheduled_change,
      coupon_code: 'TEN',
    });
    await shop.clock('2026-05-01');
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([3000, 5000]);
  });
});

describe('a coupon that is for one subscription alone', () => {
  const NOT_FOR_IT = 'The coupon C is not for Dear: send another coupon_code, or null to give it up';

  async function limited(coupon: Fields = FOREVER) {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const cheap = await shop.offer({ amount: 1000 }, { name: 'Cheap' });
    const dear = await shop.offer({ amount: 6000 }, { name: 'Dear' });
    await shop.api.created('/coupons', { code: 'ALL', percent_off: '50', duration: 'forever' });
    const only = { subscription_ids: [cheap.subscription] };
    await shop.api.created('/coupons', { code: 'C', percent_off: '90', ...only, ...coupon });
    const { id } = await shop.enroll(cheap.option, { coupon_code: 'C' });
    return { shop, id, cheap, dear };
  }

  it.each(['prorate_now', 'prorate_next', 'period_end', 'full_now'])(
    'does not go along with a change to another by %s, nor with its preview',
    async (mode) => {
      const { shop, id, dear } = await limited();
      const change = { billing_option_id: dear.option, mode };
      for (const action of ['change', 'preview']) {
        const answer = await shop.api.post(`/enrollments/${id}/${action}`, change);
        expectFailureOf(answer, 422, 'coupon_not_redeemable');
        expect(answer.text).toContain(NOT_FOR_IT);
      }
      expect(await shop.enrollment(id)).toMatchObject({ coupon_code: 'C', scheduled_change: null });
    },
  );

  it.each([
    ['is given up with the change', null, [100, 5900, 6000]],
    ['is exchanged with the change', 'ALL', [100, 2900, 3000]],
  ])('%s', async (_, coupon_code, totals) => {
    const { shop, id, dear } = await limited();
    await shop.act(id, 'change', { billing_option_id: dear.option, mode: 'full_now', coupon_code });
    await shop.clock('2026-05-01');
    expect(await shop.enrollment(id)).toMatchObject({ coupon_code });
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual(totals);
  });

  it('is nobody’s hindrance once it is used up', async () => {
    const { shop, id, dear } = await limited({ duration: 'once' });
    await shop.act(id, 'change', { billing_option_id: dear.option, mode: 'period_end' });
    await shop.clock('2026-05-01');
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([100, 6000]);
  });

  it('is not taken by one that is to change to another', async () => {
    const { shop, id, cheap, dear } = await limited();
    await shop.act(id, 'change', { billing_option_id: dear.option, mode: 'period_end', coupon_code: null });
    const late = await shop.api.post(`/enrollments/${id}/change`, { coupon_code: 'C' });
    expectFailureOf(late, 422, 'coupon_not_redeemable');
    await shop.act(id, 'change', { billing_option_id: cheap.option, coupon_code: 'C' });
    expect(await shop.enrollment(id)).toMatchObject({ coupon_code: 'C', scheduled_change: null });
  });
});
