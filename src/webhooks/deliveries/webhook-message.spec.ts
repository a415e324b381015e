import { describe, expect, it } from '@jest/globals';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { newWebhookSecret } from '../endpoints/webhook-secret.js';
import { webhookMessage } from './webhook-message.js';

const EVENT = {
  id: 'evt_0000000000100000000000000a',
  type: 'subscriber.created',
  occurred_at: '2026-03-01T12:00:00.000Z',
  sequence: 1,
  object_id: 'ppl_1',
  data: { id: 'ppl_1', first_name: 'Ötvös' },
};

describe('the library of Standard Webhooks', () => {
  it('signs as its specification has it', () => {
    const signature = new Webhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw').sign(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
    );
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

describe('a message', () => {
  const [secret, previous, strange] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
  const now = new Date().toISOString();

  it('tells of the event, in this form', () => {
    const { body, headers } = webhookMessage(EVENT, [new Webhook(secret)], '2026-03-01T13:00:00.999Z');
    expect(body).toBe(
      '{"id":"evt_0000000000100000000000000a","type":"subscriber.created","timestamp":"2026-03-01T12:00:00.000Z",' +
        '"sequence":1,"object_id":"ppl_1","data":{"id":"ppl_1","first_name":"Ötvös"}}',
    );
    expect(headers).toEqual({
      'webhook-id': EVENT.id,
      'webhook-timestamp': '1772370000',
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'StandingOrder/1.0 (webhooks)',
    });
  });

  it('is taken by whoever knows one of the secrets that sign it, and by nobody else', () => {
    const { body, headers } = webhookMessage(EVENT, [new Webhook(secret), new Webhook(previous)], now);
    for (const known of [secret, previous]) expect(new Webhook(known).verify(body, { ...headers })).toBeTruthy();
    expect(() => new Webhook(strange).verify(body, { ...headers })).toThrow(WebhookVerificationError);
    expect(() => new Webhook(secret).verify(`${body} `, { ...headers })).toThrow(WebhookVerificationError);
  });
});

describe('a new secret', () => {
  it('is 32 random bytes, in the form that the library takes', () => {
    expect(secretBytes(newWebhookSecret())).toHaveLength(32);
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
  });

  function secretBytes(text: string): Buffer {
    expect(text).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    return Buffer.from(text.slice('whsec_'.length), 'base64');
  }
});
