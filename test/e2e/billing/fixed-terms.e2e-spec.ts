import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailure, expectFailureOf } from '../../harness/failures.js';
import { Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

async function open(): Promise<Shop> {
  return Shop.open(service, { today: '2024-04-01' });
}

describe('an add-on that enrollments have used', () => {
  const TEXT = 'Enrollments have used this add-on, so its price is fixed: make a new add-on';

  async function used() {
    const shop = await open();
    const priced = { price_model: 'per_unit', unit_price: '1000' };
    const { option, subscription } = await shop.offer(priced, { type: 'seat_based' });
    const fields = { subscription_id: subscription, name: 'Extra', charge: 'recurring', amount: 1000 };
    const { id: addOn } = await shop.api.created('/add-ons', fields);
    const { id } = await shop.enroll(option, { seats: 1, add_ons: [{ add_on_id: addOn }] });
    return { shop, addOn, fields, option, id };
  }

  it('keeps its price, so that another seat costs the seat alone', async () => {
    const { shop, addOn, id } = await used();
    await shop.clock('2024-04-16');
    const answer = await shop.api.put(`/add-ons/${addOn}`, { name: 'Dear', amount: 9000 });
    expectFailure(answer, { status: 422, code: 'price_in_use', text: TEXT, fields: { 1: 'amount' } });
    await shop.act(id, 'change', { seats: 2, mode: 'prorate_now' });
    // 15 of 30 days of a seat of 1000; with the rise of the add-on it would be 500 + 4000.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([2000, 500]);
  });

  it.each<[title: string, change: Fields]>([
    ['charge', { charge: 'one_time' }],
    ['amount', { amount: 1 }],
  ])('keeps its %s also when nobody has it any more', async (field, change) => {
    const { shop, addOn, id } = await used();
    await shop.act(id, 'change', { add_ons: [], mode: 'prorate_now' });
    await shop.act(id, 'cancel', { at: 'now' });
    const answer = await shop.api.put(`/add-ons/${addOn}`, change);
    expectFailure(answer, { status: 422, code: 'price_in_use', text: TEXT, fields: { 0: field } });
  });

  it('keeps it when it is scheduled alone', async () => {
    const { shop, fields, id } = await used();
    const { id: other } = await shop.api.created('/add-ons', { ...fields, name: 'Other' });
    await shop.act(id, 'change', { add_ons: [{ add_on_id: other }], mode: 'period_end' });
    expectFailureOf(await shop.api.put(`/add-ons/${other}`, { amount: 1 }), 422, 'price_in_use');
  });

  it('can change in all else, also when its price is sent again as it is', async () => {
    const { shop, addOn } = await used();
    const rest = { name: 'More', status: 'not_active', description: 'Text', max_quantity: 3, metadata: { a: 'b' } };
    const answer = await shop.api.put(`/add-ons/${addOn}`, { ...rest, charge: 'recurring', amount: 1000 });
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ ...rest, amount: 1000 })]);
  });

  it('differs from one that none has used', async () => {
    const { shop, fields } = await used();
    const { id } = await shop.api.created('/add-ons', fields);
    expect((await shop.api.put(`/add-ons/${id}`, { amount: 1, charge: 'one_time' })).status).toBe(200);
  });
});

describe('a coupon that was redeemed', () => {
  const TEXT = 'Subscribers have redeemed this coupon, so its terms are fixed: make a new coupon';
  const PERCENT = { code: 'C', percent_off: '50', duration: 'repeating', duration_cycles: 3, minimum_amount: 10 };

  async function redeemed(fields: Fields = PERCENT) {
    const shop = await open();
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const { subscription: other } = await shop.offer({ amount: 1 });
    const only = fields.subscription_ids === undefined ? {} : { subscription_ids: [subscription, other] };
    const { id: coupon } = await shop.api.created('/coupons', { ...fields, ...only });
    await shop.enroll(option, { coupon_code: 'C' });
    return { shop, coupon, subscription, other };
  }

  it.each<[change: Fields, fields: Record<string, string>]>([
    [{ percent_off: '60' }, { 0: 'percent_off' }],
    [
      { percent_off: null, amount_off: 100 },
      { 0: 'percent_off', 1: 'amount_off' },
    ],
    [
      { duration: 'forever', duration_cycles: null },
      { 0: 'duration', 1: 'duration_cycles' },
    ],
    [{ name: 'N', duration_cycles: 4 }, { 1: 'duration_cycles' }],
    [{ minimum_amount: 0 }, { 0: 'minimum_amount' }],
  ])('keeps its terms: %j is refused', async (change, fields) => {
    const { shop, coupon } = await redeemed();
    const answer = await shop.api.put(`/coupons/${coupon}`, change);
    expectFailure(answer, { status: 422, code: 'price_in_use', text: TEXT, fields });
  });

  it('can be redeemed at other times, by more, and for more subscriptions, but not for fewer', async () => {
    const { shop, coupon, subscription, other } = await redeemed({ ...PERCENT, subscription_ids: [] });
    const put = (change: Fields) => shop.api.put(`/coupons/${coupon}`, change);
    const rest = {
      name: 'N',
      status: 'not_active',
      max_redemptions: 9,
      starts_on: '2024-05-01',
      ends_on: '2024-06-01',
    };
    expect((await put({ ...rest, percent_off: '50' })).status).toBe(200);
    expectFailureOf(await put({ subscription_ids: [subscription] }), 422, 'price_in_use');
    const { subscription: third } = await shop.offer({ amount: 2 });
    expect((await put({ subscription_ids: [subscription, other, third] })).status).toBe(200);
    expect((await put({ subscription_ids: [] })).status).toBe(200);
    expectFailureOf(await put({ subscription_ids: [third] }), 422, 'price_in_use');
  });

  it('differs from one that nobody has redeemed, which may change', async () => {
    const shop = await open();
    const { id } = await shop.api.created('/coupons', PERCENT);
    expect((await shop.api.put(`/coupons/${id}`, { percent_off: '60', minimum_amount: 0 })).status).toBe(200);
  });
});

describe('a shipping option that enrollments are shipped by', () => {
  async function shipped(held: boolean) {
    const shop = await open();
    const { id: post } = await shop.api.created('/shipping-options', { name: 'Post', amount: 500 });
    const ships = { shipping_charge: true, shipping_option_id: post };
    const priced = { price_model: 'per_unit', unit_price: '1000' };
    const { option, subscription } = await shop.offer(priced, { type: 'seat_based', ...ships });
    const id = held ? (await shop.enroll(option)).id : '';
    return { shop, post, subscription, option, id };
  }

  it('keeps its price, and no other field', async () => {
    const { shop, post } = await shipped(true);
    const answer = await shop.api.put(`/shipping-options/${post}`, { amount: 600 });
    const text =
      'Enrollments are shipped by this shipping option, so its price is fixed: make a new shipping option, and name it in the subscription';
    expectFailure(answer, { status: 422, code: 'price_in_use', text, fields: { 0: 'amount' } });
    expect((await shop.api.put(`/shipping-options/${post}`, { name: 'Mail', amount: 500 })).status).toBe(200);
  });

  it('keeps it for a change that is scheduled', async () => {
    const { shop, post, option } = await shipped(false);
    const other = await shop.offer({ amount: 1 });
    const { id } = await shop.enroll(other.option);
    expect((await shop.api.put(`/shipping-options/${post}`, { amount: 400 })).status).toBe(200);
    await shop.act(id, 'change', { billing_option_id: option, mode: 'period_end' });
    expectFailureOf(await shop.api.put(`/shipping-options/${post}`, { amount: 600 }), 422, 'price_in_use');
  });

  it('may be exchanged for another, which counts from the next period on', async () => {
    const { shop, subscription, id } = await shipped(true);
    const { id: courier } = await shop.api.created('/shipping-options', { name: 'Courier', amount: 900 });
    await shop.clock('2024-04-16');
    expect((await shop.api.put(`/subscriptions/${subscription}`, { shipping_option_id: courier })).status).toBe(200);
    await shop.act(id, 'change', { seats: 2, mode: 'prorate_now' });
    await shop.clock('2024-05-01');
    // 1000 + 500; 15 of 30 days of a seat; 2000 + 900.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([1500, 500, 2900]);
  });
});

describe('what a subscription says of fees and trials', () => {
  it('is for those who enroll afterwards, not for one that is to start later', async () => {
    const shop = await open();
    const { option, subscription } = await shop.offer({ amount: 1000 }, { setup_fee: 200 });
    const { id } = await shop.enroll(option, { start_on: '2024-04-10' });
    expect((await shop.api.put(`/subscriptions/${subscription}`, { setup_fee: 900, free_trial_days: 30 })).status).toBe(
      200,
    );
    await shop.clock('2024-04-10');
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([1200]);
  });
});

describe('a meter that enrollments are billed by', () => {
  async function metered() {
    const shop = await open();
    const fields = { key: 'users', name: 'Users', aggregation: 'unique', unique_property: 'user' };
    const { id: meter_id } = await shop.api.created('/meters', fields);
    const { option } = await shop.offer(
      { price_model: 'per_unit', unit_price: '10', meter_id },
      { type: 'usage_based' },
    );
    return { shop, meter: meter_id, option };
  }

  it('keeps what it counts', async () => {
    const { shop, meter, option } = await metered();
    await shop.enroll(option);
    const answer = await shop.api.put(`/meters/${meter}`, { unique_property: 'team' });
    const text = 'Enrollments are billed by this meter, so what it counts is fixed: make a new meter';
    expectFailure(answer, { status: 422, code: 'price_in_use', text, fields: { 0: 'unique_property' } });
    expect((await shop.api.put(`/meters/${meter}`, { name: 'People', unique_property: 'user' })).status).toBe(200);
  });

  it('differs from one that is in no option that is held', async () => {
    const { shop, meter } = await metered();
    expect((await shop.api.put(`/meters/${meter}`, { unique_property: 'team' })).status).toBe(200);
  });
});
