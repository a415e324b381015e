import type { FailureCode } from '../../contract/failures/failures.js';
import type { Advice } from './advice.js';

/** When what is there stands in the way: items, keys, the clock, usage, webhooks. */
export const OF_STATE = {
  not_found: {
    cause: 'An id that was never given, was deleted, or belongs to another store, which looks the same.',
    remedy:
      'Check the id, and that the credentials are those of the store that made it. Sandbox and live stores share nothing.',
  },
  if_match_failed: {
    cause: 'Somebody else, or billing itself, has changed the item since you read it.',
    remedy:
      '[Read it again](/docs/guides/idempotency#when-others-change-the-same), decide again, and send the new `ETag`.',
  },
  missing_reference: {
    cause: 'An id in the body, such as `subscription_id`, names nothing that this store has. `fields` says which.',
    remedy: 'Make that first, or correct the id.',
  },
  already_taken: {
    cause:
      'What must be unique within the store is there already, such as the code of a coupon, in whatever case, or the key of a meter.',
    remedy: 'Look for it with `filter_by` and use it, or choose another.',
  },
  in_use: {
    cause: 'Enrollments or invoices rest on the item, or a subscriber has a live enrollment.',
    remedy:
      "What is `not_active` is sold to nobody new, and those who hold it keep it. Cancel a subscriber's enrollments first.",
  },
  idempotency_key_reused: {
    cause: 'Method, path or body differ from the request that the key came with first, if only by a space.',
    remedy:
      'Repeat a request byte for byte, and make a key for each thing that should happen, not for each process or day.',
  },
  cannot_delete_own_key: {
    cause: 'Who deletes the key it calls with would lock itself out.',
    remedy: 'Make the new key, change over to it, then delete the old one with the new.',
  },
  unprocessable: {
    cause: 'A rule of this operation alone, which the text names.',
    remedy: 'The text says what would have to be otherwise.',
  },
  not_sandbox: {
    cause: 'A live store goes by the real time.',
    remedy: 'Try it in a sandbox store, which the operator makes.',
  },
  clock_backwards: {
    cause: 'What has been billed can not be undone by going back.',
    remedy: 'To begin earlier, use a store that has no enrollments yet: its clock takes any time.',
  },
  clock_too_far: {
    cause: 'Everything on the way is carried out before the answer comes, which must not take for ever.',
    remedy: 'The text says how far it goes. Move it there, and on from there.',
  },
  usage_not_metered: {
    cause:
      'Neither what the enrollment holds now, nor what it held in its current period, is priced by the meter of that `key`.',
    remedy: 'Check the key, and that the billing option names the meter as `meter_id`.',
  },
  usage_outside_enrollment: {
    cause:
      "`occurred_at` is before the first day of the enrollment, in the store's time zone, or after its end. Or the enrollment has ended, or left the option that the meter prices, and the store's `usage_grace_days` since then are over: its closing invoice is made.",
    remedy:
      'Send it with the enrollment that held then. Raise `usage_grace_days` at `PUT /store` if usage often comes later; what comes later still can be charged with `POST /invoices`.',
  },
  usage_billed: {
    cause:
      'The period that the event was used in is over and invoiced, or the event came late and its invoice is made.',
    remedy:
      'Correct it with a `POST /credit-notes` for the invoice, or, on a meter that sums, with an event of the negative quantity and the same time.',
  },
  usage_in_future: {
    cause: 'The clock of the machine that sends is ahead, or `occurred_at` is in a time zone that was taken for UTC.',
    remedy: "Send times in UTC. In a sandbox store, the store's clock counts.",
  },
  negative_usage: {
    cause: 'Only what is added up can be taken back by a negative event.',
    remedy: 'Use a meter whose `aggregation` is `sum` for what may be corrected.',
  },
  webhook_address_refused: {
    cause: 'The name leads to an address of this machine or of a private network, or to none.',
    remedy: 'Use a public address. To develop on one machine, the operator sets `WEBHOOK_ALLOW_PRIVATE=true`.',
  },
  too_many_endpoints: {
    cause: 'Each event costs work for each endpoint.',
    remedy: 'Delete those that nobody reads, or let one endpoint hand events on.',
  },
  delivery_under_way: {
    cause: 'An attempt has begun and its answer is not there yet.',
    remedy: 'It ends within seconds. Then `GET /webhook-deliveries/{id}` shows what became of it.',
  },
} as const satisfies Partial<Record<FailureCode, Advice>>;
