import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../../harness/failures.js';
import { done, Shop } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let shop: Shop;
beforeAll(async () => {
  service = await startTestService();
  shop = await Shop.open(service);
});
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

/** A payment of 1000, and its invoice. */
async function paid(fields: Fields = {}, by: Fields = {}, { api, subscriber } = shop) {
  const lines = [{ description: 'Work', amount: 1000 }];
  const { id } = await api.created('/invoices', { subscriber_id: subscriber, lines, ...fields });
  const payment = await api.created(`/invoices/${id}/pay`, by);
  return { invoice: id, payment: payment.id };
}

const refund = (payment: string, fields: Fields = {}, { api } = shop) =>
  api.created(`/payments/${payment}/refunds`, fields);
const shown = (path: string, { api } = shop) => done(api.get(path));
/** The refunds of a payment. */
const of = async (payment: string) =>
  ((await shop.api.get(`/refunds?filter_by=payment_id&filter=${payment}`)).body ?? []) as Shown[];

/** Makes the test gateway's books treat refunds as said, until `answerAgain`. */
async function whenRefunding(does: string): Promise<void> {
  await sql(
    service.database,
    `create function refund_otherwise() returns trigger language plpgsql as $$ begin ${does}; return new; end $$;
     create trigger refund_otherwise before insert on test_gateway_requests
       for each row when (new.kind = 'refund') execute function refund_otherwise()`,
  );
}
const FAILS = `new.failure_code := 'account_closed'`;
const GIVES_NO_ANSWER = `raise exception 'out of order'`;

async function answerAgain(): Promise<void> {
  await sql(service.database, 'drop function if exists refund_otherwise cascade');
}
afterEach(answerAgain);

describe('money goes back of a payment', () => {
  it.each<[amounts: (number | null)[], refunded: number[], left: number]>([
    [[null], [1000], 0],
    [[1000], [1000], 0],
    [[1], [1], 999],
    [[300, 200, null], [300, 200, 500], 0],
  ])('%j', async (amounts, refunded, left) => {
    const { invoice, payment } = await paid();
    for (const [index, amount] of amounts.entries()) {
      const answer = await shop.api.post(`/payments/${payment}/refunds`, amount === null ? {} : { amount });
      const made = answer.body as Shown;
      expect(answer.status).toBe(201);
      expect(answer.headers.location).toBe(`/1.0.0/refunds/${made.id}`);
      expect(made).toMatchObject({ amount: refunded[index], status: 'succeeded', gateway: 'test', failure_code: null });
      expect(await shown(`/refunds/${made.id}`)).toEqual(made);
    }
    expect(await shown(`/payments/${payment}`)).toMatchObject({ amount_refunded: 1000 - left });
    expect(await shown(`/invoices/${invoice}`)).toMatchObject({
      ...{ status: 'paid', credited_total: 1000 - left, amount_paid: left, amount_due: 0, balance_applied: 0 },
    });
    expect(await shop.balance()).toBe(0);
    if (left > 0) return;
    expectFailure(await shop.api.post(`/payments/${payment}/refunds`, {}), {
      ...{ status: 422, code: 'refund_too_large', text: 'Of the payment 0.00 EUR is left to be given back' },
    });
  });

  it('with a credit note of its own, and what was said of it', async () => {
    const own = await Shop.open(service, { currency: 'JPY' });
    const { invoice, payment } = await paid({}, {}, own);
    const made = await refund(payment, { amount: 400, reason: 'Too late', metadata: { ref: 'A-1' } }, own);
    expect(made).toMatchObject({
      ...{ payment_id: payment, invoice_id: invoice, subscriber_id: own.subscriber, amount: 400, currency: 'JPY' },
      ...{ gateway_reference: `test_${made.id}`, reason: 'Too late', metadata: { ref: 'A-1' } },
    });
    expect(await shown(`/credit-notes/${String(made.credit_note_id)}`, own)).toMatchObject({
      ...{ invoice_id: invoice, number: 'CN-1', reason: 'Too late', refund: true, amount: 400 },
      ...{ amount_off_due: 0, amount_refunded: 400, amount_to_balance: 0, issued_on: '2026-01-01' },
    });
    expectFailure(await own.api.post(`/payments/${payment}/refunds`, { amount: 601 }), {
      ...{ status: 422, code: 'refund_too_large', text: 'Of the payment 600 JPY is left to be given back' },
    });
  });

  it('that came from outside: the store has given it back itself', async () => {
    const { payment } = await paid({}, { reference: 'Transfer 17' });
    const made = await refund(payment);
    expect(made).toMatchObject({ status: 'succeeded', gateway: 'manual', gateway_reference: null, amount: 1000 });
  });

  it('as far as credit notes have not given it to the balance', async () => {
    const subscriber_id = await shop.newSubscriber();
    const { invoice, payment } = await paid({ subscriber_id });
    await shop.api.created('/credit-notes', { invoice_id: invoice, amount: 700 });
    expect(await refund(payment)).toMatchObject({ amount: 300 });
    expect(await shop.balance(subscriber_id)).toBe(700);
  });

  it('in a hundred requests at once, and not a cent more than it was', async () => {
    const { invoice, payment } = await paid();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => shop.api.post(`/payments/${payment}/refunds`, { amount: 70 })),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(86);
    for (const answer of refused) expectFailureOf(answer, 422, 'refund_too_large');
    expect(await shown(`/payments/${payment}`)).toMatchObject({ amount_refunded: 980 });
    expect(await shown(`/invoices/${invoice}`)).toMatchObject({ amount_paid: 20, credited_total: 980 });
    const [books] = await sql<{ sum: string }>(
      service.database,
      `select sum(amount) from test_gateway_requests where kind = 'refund' and key in (
         select id from refunds where store_id = $1 and payment_id = $2)`,
      [shop.api.credentials.user, payment],
    );
    expect(Number(books?.sum)).toBe(980);
  });
});

describe('a refund is refused', () => {
  it('of a payment that failed, or of which nothing is known yet', async () => {
    for (const [token, code] of [
      ['pm_declined', 'payment_not_succeeded'],
      ['pm_timeout', 'payment_pending'],
    ] as const) {
      const { payment } = await paid({ subscriber_id: await shop.newSubscriber({}, token) });
      expectFailureOf(await shop.api.post(`/payments/${payment}/refunds`, {}), 422, code);
      expect(await of(payment)).toEqual([]);
    }
  });

  it('of a payment that is not there, or has changed since', async () => {
    expectFailureOf(await shop.api.post('/payments/pay_none/refunds', {}), 404, 'not_found');
    const { payment } = await paid();
    const { etag } = (await shop.api.get(`/payments/${payment}`)).headers;
    const headers = { 'if-match': etag };
    expect((await shop.api.post(`/payments/${payment}/refunds`, { amount: 1 }, { headers })).status).toBe(201);
    const again = await shop.api.post(`/payments/${payment}/refunds`, { amount: 1 }, { headers });
    expectFailureOf(again, 412, 'if_match_failed');
  });
});

describe('when the gateway', () => {
  it('fails to give money back, the balance gets it, and the credit note stays', async () => {
    const subscriber_id = await shop.newSubscriber();
    const { invoice, payment } = await paid({ subscriber_id });
    await whenRefunding(FAILS);
    const made = await refund(payment, { amount: 300 });
    expect(made).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
    expect(await shown(`/credit-notes/${String(made.credit_note_id)}`)).toMatchObject({ amount_refunded: 300 });
    expect(await shown(`/payments/${payment}`)).toMatchObject({ amount_refunded: 0 });
    expect(await shown(`/invoices/${invoice}`)).toMatchObject({
      ...{ credited_total: 300, amount_paid: 1000, balance_applied: -300, amount_due: 0 },
    });
    expect(await shop.balance(subscriber_id)).toBe(300);
    await answerAgain();
    expect(await refund(payment)).toMatchObject({ amount: 700, status: 'succeeded' });
  });

  it('gives no answer, the refund is pending, and repeating the request asks about that one', async () => {
    const { invoice, payment } = await paid();
    const send = () =>
      shop.api.post(`/payments/${payment}/refunds`, { amount: 300 }, { headers: { 'idempotency-key': 'refund-1' } });
    await whenRefunding(GIVES_NO_ANSWER);
    const first = await send();
    expect(first.body).toMatchObject({ status: 'pending', gateway_reference: null });
    expect(await shown(`/invoices/${invoice}`)).toMatchObject({ credited_total: 300, amount_paid: 700 });
    await answerAgain();
    expect((await send()).text).toBe(first.text);
    // As if the process had ended before it could keep its answer.
    await sql(service.database, `update idempotency_keys set status = null where store_id = $1`, [
      shop.api.credentials.user,
    ]);
    const again = await send();
    expect(again.body).toMatchObject({ id: (first.body as Shown).id, status: 'succeeded' });
    expect(await of(payment)).toEqual([again.body]);
    expect(await shown(`/payments/${payment}`)).toMatchObject({ amount_refunded: 300 });
  });

  it('gives no answer, it is asked again until it does: in a sandbox, when the clock is moved', async () => {
    const own = await Shop.open(service);
    const { payment } = await paid({}, {}, own);
    await whenRefunding(GIVES_NO_ANSWER);
    const { id } = await refund(payment, { amount: 300 }, own);
    await own.clock('2026-01-02');
    expect(await shown(`/refunds/${id}`, own)).toMatchObject({ status: 'pending' });
    await answerAgain();
    await own.clock('2026-01-03');
    expect(await shown(`/refunds/${id}`, own)).toMatchObject({ status: 'succeeded', gateway_reference: `test_${id}` });
    const [counted] = await sql<{ asks: number }>(service.database, 'select asks from refunds where id = $1', [id]);
    expect(counted?.asks).toBe(3);
  });
});
