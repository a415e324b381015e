import { Webhook } from 'standardwebhooks';
import type { Instant } from '../../domain/calendar/instant.js';

/** The parts of an event that are delivered. */
export interface DeliveredEvent {
  readonly id: string;
  readonly type: string;
  readonly occurred_at: Instant;
  readonly sequence: number;
  readonly object_id: string;
  readonly data: object;
}

export interface WebhookMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const USER_AGENT = 'StandingOrder/1.0 (webhooks)';

/**
 * The request of one attempt, as Standard Webhooks has it.
 * @param signers one for each secret that is valid now
 * @param now the real time, by which receivers recognize a replayed message
 */
export function webhookMessage(event: DeliveredEvent, signers: readonly Webhook[], now: Instant): WebhookMessage {
  const { id, type, occurred_at, sequence, object_id, data } = event;
  const body = JSON.stringify({ id, type, timestamp: occurred_at, sequence, object_id, data });
  const at = new Date(now);
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signers.map((signer) => signer.sign(id, at, body)).join(' '),
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': USER_AGENT,
    },
  };
}
