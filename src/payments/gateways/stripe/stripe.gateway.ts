import { Injectable } from '@nestjs/common';
import { Failure } from '../../../contract/failures/failure.js';
import type { ChargeLimits } from '../../../domain/billing/carrying-over.js';
import type {
  AttachedMethod,
  AttachRequest,
  ChargeRequest,
  GatewayAnswer,
  PaymentGateway,
  RefundRequest,
} from '../payment-gateway.js';
import { StripeAccounts } from './stripe-accounts.js';
import { stripeAmount } from './stripe-amount.js';
import { isNew, type StripeRequest } from './stripe-asking.js';
import { attachCard } from './stripe-cards.js';
import { charge } from './stripe-charges.js';
import { isBadKey, isFromStripe, isStripeFailure, sentenceOf } from './stripe-error.js';
import { stripeLimits } from './stripe-limits.js';
import { refund } from './stripe-refunds.js';

const NOT_KNOWN: GatewayAnswer = { status: 'pending', reference: null };

/** Cards, charged through the store's own account at Stripe. */
@Injectable()
export class StripeGateway implements PaymentGateway {
  constructor(private readonly accounts: StripeAccounts) {}

  chargeLimits(currency: string): ChargeLimits {
    return stripeLimits(currency);
  }

  async attach(request: AttachRequest): Promise<AttachedMethod> {
    const stripe = await this.accounts.client(request.storeId);
    if (stripe === undefined) throw new Failure('no_payment_gateway');
    try {
      return await attachCard(stripe, request);
    } catch (error) {
      if (isStripeFailure(error)) throw new Failure('payment_method_refused', { text: sentenceOf(error) });
      if (!isFromStripe(error)) throw error;
      this.accounts.noteNoAnswer(error, { storeId: request.storeId, key: request.subscriber.id });
      throw isBadKey(error) ? new Failure('no_payment_gateway', { text: BAD_KEY }) : new Failure('gateway_unavailable');
    }
  }

  async charge(request: ChargeRequest): Promise<GatewayAnswer> {
    const stripe = await this.accounts.client(request.storeId);
    if (stripe === undefined) return notConfigured(request);
    const amount = stripeAmount(request.amount, request.currency);
    if (amount === undefined) return failed('amount_not_chargeable');
    return charge(stripe, request, amount).catch((error: unknown) => this.notKnown(error, request));
  }

  async refund(request: RefundRequest): Promise<GatewayAnswer> {
    const { chargeReference } = request;
    const stripe = await this.accounts.client(request.storeId);
    if (stripe === undefined) return notConfigured(request);
    const amount = stripeAmount(request.amount, request.currency);
    if (chargeReference === null) return failed('charge_not_known');
    if (amount === undefined) return failed('amount_not_chargeable');
    return refund(stripe, { ...request, chargeReference }, amount).catch((error: unknown) =>
      this.notKnown(error, request),
    );
  }

  private notKnown(error: unknown, request: ChargeRequest | RefundRequest): GatewayAnswer {
    this.accounts.noteNoAnswer(error, request);
    return NOT_KNOWN;
  }
}

const BAD_KEY = 'Stripe does not take the secret key of this store: put a valid one at /payment-gateways';

function failed(failureCode: string): GatewayAnswer {
  return { status: 'failed', reference: null, failureCode };
}

/** What was asked for while there still was an account may have been carried out. */
function notConfigured(asked: StripeRequest): GatewayAnswer {
  return isNew(asked) ? failed('gateway_not_configured') : NOT_KNOWN;
}
