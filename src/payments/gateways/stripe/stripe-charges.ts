import type Stripe from 'stripe';
import type { ChargeRequest, GatewayAnswer } from '../payment-gateway.js';
import { isNew, mayAskWithSameKey, mustBeFound } from './stripe-asking.js';
import { isPaymentMethod } from './stripe-cards.js';
import { assertIs, failureCodeOf, isStripeFailure, type StripeFailure } from './stripe-error.js';
import { ABANDONED, KEY_IN_METADATA, outcomeOfIntent, WAITS_FOR_SOMEBODY } from './stripe-outcome.js';

/** @param amount as Stripe counts it @throws whatever leaves it open what has become of the charge */
export async function charge(stripe: Stripe, request: ChargeRequest, amount: number): Promise<GatewayAnswer> {
  const again = !isNew(request);
  // Asked otherwise than before, as without a card that was removed since, Stripe might not look at the key.
  if (!isPaymentMethod(request.token) || !mayAskWithSameKey(request)) return findCharge(stripe, request);
  const made = await create(stripe, request, amount).catch((error: unknown) => {
    if (isStripeFailure(error)) return error;
    if (again) return undefined;
    throw error;
  });
  // Stripe repeats its first answer to a key, trouble included: what was carried out all the same is looked for.
  if (made === undefined) return findCharge(stripe, request);
  // Asked again, that something is missing speaks of another account than was asked before, not of this charge.
  if (again && isStripeFailure(made) && made.code === 'resource_missing') return findCharge(stripe, request);
  if (isStripeFailure(made)) return refused(stripe, made);
  return settled(stripe, again ? await asItIsNow(stripe, made) : made);
}

async function create(stripe: Stripe, request: ChargeRequest, amount: number): Promise<Stripe.PaymentIntent> {
  const { storeId, key, currency, customer, token, invoiceId } = request;
  const made = await stripe.paymentIntents.create(
    {
      amount,
      currency: currency.toLowerCase(),
      ...(customer !== null && { customer }),
      payment_method: token,
      allowed_payment_method_types: ['card'],
      off_session: true,
      confirm: true,
      metadata: { [KEY_IN_METADATA]: key, invoice: invoiceId, store: storeId },
    },
    { idempotencyKey: `${storeId}:${key}` },
  );
  assertIs('payment_intent', made);
  return made;
}

/** The answer to a key that was used before, and a search, tell how it was then. What has succeeded stays so. */
async function asItIsNow(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<Stripe.PaymentIntent> {
  return intent.status === 'succeeded' ? intent : stripe.paymentIntents.retrieve(intent.id);
}

/** An intent that waits for somebody is cancelled, or it could still be paid after it was said to have failed. */
async function settled(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<GatewayAnswer> {
  const outcome = outcomeOfIntent(intent);
  if (outcome !== WAITS_FOR_SOMEBODY) return outcome;
  await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: ABANDONED });
  return { status: 'failed', reference: intent.id, failureCode: 'authentication_required' };
}

async function refused(stripe: Stripe, refusal: StripeFailure): Promise<GatewayAnswer> {
  const { payment_intent: intent, type } = refusal;
  if (intent !== undefined && outcomeOfIntent(intent) === WAITS_FOR_SOMEBODY) {
    return settled(stripe, await asItIsNow(stripe, intent));
  }
  const otherwise = type === 'StripeCardError' ? 'card_declined' : 'invalid_request';
  return { status: 'failed', reference: intent?.id ?? null, failureCode: failureCodeOf(refusal, otherwise) };
}

/** By what Stripe was told of the charge. */
async function findCharge(stripe: Stripe, request: ChargeRequest): Promise<GatewayAnswer> {
  const { key, storeId } = request;
  const query = `metadata['${KEY_IN_METADATA}']:'${key}' AND metadata['store']:'${storeId}'`;
  const { data } = await stripe.paymentIntents.search({ query });
  const intent = data.find(({ status }) => status === 'succeeded') ?? data[0];
  if (intent !== undefined) return settled(stripe, await asItIsNow(stripe, intent));
  if (mustBeFound(request)) return { status: 'failed', reference: null, failureCode: 'never_arrived' };
  return { status: 'pending', reference: null };
}
