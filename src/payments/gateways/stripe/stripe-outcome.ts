import type Stripe from 'stripe';
import type { GatewayAnswer } from '../payment-gateway.js';
import { failureCodeOf } from './stripe-error.js';

/** Where Stripe notes which of our requests something was made for, so that it is found when its answer was lost. */
export const KEY_IN_METADATA = 'standing_order_key';

/** Somebody would have to act, such as to prove who they are; but nobody is there when money is collected. */
export const WAITS_FOR_SOMEBODY = 'waits for somebody';

/** Why this service cancels what waits for somebody. */
export const ABANDONED = 'abandoned';

export function outcomeOfIntent(intent: Stripe.PaymentIntent): GatewayAnswer | typeof WAITS_FOR_SOMEBODY {
  const { id: reference, status } = intent;
  switch (status) {
    case 'succeeded':
      return { status: 'succeeded', reference };
    case 'requires_payment_method':
      return {
        status: 'failed',
        reference,
        failureCode: failureCodeOf(intent.last_payment_error ?? {}, 'card_declined'),
      };
    case 'canceled':
      return {
        ...{ status: 'failed', reference },
        failureCode: intent.cancellation_reason === ABANDONED ? 'authentication_required' : 'canceled',
      };
    case 'requires_action':
    case 'requires_confirmation':
      return WAITS_FOR_SOMEBODY;
    case 'processing':
    case 'requires_capture':
    default:
      return { status: 'pending', reference };
  }
}

export function outcomeOfRefund({ id, status, failure_reason: reason }: Stripe.Refund): GatewayAnswer {
  if (status === 'succeeded') return { status, reference: id };
  if (status !== 'failed' && status !== 'canceled') return { status: 'pending', reference: id };
  return { status: 'failed', reference: id, failureCode: reason ?? status };
}
