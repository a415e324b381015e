import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookVerificationError, type StandingOrder } from '../../src/client/client.js';
import { callerOf } from '../harness/callers.js';
import { startTestService, type TestService } from '../harness/test-service.js';
import { WebhookReceiver, type Call } from '../harness/webhook-receiver.js';

let service: TestService;
let receiver: WebhookReceiver;
let so: StandingOrder;
let secret: string;
let call: Call;

beforeAll(async () => {
  service = await startTestService({ DELIVERY_INTERVAL_MS: '20' });
  receiver = await WebhookReceiver.start();
  so = callerOf((await service.newStore()).api);
  const endpoint = await so.post('/webhook-endpoints', { body: { url: receiver.url('/hooks') } });
  secret = endpoint.secret ?? '';
  await so.post('/subscribers', { body: { email: 'ötvös@example.com' } });
  [call] = (await receiver.received('/hooks', 1)) as [Call];
});
afterAll(async () => {
  await receiver?.stop();
  await service?.stop();
});

/** The same message with a signature of another time, as its sender would make it. */
function signedAt(at: Date): Record<string, string> {
  const id = String(call.headers['webhook-id']);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, call.text),
  };
}

describe('a webhook of the service', () => {
  it('is taken, and its type tells what it is about', () => {
    const event = so.verifyWebhook(call.text, call.headers, secret);
    if (event.type !== 'subscriber.created') throw new Error(`a webhook of another type: ${event.type}`);
    // The compiler knows by now that this is a subscriber.
    const email: string = event.data.email;
    expect([email, event.id, event.sequence]).toEqual([
      'ötvös@example.com',
      call.headers['webhook-id'],
      expect.any(Number),
    ]);
  });

  it('is taken as bytes, and with headers as fetch has them', () => {
    const headers = new Headers(call.headers as Record<string, string>);
    const event = verifyWebhook(new Uint8Array(Buffer.from(call.text)), headers, secret);
    expect(event).toEqual(JSON.parse(call.text));
  });

  it('is taken under both secrets after an exchange of it', async () => {
    const endpoint = (await so.get('/webhook-endpoints'))[0];
    const path = { id: endpoint?.id ?? '' };
    const rotated = await so.post('/webhook-endpoints/{id}/rotate-secret', { path });
    await so.post('/subscribers', { body: { email: 'second@example.com' } });
    const second = (await receiver.received('/hooks', 2)).at(-1) as Call;
    for (const known of [secret, rotated.secret ?? '']) {
      expect(verifyWebhook(second.text, second.headers, known).object_id).toMatch(/^ppl_/);
    }
  });
});

describe('what is refused', () => {
  const now = new Date();
  const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

  it.each<[string, () => unknown]>([
    [
      'another body',
      () => verifyWebhook(call.text.replace('subscriber.created', 'subscriber.deleted'), call.headers, secret),
    ],
    ['another secret', () => verifyWebhook(call.text, call.headers, `whsec_${'A'.repeat(43)}=`)],
    ['another id', () => verifyWebhook(call.text, { ...call.headers, 'webhook-id': 'evt_1' }, secret)],
    ['no signature', () => verifyWebhook(call.text, { ...call.headers, 'webhook-signature': undefined }, secret)],
    ['an old time', () => verifyWebhook(call.text, signedAt(minutes(-6)), secret)],
    ['a time to come', () => verifyWebhook(call.text, signedAt(minutes(6)), secret)],
  ])('%s', (_, verify) => expect(verify).toThrow(WebhookVerificationError));

  it('a body that was parsed already, with what to do', () => {
    const parsed = JSON.parse(call.text) as string;
    expect(() => verifyWebhook(parsed, call.headers, secret)).toThrow(
      new TypeError('rawBody must be the body as received, before it is parsed'),
    );
  });

  it('not the same message, signed again within the five minutes', () => {
    expect(verifyWebhook(call.text, signedAt(minutes(-4)), secret).id).toBe(call.headers['webhook-id']);
  });
});
