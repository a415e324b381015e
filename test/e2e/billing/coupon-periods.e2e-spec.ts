import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, done, Shop, type Move } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const FOREVER = { duration: 'forever' };
const APRIL = '2024-04-01';

async function withCoupons(settings: Fields = {}, coupon: Fields = FOREVER): Promise<Shop> {
  const shop = await Shop.open(service, { today: APRIL, settings });
  await shop.api.created('/coupons', { code: 'HALF', percent_off: '50', ...coupon });
  await shop.api.created('/coupons', { code: 'TENTH', percent_off: '10', ...FOREVER });
  return shop;
}

/** Usage at 10 a unit, by the coupon of a half. */
async function metered(coupon: Fields = FOREVER) {
  const shop = await withCoupons({}, coupon);
  const { id: meter_id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
  const priced = { price_model: 'per_unit', unit_price: '10', meter_id };
  const { option, subscription } = await shop.offer(priced, { type: 'usage_based', name: 'Cheap' });
  let count = 0;
  const use = (enrollment_id: string, quantity: string, day: string) =>
    shop.api.created('/usage-events', {
      ...{ external_id: `e${(count += 1)}`, enrollment_id, meter: 'calls', quantity, occurred_at: `${day}T08:00:00Z` },
    });
  return { shop, option, subscription, use };
}

describe('usage keeps the coupon of the period in which it was used', () => {
  it('when another coupon comes before it is billed, as the preview says', async () => {
    const { shop, option, use } = await metered();
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    await use(id, '1000', '2024-04-01');
    await shop.clock('2024-04-28');
    const change = { coupon_code: 'TENTH' };
    expect(await done(shop.api.post(`/enrollments/${id}/preview`, change))).toMatchObject({ total: 5000 });
    expect(await shop.act(id, 'change', change)).toMatchObject({ coupon_code: 'TENTH' });
    await shop.clock('2024-05-02');
    await use(id, '500', '2024-05-02');
    await shop.clock('2024-06-01');
    // 1000 × 10 less 50 %; 500 × 10 less 10 %.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([5000, 4500]);
  });

  it('when it is given up, and given up again after another', async () => {
    const { shop, option, use } = await metered();
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    await use(id, '1000', '2024-04-01');
    await shop.play(id, [
      ['2024-04-10', 'change', { coupon_code: 'TENTH' }],
      ['2024-04-20', 'change', { coupon_code: null }],
      ['2024-05-02'],
    ]);
    expect(await shop.enrollment(id)).toMatchObject({ coupon_code: null });
    await use(id, '1000', '2024-05-02');
    await shop.clock('2024-06-01');
    // April by the coupon that April had, May by none: the one of ten days of April never counted.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([5000, 10_000]);
  });

  it('when full_now begins a period, which has the new one', async () => {
    const { shop, option, use } = await metered();
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    await use(id, '1000', '2024-04-01');
    await shop.play(id, [['2024-04-16', 'change', { coupon_code: 'TENTH', mode: 'full_now' }], ['2024-04-17']]);
    await use(id, '500', '2024-04-17');
    await shop.clock('2024-05-16');
    // 10000 less 50 % at once; 5000 less 10 % when the new period is over.
    expect((await shop.invoices(id)).map(({ issued_on, total }) => [issued_on, total])).toEqual([
      ['2024-04-16', 5000],
      ['2024-05-16', 4500],
    ]);
  });

  it('when it comes late, though another coupon counts by then', async () => {
    const { shop, option, use } = await metered();
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    await use(id, '1000', '2024-04-01');
    await shop.play(id, [['2024-04-28', 'change', { coupon_code: null }], ['2024-05-03']]);
    await use(id, '100', '2024-04-20');
    await use(id, '100', '2024-05-03');
    await shop.clock('2024-06-01');
    // Of the late 1000 half is off, of May's 1000 nothing.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([5000, 1500]);
  });

  it('when another subscription forces its holder to give it up, for which it does not count', async () => {
    const { shop, option, subscription, use } = await metered();
    const only = { percent_off: '50', subscription_ids: [subscription], ...FOREVER };
    await shop.api.created('/coupons', { code: 'ONLY', ...only });
    const dear = await shop.offer({ amount: 3000 }, { name: 'Dear' });
    const { id } = await shop.enroll(option, { coupon_code: 'ONLY' });
    await use(id, '1000', '2024-04-01');
    const change = { billing_option_id: dear.option, coupon_code: null, mode: 'prorate_now' };
    await shop.play(id, [['2024-04-28', 'change', change], ['2024-05-01']]);
    // 3 days of 30 of the 3000 without it; then 10000 of April's usage less 50 %, and 3000 for May.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([300, 8000]);
  });
});

describe('what is charged in advance keeps the coupon of its period', () => {
  const change = { coupon_code: 'TENTH' };

  it.each<[title: string, mode: string, settings: Fields, totals: readonly number[]]>([
    // 15 of 30 days: −1500 + 750, 3000 − 1500; then 6000 − 600.
    ['by prorate_now', 'prorate_now', {}, [1500, 750, 5400]],
    ['by prorate_now, by the second', 'prorate_now', { proration_unit: 'second' }, [1500, 750, 5400]],
    ['by prorate_next', 'prorate_next', {}, [1500, 6150]],
    ['by period_end', 'period_end', {}, [1500, 5400]],
  ])('when a dearer option comes with another coupon %s', async (_, mode, settings, totals) => {
    const shop = await withCoupons(settings);
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const dearer = await shop.option(subscription, { amount: 6000 });
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    await shop.clock('2024-04-16T00:00:00Z');
    await shop.act(id, 'change', { ...change, billing_option_id: dearer, mode });
    await shop.clock('2024-05-01');
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual(totals);
  });

  it('through a pause that outlasts the period, after which the other one begins', async () => {
    const shop = await withCoupons();
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    const moves: Move[] = [
      ['2024-04-10', 'change', change],
      ['2024-04-11', 'pause'],
      ['2024-06-20', 'resume'],
    ];
    await shop.play(id, [...moves, ['2024-07-20']]);
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([1500, 2700, 2700]);
  });
});

describe('a coupon for three cycles', () => {
  const THREE = { duration: 'repeating', duration_cycles: 3 };

  it.each<[title: string, enrolled: Fields, moves: readonly Move[], discounts: readonly number[]]>([
    [
      // −1500 of April take 750 back with them, and three whole periods have 1500 each.
      'is not used up by half a month that full_now cuts off',
      {},
      [['2024-04-16', 'change', { mode: 'full_now' }], ['2024-07-16']],
      [1500, 750, 1500, 1500, 0],
    ],
    [
      // Half a month twice is one of the three.
      'is used up by two halves as by one whole',
      {},
      [['2024-04-16', 'change', { mode: 'full_now' }], ['2024-05-01', 'change', { mode: 'full_now' }], ['2024-07-01']],
      [1500, 750, 750, 1500, 0],
    ],
    [
      // 11 of 30 days, 1100, and then three whole months.
      'is not used up by a short first period',
      { start_on: '2024-04-20', anchor_day: 1 },
      [['2024-08-01']],
      [550, 1500, 1500, 1500, 0],
    ],
    [
      'begins after a trial, and is not used up by what full_now cuts off then',
      { trial_days: 14 },
      [['2024-04-30', 'change', { mode: 'full_now' }], ['2024-07-30']],
      [1500, 750, 1500, 1500, 0],
    ],
    [
      'is used up by whole months, as ever',
      {},
      [['2024-05-01', 'change', { mode: 'full_now' }], ['2024-07-01']],
      [1500, 1500, 0, 1500, 0],
    ],
  ])('%s', async (_, enrolled, moves, discounts) => {
    const shop = await withCoupons({}, THREE);
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option, { coupon_code: 'HALF', ...enrolled });
    await shop.play(id, moves);
    expect((await shop.invoices(id)).map(({ discount_total }) => discount_total)).toEqual(discounts);
  });

  it('with a fixed amount has it once more for the period that full_now begins', async () => {
    const shop = await withCoupons();
    await shop.api.created('/coupons', { code: 'OFF', amount_off: 100, duration: 'repeating', duration_cycles: 2 });
    const { option } = await shop.offer({ cycle: 'weekly', amount: 700 });
    const { id } = await shop.enroll(option, { coupon_code: 'OFF' });
    await shop.play(id, [['2024-04-03', 'change', { mode: 'full_now' }], ['2024-04-17']]);
    // Of 5 of 7 days, 500, 71 go back; then 100 for each of two whole weeks.
    expect((await shop.invoices(id)).map(({ discount_total }) => discount_total)).toEqual([100, 29, 100, 0]);
  });
});

describe('a coupon that is for once', () => {
  const ONCE = { duration: 'once' };
  const REFUSED = 'The subscriber has redeemed the coupon HALF before, and it can be redeemed once';

  async function enrolled(coupon: Fields = ONCE) {
    const shop = await withCoupons({}, coupon);
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option, { coupon_code: 'HALF' });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, coupon_code: 'HALF' };
    return { shop, option, id, enrollment };
  }

  it.each<[title: string, moves: readonly Move[]]>([
    ['was given up', [['2024-04-10', 'change', { coupon_code: null }]]],
    ['was exchanged', [['2024-04-10', 'change', { coupon_code: 'TENTH' }]]],
    ['was given up a period ago', [['2024-04-10', 'change', { coupon_code: null }], ['2024-06-10']]],
  ])('is not redeemed again by its subscriber when it %s', async (_, moves) => {
    const { shop, id } = await enrolled();
    await shop.play(id, moves);
    for (const action of ['preview', 'change']) {
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, { coupon_code: 'HALF' });
      expectFailureOf(answer, 422, 'coupon_not_redeemable');
      expect(answer.text).toContain(REFUSED);
    }
  });

  it.each<[title: string, moves: readonly Move[]]>([
    ['that goes on', []],
    ['that is over', [['2024-04-10', 'cancel', { at: 'now' }]]],
  ])('is not redeemed for another enrollment beside one %s', async (_, moves) => {
    const { shop, id, enrollment } = await enrolled();
    await shop.play(id, moves);
    for (const path of ['/enrollment-previews', '/enrollments']) {
      const answer = await shop.api.post(path, enrollment);
      expectFailureOf(answer, 422, 'coupon_not_redeemable');
      expect(answer.text).toContain(REFUSED);
    }
    const [coupon] = (await shop.api.get('/coupons?filter_by=code&filter=HALF')).body as Fields[];
    expect(coupon).toMatchObject({ redemptions: 1 });
  });

  it('can be redeemed by others, and sent again by whom it is held', async () => {
    const { shop, id, option } = await enrolled();
    await shop.enroll(option, { subscriber_id: await shop.newSubscriber(), coupon_code: 'HALF' });
    expect(await shop.act(id, 'change', { coupon_code: 'HALF' })).toMatchObject({ coupon_code: 'HALF' });
    const [coupon] = (await shop.api.get('/coupons?filter_by=code&filter=HALF')).body as Fields[];
    expect(coupon).toMatchObject({ redemptions: 2 });
  });

  it('is counted once when it is redeemed twice at the same time', async () => {
    const shop = await withCoupons({}, ONCE);
    const { option } = await shop.offer({ amount: 3000 });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, coupon_code: 'HALF' };
    const answers = await Promise.all([1, 2, 3].map(() => shop.api.post('/enrollments', enrollment)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  it('differs from one for ever, which can be taken again', async () => {
    const { shop, id } = await enrolled(FOREVER);
    await shop.play(id, [
      ['2024-04-10', 'change', { coupon_code: null }],
      ['2024-05-10', 'change', { coupon_code: 'HALF' }],
      ['2024-06-01'],
    ]);
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([1500, 3000, 1500]);
  });
});

describe('a coupon that is used up is refused to a preview as to what it previews', () => {
  async function usedUp(most: number) {
    const shop = await withCoupons();
    await shop.api.created('/coupons', { code: 'FEW', percent_off: '50', max_redemptions: most, ...FOREVER });
    const { option } = await shop.offer({ amount: 3000 });
    await shop.enroll(option, { subscriber_id: await shop.newSubscriber(), coupon_code: 'FEW' });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, coupon_code: 'FEW' };
    return { shop, option, enrollment };
  }

  it('of an enrollment', async () => {
    const { shop, enrollment } = await usedUp(1);
    for (const path of ['/enrollment-previews', '/enrollments']) {
      expectFailureOf(await shop.api.post(path, enrollment), 422, 'coupon_not_redeemable');
    }
  });

  it.each(['prorate_now', 'prorate_next', 'period_end', 'full_now'])('of a change by %s', async (mode) => {
    const { shop, option } = await usedUp(1);
    const { id } = await shop.enroll(option);
    for (const action of ['preview', 'change']) {
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, { coupon_code: 'FEW', mode });
      expectFailureOf(answer, 422, 'coupon_not_redeemable');
    }
  });

  it('and not before it is used up', async () => {
    const { shop, enrollment } = await usedUp(2);
    const preview = await done(shop.api.post('/enrollment-previews', enrollment));
    expect(preview).toMatchObject({ total: 1500 });
    const { id } = await shop.api.created('/enrollments', enrollment);
    expect(bills(await shop.invoices(id))).toEqual([
      ['2024-04-01 total 1500 = 3000 - 1500', 'subscription ×1 3000, discount 1500, 2024-04-01/2024-05-01'],
    ]);
  });
});
