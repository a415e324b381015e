import { randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new secret, in the form that the libraries of Standard Webhooks take. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}
