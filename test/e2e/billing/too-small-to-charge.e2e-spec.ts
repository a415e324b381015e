import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailureOf } from '../../harness/failures.js';
import { done, Shop, type ShownInvoice } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

const TODAY = '2024-04-01T12:00:00Z';
const A = { amount: 3000 };

/** What is owed and how: total, what is carried in and over, what is due, and how that is collected. */
function owed(invoices: readonly ShownInvoice[]): string[] {
  return invoices.map((invoice) => {
    const { status, total, carried_in, carried_over, amount_paid, amount_due, collection } = invoice;
    const carried = [carried_in > 0 && `${carried_in} in`, carried_over > 0 && `${carried_over} over`].filter(Boolean);
    const waits = collection === 'with_next_invoice' && status === 'open' ? ', waits' : '';
    return [`${total}`, ...carried, `${amount_paid} paid`, `${amount_due} due: ${status}${waits}`].join(', ');
  });
}

async function payments({ api }: Shop): Promise<[amount: unknown, status: unknown][]> {
  const answer = await api.get('/payments?paginate=100');
  return answer.status === 204 ? [] : (answer.body as Shown[]).map(({ amount, status }) => [amount, status]);
}

/** A fixed monthly enrollment, and a one-off automatic invoice that is too small to be charged. */
async function smallDebt(amount = 34, fields: object = {}): Promise<{ shop: Shop; id: string; small: string }> {
  const shop = await Shop.open(service, { today: TODAY, currency: 'USD', ...fields });
  const { option } = await shop.offer(A);
  const { id } = await shop.enroll(option);
  return { shop, id, small: await oneOff(shop, amount) };
}

async function oneOff({ api, subscriber }: Shop, amount: number, fields: object = {}): Promise<string> {
  const lines = [{ description: 'Stamp', amount }];
  const body = { subscriber_id: subscriber, renewal_type: 'automatic', lines, ...fields };
  return (await api.created('/invoices', body)).id;
}

const invoice = async (shop: Shop, id: string) => (await done(shop.api.get(`/invoices/${id}`))) as ShownInvoice;

describe('what is too small to be charged is collected with the next invoice', () => {
  it('when a seat is added near the end of a period', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { option } = await shop.offer({ price_model: 'per_unit', unit_price: '500' }, { type: 'seat_based' });
    const { id } = await shop.enroll(option, { seats: 10 });
    await shop.clock('2024-04-29');
    await shop.act(id, 'change', { seats: 11, mode: 'prorate_now' });
    // 500 × 2/30 = 33.33 more: 11 seats are 5500 × 2/30 = 366.67, 10 seats 333.33; 367 − 333 = 34 < 50.
    expect(owed(await shop.invoices())).toEqual(['5000, 5000 paid, 0 due: paid', '34, 0 paid, 34 due: open, waits']);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
    await shop.clock('2024-05-31');
    // 11 × 500 + 34 = 5534, in one payment.
    const invoices = await shop.invoices();
    expect(owed(invoices)).toEqual([
      '5000, 5000 paid, 0 due: paid',
      '34, 34 over, 0 paid, 0 due: paid',
      '5500, 34 in, 5534 paid, 0 due: paid',
    ]);
    expect(invoices[1]?.carried_to_invoice_id).toBe(invoices[2]?.id);
    expect(await payments(shop)).toEqual([
      [5000, 'succeeded'],
      [5534, 'succeeded'],
    ]);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  });

  it('when little was used', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
    const { option } = await shop.offer(
      { price_model: 'per_unit', unit_price: '10', meter_id },
      { type: 'usage_based' },
    );
    const { id } = await shop.enroll(option);
    const use = (external_id: string, quantity: string) =>
      shop.api.created('/usage-events', { external_id, enrollment_id: id, meter: 'calls', quantity });
    await use('april', '4');
    await shop.clock('2024-05-20');
    // 4 × 10 = 40 < 50.
    expect(owed(await shop.invoices())).toEqual(['40, 0 paid, 40 due: open, waits']);
    await use('may', '2');
    await shop.clock('2024-06-20');
    // 2 × 10 + 40 = 60.
    expect(owed(await shop.invoices())).toEqual([
      '40, 40 over, 0 paid, 0 due: paid',
      '20, 40 in, 60 paid, 0 due: paid',
    ]);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  });

  it('when a first period is short', async () => {
    const shop = await Shop.open(service, { today: '2024-04-30T12:00:00Z', currency: 'USD' });
    const { option } = await shop.offer({ amount: 960 });
    const { id } = await shop.enroll(option, { anchor_day: 1 });
    // One of 30 days: 960 / 30 = 32.
    expect(owed(await shop.invoices())).toEqual(['32, 0 paid, 32 due: open, waits']);
    await shop.clock('2024-05-25');
    expect(owed(await shop.invoices())).toEqual([
      '32, 32 over, 0 paid, 0 due: paid',
      '960, 32 in, 992 paid, 0 due: paid',
    ]);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  });

  it('when the balance leaves little', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { option } = await shop.offer(A);
    const { id } = await shop.enroll(option);
    const [first] = await shop.invoices();
    await shop.api.created('/credit-notes', { invoice_id: first?.id, amount: 2981 });
    await shop.clock('2024-05-25');
    // 3000 − 2981 = 19 < 50.
    expect(owed(await shop.invoices(id))[1]).toBe('3000, 0 paid, 19 due: open, waits');
    await shop.clock('2024-06-25');
    expect(owed(await shop.invoices(id)).slice(1)).toEqual([
      '3000, 19 over, 0 paid, 0 due: paid',
      '3000, 19 in, 3019 paid, 0 due: paid',
    ]);
  });

  it.each([
    // April and May leave 4 each; June has 12344 + 8 = 12352, and leaves 2; July has 12346, and leaves its own 4.
    ['KWD', 12_344, [12_340, 12_340, 12_350, 12_340], '12344, 12340 paid, 4 due: open, waits'],
    // 10 is the least in three decimals: 9, then 18, of which 10 are charged; 9 + 8 = 17; 9 + 7 = 16.
    ['KWD', 9, [10, 10, 10], '9, 7 in, 10 paid, 6 due: open, waits'],
    ['JPY', 30, [60, 60], '30, 30 in, 60 paid, 0 due: paid'],
    ['HUF', 9000, [18_000, 18_000], '9000, 9000 in, 18000 paid, 0 due: paid'],
    ['GBP', 29, [58, 58], '29, 29 in, 58 paid, 0 due: paid'],
  ])('in %s of %d a month', async (currency, amount, charged, last) => {
    const shop = await Shop.open(service, { today: TODAY, currency });
    const { option } = await shop.offer({ amount });
    const { id } = await shop.enroll(option);
    await shop.clock('2024-07-20');
    expect(await payments(shop)).toEqual(charged.map((sum) => [sum, 'succeeded']));
    const invoices = await shop.invoices();
    expect(invoices).toHaveLength(4);
    expect(owed(invoices).at(-1)).toBe(last);
    const due = invoices.reduce((sum, { amount_due }) => sum + amount_due, 0);
    expect(due).toBe(4 * amount - charged.reduce((sum, each) => sum + each, 0));
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  });

  it('with taxes and a coupon, of whichever enrollment the next invoice is', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const tax = await shop.api.created('/tax-rates', { name: 'VAT', percentage: '20' });
    await shop.api.created('/coupons', { code: 'HALF', percent_off: '50', duration: 'forever' });
    const { option } = await shop.offer({ amount: 80 }, { tax_charge: true, tax_rate_ids: [tax.id] });
    await shop.enroll(option, { coupon_code: 'HALF' });
    // 80 − 40 + 20 % of 40 = 48 < 50.
    expect(owed(await shop.invoices())).toEqual(['48, 0 paid, 48 due: open, waits']);
    const { option: other } = await shop.offer(A);
    await shop.enroll(other);
    expect(owed(await shop.invoices())).toEqual([
      '48, 48 over, 0 paid, 0 due: paid',
      '3000, 48 in, 3048 paid, 0 due: paid',
    ]);
  });

  it('with a one-off invoice, but not with a manual one or one of somebody else', async () => {
    const { shop, small } = await smallDebt();
    await oneOff(shop, 1000, { renewal_type: 'manual' });
    await oneOff(shop, 1000, { subscriber_id: await shop.newSubscriber() });
    expect(await invoice(shop, small)).toMatchObject({ amount_due: 34, collection: 'with_next_invoice' });
    const next = await oneOff(shop, 1000);
    expect(await invoice(shop, next)).toMatchObject({ carried_in: 34, amount_paid: 1034, status: 'paid' });
    expect(await invoice(shop, small)).toMatchObject({ carried_over: 34, amount_due: 0, carried_to_invoice_id: next });
  });

  it('when a second card is charged, or there is none yet', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { id } = await shop.api.created('/subscribers', { email: 'no.card@example.com' });
    const small = await oneOff(shop, 34, { subscriber_id: id });
    expect(await invoice(shop, small)).toMatchObject({ collection: 'with_next_invoice', failed_attempts: 0 });
    await shop.api.created(`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
    const next = await oneOff(shop, 1000, { subscriber_id: id });
    expect(await invoice(shop, next)).toMatchObject({ carried_in: 34, amount_paid: 1034 });
  });
});

describe('a debt that was carried over', () => {
  it('is the same in one jump of the clock as day by day', async () => {
    const histories = [];
    for (const days of [[], ['2024-04-15', '2024-05-01', '2024-05-02', '2024-05-31', '2024-06-01']]) {
      const { shop, id } = await smallDebt(34, { settings: { dunning_days: [2, 5] } });
      for (const day of days) await shop.clock(day);
      await shop.clock('2024-06-20');
      histories.push([owed(await shop.invoices()), await payments(shop), (await shop.enrollment(id)).status]);
    }
    expect(histories[1]).toEqual(histories[0]);
  });

  it('fails with the invoice that it was carried to, and is tried again with it', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { option } = await shop.offer(A);
    const subscriber_id = await shop.newSubscriber({}, 'pm_fails_twice');
    const small = await oneOff(shop, 34, { subscriber_id });
    const { id } = await shop.enroll(option, { subscriber_id });
    expect(owed(await shop.invoices(id))).toEqual(['3000, 34 in, 0 paid, 3034 due: open']);
    expect(await invoice(shop, small)).toMatchObject({ carried_over: 34, amount_due: 0 });
    await shop.clock('2024-04-20');
    expect(await payments(shop)).toEqual([
      [3034, 'failed'],
      [3034, 'failed'],
      [3034, 'succeeded'],
    ]);
    expect(owed(await shop.invoices(id))).toEqual(['3000, 34 in, 3034 paid, 0 due: paid']);
  });

  it('waits again when the later invoice is voided', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const subscriber_id = await shop.newSubscriber({}, 'pm_declined');
    const small = await oneOff(shop, 34, { subscriber_id });
    const next = await oneOff(shop, 1000, { subscriber_id });
    expect(await invoice(shop, next)).toMatchObject({ carried_in: 34, amount_due: 1034 });
    await done(shop.api.post(`/invoices/${next}/void`, {}));
    expect(await invoice(shop, next)).toMatchObject({ status: 'void', carried_in: 0, amount_due: 0 });
    expect(await invoice(shop, small)).toMatchObject({
      ...{ status: 'open', carried_over: 0, carried_to_invoice_id: null, amount_due: 34 },
      collection: 'with_next_invoice',
    });
    const aging = await done(shop.api.get('/reports/aging'));
    expect(aging.total).toMatchObject({ amount_due: 34 });
  });

  it('is lowered at the later invoice by a credit note for the small one', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const subscriber_id = await shop.newSubscriber({}, 'pm_declined');
    const small = await oneOff(shop, 34, { subscriber_id });
    const next = await oneOff(shop, 1000, { subscriber_id });
    const note = await shop.api.created('/credit-notes', { invoice_id: small, amount: 20 });
    // Nothing of it was paid, so nothing of it is given: 1034 − 20 are owed.
    expect(note).toMatchObject({ amount_off_due: 20, amount_to_balance: 0 });
    expect(await shop.balance(subscriber_id)).toBe(0);
    expect(await invoice(shop, next)).toMatchObject({ carried_in: 14, amount_due: 1014 });
    expect(await invoice(shop, small)).toMatchObject({ carried_over: 14, credited_total: 20, status: 'paid' });
  });

  it('goes to the balance when it is credited after it was paid with the later invoice', async () => {
    const { shop, small } = await smallDebt();
    const next = await oneOff(shop, 1000);
    const note = await shop.api.created('/credit-notes', { invoice_id: small, amount: 34 });
    expect(note).toMatchObject({ amount_off_due: 0, amount_to_balance: 34 });
    expect(await shop.balance()).toBe(34);
    expect(await invoice(shop, next)).toMatchObject({ amount_paid: 1034, amount_due: 0 });
  });

  it('is no part of what can be refunded of the later invoice', async () => {
    const { shop } = await smallDebt();
    const next = await oneOff(shop, 1000);
    const [payment] = (await done(shop.api.get(`/payments?filter_by=invoice_id&filter=${next}`))) as unknown as Shown[];
    const refund = await shop.api.created(`/payments/${payment?.id}/refunds`, {});
    expect(refund).toMatchObject({ amount: 1000, status: 'succeeded' });
    expect(await invoice(shop, next)).toMatchObject({
      amount_paid: 34,
      carried_in: 34,
      amount_due: 0,
      credited_total: 1000,
    });
  });

  it('is announced by events that show both invoices as the API does', async () => {
    const { shop, small } = await smallDebt();
    const next = await oneOff(shop, 1000);
    for (const [id, type] of [
      [small, 'invoice.paid'],
      [next, 'invoice.paid'],
    ]) {
      const events = (await done(
        shop.api.get(`/events?filter_by=object_id&filter=${id}&paginate=100`),
      )) as unknown as Shown[];
      expect(events.at(-1)).toMatchObject({ type, data: await done(shop.api.get(`/invoices/${id}`)) });
    }
    const carried = await done(shop.api.get('/events?filter_by=type&filter=invoice.carried_over'));
    expect(carried).toMatchObject([{ object_id: small, data: { carried_over: 34, carried_to_invoice_id: next } }]);
  });
});

describe('a debt that no next invoice takes along', () => {
  it('stays open when the enrollment is over, and nobody is dunned for it', async () => {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { id: meter_id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
    const { option } = await shop.offer(
      { price_model: 'per_unit', unit_price: '10', meter_id },
      { type: 'usage_based' },
    );
    const { id } = await shop.enroll(option);
    await shop.api.created('/usage-events', { external_id: 'a', enrollment_id: id, meter: 'calls', quantity: '4' });
    await shop.act(id, 'cancel', { at: 'period_end' });
    await shop.clock('2024-12-01');
    const [last] = await shop.invoices();
    expect(last).toMatchObject({ status: 'open', amount_due: 40, collect_on: null, failed_attempts: 0 });
    expect(await shop.enrollment(id)).toMatchObject({ status: 'cancelled' });
    expect(await payments(shop)).toEqual([]);
  });

  it('is refused to be charged by hand, and can be paid with money that was received outside', async () => {
    const { shop, small } = await smallDebt();
    const refused = await shop.api.post(`/invoices/${small}/pay`, {});
    expectFailureOf(refused, 422, 'amount_not_chargeable');
    expect(refused.text).toContain('0.50 USD at least, and the invoice owes 0.34 USD');
    await shop.api.created(`/invoices/${small}/pay`, { reference: 'cash' });
    expect(await invoice(shop, small)).toMatchObject({ status: 'paid', amount_paid: 34 });
    await shop.clock('2024-05-20');
    expect((await shop.invoices()).at(-1)).toMatchObject({ carried_in: 0, amount_paid: 3000 });
  });

  it.each(['void', 'mark-uncollectible'])('is not carried over after %s', async (action) => {
    const { shop, small } = await smallDebt();
    await done(shop.api.post(`/invoices/${small}/${action}`, {}));
    await shop.clock('2024-05-20');
    expect((await shop.invoices()).at(-1)).toMatchObject({ carried_in: 0, amount_paid: 3000 });
  });
});

it('what a credit note leaves of a failed invoice, too small to be charged, is not dunned for', async () => {
  const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
  const { option } = await shop.offer({ ...A, cycle: 'annually' });
  const { id } = await shop.enroll(option, { subscriber_id: await shop.newSubscriber({}, 'pm_declined') });
  const [first] = await shop.invoices(id);
  await shop.api.created('/credit-notes', { invoice_id: first?.id, amount: 2960 });
  await shop.clock('2024-05-20');
  // 3000 − 2960 = 40 < 50: tried once, on 1 April; on 3 April it is too small.
  expect(owed(await shop.invoices(id))).toEqual(['3000, 0 paid, 40 due: open, waits']);
  expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  expect(await payments(shop)).toEqual([[3000, 'failed']]);
});

it('an invoice that is paid but for less than a step can not be voided', async () => {
  const shop = await Shop.open(service, { today: TODAY, currency: 'KWD' });
  const id = await oneOff(shop, 12_344);
  expect(await invoice(shop, id)).toMatchObject({ amount_paid: 12_340, amount_due: 4, status: 'open' });
  expectFailureOf(await shop.api.post(`/invoices/${id}/void`, {}), 422, 'invoice_partly_paid');
  await shop.api.created('/credit-notes', { invoice_id: id, amount: 4 });
  expect(await invoice(shop, id)).toMatchObject({ status: 'paid', amount_due: 0 });
});
