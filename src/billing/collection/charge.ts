import type { Day } from '../../domain/calendar/day.js';
import { newId } from '../../platform/new-id.js';
import type { GatewayAnswer } from '../../payments/gateways/payment-gateway.js';
import type { GatewayName } from '../../payments/gateways/gateway-names.js';
import type { ChargedMethod } from './collection.repository.js';

/** A payment that a gateway is asked for: written down before it is asked, so that no answer can be lost. */
export interface Charge {
  readonly id: string;
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly gateway: GatewayName;
  readonly payment_method_id: string | null;
  readonly token: string;
  readonly customer: string | null;
  readonly attempt: number;
  /** The day for which it is made, if that was missed; null: the day on which it is answered. */
  readonly missed_on: Day | null;
  readonly asks: number;
  readonly asked_for_seconds: number;
}

/** What became of a charge, as far as its gateway has said. */
export interface Answered {
  readonly charge: Charge;
  readonly answer: GatewayAnswer;
}

interface Owed {
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly attempt: number;
  readonly missed_on: Day | null;
}

export function newCharge(
  { invoice_id, subscriber_id, amount, currency, attempt, missed_on }: Owed,
  method: ChargedMethod,
): Charge {
  const { gateway, token, customer } = method;
  return {
    ...{ id: newId('pay'), invoice_id, subscriber_id, amount, currency, attempt, missed_on },
    ...{ gateway, payment_method_id: method.id, token, customer, asks: 0, asked_for_seconds: 0 },
  };
}

/** The key that a gateway knows a charge by. An attempt has the same one however often, and by whomever, it is asked for. */
export function chargeKey({ invoice_id, attempt }: Charge): string {
  return `${invoice_id}:${attempt}`;
}
