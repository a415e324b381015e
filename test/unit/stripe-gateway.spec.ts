import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DestinationStream } from 'pino';
import { createLogger } from '../../src/platform/logging/logger.js';
import { Seal } from '../../src/platform/secrets/seal.js';
import type { GatewayAccountsRepository } from '../../src/payments/accounts/gateway-accounts.repository.js';
import type { ChargeRequest, GatewayAnswer, RefundRequest } from '../../src/payments/gateways/payment-gateway.js';
import { StripeAccounts } from '../../src/payments/gateways/stripe/stripe-accounts.js';
import { StripeClients } from '../../src/payments/gateways/stripe/stripe-clients.js';
import { StripeGateway } from '../../src/payments/gateways/stripe/stripe.gateway.js';
import { StripeStandIn } from '../harness/stripe-stand-in.js';

const HOUR = 3600;
const NOT_KNOWN: GatewayAnswer = { status: 'pending', reference: null };

let stripe: StripeStandIn;
let gateway: StripeGateway;
let lines: string[];
/** Each store's secret key. */
let keys: Record<string, string>;
let count = 0;

beforeAll(async () => void (stripe = await StripeStandIn.start()));
afterAll(() => stripe?.stop());

beforeEach(() => {
  lines = [];
  keys = { 'STO-1': 'sk_test_one', 'STO-2': 'sk_test_two', 'STO-9': 'sk_test_revoked' };
  gateway = gatewayAt(stripe.url);
  stripe.refundsAre = 'succeeded';
});

function gatewayAt(url: string): StripeGateway {
  const seal = new Seal('a secret of this test');
  const find = (storeId: string) => {
    const key = keys[storeId];
    return Promise.resolve(key && { secret_key: seal.close(key), webhook_secret: null });
  };
  const output: DestinationStream = { write: (line: string) => void lines.push(line) };
  const repository = { find } as unknown as GatewayAccountsRepository;
  const clients = new StripeClients(url, seal);
  return new StripeGateway(new StripeAccounts(repository, clients, seal, createLogger('trace', output)));
}

const unique = () => String((count += 1));

function attach(token: string, customer: string | null = null, storeId = 'STO-1') {
  const subscriber = { id: `ppl_${unique()}`, email: 'ann@example.com' };
  return gateway.attach({ storeId, token, subscriber, customer });
}

/** A charge of a new card of that kind, and the same one asked for again. */
async function begin(kind: string, fields: Partial<ChargeRequest> = {}) {
  const token = `pm_${kind}_${unique()}`;
  const { customer } = await attach(token);
  const invoiceId = `inv_${unique()}`;
  const request: ChargeRequest = {
    ...{ storeId: 'STO-1', key: `${invoiceId}:1`, invoiceId, attempt: 1, token, customer },
    ...{ amount: 1999, currency: 'EUR', asks: 0, askedForSeconds: 0 },
    ...fields,
  };
  const ask = (again: Partial<ChargeRequest> = {}) => gateway.charge({ ...request, ...again });
  return { request, ask, made: () => stripe.chargesOf(request.key) };
}

describe('a card', () => {
  it('is attached to a customer that is made once for the subscriber', async () => {
    const subscriber = { id: `ppl_${unique()}`, email: 'ann@example.com' };
    const before = stripe.customers.length;
    for (const token of [`pm_ok_${unique()}`, `pm_ok_${unique()}`]) {
      expect(await gateway.attach({ storeId: 'STO-1', token, subscriber, customer: null })).toEqual({
        ...{ token, brand: 'visa', last4: '4242', expires_on: '2028-02-29' },
        customer: stripe.customers[before]?.id,
      });
    }
    expect(stripe.customers.slice(before)).toMatchObject([{ email: 'ann@example.com', account: 'sk_test_one' }]);
  });

  it('is attached to the customer that is known, and to a new one if the account does not know it', async () => {
    const { customer } = await attach(`pm_ok_${unique()}`);
    expect((await attach(`pm_ok_${unique()}`, customer)).customer).toBe(customer);
    const other = await attach(`pm_ok_${unique()}`, customer, 'STO-2');
    expect(other.customer).not.toBe(customer);
    expect(stripe.customers.find(({ id }) => id === other.customer)?.account).toBe('sk_test_two');
  });

  it('that the store has attached to a customer of its own stays there', async () => {
    const token = `pm_ok_${unique()}`;
    const { customer } = await attach(token);
    expect((await attach(token)).customer).toBe(customer);
  });

  it.each([
    ['pm_missing_1', "No such PaymentMethod: 'pm_missing_1'"],
    ['pm_refused_1', 'Your card was declined'],
    ['pm_sepa_1', 'Only a card can be charged in the absence of its owner'],
    ['tok_visa', "For Stripe, the token is a payment method's id, which starts with pm_"],
    ['pm_../customers', "For Stripe, the token is a payment method's id, which starts with pm_"],
  ])('%s is refused: %s', async (token, message) => {
    await expect(attach(token)).rejects.toMatchObject({ code: 'payment_method_refused', message });
  });

  it('needs an account, one whose key Stripe takes, and Stripe', async () => {
    await expect(attach('pm_ok', null, 'STO-3')).rejects.toMatchObject({ code: 'no_payment_gateway' });
    await expect(attach('pm_ok', null, 'STO-9')).rejects.toMatchObject({ code: 'no_payment_gateway' });
    gateway = gatewayAt('http://127.0.0.1:9');
    await expect(attach('pm_ok')).rejects.toMatchObject({ code: 'gateway_unavailable' });
  });
});

describe('a charge', () => {
  it('is made with the store’s own key, off session, and marked as what it is for', async () => {
    const { ask, request, made } = await begin('ok');
    const [before] = [stripe.headers.length];
    const answer = await ask();
    const [intent] = made();
    expect(answer).toEqual({ status: 'succeeded', reference: intent?.id });
    expect(intent).toMatchObject({
      ...{ account: 'sk_test_one', amount: 1999, currency: 'eur' },
      ...{ customer: request.customer, payment_method: request.token },
      metadata: { standing_order_key: request.key, invoice: request.invoiceId, store: 'STO-1' },
    });
    const headers = stripe.headers[before] ?? {};
    expect(headers['idempotency-key']).toBe(`STO-1:${request.key}`);
    expect(headers['user-agent']).toContain('Standing Order');
    expect(headers['x-stripe-client-telemetry']).toBeUndefined();
  });

  it.each([
    ['declined', 'card_declined'],
    ['insufficient', 'insufficient_funds'],
    ['expired', 'expired_card'],
    ['authenticate', 'authentication_required'],
    ['fraud', 'fraudulent'],
  ])('of a card that is %s has failed: %s, also when asked again', async (kind, failureCode) => {
    const { ask, made } = await begin(kind);
    const failed = { status: 'failed', reference: expect.stringMatching(/^pi_/), failureCode };
    expect(await ask()).toEqual(failed);
    expect(await ask({ asks: 1, askedForSeconds: 60 })).toEqual(failed);
    stripe.forgetKeys();
    expect(await ask({ asks: 2, askedForSeconds: 30 * HOUR })).toEqual(failed);
    expect(made()).toHaveLength(1);
  });

  it('that waits for somebody has failed, and can not be paid any more', async () => {
    const { ask, made } = await begin('action');
    const failed = { status: 'failed', reference: made()[0]?.id, failureCode: 'authentication_required' };
    const answer = await ask();
    expect(answer).toEqual({ ...failed, reference: made()[0]?.id });
    expect(made().map(({ status }) => status)).toEqual(['canceled']);
    expect(await ask({ asks: 1, askedForSeconds: 60 })).toEqual(answer);
  });

  it('that is processed is pending until Stripe says more, whatever its first answer was', async () => {
    const { ask, made } = await begin('processing');
    const reference = (await ask()).reference;
    expect(reference).toBe(made()[0]?.id);
    expect(await ask({ asks: 1, askedForSeconds: 60 })).toEqual({ status: 'pending', reference });
    stripe.settle();
    expect(await ask({ asks: 2, askedForSeconds: 120 })).toEqual({ status: 'succeeded', reference });
    expect(made()).toHaveLength(1);
  });

  it.each(['lost', 'trouble', 'garbled'])(
    'whose answer is %s is pending, then what it is, and made once',
    async (kind) => {
      const { ask, made } = await begin(kind);
      expect(await ask()).toEqual(NOT_KNOWN);
      const succeeded = { status: 'succeeded', reference: made()[0]?.id };
      expect(await ask({ asks: 1, askedForSeconds: 60 })).toEqual(succeeded);
      for (const askedForSeconds of [22 * HOUR, 23 * HOUR, 25 * HOUR]) {
        if (askedForSeconds > 23 * HOUR) stripe.forgetKeys();
        expect(await ask({ asks: 2, askedForSeconds })).toEqual(succeeded);
      }
      expect(made()).toHaveLength(1);
    },
  );

  it('that another process is still asking for is pending, and made once', async () => {
    const { ask, made } = await begin('slow');
    const answers = await Promise.all([ask(), ask({ asks: 1, askedForSeconds: 30 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['pending', 'succeeded']);
    expect(await ask({ asks: 2, askedForSeconds: 60 })).toMatchObject({ status: 'succeeded' });
    expect(made()).toHaveLength(1);
  });

  it('that never arrived is said to have failed only after a day, and never made that late', async () => {
    const { ask, made } = await begin('unsent');
    expect(await ask()).toEqual(NOT_KNOWN);
    for (const askedForSeconds of [60, 22 * HOUR, 23.5 * HOUR]) {
      expect(await ask({ asks: 1, askedForSeconds })).toEqual(NOT_KNOWN);
    }
    expect(await ask({ asks: 9, askedForSeconds: 24 * HOUR })).toEqual({
      ...{ status: 'failed', reference: null, failureCode: 'never_arrived' },
    });
    expect(made()).toEqual([]);
  });

  it('is looked for when its card has been removed since, and not asked for otherwise than before', async () => {
    const { ask, made } = await begin('trouble');
    await ask();
    const without = { token: '', customer: null, asks: 1, askedForSeconds: 60 };
    expect(await ask(without)).toEqual({ status: 'succeeded', reference: made()[0]?.id });
    const { ask: other } = await begin('unsent');
    expect(await other(without)).toEqual(NOT_KNOWN);
  });

  it.each<[string, Partial<ChargeRequest>, string]>([
    ['too small for Stripe', { amount: 1 }, 'amount_too_small'],
    ['in a currency that Stripe does not take', { currency: 'KPW' }, 'invalid_request'],
    ['not to be said in what Stripe counts', { amount: 1001, currency: 'KWD' }, 'amount_not_chargeable'],
    ['of a card of somebody else', { customer: 'cus_other' }, 'resource_missing'],
    ['of a store without an account', { storeId: 'STO-3' }, 'gateway_not_configured'],
  ])('%s has failed', async (_, fields, failureCode) => {
    const { ask } = await begin('ok', fields);
    expect(await ask()).toEqual({ status: 'failed', reference: null, failureCode });
  });

  it('begun while the store had an account is pending until it has one again', async () => {
    const { ask } = await begin('trouble');
    await ask();
    keys = {};
    expect(await ask({ asks: 1, askedForSeconds: 60 })).toEqual(NOT_KNOWN);
    expect(await ask({ asks: 0, askedForSeconds: 31 })).toEqual(NOT_KNOWN);
  });

  it.each(['STO-9', 'STO-1'])(
    'of %s is pending when Stripe does not take the key, or is out of reach',
    async (storeId) => {
      const { ask } = await begin('ok', { storeId });
      if (storeId === 'STO-1') gateway = gatewayAt('http://127.0.0.1:9');
      expect(await ask()).toEqual(NOT_KNOWN);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        level: storeId === 'STO-9' ? 'error' : 'warn',
        store: storeId,
      });
      expect(lines.join()).not.toMatch(/sk_test|revoked/);
    },
  );
});

describe('a refund', () => {
  async function paid() {
    const { ask, made } = await begin('ok');
    await ask();
    const chargeReference = made()[0]?.id ?? '';
    const key = `ref_${unique()}`;
    const request: RefundRequest = {
      ...{ storeId: 'STO-1', key, amount: 500, currency: 'EUR', chargeReference, asks: 0, askedForSeconds: 0 },
    };
    const refund = (fields: Partial<RefundRequest> = {}) => gateway.refund({ ...request, ...fields });
    return { refund, made: () => stripe.refundsOf(key), chargeReference };
  }

  it('is made of the charge, once', async () => {
    const { refund, made, chargeReference } = await paid();
    const answer = await refund();
    expect(answer).toEqual({ status: 'succeeded', reference: made()[0]?.id });
    expect(await refund({ asks: 1, askedForSeconds: 60 })).toEqual(answer);
    expect(await refund({ asks: 1, askedForSeconds: 30 * HOUR })).toEqual(answer);
    expect(made()).toMatchObject([{ payment_intent: chargeReference, amount: 500, metadata: { store: 'STO-1' } }]);
  });

  it('that is pending is asked about', async () => {
    const { refund, made } = await paid();
    stripe.refundsAre = 'pending';
    const reference = (await refund()).reference;
    expect(await refund({ asks: 1, askedForSeconds: 60 })).toEqual({ status: 'pending', reference });
    for (const one of made()) one.status = 'succeeded';
    expect(await refund({ asks: 2, askedForSeconds: 90 })).toEqual({ status: 'succeeded', reference });
  });

  it('that fails says why', async () => {
    const { refund, made } = await paid();
    stripe.refundsAre = 'failed';
    const failureCode = 'expired_or_canceled_card';
    expect(await refund()).toEqual({ status: 'failed', reference: made()[0]?.id, failureCode });
  });

  it.each(['lost', 'trouble'] as const)('whose answer is %s is found, and made once', async (how) => {
    const { refund, made } = await paid();
    stripe.refundsAre = how;
    expect(await refund()).toEqual(NOT_KNOWN);
    const succeeded = { status: 'succeeded', reference: made()[0]?.id };
    expect(await refund({ asks: 1, askedForSeconds: 60 })).toEqual(succeeded);
    stripe.forgetKeys();
    expect(await refund({ asks: 2, askedForSeconds: 25 * HOUR })).toEqual(succeeded);
    expect(made()).toHaveLength(1);
  });

  it('that Stripe refuses, that never arrived, or whose charge is not known, has failed', async () => {
    const { refund, made } = await paid();
    const failed = (failureCode: string) => ({ status: 'failed', reference: null, failureCode });
    expect(await refund({ amount: 9999 })).toEqual(failed('charge_already_refunded'));
    expect(await refund({ asks: 1, askedForSeconds: 23.5 * HOUR })).toEqual(NOT_KNOWN);
    expect(await refund({ asks: 1, askedForSeconds: 24 * HOUR })).toEqual(failed('never_arrived'));
    expect(await refund({ chargeReference: null })).toEqual(failed('charge_not_known'));
    expect(await refund({ storeId: 'STO-3' })).toEqual(failed('gateway_not_configured'));
    expect(made()).toEqual([]);
  });
});
