import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApiClient } from '../../../src/conformance/api-client.js';
import { expectFailure } from '../../harness/failures.js';
import {
  firstStoreOf,
  freePort,
  ServiceDirectory,
  until,
  type Ending,
  type Settings,
  type Welcome,
} from '../../harness/service-process.js';
import { sql } from '../../harness/sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';
import { WebhookReceiver } from '../../harness/webhook-receiver.js';

let directory: ServiceDirectory;
let database: TestDatabase;
let receiver: WebhookReceiver;
beforeAll(async () => {
  [directory, database, receiver] = await Promise.all([
    ServiceDirectory.make(),
    createTestDatabase(),
    WebhookReceiver.start(),
  ]);
});
afterAll(async () => {
  await directory?.remove();
  await receiver?.stop();
  await database?.drop();
});

interface Process extends Welcome {
  /** The sum of a counter, as Prometheus is told it. */
  counted(name: string): Promise<number>;
  stop(): Promise<Ending>;
}

async function start(settings: Settings): Promise<Process> {
  const metricsPort = await freePort();
  const service = directory.start({
    ...{ DATABASE_URL: database.url, OPERATOR_KEY, WEBHOOK_ALLOW_PRIVATE: 'true', METRICS_PORT: String(metricsPort) },
    ...{ BILLING_INTERVAL_SECONDS: '1', DELIVERY_INTERVAL_MS: '20' },
    ...settings,
  });
  const counted = async (name: string) => {
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const values = [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\d+)$`, 'gm'))].map(([, value]) =>
      Number(value),
    );
    return values.reduce((sum, value) => sum + value, 0);
  };
  return { ...(await service.welcomed()), counted, stop: () => service.kill('SIGTERM') };
}

/** What is due in a store whose clock was moved behind the back of all processes: a first period, and nobody invoices it. */
async function fallDue(api: ApiClient): Promise<void> {
  const subscriber = await api.created('/subscribers', { email: 'ann@example.com' });
  await api.created(`/subscribers/${subscriber.id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
  const { id: subscription_id } = await api.created('/subscriptions', { name: 'Club', type: 'fixed' });
  const option = await api.created('/billing-options', { subscription_id, name: 'P', cycle: 'monthly', amount: 500 });
  await api.created('/enrollments', { subscriber_id: subscriber.id, billing_option_id: option.id });
  await sql(database, `update stores set clock = now() + interval '40 days' where id = $1`, [api.credentials.user]);
}

it('a process that works by itself answers how it is, and refuses whatever a balancer sends it by mistake', async () => {
  const worker = await start({ ROLE: 'worker' });
  const client = new ApiClient(worker.url, { user: 'operator', password: OPERATOR_KEY });
  for (const path of ['//health/live', '//health/ready']) {
    expect(await client.get(path)).toMatchObject({ status: 200, body: { status: 'ok' } });
  }
  const text = 'This process serves no API: send requests to those that do';
  for (const path of ['/store', '/operator/stores', '/nothing', '//docs', '//openapi.json', '//']) {
    const answer = await client.get(path);
    expectFailure(answer, { status: 503, code: 'api_not_served_here', text });
    expect(answer.headers['retry-after']).toBe('5');
  }
  // It was the first ever, and leaves the first store to one that serves, which shows its key.
  expect([worker.store, worker.curl]).toEqual([undefined, undefined]);
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
}, 120_000);

it('one process that serves the API, and one that works by itself: each does its own alone', async () => {
  const api = await start({ ROLE: 'api' });
  const store = await firstStoreOf(api);
  await store.created('/webhook-endpoints', { url: receiver.url('/told'), events: ['invoice.paid'] });
  await fallDue(store);
  const invoices = async () => (await store.get('/invoices?filter_by=status&filter=paid')).headers['so-total-count'];
  // Twice as long as until somebody would look.
  await delay(2_000);
  expect([await invoices(), receiver.to('/told').length]).toEqual(['1', 0]);

  const worker = await start({ ROLE: 'worker' });
  await until(async () => (await invoices()) === '2');
  await receiver.received('/told', 2);
  const counters = ['billing_invoices_total', 'webhook_deliveries_total'];
  expect(await Promise.all(counters.map((name) => api.counted(name)))).toEqual([0, 0]);
  await until(async () => (await worker.counted('webhook_deliveries_total')) === 2);
  expect(await worker.counted('billing_invoices_total')).toBe(1);
}, 120_000);
