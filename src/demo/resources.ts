/** What the API shows, as far as this demo reads it: `/docs` has all of it. Money is in minor units. */

export interface Shown {
  readonly id: string;
}

export interface Subscriber extends Shown {
  readonly first_name: string | null;
  readonly company: string | null;
  readonly balance: number;
}

export interface Subscription extends Shown {
  readonly name: string;
}

export interface Tier {
  readonly up_to: number | null;
  readonly unit_price: string;
}

export interface BillingOption extends Shown {
  readonly subscription_id: string;
  readonly name: string;
  readonly cycle: string;
  readonly amount: number;
  readonly unit_price: string | null;
  readonly tiers: readonly Tier[] | null;
  readonly minimum_amount: number;
}

export interface Coupon extends Shown {
  readonly code: string;
  readonly percent_off: string | null;
  readonly amount_off: number | null;
  readonly duration: string;
  readonly duration_cycles: number | null;
}

export interface TaxRate extends Shown {
  readonly name: string;
  readonly percentage: string;
}

export interface PaymentMethod extends Shown {
  readonly brand: string;
  readonly last4: string;
}

/** Half open: the end is the first day that is not in it. */
export interface Period {
  readonly start: string;
  readonly end: string | null;
}

export interface Enrollment extends Shown {
  readonly subscriber_id: string;
  readonly subscription_id: string;
  readonly billing_option_id: string;
  readonly seats: number;
  readonly coupon_code: string | null;
  readonly status: string;
  readonly current_period: Period | null;
  readonly trial_end: string | null;
  readonly next_billing_on: string | null;
  readonly cancel_at_period_end: boolean;
  readonly scheduled_change: { readonly on: string; readonly billing_option_id: string; readonly seats: number } | null;
}

export interface InvoiceLine extends Shown {
  readonly kind: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit_price: string | null;
  readonly amount: number;
  readonly discount_amount: number;
  readonly tax_amount: number;
  readonly tax_rate_ids: readonly string[];
  readonly period: Period | null;
}

export interface Invoice extends Shown {
  readonly number: string | null;
  readonly status: string;
  readonly subscriber_id: string;
  readonly enrollment_id: string | null;
  readonly issued_on: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly subtotal: number;
  readonly discount_total: number;
  readonly tax_total: number;
  readonly total: number;
  readonly credited_total: number;
  readonly credited_by_invoices: number;
  readonly balance_applied: number;
  readonly amount_paid: number;
  readonly carried_in: number;
  readonly carried_over: number;
  readonly amount_due: number;
  readonly collect_on: string | null;
}

export interface Payment extends Shown {
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly status: string;
  readonly failure_code: string | null;
  readonly payment_method_id: string | null;
  readonly attempt: number;
  readonly amount_refunded: number;
  readonly created_at: string;
}

export interface Refund extends Shown {
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly status: string;
}

export interface CreditNote extends Shown {
  readonly number: string;
  readonly invoice_id: string;
  readonly subscriber_id: string;
  readonly amount: number;
  readonly tax_total: number;
  readonly amount_off_due: number;
  readonly amount_refunded: number;
  readonly amount_to_balance: number;
  readonly reason: string | null;
}

/** Something that happened, with the thing as the API showed it then. */
export interface StoreEvent extends Shown {
  readonly type: string;
  readonly object_id: string;
  readonly data: unknown;
  readonly occurred_at: string;
}
