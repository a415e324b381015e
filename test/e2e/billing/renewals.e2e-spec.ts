import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface Shown {
  readonly status: string;
  readonly due_on: string;
  readonly amount_due: number;
  readonly amount_paid: number;
}

async function payments(shop: Shop): Promise<Fields[]> {
  const answer = await shop.api.get('/payments');
  return answer.status === 204 ? [] : (answer.body as Fields[]);
}

/** Somebody without a payment method. */
async function withoutMethod(shop: Shop): Promise<string> {
  return (await shop.api.created('/subscribers', { email: 'bob@example.com' })).id;
}

describe('the first invoice', () => {
  const PAID = { status: 'paid', amount_due: 0, amount_paid: 3000 };
  const OPEN = { status: 'open', amount_due: 3000, amount_paid: 0 };
  const SUCCEEDED = { status: 'succeeded', failure_code: null };

  it.each<
    [title: string, renewal: string, terms: number, token: string | null, invoice: Shown, payment: Fields | null]
  >([
    ['automatic, with a good card', 'automatic', 0, 'pm_ok', { ...PAID, due_on: '2026-04-01' }, SUCCEEDED],
    ['automatic, whatever the terms', 'automatic', 30, 'pm_ok', { ...PAID, due_on: '2026-04-01' }, SUCCEEDED],
    [
      'automatic, with a card that is declined',
      'automatic',
      0,
      'pm_declined',
      { ...OPEN, due_on: '2026-04-01' },
      { status: 'failed', failure_code: 'card_declined' },
    ],
    [
      'automatic, without enough on the card',
      'automatic',
      0,
      'pm_insufficient_funds',
      { ...OPEN, due_on: '2026-04-01' },
      { status: 'failed', failure_code: 'insufficient_funds' },
    ],
    ['automatic, without a payment method', 'automatic', 0, null, { ...OPEN, due_on: '2026-04-01' }, null],
    ['manual, due at once', 'manual', 0, 'pm_ok', { ...OPEN, due_on: '2026-04-01' }, null],
    ['manual, due in 14 days', 'manual', 14, 'pm_ok', { ...OPEN, due_on: '2026-04-15' }, null],
    ['manual, due in 30 days, over the month’s end', 'manual', 30, null, { ...OPEN, due_on: '2026-05-01' }, null],
  ])('%s', async (_, renewal_type, payment_terms_days, token, invoice, payment) => {
    const shop = await Shop.open(service, { today: '2026-04-01', settings: { payment_terms_days } });
    const { option } = await shop.offer({ amount: 3000, renewal_type });
    const subscriber = token === null ? await withoutMethod(shop) : await shop.newSubscriber({}, token);
    const { id } = await shop.enroll(option, { subscriber_id: subscriber });
    expect(await shop.invoices(id)).toMatchObject([{ ...invoice, renewal_type, issued_on: '2026-04-01' }]);
    const expected = payment === null ? [] : [{ ...payment, gateway: 'test', amount: 3000, attempt: 1 }];
    expect(await payments(shop)).toMatchObject(expected);
  });

  it('of nothing is paid, without a payment', async () => {
    const shop = await Shop.open(service);
    await shop.api.created('/coupons', { code: 'FREE', percent_off: '100' });
    const { option } = await shop.offer({ amount: 3000 });
    const subscriber_id = await withoutMethod(shop);
    const { id } = await shop.enroll(option, { subscriber_id, coupon_code: 'FREE' });
    expect(await shop.invoices(id)).toMatchObject([{ status: 'paid', amount_due: 0, amount_paid: 0 }]);
    expect(await payments(shop)).toEqual([]);
  });
});

describe('a payment that the store asks for', () => {
  it.each<[title: string, token: string | null, body: Fields, payment: Fields, invoice: Fields]>([
    [
      'is money received outside, with its reference',
      null,
      { reference: 'Transfer 17' },
      { status: 'succeeded', gateway: 'manual', gateway_reference: 'Transfer 17', payment_method_id: null },
      { status: 'paid', amount_paid: 3000, amount_due: 0 },
    ],
    [
      'charges the subscriber’s method',
      'pm_ok',
      {},
      { status: 'succeeded', gateway: 'test' },
      { status: 'paid', amount_paid: 3000, amount_due: 0 },
    ],
    [
      'may be declined, and the invoice stays open',
      'pm_declined',
      {},
      { status: 'failed', gateway: 'test', failure_code: 'card_declined' },
      { status: 'open', amount_paid: 0, amount_due: 3000 },
    ],
  ])('%s', async (_, token, body, payment, invoice) => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 3000, renewal_type: 'manual' });
    const subscriber_id = token === null ? await withoutMethod(shop) : await shop.newSubscriber({}, token);
    const enrollment = await shop.enroll(option, { subscriber_id });
    const [{ id } = { id: '' }] = await shop.invoices(enrollment.id);
    const made = await shop.api.created(`/invoices/${id}/pay`, body);
    expect(made).toMatchObject({ ...payment, invoice_id: id, amount: 3000, attempt: 1 });
    expect(await shop.invoices(enrollment.id)).toMatchObject([invoice]);
  });

  it('after a failure counts on, with another method or with a reference', async () => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 3000 });
    const subscriber_id = await shop.newSubscriber({}, 'pm_declined');
    const enrollment = await shop.enroll(option, { subscriber_id });
    const [{ id } = { id: '' }] = await shop.invoices(enrollment.id);
    const method = { gateway: 'test', token: 'pm_insufficient_funds', default: false };
    const other = await shop.api.created(`/subscribers/${subscriber_id}/payment-methods`, method);
    await shop.api.created(`/invoices/${id}/pay`, { payment_method_id: other.id });
    await shop.api.created(`/invoices/${id}/pay`, { reference: 'Cash' });
    expect((await payments(shop)).map(({ attempt, status, failure_code }) => [attempt, status, failure_code])).toEqual([
      [1, 'failed', 'card_declined'],
      [2, 'failed', 'insufficient_funds'],
      [3, 'succeeded', null],
    ]);
    expect(await shop.invoices(enrollment.id)).toMatchObject([{ status: 'paid', amount_paid: 3000, amount_due: 0 }]);
    expectFailureOf(await shop.api.post(`/invoices/${id}/pay`, { reference: 'Again' }), 422, 'invoice_not_open');
  });

  it.each<[title: string, body: Fields, status: 400 | 412, code: string]>([
    ['without a method', {}, 412, 'no_payment_method'],
    ['with another’s method', { payment_method_id: 'another' }, 412, 'missing_reference'],
    ['with both a method and a reference', { payment_method_id: 'pm_x', reference: 'x' }, 400, 'invalid_field'],
  ])('is refused %s', async (_, fields, status, code) => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 3000, renewal_type: 'manual' });
    const enrollment = await shop.enroll(option, { subscriber_id: await withoutMethod(shop) });
    const [{ id } = { id: '' }] = await shop.invoices(enrollment.id);
    const methods = (await shop.api.get(`/subscribers/${shop.subscriber}/payment-methods`)).body as { id: string }[];
    const body = fields.payment_method_id === 'another' ? { payment_method_id: methods[0]?.id } : fields;
    expectFailureOf(await shop.api.post(`/invoices/${id}/pay`, body), status, code);
    expect(await payments(shop)).toEqual([]);
  });
});

describe('an enrollment is charged', () => {
  it('to the method that it names, and not to the default one', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const method = { gateway: 'test', token: 'pm_declined', default: false };
    const named = await shop.api.created(`/subscribers/${shop.subscriber}/payment-methods`, method);
    const { option } = await shop.offer({ amount: 3000 });
    await shop.enroll(option, { payment_method_id: named.id });
    await shop.enroll(option);
    expect((await payments(shop)).map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  });

  it('each period by its option’s own renewal', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01', settings: { payment_terms_days: 7 } });
    const { option, subscription } = await shop.offer({ amount: 3000 });
    const manual = await shop.option(subscription, { amount: 3000, renewal_type: 'manual' });
    const { id } = await shop.enroll(option);
    await shop.play(id, [['2026-04-11', 'change', { billing_option_id: manual, mode: 'period_end' }], ['2026-05-01']]);
    const [, second] = await shop.invoices(id);
    expect(second).toMatchObject({ renewal_type: 'manual', status: 'open', due_on: '2026-05-08' });
    await done(shop.api.post(`/invoices/${second?.id}/void`, {}));
    await shop.clock('2026-06-01');
    expect((await shop.invoices(id)).map(({ status }) => status)).toEqual(['paid', 'void', 'open']);
  });
});
