import { Webhook } from 'standardwebhooks';
import type { Schemas } from './typed-paths.js';

/** What `data` is, by the first word of an event's type. */
interface Things {
  readonly enrollment: Schemas['Enrollment'];
  readonly invoice: Schemas['Invoice'];
  readonly payment: Schemas['Payment'];
  readonly refund: Schemas['Refund'];
  readonly credit_note: Schemas['CreditNote'];
  readonly subscriber: Schemas['Subscriber'];
  readonly store: Schemas['Store'];
  readonly api_key: Schemas['ApiKey'];
  readonly webhook_endpoint: Schemas['WebhookEndpoint'];
}

export type EventType = Schemas['Event']['type'];

type DataOf<T extends EventType> = T extends `${infer Thing}.${string}`
  ? Thing extends keyof Things
    ? Things[Thing]
    : Readonly<Record<string, unknown>>
  : never;

/** The body of a webhook. `type` tells what `data` is: compare it, and `data` has that thing's fields. */
export type WebhookEvent = {
  readonly [T in EventType]: {
    /** The same each time that the event is sent: go by it to handle an event once. */
    readonly id: string;
    readonly type: T;
    /** When it happened, in ISO 8601. */
    readonly timestamp: string;
    /** Of the store's events, from 1 and without gaps. Webhooks come in any order: this is the true one. */
    readonly sequence: number;
    readonly object_id: string;
    /** The thing as the API showed it right after. */
    readonly data: DataOf<T>;
  };
}[EventType];

/** As `fetch` has headers, or as Node does. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks, by [Standard Webhooks](https://www.standardwebhooks.com), that a webhook comes from the service, unchanged and
 * within the last five minutes, and gives its event.
 * @param rawBody the body as received: once parsed and written again it would no longer fit its signature
 * @param secret of the webhook endpoint: `whsec_…`
 * @throws WebhookVerificationError when the signature does not fit or is missing, or the time is too far from now
 */
export function verifyWebhook(rawBody: string | Uint8Array, headers: WebhookHeaders, secret: string): WebhookEvent {
  if (typeof rawBody !== 'string' && !(rawBody instanceof Uint8Array)) {
    throw new TypeError('rawBody must be the body as received, before it is parsed');
  }
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody);
  return new Webhook(secret).verify(text, plain(headers)) as WebhookEvent;
}

function plain(headers: WebhookHeaders): Record<string, string> {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
