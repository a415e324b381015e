import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { expectFailure } from '../../harness/failures.js';
import { Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let api: ApiClient;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
});
afterAll(() => service?.stop());

describe('a name that is already taken', () => {
  const taken = (fields: Record<string, string>) =>
    ({ status: 422, code: 'already_taken', text: 'This value is already taken: choose another', fields }) as const;

  it.each(['SAVE', 'save', 'SaVe'])('a coupon code, in any case: %s', async (code) => {
    await api.post('/coupons', { code: 'Save', percent_off: '1' });
    expectFailure(await api.post('/coupons', { percent_off: '1', code }), taken({ 1: 'code' }));
  });

  it.each(['ÄPFEL', 'äpfel'])('a coupon code beyond ASCII, in any case: %s', async (code) => {
    await api.post('/coupons', { code: 'Äpfel', percent_off: '1' });
    expectFailure(await api.post('/coupons', { percent_off: '1', code }), taken({ 1: 'code' }));
  });

  it("a meter's key", async () => {
    const meter = { name: 'n', aggregation: 'sum', key: 'calls' };
    await api.created('/meters', meter);
    expectFailure(await api.post('/meters', meter), taken({ 2: 'key' }));
  });

  it('is taken in its own store only', async () => {
    const { api: other } = await service.newStore();
    await api.created('/meters', { name: 'n', aggregation: 'sum', key: 'both' });
    await other.created('/meters', { name: 'n', aggregation: 'sum', key: 'both' });
  });

  it('is free again when what had it is deleted', async () => {
    const { id } = await api.created('/coupons', { code: 'again', percent_off: '1' });
    await api.delete(`/coupons/${id}`);
    await api.created('/coupons', { code: 'AGAIN', percent_off: '1' });
  });

  it('is given to one of many who ask for it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post('/coupons', { code: 'rush', percent_off: '1' })),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(19);
    for (const answer of refused) expectFailure(answer, taken({ 0: 'code' }));
  });
});

it('what other things rest on', async () => {
  const { id } = await api.created('/subscriptions', { name: 'n', type: 'fixed' });
  await api.created('/add-ons', { subscription_id: id, name: 'n', charge: 'recurring', amount: 1 });
  expectFailure(await api.delete(`/subscriptions/${id}`), {
    status: 422,
    code: 'in_use',
    text: 'Other items rest on this one: set its status to not_active instead of deleting it',
  });
});

it('a key that would delete itself', async () => {
  const [own] = (await api.get('/api-keys')).body as { id: string }[];
  expectFailure(await api.delete(`/api-keys/${own?.id}`), {
    status: 422,
    code: 'cannot_delete_own_key',
    text: 'An API key may not delete itself: use another key of the store',
  });
  expect((await api.get('/store')).status).toBe(200);
});

it('a payment method whose token the gateway does not know', async () => {
  const { id } = await api.created('/subscribers', { email: 'a@example.com' });
  const answer = await api.post(`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'tok_visa' });
  expectFailure(answer, {
    status: 422,
    code: 'payment_method_refused',
    text:
      'The test gateway knows only these tokens: pm_ok, pm_declined, pm_insufficient_funds, pm_expired, ' +
      'pm_fails_twice, pm_timeout, pm_slow',
  });
  expect((await api.get(`/subscribers/${id}/payment-methods`)).status).toBe(204);
});

it('a payment method that is refused leaves the default one as it is', async () => {
  const { id } = await api.created('/subscribers', { email: 'a@example.com' });
  const path = `/subscribers/${id}/payment-methods`;
  const method = await api.created(path, { gateway: 'test', token: 'pm_ok' });
  await api.post(path, { gateway: 'test', token: 'tok_visa' });
  expect((await api.get(path)).body).toEqual([method]);
});

describe('an enrollment', () => {
  let shop: Shop;
  let plan: { subscription: string; option: string };
  beforeAll(async () => {
    shop = await Shop.open(service);
    plan = await shop.offer({ price_model: 'per_unit', unit_price: '5', min_seats: 2, max_seats: 9 }, SEATS);
  });

  const SEATS = { type: 'seat_based' };
  const tried = (fields: object, path = '/enrollments') =>
    shop.api.post(path, { subscriber_id: shop.subscriber, billing_option_id: plan.option, seats: 2, ...fields });

  it.each([
    [1, '2 to 9'],
    [10, '2 to 9'],
  ])('of %d seats, when %s are sold', async (seats, range) => {
    for (const path of ['/enrollments', '/enrollment-previews']) {
      const text = `The billing option is sold for ${range} seats`;
      expectFailure(await tried({ seats }, path), { status: 422, code: 'seats_out_of_range', text });
    }
  });

  it('in what is not on sale', async () => {
    const option = await shop.option(plan.subscription, { amount: 1, status: 'not_active' });
    const text = 'This is not on sale: its status, or that of its subscription, is not_active';
    expectFailure(await tried({ billing_option_id: option }), { status: 422, code: 'not_on_sale', text });
    const gone = await shop.offer({ amount: 1 });
    await shop.api.put(`/subscriptions/${gone.subscription}`, { status: 'not_active' });
    expectFailure(await tried({ billing_option_id: gone.option }), { status: 422, code: 'not_on_sale', text });
  });

  it('with an add-on of another subscription, one that is not active, or too many of one', async () => {
    const addOn = (fields: object) =>
      shop.api.created('/add-ons', {
        ...{ subscription_id: plan.subscription, name: 'Mug', charge: 'one_time', amount: 1 },
        ...fields,
      });
    const other = await shop.offer({ amount: 1 });
    const refused = [
      { add_on_id: (await addOn({ subscription_id: other.subscription })).id },
      { add_on_id: (await addOn({ status: 'not_active' })).id },
      { add_on_id: (await addOn({ max_quantity: 2 })).id, quantity: 3 },
    ];
    const text = 'Mug is not offered with this subscription, or not so many';
    for (const one of refused) {
      expectFailure(await tried({ add_ons: [one] }), { status: 422, code: 'add_on_not_offered', text });
    }
  });

  it('with a coupon that has been used up, is over, not yet, not active, or for something else', async () => {
    const other = await shop.offer({ amount: 1 });
    const coupons = [
      { max_redemptions: 1 },
      { ends_on: '2025-12-31' },
      { starts_on: '2026-01-02' },
      { status: 'not_active' },
      { subscription_ids: [other.subscription] },
    ];
    const text = 'This coupon can not be redeemed now, or not for this subscription';
    for (const [index, fields] of coupons.entries()) {
      const coupon_code = `c${index}`;
      await shop.api.created('/coupons', { code: coupon_code, percent_off: '10', ...fields });
      if ('max_redemptions' in fields) expect((await tried({ coupon_code })).status).toBe(201);
      expectFailure(await tried({ coupon_code }), { status: 422, code: 'coupon_not_redeemable', text });
    }
  });

  it('that is over: nothing can be done with it any more', async () => {
    const { id } = await shop.enroll(plan.option, { seats: 2 });
    await shop.act(id, 'cancel', { at: 'now' });
    const text = 'The enrollment is over: make a new one';
    for (const action of ['preview', 'change', 'cancel', 'pause', 'resume']) {
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, {});
      expectFailure(answer, { status: 422, code: 'enrollment_over', text });
    }
    expect((await shop.api.put(`/enrollments/${id}`, { metadata: { a: 'b' } })).status).toBe(200);
  });

  it('that is paused is neither changed nor paused again; one that is not is not resumed', async () => {
    const { id } = await shop.enroll(plan.option, { seats: 2 });
    expectFailure(await shop.api.post(`/enrollments/${id}/resume`, {}), {
      ...{ status: 422, code: 'enrollment_not_paused' },
      text: 'The enrollment is neither paused nor about to be cancelled',
    });
    await shop.act(id, 'pause');
    const text = 'The enrollment is paused: resume it first';
    for (const action of ['preview', 'change', 'pause']) {
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, {});
      expectFailure(answer, { status: 422, code: 'enrollment_paused', text });
    }
  });

  it('whose subscription lets nobody change its billing option', async () => {
    const fixed = await shop.offer({ amount: 1 }, { allow_billing_option_changes: false });
    const { id } = await shop.enroll(fixed.option);
    const other = await shop.option(fixed.subscription, { amount: 2 });
    const text = 'The subscription does not allow its billing option to be changed';
    for (const action of ['preview', 'change']) {
      const answer = await shop.api.post(`/enrollments/${id}/${action}`, { billing_option_id: other });
      expectFailure(answer, { status: 422, code: 'change_not_allowed', text });
    }
  });
});

describe('an invoice', () => {
  const lines = [{ description: 'd', amount: 100 }];
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open(service);
  });

  it.each([
    ['draft', { pay: 'open or uncollectible', 'mark-uncollectible': 'open' }],
    ['open', { issue: 'draft' }],
    ['paid', { issue: 'draft', pay: 'open or uncollectible', void: 'draft or open or uncollectible' }],
    ['void', { issue: 'draft', pay: 'open or uncollectible', 'mark-uncollectible': 'open' }],
    ['uncollectible', { issue: 'draft', 'mark-uncollectible': 'open' }],
  ])('that is %s allows no more than that', async (status, refused) => {
    const issue = status !== 'draft';
    const { id } = await shop.api.created('/invoices', { subscriber_id: shop.subscriber, lines, issue });
    const action = { paid: 'pay', void: 'void', uncollectible: 'mark-uncollectible' }[status];
    if (action !== undefined) await shop.api.post(`/invoices/${id}/${action}`, {});
    const { body } = await shop.api.get(`/invoices/${id}`);
    expect(body).toMatchObject({ status });
    for (const [tried, allowed] of Object.entries(refused)) {
      expectFailure(await shop.api.post(`/invoices/${id}/${tried}`, {}), {
        ...{ status: 422, code: 'invoice_not_open' },
        text: `The invoice is ${status}: it must be ${allowed} for this`,
      });
    }
    expect((await shop.api.get(`/invoices/${id}`)).body).toEqual(body);
  });

  it('of less than nothing', async () => {
    const answer = await shop.api.post('/invoices', {
      subscriber_id: shop.subscriber,
      lines: [...lines, { description: 'd', amount: -101 }],
    });
    expectFailure(answer, {
      ...{ status: 422, code: 'unprocessable' },
      text: 'The lines of an invoice must not add up to less than nothing',
    });
  });
});

it('an Idempotency-Key that was used for something else', async () => {
  const headers = { 'idempotency-key': 'one' };
  await api.post('/shipping-options', { name: 'n', amount: 1 }, { headers });
  expectFailure(await api.post('/shipping-options', { name: 'n', amount: 2 }, { headers }), {
    status: 422,
    code: 'idempotency_key_reused',
    text: 'This Idempotency-Key was used for another request: use a new key for a new request',
  });
});
