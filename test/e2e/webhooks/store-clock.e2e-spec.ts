import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { everything } from '../../harness/service-process.js';
import { done, Shop } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';
import { status, WebhookReceiver } from '../../harness/webhook-receiver.js';

let service: TestService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  service = await startTestService();
  receiver = await WebhookReceiver.start();
});
afterAll(async () => {
  await receiver?.stop();
  await service?.stop();
});

interface Told {
  readonly shop: Shop;
  readonly endpoint: Shown;
  /** Where the endpoint's deliveries stand. */
  deliveries(): Promise<Shown[]>;
}

/** A sandbox store whose clock stands at noon on 1 March, with an enrollment, whose events of one type are told. */
async function told(path: string, events: readonly string[]): Promise<Told> {
  const shop = await Shop.open(service, { today: '2026-03-01' });
  const { option } = await shop.offer({ amount: 100, cycle: 'annually' });
  await shop.enroll(option);
  const endpoint = await shop.api.created('/webhook-endpoints', { url: receiver.url(path), events });
  const deliveries = async () => (await everything(shop.api, '/webhook-deliveries')) as unknown as Shown[];
  return { shop, endpoint, deliveries };
}

const subscriber = ({ shop }: Told) => shop.api.created('/subscribers', { email: 'a@example.com' });

describe('while the clock is moved', () => {
  it('a receiver that is down is called at the times of the schedule, until it is back', async () => {
    const store = await told('/down', ['subscriber.created']);
    receiver.at('/down', status(503));
    await subscriber(store);
    const times: string[] = [];
    receiver.at('/down', (_, response) => {
      // What the store's clock shows is the time of the attempt.
      void store.shop.api.get('/clock').then(({ body }) => {
        times.push((body as { now: string }).now);
        response.writeHead(times.at(-1) !== undefined && String(times.at(-1)) < '2026-03-03' ? 503 : 200).end();
      });
    });
    await store.shop.clock('2026-03-02T12:00:00Z');
    await store.shop.clock('2026-03-06T12:00:00Z');
    expect(times).toEqual([
      '2026-03-01T12:00:00.001Z',
      '2026-03-01T12:00:05.001Z',
      '2026-03-01T12:05:05.001Z',
      '2026-03-01T12:35:05.001Z',
      '2026-03-01T14:35:05.001Z',
      '2026-03-01T19:35:05.001Z',
      '2026-03-02T05:35:05.001Z',
      '2026-03-02T19:35:05.001Z',
      '2026-03-03T15:35:05.001Z',
    ]);
    expect(await store.deliveries()).toMatchObject([
      { attempt: 9, status: 'succeeded', attempted_at: '2026-03-03T15:35:05.001Z', next_attempt_at: null },
    ]);
  });

  it('what is never taken is given up after ten attempts', async () => {
    const store = await told('/never', ['subscriber.created']);
    receiver.at('/never', status(500));
    await subscriber(store);
    await store.shop.clock('2026-03-10');
    expect(receiver.to('/never')).toHaveLength(10);
    expect(await store.deliveries()).toMatchObject([{ attempt: 10, status: 'failed', response_status: 500 }]);
  });

  it('Retry-After is waited for on that clock', async () => {
    const store = await told('/later', ['subscriber.created']);
    receiver.at('/later', (_, response) => {
      const isFirst = receiver.to('/later').length === 1;
      response.writeHead(isFirst ? 429 : 200, isFirst ? { 'retry-after': '7200' } : {}).end();
    });
    await subscriber(store);
    await store.shop.clock('2026-03-01T13:59:59Z');
    expect(receiver.to('/later')).toHaveLength(1);
    await store.shop.clock('2026-03-01T14:30:00Z');
    expect(await store.deliveries()).toMatchObject([
      { attempt: 2, status: 'succeeded', attempted_at: '2026-03-01T14:00:00.001Z' },
    ]);
  });

  it('an endpoint that fails for five days is switched off, and told nothing more', async () => {
    const store = await told('/failing', ['subscriber.created', 'subscriber.updated']);
    receiver.at('/failing', status(500));
    const { id } = await subscriber(store);
    await store.shop.clock('2026-03-05');
    await done(store.shop.api.put(`/subscribers/${id}`, { first_name: 'B' }));
    await store.shop.clock('2026-03-08');
    const path = `/webhook-endpoints/${store.endpoint.id}`;
    const off = await done(store.shop.api.get(path));
    expect(off).toMatchObject({ status: 'not_active', disabled_reason: 'failing' });
    expect(String(off.updated_at).slice(0, 10)).toBe('2026-03-06');
    const calls = receiver.to('/failing').length;
    await store.shop.clock('2026-03-20');
    expect(receiver.to('/failing')).toHaveLength(calls);
    const events = await everything(store.shop.api, '/events');
    expect(events.at(-1)).toMatchObject({ type: 'webhook_endpoint.disabled', data: off, occurred_at: off.updated_at });
  });

  it('what happens on the way is told at the time of its happening', async () => {
    const store = await told('/renewed', ['enrollment.renewed']);
    await store.shop.clock('2028-02-28');
    expect(receiver.to('/renewed').map(({ message }) => message.timestamp.slice(0, 10))).toEqual(['2027-03-01']);
    expect((await store.deliveries()).map(({ attempted_at }) => String(attempted_at).slice(0, 10))).toEqual([
      '2027-03-01',
    ]);
  });

  it('an endpoint is sent 20 at once, however many move the clock, and each once', async () => {
    const store = await told('/at-once', ['subscriber.updated']);
    let [underWay, most] = [0, 0];
    receiver.at('/at-once', (_, response) => {
      most = Math.max(most, (underWay += 1));
      setTimeout(() => {
        underWay -= 1;
        response.end('ok');
      }, 50);
    });
    await sql(
      service.database,
      `select write_event($1, 'subscriber.updated', $2, '{}', now()) from generate_series(1, 60)`,
      [store.shop.api.credentials.user, store.shop.subscriber],
    );
    await Promise.all([1, 2, 3, 4].map(() => store.shop.clock('2026-03-01T12:00:01Z')));
    expect(most).toBe(20);
    expect(new Set(receiver.to('/at-once').map(({ message }) => message.id)).size).toBe(60);
    expect(receiver.to('/at-once')).toHaveLength(60);
  });

  it('a request that is carried out once for its key tells what it would without', async () => {
    const store = await told('/keyed', ['subscriber.created']);
    await subscriber(store);
    const headers = { 'idempotency-key': 'move' };
    for (let n = 0; n < 2; n += 1) {
      await done(store.shop.api.put('/clock', { now: '2026-03-02T00:00:00Z' }, { headers }));
      expect(receiver.to('/keyed')).toHaveLength(1);
    }
  });
});
