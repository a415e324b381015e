import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../../harness/failures.js';
import { done, Shop } from '../../harness/shop.js';
import { sql, wholeDatabase } from '../../harness/sql.js';
import { StripeStandIn, type StandInDispute } from '../../harness/stripe-stand-in.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let stripe: StripeStandIn;
let service: TestService;
/** A shop with an account at Stripe, for whoever does not change that. */
let shop: Shop;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  service = await startTestService({ STRIPE_API_URL: stripe.url });
  shop = await shopWithStripe();
});
afterAll(async () => {
  await service?.stop();
  stripe?.stop();
});

const ACCOUNT = { gateway: 'stripe', secret_key: 'sk_test_madeUpForTheseTests', webhook_secret: 'whsec_madeUpToo' };

/** A shop whose subscribers pay through an account at Stripe. */
async function shopWithStripe(account: object = ACCOUNT): Promise<Shop> {
  const opened = await Shop.open(service, { today: '2026-01-31' });
  await opened.api.created('/payment-gateways', account);
  return opened;
}

let cards = 0;

function newCard(kind: string): string {
  return `pm_${kind}_${(cards += 1)}`;
}

/** Somebody with such a card, and an invoice to pay. */
async function debtor(kind: string, { api } = shop): Promise<{ subscriber: string; invoice: string }> {
  const { id: subscriber } = await api.created('/subscribers', { email: 'eve@example.com' });
  await api.created(`/subscribers/${subscriber}/payment-methods`, { gateway: 'stripe', token: newCard(kind) });
  const lines = [{ description: 'Repair', amount: 1999 }];
  const { id: invoice } = await api.created('/invoices', { subscriber_id: subscriber, lines });
  return { subscriber, invoice };
}

function pay(invoice: string, { api } = shop): Promise<Shown> {
  return api.created(`/invoices/${invoice}/pay`, {});
}

function payment(id: string): Promise<Shown> {
  return done(shop.api.get(`/payments/${id}`));
}

/** The store looks at what is due, which takes up what was left open too. */
async function lookAgain(): Promise<void> {
  const { now } = await done(shop.api.get('/clock'));
  await shop.clock(String(now));
}

describe("a store's account at Stripe", () => {
  it('shows the last four characters of its key, and no secret, and keeps none in clear', async () => {
    const { api } = await service.newStore();
    const made = await api.post('/payment-gateways', ACCOUNT);
    expect(made.body).toMatchObject({ gateway: 'stripe', hint: 'ests', metadata: {} });
    const path = `/payment-gateways/${(made.body as Shown).id}`;
    const changed = await api.put(path, { secret_key: 'rk_test_0000newKEY1', webhook_secret: 'whsec_other' });
    expect(changed.body).toMatchObject({ hint: 'KEY1' });
    const answers = [made, changed, await api.get(path), await api.get('/payment-gateways')];
    const kept = await wholeDatabase(service.database);
    answers.push(await api.delete(path));
    for (const secret of ['madeUp', '0000new', 'whsec_other']) {
      for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(kept).not.toContain(form);
      for (const { text } of answers) expect(text).not.toContain(secret);
    }
  });

  it('is one for a store', async () => {
    const { api } = await service.newStore();
    await api.created('/payment-gateways', ACCOUNT);
    expectFailure(await api.post('/payment-gateways', ACCOUNT), {
      ...{ status: 422, code: 'already_taken', text: 'This value is already taken: choose another' },
      fields: { 0: 'gateway' },
    });
  });

  it.each([
    ['sandbox', 'sk_live_1234abcd', 'sk_test_1234abcd'],
    ['live', 'rk_test_1234abcd', 'rk_live_1234abcd'],
  ])('of a %s store is of its kind', async (status, wrong, right) => {
    const { operator } = service;
    const { id: account } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
    const fields = { account_id: account, name: 'L', currency: 'EUR', status };
    const { id: user } = await operator.created('/operator/stores', fields);
    const { key } = await operator.created(`/operator/stores/${user}/api-keys`, { name: 'K' });
    const api = service.client({ user, password: String(key) });
    expectFailureOf(await api.post('/payment-gateways', { ...ACCOUNT, secret_key: wrong }), 422, 'wrong_gateway_key');
    const { id } = await api.created('/payment-gateways', { ...ACCOUNT, secret_key: right });
    const before = await api.get(`/payment-gateways/${id}`);
    expectFailureOf(await api.put(`/payment-gateways/${id}`, { secret_key: wrong }), 422, 'wrong_gateway_key');
    expect((await api.get(`/payment-gateways/${id}`)).text).toBe(before.text);
  });

  it.each<[string, unknown]>([
    ['secret_key', 'pk_test_1234abcd'],
    ['secret_key', 'sk_test_'],
    ['secret_key', 'sk_test_12 34'],
    ['secret_key', `sk_test_${'x'.repeat(248)}`],
    ['secret_key', null],
    ['webhook_secret', 'secret'],
    ['webhook_secret', 'whsec_\n'],
  ])('does not take as its %s what can be none: %j', async (field, value) => {
    const answer = await service.api.post('/payment-gateways', { ...ACCOUNT, [field]: value });
    expectFailureOf(answer, 400, 'invalid_field');
  });
});

describe('a card', () => {
  const add = (api: ApiClient, subscriber: string, token: string) =>
    api.post(`/subscribers/${subscriber}/payment-methods`, { gateway: 'stripe', token });

  it('is added with what Stripe says of it', async () => {
    const { api, subscriber } = shop;
    const answer = await add(api, subscriber, newCard('ok'));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ brand: 'visa', last4: '4242', expires_on: '2028-02-29', default: true });
    expect(answer.text).not.toContain('pm_ok');
    expect(answer.text).not.toContain('cus_');
  });

  it('is refused in the words of Stripe', async () => {
    const { api, subscriber } = shop;
    expectFailure(await add(api, subscriber, newCard('refused')), {
      ...{ status: 422, code: 'payment_method_refused', text: 'Your card was declined' },
    });
  });

  it('needs an account, and one with a key that Stripe takes', async () => {
    const { api, subscriber } = await Shop.open(service);
    expectFailure(await add(api, subscriber, 'pm_ok'), {
      ...{ status: 412, code: 'no_payment_gateway' },
      text: 'The store has no account at this gateway: add one at /payment-gateways',
    });
    await api.created('/payment-gateways', { ...ACCOUNT, secret_key: 'sk_test_revoked' });
    const refused = await add(api, subscriber, 'pm_ok');
    expectFailureOf(refused, 412, 'no_payment_gateway');
    expect(refused.text).not.toContain('revoked');
  });

  it('can not be added while Stripe is out of reach', async () => {
    const { api, subscriber } = shop;
    expectFailureOf(await add(api, subscriber, newCard('unreachable')), 503, 'gateway_unavailable');
  });
});

describe('an invoice', () => {
  it.each([
    ['ok', { status: 'succeeded', failure_code: null }, 'paid'],
    ['declined', { status: 'failed', failure_code: 'card_declined' }, 'open'],
    ['insufficient', { status: 'failed', failure_code: 'insufficient_funds' }, 'open'],
    ['authenticate', { status: 'failed', failure_code: 'authentication_required' }, 'open'],
    ['action', { status: 'failed', failure_code: 'authentication_required' }, 'open'],
  ])('paid by a card that is %s', async (kind, outcome, status) => {
    const { invoice } = await debtor(kind);
    const paid = await pay(invoice);
    const [intent, ...others] = stripe.chargesOf(`${invoice}:1`);
    expect(paid).toMatchObject({ ...outcome, gateway: 'stripe', gateway_reference: intent?.id });
    expect(others).toEqual([]);
    expect(intent?.status).not.toBe('requires_action');
    expect(await done(shop.api.get(`/invoices/${invoice}`))).toMatchObject({ status });
  });

  it('of an automatic enrollment is collected by itself, each period once', async () => {
    const own = await shopWithStripe();
    const { subscriber } = await debtor('ok', own);
    const { option } = await own.offer({ cycle: 'monthly', amount: 3000 });
    const { id } = await own.enroll(option, { subscriber_id: subscriber });
    await own.clock('2026-03-31');
    const invoices = await own.invoices(id);
    expect(invoices.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
    for (const invoice of invoices) expect(stripe.chargesOf(`${invoice.id}:1`)).toMatchObject([{ amount: 3000 }]);
  });

  it.each(['lost', 'trouble', 'processing'])('whose payment is %s is paid once, when that is known', async (kind) => {
    const { invoice } = await debtor(kind);
    const { id, status } = await pay(invoice);
    expect(status).toBe('pending');
    stripe.settle();
    await lookAgain();
    const [intent, ...others] = stripe.chargesOf(`${invoice}:1`);
    expect(await payment(id)).toMatchObject({ status: 'succeeded', gateway_reference: intent?.id });
    expect(others).toEqual([]);
    expect(await done(shop.api.get(`/invoices/${invoice}`))).toMatchObject({ status: 'paid', amount_paid: 1999 });
  });

  it('that Stripe finds too small is carried over, though its least amount was not known: 40 + 1000', async () => {
    const other = await Shop.open(service, { today: '2026-01-31', currency: 'PHP' });
    await other.api.created('/payment-gateways', ACCOUNT);
    const { id: subscriber_id } = await other.api.created('/subscribers', { email: 'eve@example.com' });
    const method = { gateway: 'stripe', token: newCard('ok') };
    await other.api.created(`/subscribers/${subscriber_id}/payment-methods`, method);
    const owe = async (amount: number) => {
      const lines = [{ description: 'Stamp', amount }];
      const { id } = await other.api.created('/invoices', { subscriber_id, lines, renewal_type: 'automatic' });
      return done(other.api.get(`/invoices/${id}`));
    };
    const small = await owe(40);
    expect(small).toMatchObject({
      status: 'open',
      collection: 'with_next_invoice',
      collect_on: null,
      failed_attempts: 0,
    });
    const [tried] = (await done(other.api.get('/payments'))) as unknown as Shown[];
    expect(tried).toMatchObject({ status: 'failed', failure_code: 'amount_too_small' });
    expect(await owe(1000)).toMatchObject({ status: 'paid', carried_in: 40, amount_paid: 1040 });
    expect(await done(other.api.get(`/invoices/${small.id}`))).toMatchObject({ status: 'paid', carried_over: 40 });
  });

  it('can not be charged once the account is gone', async () => {
    const own = await shopWithStripe();
    const { invoice } = await debtor('ok', own);
    const [account] = (await own.api.get('/payment-gateways')).body as Shown[];
    await done(own.api.delete(`/payment-gateways/${account?.id}`));
    expect(await pay(invoice, own)).toMatchObject({ status: 'failed', failure_code: 'gateway_not_configured' });
  });
});

describe('what was paid', () => {
  it('is given back once', async () => {
    const { invoice } = await debtor('ok');
    const { id } = await pay(invoice);
    const refund = await shop.api.created(`/payments/${id}/refunds`, { amount: 500 });
    const given = stripe.refundsOf(refund.id);
    expect(given).toMatchObject([{ amount: 500, payment_intent: stripe.chargesOf(`${invoice}:1`)[0]?.id }]);
    expect(refund).toMatchObject({ status: 'succeeded', gateway: 'stripe', gateway_reference: given[0]?.id });
  });
});

describe('an event that Stripe sends', () => {
  const NOW = () => Math.floor(Date.now() / 1000);

  function signed(payload: string, secret = ACCOUNT.webhook_secret, timestamp = NOW()): string {
    return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  }

  function send(store: string, payload: string, signature: string | undefined): Promise<ApiAnswer> {
    const headers = { authorization: undefined, accept: undefined, 'stripe-signature': signature };
    return service.api.post(`//gateways/stripe/${store}`, payload, { headers });
  }

  async function pending() {
    const { invoice } = await debtor('processing');
    const { id } = await pay(invoice);
    const isAskedNow = async () => {
      const text = 'select ask_at <= clock_timestamp() as due from payments where id = $1';
      return (await sql<{ due: boolean | null }>(service.database, text, [id]))[0]?.due;
    };
    const [intent] = stripe.chargesOf(`${invoice}:1`);
    return { id, isAskedNow, intent, store: shop.api.credentials.user };
  }

  it('makes the service ask Stripe, and is not believed itself', async () => {
    const { id, isAskedNow, intent, store } = await pending();
    expect(await isAskedNow()).toBe(false);
    const payload = JSON.stringify({
      type: 'payment_intent.succeeded',
      data: { object: { ...intent, status: 'succeeded' } },
    });
    const answer = await send(store, payload, signed(payload));
    expect([answer.status, answer.body]).toEqual([200, { received: true }]);
    expect(await isAskedNow()).toBe(true);
    await lookAgain();
    expect(await payment(id)).toMatchObject({ status: 'pending', gateway_reference: intent?.id });
    stripe.settle('requires_payment_method');
    await lookAgain();
    expect(await payment(id)).toMatchObject({ status: 'failed', failure_code: 'card_declined' });
    expect((await send(store, payload, signed(payload))).status).toBe(200);
    expect(await payment(id)).toMatchObject({ status: 'failed' });
  });

  it('names a payment by what Stripe was told of it, if its answer was lost', async () => {
    const { isAskedNow, intent, store } = await pending();
    await sql(service.database, 'update payments set gateway_reference = null where gateway_reference = $1', [
      intent?.id,
    ]);
    const payload = JSON.stringify({ type: 'payment_intent.processing', data: { object: intent } });
    await send(store, payload, signed(payload));
    expect(await isAskedNow()).toBe(true);
  });

  it('about a refund makes the service ask about that', async () => {
    const { invoice } = await debtor('ok');
    const { id } = await pay(invoice);
    stripe.refundsAre = 'pending';
    const refund = await shop.api.created(`/payments/${id}/refunds`, { amount: 500 });
    stripe.refundsAre = 'succeeded';
    expect(refund.status).toBe('pending');
    const [given] = stripe.refundsOf(refund.id);
    for (const object of [given, { ...given, id: 're_unknown' }]) {
      await sql(service.database, `update refunds set ask_at = now() + interval '1 hour' where id = $1`, [refund.id]);
      const payload = JSON.stringify({ type: 'refund.updated', data: { object } });
      expect((await send(shop.api.credentials.user, payload, signed(payload))).status).toBe(200);
      const due = 'select from refunds where id = $1 and ask_at <= clock_timestamp()';
      expect(await sql(service.database, due, [refund.id])).toHaveLength(1);
    }
  });

  it('of a refund that has failed after it had succeeded puts the money back', async () => {
    const { invoice, subscriber } = await debtor('ok');
    const { id } = await pay(invoice);
    const refund = await shop.api.created(`/payments/${id}/refunds`, { amount: 500 });
    expect(refund).toMatchObject({ status: 'succeeded' });
    const [given] = stripe.refundsOf(refund.id);
    if (given === undefined) throw new Error('Stripe knows of no refund');
    const told = async (type: string) => {
      const payload = JSON.stringify({ type, data: { object: given } });
      expect((await send(shop.api.credentials.user, payload, signed(payload))).status).toBe(200);
      await lookAgain();
      return done(shop.api.get(`/refunds/${refund.id}`));
    };
    // Nothing has become of it: it stays as it is.
    expect(await told('refund.updated')).toEqual(refund);
    Object.assign(given, { status: 'failed', failure_reason: 'lost_or_stolen_card' });
    expect(await told('charge.refund.updated')).toMatchObject({
      status: 'failed',
      failure_code: 'lost_or_stolen_card',
    });
    expect(await told('refund.failed')).toMatchObject({ status: 'failed' });
    // 1999 were paid and are paid again; the 500 that were credited are on the balance.
    expect(await payment(id)).toMatchObject({ amount: 1999, amount_refunded: 0 });
    expect(await shop.balance(subscriber)).toBe(500);
    expect(await done(shop.api.get(`/invoices/${invoice}`))).toMatchObject({
      amount_paid: 1999,
      balance_applied: -500,
    });
    const events = (await done(shop.api.get(`/events?filter_by=object_id&filter=${refund.id}`))) as unknown as Shown[];
    expect(events.map(({ type }) => type)).toEqual(['refund.pending', 'refund.succeeded', 'refund.failed']);
  });

  it.each([
    ['lost', 'lost'],
    ['won', 'won'],
    ['warning_closed', 'won'],
  ])('of a dispute is noted at the payment and announced, until it is %s', async (end, shown) => {
    const { invoice } = await debtor('ok');
    const { id } = await pay(invoice);
    const [intent] = stripe.chargesOf(`${invoice}:1`);
    const dispute: StandInDispute = {
      ...{ id: `dp_${end}`, object: 'dispute', payment_intent: String(intent?.id), amount: 1999, currency: 'eur' },
      ...{ reason: 'fraudulent', status: 'needs_response' },
    };
    stripe.disputes.push(dispute);
    const tell = async (type: string) => {
      const payload = JSON.stringify({ type, data: { object: { ...dispute, status: 'lost' } } });
      expect((await send(shop.api.credentials.user, payload, signed(payload))).status).toBe(200);
      return payment(id);
    };
    const opened = await tell('charge.dispute.created');
    expect(opened).toMatchObject({ dispute_status: 'open', disputed_amount: 1999, dispute_reason: 'fraudulent' });
    expect(await tell('charge.dispute.updated')).toEqual(opened);
    dispute.status = end;
    const closed = await tell('charge.dispute.closed');
    expect(closed).toMatchObject({ dispute_status: shown, status: 'succeeded' });
    const events = (await done(shop.api.get(`/events?filter_by=object_id&filter=${id}`))) as unknown as Shown[];
    expect(events.slice(-2)).toMatchObject([
      { type: 'payment.disputed', data: opened },
      { type: 'payment.dispute_closed', data: closed },
    ]);
  });

  it('of a dispute that Stripe does not know moves nothing', async () => {
    const { invoice } = await debtor('ok');
    const { id } = await pay(invoice);
    const [intent] = stripe.chargesOf(`${invoice}:1`);
    const object = { object: 'dispute', id: 'dp_unknown', payment_intent: intent?.id, status: 'lost' };
    const payload = JSON.stringify({ type: 'charge.dispute.closed', data: { object } });
    expect((await send(shop.api.credentials.user, payload, signed(payload))).status).toBe(200);
    expect(await payment(id)).toMatchObject({ dispute_status: null, disputed_amount: 0 });
  });

  it('of another account moves nothing', async () => {
    const { isAskedNow, intent } = await pending();
    const other = await shopWithStripe();
    const payload = JSON.stringify({ type: 'payment_intent.succeeded', data: { object: intent } });
    expect((await send(other.api.credentials.user, payload, signed(payload))).status).toBe(200);
    expect(await isAskedNow()).toBe(false);
  });

  it('is taken whatever it is about', async () => {
    const { api } = shop;
    for (const payload of [
      '{}',
      '[]',
      '{"type":"customer.created"}',
      '{"type":"refund.failed","data":{"object":{}}}',
    ]) {
      expect((await send(api.credentials.user, payload, signed(payload))).status).toBe(200);
    }
  });

  it('with a signature that does not fit is refused, in the same words whatever the reason', async () => {
    const { isAskedNow, intent, store } = await pending();
    const silent = await shopWithStripe({ ...ACCOUNT, webhook_secret: null });
    const payload = JSON.stringify({ type: 'payment_intent.succeeded', data: { object: intent } });
    const good = signed(payload);
    const rows: [string, string, string | undefined][] = [
      [store, payload, undefined],
      [store, payload, ''],
      [store, payload, 'nonsense'],
      [store, payload, good.replace('v1=', 'v0=')],
      [store, payload, good.slice(0, -1)],
      [store, payload, signed(payload, 'whsec_other')],
      [store, payload, signed(payload, ACCOUNT.webhook_secret, NOW() - 301)],
      [store, `${payload} `, good],
      [store, '', good],
      [store, 'no json', signed('no json')],
      ['STO-1', payload, good],
      ['%F0%9F%98%80', payload, good],
      [service.store.user, payload, good],
      [silent.api.credentials.user, payload, good],
      [silent.api.credentials.user, payload, signed(payload, 'null')],
    ];
    for (const [to, body, signature] of rows) {
      expectFailure(await send(to, body, signature), {
        ...{ status: 400, code: 'bad_signature' },
        text: 'The signature does not fit: check the address and the signing secret',
      });
    }
    expect(await isAskedNow()).toBe(false);
  });

  it('is read no further than any body', async () => {
    expectFailureOf(await send(service.store.user, 'x'.repeat(2_000_000), 'x'), 400, 'body_too_large');
  });
});
