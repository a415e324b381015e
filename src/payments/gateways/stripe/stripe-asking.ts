const HOUR = 3600;

/** Whoever asks first does so at once; whoever takes up what another has begun waits longer than this. */
const NEW_FOR_SECONDS = 5;

/** Stripe knows an idempotency key for a day at least. So long before that is over, it is not relied on any more. */
const SAME_KEY_FOR_SECONDS = 23 * HOUR;
/** By then what was asked for last with the same key is certainly found, if it was carried out. */
const SETTLED_AFTER_SECONDS = 24 * HOUR;

/** How often, and for how long, a gateway has been asked for something without an answer. */
export interface StripeRequest {
  readonly asks: number;
  readonly askedForSeconds: number;
}

/** Nobody has asked for it before; that nobody has counted it would not be enough. */
export function isNew({ asks, askedForSeconds }: StripeRequest): boolean {
  return asks === 0 && askedForSeconds < NEW_FOR_SECONDS;
}

/** Asking with the same key is safe: it is carried out if it was not, and otherwise answered as it was then. */
export function mayAskWithSameKey({ askedForSeconds }: StripeRequest): boolean {
  return askedForSeconds < SAME_KEY_FOR_SECONDS;
}

/** What is not to be found has never arrived. */
export function mustBeFound({ askedForSeconds }: StripeRequest): boolean {
  return askedForSeconds >= SETTLED_AFTER_SECONDS;
}
