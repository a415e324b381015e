import type Stripe from 'stripe';
import type { GatewayAnswer, RefundRequest } from '../payment-gateway.js';
import { isNew, mayAskWithSameKey, mustBeFound } from './stripe-asking.js';
import { assertIs, failureCodeOf, isStripeFailure } from './stripe-error.js';
import { KEY_IN_METADATA, outcomeOfRefund } from './stripe-outcome.js';

/** A refund of a charge that Stripe has made. */
interface StripeRefundRequest extends RefundRequest {
  readonly chargeReference: string;
}

/** @param amount as Stripe counts it @throws whatever leaves it open what has become of the refund */
export async function refund(stripe: Stripe, request: StripeRefundRequest, amount: number): Promise<GatewayAnswer> {
  const again = !isNew(request);
  if (!mayAskWithSameKey(request)) return findRefund(stripe, request);
  const made = await create(stripe, request, amount).catch((error: unknown) => {
    if (isStripeFailure(error)) return error;
    if (again) return undefined;
    throw error;
  });
  if (made === undefined) return findRefund(stripe, request);
  if (isStripeFailure(made)) {
    return { status: 'failed', reference: null, failureCode: failureCodeOf(made, 'invalid_request') };
  }
  // The answer to a key that was used before tells how it was then.
  return outcomeOfRefund(again ? await stripe.refunds.retrieve(made.id) : made);
}

async function create(stripe: Stripe, request: StripeRefundRequest, amount: number): Promise<Stripe.Refund> {
  const { storeId, key, chargeReference } = request;
  const metadata = { [KEY_IN_METADATA]: key, store: storeId };
  const refunded = { payment_intent: chargeReference, amount, metadata };
  const made = await stripe.refunds.create(refunded, { idempotencyKey: `${storeId}:${key}` });
  assertIs('refund', made);
  return made;
}

/** Among all refunds of the charge, by what Stripe was told of it. */
async function findRefund(stripe: Stripe, request: StripeRefundRequest): Promise<GatewayAnswer> {
  const { storeId, key, chargeReference } = request;
  for await (const made of stripe.refunds.list({ payment_intent: chargeReference, limit: 100 })) {
    const { [KEY_IN_METADATA]: madeFor, store } = made.metadata ?? {};
    if (madeFor === key && store === storeId) return outcomeOfRefund(made);
  }
  if (mustBeFound(request)) return { status: 'failed', reference: null, failureCode: 'never_arrived' };
  return { status: 'pending', reference: null };
}
