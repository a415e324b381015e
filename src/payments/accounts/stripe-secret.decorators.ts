import { ValidateBy } from 'class-validator';

/** Text of a secret, which is sent and never shown. */
function secret(name: string, form: RegExp, sentence: string, example: string) {
  const schema = { type: 'string', pattern: form.source, maxLength: 255, writeOnly: true, examples: [example] };
  const validate = (value: unknown) => typeof value === 'string' && value.length <= 255 && form.test(value);
  return ValidateBy({ name, validator: { validate, defaultMessage: () => sentence } }, { context: { schema } });
}

/** What Stripe calls a secret or a restricted key, by its form. Whether it is one, Stripe says. */
export function IsStripeKey() {
  const sentence = "Must be one of Stripe's secret or restricted keys, which start with sk_ or rk_";
  return secret('isStripeKey', /^(sk|rk)_(test|live)_[A-Za-z0-9_]+$/, sentence, 'sk_test_example');
}

/** What Stripe signs the events with that it sends to one endpoint. */
export function IsStripeSigningSecret() {
  const sentence = "Must be one of Stripe's signing secrets, which start with whsec_";
  return secret('isStripeSigningSecret', /^whsec_[A-Za-z0-9+/=_-]+$/, sentence, 'whsec_example');
}
