import type { FailureCode } from '../../contract/failures/failures.js';
import type { Advice } from './advice.js';

/** When what is sold, held, owed or paid stands in the way. */
export const OF_BILLING = {
  no_payment_gateway: {
    cause:
      "Real cards are charged through the store's own account, which is not entered, or whose key no longer holds.",
    remedy:
      '`POST /payment-gateways` with its key, or change the key there. A sandbox can use the gateway `test`, which needs none.',
  },
  no_payment_method: {
    cause: 'There is nothing to charge: no default method, and none was named.',
    remedy: '`POST /subscribers/{id}/payment-methods`, or pay with a `reference` for money that was received outside.',
  },
  payment_method_refused: {
    cause: 'The token is misspelt, was used already, or belongs to another account of the gateway.',
    remedy: 'Let the gateway make a new one. The text names the tokens that the gateway `test` takes.',
  },
  wrong_gateway_key: {
    cause: 'A sandbox must not move real money, and a live store must not pretend to.',
    remedy: "Enter the key of the gateway's other mode, or enter this one in the other store.",
  },
  gateway_being_asked: {
    cause: 'The account of the gateway was to be exchanged or removed while its answers are still awaited.',
    remedy:
      'It is asked again by itself. List `/payments` and `/refunds` with the status `pending`, and try again when there are none.',
  },
  price_in_use: {
    cause:
      "Enrollments have, or have had, the billing option, add-on, shipping option, meter or coupon, and nobody's price changes behind their back.",
    remedy:
      'Make a new one with the new terms, set this one to `not_active` where it has a status, and [change](/docs/guides/billing#changes) whom you want to move.',
  },
  not_on_sale: {
    cause: 'Somebody has taken the billing option or its subscription off sale.',
    remedy: 'Set both to `active`, or enroll with another option.',
  },
  seats_out_of_range: {
    cause: 'Fewer seats than `min_seats` or more than `max_seats` of the billing option.',
    remedy: 'The text says how many it takes. Other numbers need another billing option.',
  },
  add_on_not_offered: {
    cause: 'The add-on belongs to another subscription, is `not_active`, or `max_quantity` is exceeded.',
    remedy: 'List `/add-ons` with `filter_by=subscription_id` to see what goes with it.',
  },
  coupon_not_redeemable: {
    cause:
      'The coupon is `not_active`, today is outside `starts_on` to `ends_on`, `max_redemptions` is reached, `subscription_ids` does not name the subscription, or the coupon is for `once` and the subscriber has redeemed it before, for this enrollment or another. A change to another subscription takes the coupon that is held along, unless it is used up.',
    remedy:
      '`GET /coupons` with `filter_by=code` shows which. Enroll without it, or with another; change with another `coupon_code`, or with `null`.',
  },
  change_not_allowed: {
    cause: 'The subscription has `allow_billing_option_changes: false`. Seats and add-ons can still be changed.',
    remedy: 'Allow it, or cancel the enrollment and make a new one.',
  },
  enrollment_over: {
    cause: 'It is `cancelled` or `ended`, which is for good.',
    remedy: '`POST /enrollments` for the same subscriber.',
  },
  enrollment_paused: {
    cause: 'It can neither be changed nor paused once more while it is paused.',
    remedy: '`POST /enrollments/{id}/resume`, then repeat it.',
  },
  enrollment_not_paused: {
    cause: "There is nothing to take back: no pause, and no cancellation that waits for the period's end.",
    remedy: 'Nothing needs to be done; it goes on by itself.',
  },
  outside_period: {
    cause:
      "The day `on` lies before the current period or its latest change, or not before the period's end. What was invoiced for earlier stays.",
    remedy: 'The text says between which days it may lie. Without `on` it is today.',
  },
  other_cycle: {
    cause:
      'A monthly price can not take the place of a yearly one in the middle of a year: the periods have other lengths.',
    remedy: '`full_now` begins a period today and gives back what is unused; `period_end` waits.',
  },
  amount_too_large: {
    cause:
      'Often a price in major units times a quantity in minor ones, or a quantity of bytes where gigabytes are priced.',
    remedy: 'Check the units. What is really so large is spread over several invoices.',
  },
  invoice_not_open: {
    cause: 'A paid invoice can not be paid or voided, a void one not credited, and so on.',
    remedy:
      'The text says how it is and how it would have to be. A paid one is lowered by a [credit note](/docs/guides/billing#credit-notes-and-refunds).',
  },
  payment_pending: {
    cause: 'A gateway was asked and gave no answer, so the payer may have been charged already.',
    remedy:
      'It is asked again by itself, with a key that charges once. Wait for `payment.succeeded` or `payment.failed`.',
  },
  payment_not_succeeded: {
    cause: 'A failed payment has moved no money.',
    remedy: 'Refund the payment of the invoice that succeeded; an unpaid invoice is voided or credited instead.',
  },
  credit_too_large: {
    cause: 'Earlier credit notes count too: together they never exceed the invoice, or one of its lines.',
    remedy: '`total` less `credited_total` of the invoice is the most that can still be credited.',
  },
  refund_too_large: {
    cause: 'Earlier refunds and credit notes count too.',
    remedy: 'The text says how much is left. Leave `amount` out to give back the rest.',
  },
} as const satisfies Partial<Record<FailureCode, Advice>>;
