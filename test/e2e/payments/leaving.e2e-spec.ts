import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailureOf } from '../../harness/failures.js';
import { done, Shop, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

const TODAY = '2024-04-01T12:00:00Z';
const A = { amount: 3000 };

async function tries({ api }: Shop, invoice?: string): Promise<string[]> {
  const filter = invoice === undefined ? '' : `filter_by=invoice_id&filter=${invoice}&`;
  const answer = await api.get(`/payments?${filter}paginate=100`);
  if (answer.status === 204) return [];
  return (answer.body as Shown[]).map(
    ({ created_at, status }) => `${String(created_at).slice(5, 10)} ${String(status)}`,
  );
}

interface Leaver {
  readonly shop: Shop;
  readonly subscriber: string;
  readonly id: string;
}

async function enrolled(
  token: string,
  options: ShopOptions = {},
  option: object = A,
  fields: object = {},
): Promise<Leaver> {
  const shop = await Shop.open(service, { today: TODAY, currency: 'USD', ...options });
  const offer = await shop.offer({ ...option });
  const subscriber = await shop.newSubscriber({}, token);
  const { id } = await shop.enroll(offer.option, { subscriber_id: subscriber, ...fields });
  return { shop, subscriber, id };
}

async function metered(token: string): Promise<Leaver> {
  const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
  const { id: meter_id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
  const { option } = await shop.offer({ price_model: 'per_unit', unit_price: '10', meter_id }, { type: 'usage_based' });
  const subscriber = await shop.newSubscriber({}, token);
  const { id } = await shop.enroll(option, { subscriber_id: subscriber });
  await shop.api.created('/usage-events', { external_id: 'a', enrollment_id: id, meter: 'calls', quantity: '100' });
  return { shop, subscriber, id };
}

const OWED = { status: 'open', amount_due: 3000, collect_on: null, collection: 'by_hand' };

describe('from someone who has left nothing is collected automatically', () => {
  it('after an immediate end: what had failed is tried no more, and can be paid by hand', async () => {
    const { shop, id } = await enrolled('pm_fails_twice');
    await shop.act(id, 'cancel', { at: 'now' });
    expect(await shop.invoices(id)).toMatchObject([OWED]);
    await shop.clock('2024-06-01');
    expect(await tries(shop)).toEqual(['04-01 failed']);
    const [invoice] = await shop.invoices(id);
    await shop.api.created(`/invoices/${invoice?.id}/pay`, {});
    expect(await shop.api.created(`/invoices/${invoice?.id}/pay`, {})).toMatchObject({
      status: 'succeeded',
      attempt: 3,
    });
    expect(await shop.invoices(id)).toMatchObject([{ status: 'paid', amount_due: 0, collect_on: null }]);
  });

  it('after a payment by hand that has failed, either', async () => {
    const { shop, id } = await enrolled('pm_declined');
    await shop.act(id, 'cancel', { at: 'now' });
    const [invoice] = await shop.invoices(id);
    await shop.api.created(`/invoices/${invoice?.id}/pay`, {});
    expect(await shop.invoices(id)).toMatchObject([OWED]);
  });

  it.each(['pm_declined', 'pm_fails_twice'])(
    'after the end of dunning, for no new card of who had %s',
    async (token) => {
      const { shop, subscriber, id } = await enrolled(token, { settings: { dunning_days: [1] } });
      await shop.clock('2024-04-03');
      expect(await shop.enrollment(id)).toMatchObject({ status: 'cancelled' });
      await shop.api.created(`/subscribers/${subscriber}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
      await shop.clock('2024-06-01');
      expect(await tries(shop)).toEqual(['04-01 failed', '04-02 failed']);
      expect(await shop.invoices(id)).toMatchObject([OWED]);
    },
  );

  it('for a new card after an immediate end', async () => {
    const { shop, subscriber, id } = await enrolled('pm_declined');
    await shop.act(id, 'cancel', { at: 'now' });
    await shop.api.created(`/subscribers/${subscriber}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
    expect(await tries(shop)).toEqual(['04-01 failed']);
    expect(await shop.invoices(id)).toMatchObject([OWED]);
  });

  it('of what the immediate end invoices for usage: 100 × 10', async () => {
    const { shop, id } = await metered('pm_ok');
    await shop.clock('2024-04-10');
    await shop.act(id, 'cancel', { at: 'now' });
    await shop.clock('2024-06-10');
    expect(await tries(shop)).toEqual([]);
    const [closing] = await shop.invoices(id);
    expect(closing).toMatchObject({ ...OWED, amount_due: 1000 });
    await shop.api.created(`/invoices/${closing?.id}/pay`, {});
    expect(await shop.invoices(id)).toMatchObject([{ status: 'paid' }]);
  });

  it('with an invoice of another enrollment, where it was too small to be charged', async () => {
    const { shop, subscriber, id } = await enrolled('pm_ok', {}, { amount: 34 });
    await shop.act(id, 'cancel', { at: 'now' });
    const { option } = await shop.offer(A);
    await shop.enroll(option, { subscriber_id: subscriber });
    expect(await shop.invoices(id)).toMatchObject([{ ...OWED, amount_due: 34 }]);
    expect((await shop.invoices()).at(-1)).toMatchObject({ carried_in: 0, amount_paid: 3000 });
  });

  it('after a regular end, of what had failed before it', async () => {
    const { shop, id } = await enrolled('pm_declined', {}, { amount: 700, cycle: 'weekly' });
    await shop.act(id, 'cancel', { at: 'period_end' });
    await shop.clock('2024-06-01');
    // The week ends on 8 April: tried on the days 0 and 2, and on that of the end, when what failed before comes first.
    expect(await tries(shop)).toEqual(['04-01 failed', '04-03 failed', '04-08 failed']);
    expect(await shop.invoices(id)).toMatchObject([{ ...OWED, amount_due: 700 }]);
  });
});

describe('the last regular invoice', () => {
  it('is charged when the enrollment ends with its period', async () => {
    const { shop, id } = await metered('pm_ok');
    await shop.act(id, 'cancel', { at: 'period_end' });
    await shop.clock('2024-06-10');
    expect(await tries(shop)).toEqual(['05-01 succeeded']);
  });

  it('is tried once, and then left to be paid by hand', async () => {
    const { shop, subscriber, id } = await metered('pm_declined');
    await shop.act(id, 'cancel', { at: 'period_end' });
    await shop.clock('2024-06-10');
    await shop.api.created(`/subscribers/${subscriber}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
    expect(await tries(shop)).toEqual(['05-01 failed']);
    expect(await shop.invoices(id)).toMatchObject([{ ...OWED, amount_due: 1000 }]);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('the payment method of an enrollment', () => {
  const newMethod = async ({ shop, subscriber }: Leaver, token: string, isDefault = false) =>
    (
      await shop.api.created(`/subscribers/${subscriber}/payment-methods`, {
        gateway: 'test',
        token,
        default: isDefault,
      })
    ).id;

  async function withOwn(token: string, isDefault = false): Promise<Leaver & { readonly method: string }> {
    const shop = await Shop.open(service, { today: TODAY, currency: 'USD' });
    const { option } = await shop.offer({ ...A });
    const subscriber = await shop.newSubscriber({}, 'pm_ok');
    const method = await newMethod({ shop, subscriber, id: '' }, token, isDefault);
    const { id } = await shop.enroll(option, { subscriber_id: subscriber, payment_method_id: method });
    return { shop, subscriber, id, method };
  }

  it('can be exchanged, which tries at once what has failed, and lets the old one be deleted', async () => {
    const debt = await withOwn('pm_declined');
    const { shop, subscriber, id, method } = debt;
    expect(await shop.enrollment(id)).toMatchObject({ status: 'past_due' });
    expectFailureOf(await shop.api.delete(`/subscribers/${subscriber}/payment-methods/${method}`), 422, 'in_use');
    const other = await newMethod(debt, 'pm_ok');
    const changed = await done(shop.api.put(`/enrollments/${id}`, { payment_method_id: other }));
    expect(changed).toMatchObject({ payment_method_id: other, status: 'active' });
    expect(await shop.invoices(id)).toMatchObject([{ status: 'paid' }]);
    await done(shop.api.delete(`/subscribers/${subscriber}/payment-methods/${method}`));
    await shop.clock('2024-05-10');
    expect((await shop.invoices(id)).map(({ status }) => status)).toEqual(['paid', 'paid']);
    const [, last] = (await done(shop.api.get('/payments?filter_by=status&filter=succeeded'))) as unknown as Shown[];
    expect(last).toMatchObject({ payment_method_id: other });
  });

  it('can be given up for the default one', async () => {
    const { shop, id } = await withOwn('pm_declined');
    expect(await done(shop.api.put(`/enrollments/${id}`, { payment_method_id: null }))).toMatchObject({
      payment_method_id: null,
      status: 'active',
    });
  });

  it('is followed by open invoices on the days of dunning', async () => {
    const debt = await withOwn('pm_insufficient_funds');
    const { shop, id } = debt;
    await done(shop.api.put(`/enrollments/${id}`, { payment_method_id: await newMethod(debt, 'pm_declined') }));
    await shop.clock('2024-04-04');
    const failed = (await done(shop.api.get('/payments'))) as unknown as Shown[];
    expect(failed.map(({ failure_code }) => failure_code)).toEqual([
      'insufficient_funds',
      'card_declined',
      'card_declined',
    ]);
  });

  it('that has failed gives way to a new default one', async () => {
    const debt = await withOwn('pm_declined');
    await newMethod(debt, 'pm_ok', true);
    expect(await debt.shop.enrollment(debt.id)).toMatchObject({ status: 'active', payment_method_id: debt.method });
    expect(await tries(debt.shop)).toEqual(['04-01 failed', '04-01 succeeded']);
  });

  it('tries nothing again when it stays the same, or other fields are changed', async () => {
    const { shop, id, method } = await withOwn('pm_declined');
    await done(shop.api.put(`/enrollments/${id}`, { payment_method_id: method, metadata: { a: 'b' } }));
    await done(shop.api.put(`/enrollments/${id}`, { metadata: {} }));
    expect(await tries(shop)).toEqual(['04-01 failed']);
  });

  it('must be one of the subscriber', async () => {
    const { shop, id } = await withOwn('pm_ok');
    const [foreign] = (await done(
      shop.api.get(`/subscribers/${shop.subscriber}/payment-methods`),
    )) as unknown as Shown[];
    const refused = await shop.api.put(`/enrollments/${id}`, { payment_method_id: foreign?.id });
    expectFailureOf(refused, 412, 'missing_reference');
  });

  it('can be exchanged after the end, so that the old one can be deleted, and charges nothing then', async () => {
    const { shop, subscriber, id, method } = await withOwn('pm_declined');
    await shop.act(id, 'cancel', { at: 'now' });
    await done(shop.api.put(`/enrollments/${id}`, { payment_method_id: null }));
    expect(await tries(shop)).toEqual(['04-01 failed']);
    await done(shop.api.delete(`/subscribers/${subscriber}/payment-methods/${method}`));
  });

  it('is shown by an event as the API shows it', async () => {
    const { shop, id } = await withOwn('pm_ok');
    const shown = await done(shop.api.put(`/enrollments/${id}`, { payment_method_id: null }));
    const events = (await done(
      shop.api.get(`/events?filter_by=object_id&filter=${id}&paginate=100`),
    )) as unknown as Shown[];
    expect(events.at(-1)).toMatchObject({ type: 'enrollment.updated', data: shown });
  });
});

describe('a subscriber is not deleted', () => {
  const remove = ({ shop, subscriber }: Leaver) => shop.api.delete(`/subscribers/${subscriber}`);

  it('while an enrollment lives', async () => {
    expectFailureOf(await remove(await enrolled('pm_ok')), 422, 'in_use');
  });

  it.each([
    ['open', false],
    ['uncollectible', true],
  ])('while an invoice is %s, and the refusal says what to do', async (_, isGivenUp) => {
    const leaver = await enrolled('pm_declined');
    const { shop, id } = leaver;
    await shop.act(id, 'cancel', { at: 'now' });
    const [invoice] = await shop.invoices(id);
    if (isGivenUp) await done(shop.api.post(`/invoices/${invoice?.id}/mark-uncollectible`, {}));
    const refused = await remove(leaver);
    expectFailureOf(refused, 422, 'subscriber_unsettled');
    expect(refused.text).toContain('INV-1 still owes 30.00 USD: have it paid, void it, or credit it first');
    await done(shop.api.post(`/invoices/${invoice?.id}/void`, {}));
    expect((await remove(leaver)).status).toBe(200);
    expect((await remove(leaver)).status).toBe(404);
  });

  it('while there is a draft', async () => {
    const leaver = await enrolled('pm_ok');
    const { shop, id, subscriber } = leaver;
    await shop.act(id, 'cancel', { at: 'now' });
    const lines = [{ description: 'Repair', amount: 1000 }];
    const draft = await shop.api.created('/invoices', { subscriber_id: subscriber, lines, issue: false });
    const refused = await remove(leaver);
    expectFailureOf(refused, 422, 'subscriber_unsettled');
    expect(refused.text).toContain('draft invoice');
    await done(shop.api.post(`/invoices/${draft.id}/void`, {}));
    expect((await remove(leaver)).status).toBe(200);
  });

  it('while a payment is pending', async () => {
    const leaver = await enrolled('pm_timeout');
    await leaver.shop.act(leaver.id, 'cancel', { at: 'now' });
    expectFailureOf(await remove(leaver), 422, 'payment_pending');
    await leaver.shop.clock('2024-04-02');
    expect((await remove(leaver)).status).toBe(200);
  });

  it('while there is a balance: 3000 × 29/30 of the month are given back on the second day', async () => {
    const leaver = await enrolled('pm_ok');
    await leaver.shop.clock('2024-04-02');
    await leaver.shop.act(leaver.id, 'cancel', { at: 'now', credit: true });
    const refused = await remove(leaver);
    expectFailureOf(refused, 422, 'subscriber_unsettled');
    expect(refused.text).toContain('balance of 29.00 USD');
  });
});
