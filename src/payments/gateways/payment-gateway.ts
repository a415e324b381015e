import type { ChargeLimits } from '../../domain/billing/carrying-over.js';
import type { CardDetails } from './card-details.js';

/** One request to take money. Asking again with the same key, whenever and by whomever, never takes it twice. */
export interface ChargeRequest {
  readonly storeId: string;
  /** Made of the invoice and the attempt. */
  readonly key: string;
  /** Minor units by ISO 4217. */
  readonly amount: number;
  readonly currency: string;
  readonly token: string;
  /** The gateway's own name for the subscriber, where it has one. */
  readonly customer: string | null;
  readonly invoiceId: string;
  /** Counts the attempts to collect the invoice, from 1. */
  readonly attempt: number;
  /** How often this charge was asked for before without an answer, and how long ago that began. */
  readonly asks: number;
  readonly askedForSeconds: number;
}

/** One request to give money back, with the same promise. */
export interface RefundRequest {
  readonly storeId: string;
  readonly key: string;
  readonly amount: number;
  readonly currency: string;
  /** The gateway's reference of the charge. */
  readonly chargeReference: string | null;
  readonly asks: number;
  readonly askedForSeconds: number;
}

/** What a gateway says. `pending` is what is said by silence, too: nothing is known, and nothing may be guessed. */
export type GatewayAnswer =
  | { readonly status: 'succeeded'; readonly reference: string | null }
  | { readonly status: 'failed'; readonly reference: string | null; readonly failureCode: string }
  | { readonly status: 'pending'; readonly reference: string | null };

/** The failure code of an amount that a gateway finds too small only when it is asked to charge it. */
export const AMOUNT_TOO_SMALL = 'amount_too_small';

export interface AttachRequest {
  readonly storeId: string;
  readonly token: string;
  readonly subscriber: { readonly id: string; readonly email: string };
  /** The gateway's name for the subscriber, if another method of the subscriber's has got one there. */
  readonly customer: string | null;
}

export interface AttachedMethod extends CardDetails {
  /** What is charged from now on, where the gateway gives another name to what it has been given. */
  readonly token?: string;
  readonly customer: string | null;
}

/** Whoever moves money. */
export interface PaymentGateway {
  /** What it charges in a currency at all. What lies beyond is carried to the subscriber's next invoice. */
  chargeLimits(currency: string): ChargeLimits;
  /**
   * @throws Failure `payment_method_refused` for a token that the gateway does not take, `no_payment_gateway` where the
   * store has no account there, `gateway_unavailable` when it can't be asked now
   */
  attach(request: AttachRequest): Promise<AttachedMethod>;
  /** Whatever it throws is no answer: the charge is pending. */
  charge(request: ChargeRequest): Promise<GatewayAnswer>;
  refund(request: RefundRequest): Promise<GatewayAnswer>;
}
