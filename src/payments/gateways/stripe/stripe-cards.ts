import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { Failure } from '../../../contract/failures/failure.js';
import { addMonths } from '../../../domain/calendar/day.js';
import type { CardDetails } from '../card-details.js';
import type { AttachedMethod, AttachRequest } from '../payment-gateway.js';
import { isMissing } from './stripe-error.js';

export function isPaymentMethod(token: string): boolean {
  return /^pm_\w{1,200}$/.test(token);
}

/**
 * Makes sure that the card can be charged when its owner is away, which takes a customer that it belongs to. A store may
 * have seen to that itself; else the subscriber becomes a customer.
 */
export async function attachCard(stripe: Stripe, request: AttachRequest): Promise<AttachedMethod> {
  const { token } = request;
  if (!isPaymentMethod(token)) refuse("For Stripe, the token is a payment method's id, which starts with pm_");
  const method = await stripe.paymentMethods.retrieve(token);
  if (method.card == null) refuse('Only a card can be charged in the absence of its owner');
  const attached = method.customer === null ? await attach(stripe, method.id, request) : method;
  const { customer } = attached;
  return {
    token: attached.id,
    customer: typeof customer === 'string' ? customer : (customer?.id ?? null),
    ...detailsOf(attached.card ?? method.card),
  };
}

function refuse(text: string): never {
  throw new Failure('payment_method_refused', { text });
}

/** A customer that is known may be one of another account, if the store has changed its account since. */
async function attach(stripe: Stripe, method: string, request: AttachRequest): Promise<Stripe.PaymentMethod> {
  const to = (customer: string) => stripe.paymentMethods.attach(method, { customer });
  if (request.customer === null) return to(await newCustomer(stripe, request));
  try {
    return await to(request.customer);
  } catch (error) {
    if (!isMissing(error, 'customer')) throw error;
    return to(await newCustomer(stripe, request));
  }
}

/** One customer for each subscriber, also when the subscriber's first cards were refused. */
async function newCustomer(stripe: Stripe, { storeId, subscriber }: AttachRequest): Promise<string> {
  const { id, email } = subscriber;
  const digest = createHash('sha256').update(email).digest('hex').slice(0, 16);
  const { id: customer } = await stripe.customers.create(
    { email, metadata: { subscriber: id, store: storeId } },
    { idempotencyKey: `${storeId}:${id}:${digest}` },
  );
  return customer;
}

function detailsOf({ brand, last4, exp_year: year, exp_month: month }: Stripe.PaymentMethod.Card): CardDetails {
  const firstDay = `${year}-${String(month).padStart(2, '0')}-01`;
  return { brand, last4, expires_on: addMonths(firstDay, 0, 31) };
}
