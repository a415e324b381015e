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
  gateway_outcome_unknown: {
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
    cause:
      'Somebody has taken the billing option or its subscription off sale, and the enrollment does not hold it yet.',
    remedy: 'Set both to `active`, or name another option. An enrollment that holds it can still change its seats.',
  },
  seats_out_of_range: {
    cause: 'Fewer seats than `min_seats` or more than `max_seats` of the billing option.',
    remedy:
      'The text says how many it takes, and whether it is the option that is scheduled: a change counts for that one, too. Other numbers need another billing option.',
  },
  add_on_not_offered: {
    cause:
      'The add-on belongs to another subscription than the option, now or once what is scheduled takes hold; or there would be more of it than is held, and it is `not_active` or `max_quantity` is exceeded.',
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
    cause:
      'It can neither be changed nor paused once more while it is paused. Usage is refused of a time in which it was paused beyond the period that was paid.',
    remedy: '`POST /enrollments/{id}/resume`, then repeat it. Usage counts from the day on which it is resumed.',
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
  cycle_mismatch: {
    cause:
      'A monthly price can not take the place of a yearly one in the middle of a year: the periods have other lengths.',
    remedy: '`full_now` begins a period today and gives back what is unused; `period_end` waits.',
  },
  amount_too_large: {
    cause:
      'Often a price in major units times a quantity in minor ones, or a quantity of bytes where gigabytes are priced.',
    remedy: 'Check the units. What is really so large is spread over several invoices.',
  },
  subscriber_unsettled: {
    cause:
      'A draft, an open or uncollectible invoice, a refund on its way or a balance is left, which nobody would see any more.',
    remedy:
      'The text says what. Have invoices paid (`POST /invoices/{id}/pay`), void or credit them, wait for refunds, and give a balance back (`POST /subscribers/{id}/balance-refunds`).',
  },
  invoice_not_open: {
    cause: 'A paid invoice can not be paid or voided, a void one not credited, and so on.',
    remedy:
      'The text says how it is and how it would have to be. A paid one is lowered by a [credit note](/docs/guides/billing#credit-notes-and-refunds).',
  },
  invoice_credited_later: {
    cause: 'What a later invoice has credited of this one has already paid for something else there.',
    remedy:
      'List `/line-credits` by `invoice_id` to see which invoice that is, and lower this one by a [credit note](/docs/guides/billing#credit-notes-and-refunds).',
  },
  amount_not_chargeable: {
    cause: 'Gateways have a smallest amount for each currency, such as 0.50 USD, and for some a step.',
    remedy:
      "It is charged with the subscriber's next automatic invoice. For money that was received outside, pay with a `reference`.",
  },
  invoice_partly_paid: {
    cause: 'A gateway has charged what its step allows, and the rest of the invoice waits for the next one.',
    remedy:
      'Lower the invoice by a [credit note](/docs/guides/billing#credit-notes-and-refunds), with `refund` if you like.',
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
    cause:
      'Earlier credit notes count too, and so do credits for unused time and late usage on later invoices: together they never exceed the invoice, or one of its lines.',
    remedy:
      'The text says how much is left. List `/line-credits` by `invoice_id` to see what has been taken off which line.',
  },
  balance_refund_too_large: {
    cause: 'A balance goes back by the payments of the subscriber, as far as they were not given back before.',
    remedy: 'The text says how much can go back. Leave `amount` out to give back that much.',
  },
  refund_too_large: {
    cause: 'Earlier refunds and credit notes count too.',
    remedy: 'The text says how much is left. Leave `amount` out to give back the rest.',
  },
} as const satisfies Partial<Record<FailureCode, Advice>>;
