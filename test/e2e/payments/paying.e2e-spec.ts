import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../../src/conformance/api-client.js';
import { done, Shop } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import {
  startSecondService,
  startTestService,
  type SecondService,
  type TestService,
} from '../../harness/test-service.js';

let service: TestService;
let second: SecondService;

beforeAll(async () => {
  service = await startTestService();
  second = await startSecondService(service);
});
afterAll(async () => {
  await second.stop();
  await service.stop();
});

interface Owed {
  readonly shop: Shop;
  readonly invoice: string;
}

/** An open invoice of 1999 that the store has paid by hand or by charging this token. */
async function owed(token: string): Promise<Owed> {
  const shop = await Shop.open(service);
  const subscriber_id = await shop.newSubscriber({}, token);
  const lines = [{ description: 'Repair', amount: 1999 }];
  const { id } = await shop.api.created('/invoices', { subscriber_id, lines });
  return { shop, invoice: id };
}

/** What the test gateway has in its books of the invoice: one row for each charge that it has carried out. */
function charges({ invoice }: Owed): Promise<object[]> {
  return sql(service.database, `select key, amount::int, failure_code from test_gateway_requests where key like $1`, [
    `${invoice}:%`,
  ]);
}

async function payments({ shop, invoice }: Owed): Promise<Shown[]> {
  return (await done(shop.api.get(`/payments?filter_by=invoice_id&filter=${invoice}`))) as unknown as Shown[];
}

function pay(api: ApiClient, { invoice }: Owed, fields: object = {}, key?: string): Promise<ApiAnswer> {
  return api.post(`/invoices/${invoice}/pay`, fields, { headers: { 'Idempotency-Key': key } });
}

function codes(answers: readonly ApiAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, headers } of answers) {
    const name = headers['so-error-code'] ?? String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('two hundred requests at once, of two processes, to pay one invoice', () => {
  it.each([
    ['at once', 'pm_ok'],
    ['slowly', 'pm_slow'],
  ])('charge once where the gateway answers %s', async (_, token) => {
    const debt = await owed(token);
    const other = second.client(debt.shop.api.credentials);
    const all = Array.from({ length: 200 }, (_each, index) => pay(index % 2 === 0 ? debt.shop.api : other, debt));
    const { 201: paid, invoice_not_open: late = 0, payment_pending: meanwhile = 0 } = codes(await Promise.all(all));
    expect({ paid, refused: late + meanwhile }).toEqual({ paid: 1, refused: 199 });
    expect(await charges(debt)).toEqual([{ key: `${debt.invoice}:1`, amount: 1999, failure_code: null }]);
    expect(await payments(debt)).toMatchObject([{ status: 'succeeded', amount: 1999, attempt: 1 }]);
  });

  it('under one Idempotency-Key all show the one payment', async () => {
    const debt = await owed('pm_slow');
    const other = second.client(debt.shop.api.credentials);
    const all = Array.from({ length: 200 }, (_each, i) => pay(i % 2 === 0 ? debt.shop.api : other, debt, {}, 'once'));
    const answers = await Promise.all(all);
    expect(codes(answers)).toEqual({ 201: 200 });
    expect(new Set(answers.map(({ body }) => (body as Shown).id)).size).toBe(1);
    expect(await charges(debt)).toHaveLength(1);
  });
});

describe('a charge without an answer', () => {
  it('is pending, stands in the way of others, and is asked about until it is known', async () => {
    const debt = await owed('pm_timeout');
    const { api } = debt.shop;
    const first = await pay(api, debt);
    expect(first).toMatchObject({ status: 201, body: { status: 'pending', gateway_reference: null } });
    const path = `/invoices/${debt.invoice}`;
    for (const [action, fields] of [
      ['pay', {}],
      ['pay', { reference: 'cash' }],
      ['void', {}],
      ['mark-uncollectible', {}],
    ]) {
      const answer = await api.post(`${path}/${action as string}`, fields);
      expect(codes([answer])).toEqual({ payment_pending: 1 });
    }
    expect(await done(api.get(path))).toMatchObject({ status: 'open', amount_due: 1999 });
    await debt.shop.clock('2026-01-01T13:00:00Z');
    expect(await done(api.get(path))).toMatchObject({ status: 'paid', amount_paid: 1999, amount_due: 0 });
    expect(await payments(debt)).toMatchObject([{ status: 'succeeded', gateway_reference: `test_${debt.invoice}:1` }]);
    expect(await charges(debt)).toHaveLength(1);
  });

  it('is asked about by who wants to pay again, once it has been silent for a while', async () => {
    const debt = await owed('pm_timeout');
    await pay(debt.shop.api, debt);
    await sql(service.database, `update payments set ask_at = clock_timestamp() where invoice_id = $1`, [debt.invoice]);
    expect(codes([await pay(debt.shop.api, debt)])).toEqual({ invoice_not_open: 1 });
    expect(await payments(debt)).toMatchObject([{ status: 'succeeded' }]);
  });

  it('is asked about by the billing of any process', async () => {
    const debt = await owed('pm_timeout');
    await pay(debt.shop.api, debt);
    await sql(service.database, `update payments set ask_at = clock_timestamp() where invoice_id = $1`, [debt.invoice]);
    const billing = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
    for (let tries = 0; tries < 100 && (await payments(debt))[0]?.status === 'pending'; tries += 1);
    await billing.stop();
    expect(await payments(debt)).toMatchObject([{ status: 'succeeded' }]);
  });

  it.each([
    ['is paid all the same', 'pm_timeout', 'succeeded', null],
    ['is not, if the charge has never arrived', 'pm_ok', 'failed', 'no_such_payment_method'],
  ])('of a method that is removed meanwhile %s', async (_, token, status, failure_code) => {
    const debt = await owed(token);
    const { api, subscriber } = debt.shop;
    await pay(api, debt);
    if (token === 'pm_ok') {
      // As if the process had been killed before it asked.
      await sql(service.database, `delete from test_gateway_requests where key like $1`, [`${debt.invoice}:%`]);
      await sql(
        service.database,
        `update invoices set status = 'open', amount_paid = 0, amount_due = total where id = $1`,
        [debt.invoice],
      );
      await sql(
        service.database,
        `update payments set status = 'pending', ask_at = clock_timestamp() where invoice_id = $1`,
        [debt.invoice],
      );
    }
    const owner = String((await done(api.get(`/invoices/${debt.invoice}`))).subscriber_id);
    expect(owner).not.toBe(subscriber);
    const [method] = (await done(api.get(`/subscribers/${owner}/payment-methods`))) as unknown as Shown[];
    await done(api.delete(`/subscribers/${owner}/payment-methods/${method?.id}`));
    await debt.shop.clock('2026-01-01T13:00:00Z');
    expect(await payments(debt)).toMatchObject([{ status, failure_code }]);
  });

  it('of a renewal leaves the enrollment as it was until it is known', async () => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 500 });
    const subscriber_id = await shop.newSubscriber({}, 'pm_timeout');
    const { id } = await shop.enroll(option, { subscriber_id });
    expect(await shop.invoices(id)).toMatchObject([{ status: 'open', collect_on: '2026-01-01', failed_attempts: 0 }]);
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
    await shop.clock('2026-02-01');
    await shop.clock('2026-02-02');
    expect(await shop.invoices(id)).toMatchObject([{ status: 'paid' }, { status: 'paid' }]);
  });
});

describe('an attempt that fails', () => {
  it('is a payment that says so, and the next one may succeed', async () => {
    const debt = await owed('pm_fails_twice');
    for (const [status, attempt] of [
      ['failed', 1],
      ['failed', 2],
      ['succeeded', 3],
    ] as const) {
      expect(await pay(debt.shop.api, debt)).toMatchObject({ status: 201, body: { status, attempt } });
    }
    expect(await charges(debt)).toHaveLength(3);
  });

  it('under an Idempotency-Key is the answer to it, however often it is sent', async () => {
    const debt = await owed('pm_fails_twice');
    const first = await pay(debt.shop.api, debt, {}, 'k');
    const again = await pay(debt.shop.api, debt, {}, 'k');
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await charges(debt)).toHaveLength(1);
  });
});

describe('a request that was cut off before its answer was kept', () => {
  const forget = (key: string) =>
    sql(service.database, `update idempotency_keys set status = null, headers = null, body = null where key = $1`, [
      key,
    ]);

  it('to pay finds the payment that it has begun, although the invoice has changed by it', async () => {
    const debt = await owed('pm_ok');
    const path = `/invoices/${debt.invoice}`;
    const { etag } = (await debt.shop.api.get(path)).headers;
    const headers = { 'Idempotency-Key': 'cut off', 'If-Match': etag };
    const first = await debt.shop.api.post(`${path}/pay`, {}, { headers });
    await forget('cut off');
    const again = await debt.shop.api.post(`${path}/pay`, {}, { headers });
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await charges(debt)).toHaveLength(1);
  });

  it('to add a payment method finds the one that it has made', async () => {
    const { shop } = await owed('pm_ok');
    const path = `/subscribers/${shop.subscriber}/payment-methods`;
    const add = () =>
      shop.api.post(path, { gateway: 'test', token: 'pm_ok' }, { headers: { 'Idempotency-Key': 'card' } });
    const first = await add();
    await forget('card');
    expect((await add()).text).toBe(first.text);
  });
});

it('many requests with keys of their own, which ask a gateway, leave connections for others', async () => {
  const { shop } = await owed('pm_ok');
  const path = `/subscribers/${shop.subscriber}/payment-methods`;
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      shop.api.post(path, { gateway: 'test', token: 'pm_ok' }, { headers: { 'Idempotency-Key': `many ${n}` } }),
    ),
  );
  expect(codes(answers)).toEqual({ 201: 60 });
});
