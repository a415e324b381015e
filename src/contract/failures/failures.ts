import type { ErrorStatus } from '../statuses.js';

interface FailureRow {
  readonly status: ErrorStatus;
  /** One sentence for a person: what is wrong and, where it is not plain, what to do. */
  readonly text: string;
}

/**
 * The one table of failures. Its key is the stable word of `SO-Error-Code`; only this table knows which status
 * a failure has. A service names a failure and may give a more exact sentence; it never names a status.
 */
export const FAILURES = {
  starting: { status: 503, text: 'The service is starting: try again in a few seconds' },
  stopping: { status: 503, text: 'The service is shutting down: try again in a few seconds' },
  api_not_served_here: { status: 503, text: 'This process serves no API: send requests to those that do' },
  maintenance: { status: 503, text: 'The service is down for maintenance: try again later' },
  database_unavailable: { status: 503, text: 'The database is out of reach: try again in a few seconds' },
  gateway_unavailable: { status: 503, text: 'The payment gateway is out of reach: try again in a few seconds' },
  overloaded: { status: 503, text: 'The request could not be served in time: try again in a few seconds' },

  malformed_http: { status: 400, text: 'The request is not well-formed HTTP' },
  headers_too_large: { status: 400, text: 'The request line and headers are too large' },
  request_timeout: { status: 400, text: 'The request did not arrive in time' },
  missing_host: { status: 400, text: 'The Host header is missing' },
  unsupported_expectation: { status: 400, text: 'The Expect header asks for something that this server does not do' },

  unknown_url: { status: 404, text: 'There is no such URL: check the version, the path and the method' },

  missing_authorization: {
    status: 412,
    text: 'The Authorization header is missing or empty: send HTTP Basic with the Store ID and an API key',
  },
  bad_credentials: {
    status: 401,
    text: 'The credentials could not be read, do not exist, or do not allow this: check the Store ID and the API key',
  },
  account_disabled: {
    status: 402,
    text: 'The account of this store is not in good standing and has been disabled: contact the operator',
  },
  rate_limited: { status: 429, text: "The store's rate limit is reached: wait for the time in Retry-After" },
  too_many_failed_authorizations: {
    status: 429,
    text: 'Authorization has failed too often from this address: wait for the time in Retry-After',
  },
  not_acceptable: { status: 406, text: 'The Accept header must name application/json' },
  missing_content_type: { status: 412, text: 'The Content-Type header is missing or empty: send application/json' },
  wrong_version: { status: 412, text: 'The SO-Ver header does not equal the version in the URL' },

  unsupported_content_type: { status: 400, text: 'The Content-Type must be application/json, in UTF-8' },
  unsupported_content_encoding: { status: 400, text: 'The body must be sent without a Content-Encoding' },
  invalid_idempotency_key: { status: 400, text: 'The Idempotency-Key must have 1 to 255 visible characters' },
  unknown_parameter: { status: 400, text: 'Unknown query parameter' },
  invalid_parameter: { status: 400, text: 'A query parameter is not valid' },
  body_too_large: { status: 400, text: 'The body is too large' },
  incomplete_body: { status: 400, text: 'The body stopped before its end' },
  not_utf8: { status: 400, text: 'The body is not valid UTF-8' },
  not_json: { status: 400, text: 'The body is not valid JSON' },
  not_an_object: { status: 400, text: 'The body must be a JSON object' },
  too_deep: { status: 400, text: 'The body is nested too deeply' },
  unknown_field: { status: 400, text: 'Unknown field submitted' },
  duplicate_field: { status: 400, text: 'Field submitted more than once' },
  missing_field: { status: 400, text: 'Required field missing' },
  invalid_field: { status: 400, text: 'Field not valid' },
  bad_signature: { status: 400, text: 'The signature does not fit: check the address and the signing secret' },
  invalid_fields: { status: 400, text: 'Several fields are at fault: see details for what is wrong with each' },

  not_found: { status: 404, text: 'There is no such item in this store' },

  if_match_failed: {
    status: 412,
    text: 'The item has changed since the version that If-Match names: read it again and repeat the change on that',
  },
  missing_reference: { status: 412, text: 'Something that the request names does not exist in this store' },
  no_payment_gateway: {
    status: 412,
    text: 'The store has no account at this gateway: add one at /payment-gateways',
  },
  no_payment_method: { status: 412, text: 'The subscriber has no payment method: add one, or name one' },

  already_taken: { status: 422, text: 'This value is already taken: choose another' },
  in_use: { status: 422, text: 'Other items rest on this one: set its status to not_active instead of deleting it' },
  subscriber_unsettled: {
    status: 422,
    text: 'The subscriber still owes something, or has a balance: settle that before removing the subscriber',
  },
  idempotency_key_reused: {
    status: 422,
    text: 'This Idempotency-Key was used for another request: use a new key for a new request',
  },
  cannot_delete_own_key: { status: 422, text: 'An API key may not delete itself: use another key of the store' },
  price_in_use: {
    status: 422,
    text: 'Enrollments have used this, so its terms are fixed: make a new one',
  },
  payment_method_refused: { status: 422, text: 'The gateway does not know this token' },
  wrong_gateway_key: { status: 422, text: 'A sandbox store takes only a test key, and a live store only a live one' },
  not_on_sale: { status: 422, text: 'This is not on sale: its status, or that of its subscription, is not_active' },
  seats_out_of_range: { status: 422, text: 'The billing option is not sold for so many seats' },
  add_on_not_offered: { status: 422, text: 'This add-on is not offered with the subscription, or not so many of it' },
  coupon_not_redeemable: { status: 422, text: 'This coupon can not be redeemed now, or not for this subscription' },
  change_not_allowed: { status: 422, text: 'The subscription does not allow its billing option to be changed' },
  enrollment_over: { status: 422, text: 'The enrollment is over: make a new one' },
  enrollment_paused: { status: 422, text: 'The enrollment is paused: resume it first' },
  enrollment_not_paused: { status: 422, text: 'The enrollment is neither paused nor about to be cancelled' },
  outside_period: { status: 422, text: 'The day lies outside what can still be changed of the current period' },
  cycle_mismatch: {
    status: 422,
    text: 'Another cycle can not share the current period: use the mode full_now or period_end',
  },
  not_sandbox: { status: 422, text: 'Only a sandbox store has a clock of its own' },
  clock_backwards: { status: 422, text: 'The clock of a store with enrollments only moves forward' },
  clock_too_far: { status: 422, text: 'The clock moves two years at a time at most: move it in several steps' },
  amount_too_large: {
    status: 422,
    text: 'What comes of the price and the quantity is more than an amount can be: 999999999999 minor units',
  },
  invoice_not_open: { status: 422, text: 'The state of the invoice does not allow this' },
  invoice_credited_later: {
    status: 422,
    text: 'A later invoice has credited time or usage of this one: credit what is left with a credit note instead',
  },
  gateway_outcome_unknown: {
    status: 422,
    text: 'What became of some payments or refunds is not known yet, and only this account can tell: try again when it is',
  },
  amount_not_chargeable: { status: 422, text: 'The gateway does not charge so little, or not in such a step' },
  invoice_partly_paid: {
    status: 422,
    text: 'A part of the invoice is paid, which voiding it would lose: lower it by a credit note instead',
  },
  payment_pending: {
    status: 422,
    text: 'What became of a payment of this invoice is not known yet: try again when it is',
  },
  payment_not_succeeded: { status: 422, text: 'Money can be given back only of a payment that succeeded' },
  credit_too_large: { status: 422, text: 'Not so much of the invoice is left to be credited' },
  refund_too_large: { status: 422, text: 'Not so much of the payment is left to be given back' },
  balance_refund_too_large: {
    status: 422,
    text: 'Not so much of the balance can be given back: it is smaller, or payments have been given back already',
  },
  usage_not_metered: { status: 422, text: 'The enrollment holds no billing option that is priced by this meter' },
  usage_outside_enrollment: {
    status: 422,
    text: 'The time lies before the enrollment starts or after its end; or the enrollment has ended, or left the option, and the grace time for late usage (usage_grace_days) is over',
  },
  usage_in_future: { status: 422, text: 'The time lies more than an hour in the future' },
  usage_billed: {
    status: 422,
    text: 'The event is billed already: lower its invoice with a credit note, or send a negative quantity where the meter sums',
  },
  negative_usage: { status: 422, text: 'Only a meter that sums takes negative quantities' },
  webhook_address_refused: {
    status: 422,
    text: 'The URL leads to an address that webhooks must not reach: it must be one of the public Internet',
  },
  too_many_endpoints: { status: 422, text: 'A store has at most 50 webhook endpoints: remove one first' },
  delivery_under_way: { status: 422, text: 'The delivery is being sent right now: ask again when that is done' },
  unprocessable: { status: 422, text: 'Nothing is wrong with the request, but it could not be carried out' },

  internal_error: { status: 500, text: 'Something went wrong on our side: quote the SO-Request-Id when you report it' },
} as const satisfies Record<string, FailureRow>;

export type FailureCode = keyof typeof FAILURES;
