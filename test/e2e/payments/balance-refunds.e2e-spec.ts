import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailureOf } from '../../harness/failures.js';
import { done, Shop, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

/** Somebody who paid 3000 for April and left on the 16th, with 3000 × 15/30 = 1500 on the balance. */
async function left(options: ShopOptions = {}, amount = 3000): Promise<Shop> {
  const shop = await Shop.open(service, { today: '2024-04-01T12:00:00Z', currency: 'USD', ...options });
  const { option } = await shop.offer({ amount });
  const { id } = await shop.enroll(option);
  await shop.clock('2024-04-16');
  await shop.act(id, 'cancel', { at: 'now', credit: true });
  return shop;
}

const giveBack = (shop: Shop, fields: object = {}) =>
  shop.api.post(`/subscribers/${shop.subscriber}/balance-refunds`, fields);

async function refunds({ api }: Shop): Promise<Shown[]> {
  const answer = await api.get('/refunds?paginate=100');
  return answer.status === 204 ? [] : (answer.body as Shown[]);
}

describe('a balance', () => {
  it('goes back to who has paid, and the subscriber can be deleted then', async () => {
    const shop = await left();
    expect(await shop.balance()).toBe(1500);
    const answer = await giveBack(shop, { reason: 'Moved away', metadata: { a: 'b' } });
    expect(answer).toMatchObject({ status: 201, body: { amount: 1500, reason: 'Moved away', metadata: { a: 'b' } } });
    const { id } = answer.body as Shown;
    expect(answer.headers.location).toContain(`/balance-refunds/${id}`);
    expect(await done(shop.api.get(`/balance-refunds/${id}`))).toEqual(answer.body);
    expect(await shop.balance()).toBe(0);
    expect(await refunds(shop)).toMatchObject([
      { amount: 1500, status: 'succeeded', credit_note_id: null, balance_refund_id: id },
    ]);
    const [payment] = (await done(shop.api.get('/payments'))) as unknown as Shown[];
    expect(payment).toMatchObject({ amount: 3000, amount_refunded: 1500 });
    // The balance has taken the place of 1500 of the money: 3000 = 1500 + 1500.
    const [april] = await shop.invoices();
    expect(april).toMatchObject({
      total: 3000,
      amount_paid: 1500,
      balance_applied: 1500,
      amount_due: 0,
      status: 'paid',
    });
    expect((await shop.api.delete(`/subscribers/${shop.subscriber}`)).status).toBe(200);
  });

  it('goes back in parts, and no further than it goes', async () => {
    const shop = await left();
    expect((await giveBack(shop, { amount: 1000 })).status).toBe(201);
    expect(await shop.balance()).toBe(500);
    const refused = await giveBack(shop, { amount: 501 });
    expectFailureOf(refused, 422, 'balance_refund_too_large');
    expect(refused.text).toContain('Of the balance of 5.00 USD 5.00 USD can be given back here');
    expect((await giveBack(shop)).body).toMatchObject({ amount: 500 });
    expectFailureOf(await giveBack(shop), 422, 'balance_refund_too_large');
  });

  it('goes back by the newest payments first, and not by what was given back of them', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01T12:00:00Z', currency: 'USD' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    await shop.clock('2024-06-01');
    const invoices = await shop.invoices(id);
    const [april, may, june] = (await done(shop.api.get('/payments'))) as unknown as Shown[];
    await shop.api.created(`/payments/${june?.id}/refunds`, { amount: 2000 });
    for (const each of invoices.slice(0, 2)) {
      await shop.api.created('/credit-notes', { invoice_id: each.id, amount: 2500 });
    }
    // 5000 on the balance: 1000 of June, 3000 of May, 1000 of April.
    expect((await giveBack(shop)).body).toMatchObject({ amount: 5000 });
    const given = (await refunds(shop)).filter(({ credit_note_id }) => credit_note_id === null);
    expect(given.map(({ payment_id, amount }) => [payment_id, amount])).toEqual([
      [june?.id, 1000],
      [may?.id, 3000],
      [april?.id, 1000],
    ]);
    // 9000 were paid, 2000 and 5000 went back.
    const paid = (await shop.invoices(id)).reduce((sum, { amount_paid }) => sum + amount_paid, 0);
    expect(paid).toBe(2000);
    expect(await shop.balance()).toBe(0);
  });

  it('goes back in whole steps of the gateway: 15 of 30 days of 12.340 KWD are 6.170, of 12.350 they are 6.175', async () => {
    const even = await left({ currency: 'KWD' }, 12_340);
    expect((await giveBack(even)).body).toMatchObject({ amount: 6170 });
    const odd = await left({ currency: 'KWD' }, 12_350);
    expectFailureOf(await giveBack(odd, { amount: 6175 }), 422, 'balance_refund_too_large');
    expect((await giveBack(odd)).body).toMatchObject({ amount: 6170 });
    expect(await odd.balance()).toBe(5);
  });

  it('that was paid with money received outside goes back there', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01T12:00:00Z', currency: 'USD' });
    const lines = [{ description: 'Repair', amount: 2000 }];
    const { id } = await shop.api.created('/invoices', { subscriber_id: shop.subscriber, lines });
    await shop.api.created(`/invoices/${id}/pay`, { reference: 'Transfer 17' });
    await shop.api.created('/credit-notes', { invoice_id: id, amount: 800 });
    expect((await giveBack(shop)).body).toMatchObject({ amount: 800 });
    expect(await refunds(shop)).toMatchObject([{ gateway: 'manual', amount: 800, status: 'succeeded' }]);
  });

  it('is given back once under an Idempotency-Key, and once by two requests at the same time', async () => {
    const shop = await left();
    const path = `/subscribers/${shop.subscriber}/balance-refunds`;
    const headers = { 'Idempotency-Key': 'back' };
    const first = await shop.api.post(path, { amount: 100 }, { headers });
    expect((await shop.api.post(path, { amount: 100 }, { headers })).body).toEqual(first.body);
    expect(await shop.balance()).toBe(1400);
    const both = await Promise.all([giveBack(shop, { amount: 1000 }), giveBack(shop, { amount: 1000 })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await shop.balance()).toBe(400);
  });

  it('of nothing is refused, and so is that of nobody', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01T12:00:00Z', currency: 'USD' });
    expectFailureOf(await giveBack(shop), 422, 'balance_refund_too_large');
    expectFailureOf(await shop.api.post('/subscribers/ppl_0/balance-refunds', {}), 404, 'not_found');
  });

  it('that goes back is announced by events as the API shows it', async () => {
    const shop = await left();
    const { body } = await giveBack(shop);
    const events = (await done(
      shop.api.get(`/events?filter_by=object_id&filter=${(body as Shown).id}`),
    )) as unknown as Shown[];
    expect(events).toMatchObject([{ type: 'balance_refund.created', data: body }]);
    const [refund] = await refunds(shop);
    const told = (await done(shop.api.get(`/events?filter_by=object_id&filter=${refund?.id}`))) as unknown as Shown[];
    expect(told.at(-1)).toMatchObject({ type: 'refund.succeeded', data: refund });
  });
});
