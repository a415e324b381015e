import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { everything, until } from '../../harness/service-process.js';
import { sql } from '../../harness/sql.js';
import {
  startSecondService,
  startTestService,
  type SecondService,
  type TestService,
} from '../../harness/test-service.js';
import { hang, status, WebhookReceiver } from '../../harness/webhook-receiver.js';

const TELLING = { DELIVERY_INTERVAL_MS: '10' };

let service: TestService;
let receiver: WebhookReceiver;
let others: SecondService[] = [];
beforeAll(async () => {
  service = await startTestService();
  receiver = await WebhookReceiver.start();
});
afterEach(async () => {
  await Promise.all(others.map((other) => other.stop()));
  others = [];
});
afterAll(async () => {
  await receiver?.stop();
  await service?.stop();
});

async function startTelling(): Promise<SecondService> {
  const other = await startSecondService(service, TELLING);
  others.push(other);
  return other;
}

async function storeTold(path: string): Promise<ApiClient> {
  const { api } = await service.newStore();
  await api.created('/webhook-endpoints', { url: receiver.url(path) });
  return api;
}

async function happen(api: ApiClient, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await api.created('/subscribers', { email: `s${n}@example.com` });
}

describe('processes that tell at the same time', () => {
  it('tell each event once', async () => {
    const api = await storeTold('/once');
    receiver.at('/once', (_, response) => setTimeout(() => response.end('ok'), 5));
    await Promise.all([startTelling(), startTelling()]);
    await happen(api, 100);
    await until(async () => {
      const { headers } = await api.get('/webhook-deliveries?filter_by=status&filter=succeeded');
      return headers['so-total-count'] === '100';
    }, 20_000);
    const told = receiver.to('/once').map(({ message }) => message.sequence);
    expect(told.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 2));
    const deliveries = await everything(api, '/webhook-deliveries');
    expect(deliveries.map(({ attempt }) => attempt)).toEqual(deliveries.map(() => 1));
    expect(deliveries.map(({ event_id }) => event_id)).toEqual([...deliveries.map(({ event_id }) => event_id)].sort());
  });

  it('send what another had begun to send when it was stopped, which counts as no attempt', async () => {
    const api = await storeTold('/stopped');
    receiver.at('/stopped', hang);
    await happen(api, 3);
    const first = await startTelling();
    await receiver.received('/stopped', 3);
    const startedAt = performance.now();
    await first.stop();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    others = [];
    receiver.at('/stopped', status(200));
    await startTelling();
    await receiver.received('/stopped', 6);
    await until(async () => (await api.get('/webhook-deliveries?filter_by=attempt&filter=1')).status === 200, 10_000);
    const shown = await everything(api, '/webhook-deliveries');
    expect(shown).toMatchObject([1, 2, 3].map(() => ({ attempt: 1, status: 'succeeded' })));
  });

  it('send what another had taken when it was killed, once its lease is over', async () => {
    const api = await storeTold('/killed');
    receiver.at('/killed', status(500));
    await happen(api, 2);
    const first = await startTelling();
    await receiver.received('/killed', 2);
    await first.stop();
    others = [];
    // As a process that was killed leaves it: taken, and never given back.
    await sql(
      service.database,
      `update webhook_deliveries set next_attempt_at = now(), leased_until = clock_timestamp() + interval '600 ms'
       where store_id = $1`,
      [api.credentials.user],
    );
    const takenAt = performance.now();
    receiver.at('/killed', status(200));
    await startTelling();
    const calls = await receiver.received('/killed', 4);
    expect((calls.at(-1)?.at ?? 0) - takenAt).toBeGreaterThan(400);
    expect(calls).toHaveLength(4);
  });
});
