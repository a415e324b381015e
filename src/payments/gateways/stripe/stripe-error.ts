import type Stripe from 'stripe';

/** Words of Stripe's for which there are words of ours; any other is passed on as it is. */
const OUR_WORDS: Readonly<Partial<Record<string, string>>> = {
  generic_decline: 'card_declined',
  authentication_not_handled: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
};

/** Why something was refused, as far as Stripe says. */
interface Reason {
  readonly code?: string | null;
  readonly decline_code?: string | null;
}

/** The stable word for why a payment failed: the more exact of Stripe's two, in our spelling. */
export function failureCodeOf({ code, decline_code: exact }: Reason, otherwise: string): string {
  const word = exact || code || otherwise;
  return OUR_WORDS[word] ?? word;
}

export type StripeFailure = Stripe.errors.StripeCardError | Stripe.errors.StripeInvalidRequestError;

/** Stripe has looked at the request and will not carry it out, so that asking again is of no use. */
export function isStripeFailure(error: unknown): error is StripeFailure {
  return isFromStripe(error) && ['StripeCardError', 'StripeInvalidRequestError'].includes(error.type);
}

/** Stripe does not let this key do that. Only the store can mend it. */
export function isBadKey(error: unknown): boolean {
  return isFromStripe(error) && ['StripeAuthenticationError', 'StripePermissionError'].includes(error.type);
}

/** Errors are told by their names: their classes would have to be loaded with all of the package. */
export function isFromStripe(error: unknown): error is Stripe.errors.StripeError {
  return error instanceof Error && 'type' in error && String(error.type).startsWith('Stripe');
}

/** What a parameter names is not there, such as a customer of another account. */
export function isMissing(error: unknown, parameter: string): boolean {
  return isStripeFailure(error) && error.code === 'resource_missing' && error.param === parameter;
}

/** The client takes any JSON without an error in it for what was asked for, such as a proxy's words on its own trouble. */
export function assertIs(kind: string, { object }: { readonly object: string }): void {
  if (object !== kind) throw new Error(`What came from Stripe's address is no ${kind}`);
}

const LONGEST_SENTENCE = 300;

/** Stripe's own sentence, written as those of this service are, if it has one. */
export function sentenceOf({ message }: StripeFailure): string | undefined {
  return message.slice(0, LONGEST_SENTENCE).replace(/[.\s]+$/, '') || undefined;
}

/** What may be told of it in the log: not its message, which can repeat what was sent. */
export function loggable(error: unknown): object {
  if (!isFromStripe(error)) return { error };
  const { type, code, statusCode, requestId } = error;
  return { type, code, status: statusCode, stripe_request: requestId };
}
