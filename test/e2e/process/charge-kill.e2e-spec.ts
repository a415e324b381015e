import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ApiClient } from '../../../src/conformance/api-client.js';
import { ServiceDirectory, until, type ServiceProcess, type Settings } from '../../harness/service-process.js';
import { sql } from '../../harness/sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

let directory: ServiceDirectory;
let database: TestDatabase;
let settings: Settings;
let store: ApiClient['credentials'];
let holding: pg.Client;

beforeAll(async () => {
  directory = await ServiceDirectory.make();
  database = await createTestDatabase();
  settings = { DATABASE_URL: database.url, OPERATOR_KEY, BILLING_INTERVAL_SECONDS: '0' };
  store = await directory.firstStore(settings);
  holding = new pg.Client({ connectionString: database.url });
  await holding.connect();
});
afterAll(async () => {
  await holding?.end();
  await directory?.remove();
  await database?.drop();
});

/** How many rows there are of the invoices that are being collected. */
async function count(text: string, ...values: unknown[]): Promise<number> {
  const [row] = await sql<{ count: string }>(database, text, values);
  return Number(row?.count);
}

const pending = () => count(`select count(*) from payments where status = 'pending'`);
const carriedOut = () => count('select count(*) from test_gateway_requests where failure_code is null');

interface Request {
  readonly path: string;
  readonly body: object;
  readonly key: string;
}

const send = (api: ApiClient, { path, body, key }: Request) =>
  api.post(path, body, { headers: { 'Idempotency-Key': key } });

/** A charge that the store asks for, and one that an enrollment makes by itself, both of a gateway that takes its time. */
async function prepare(api: ApiClient, name: string): Promise<{ pay: Request; enroll: Request }> {
  const { id: subscriber_id } = await api.created('/subscribers', { email: 'ann@example.com' });
  await api.created(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token: 'pm_slow' });
  const { id: subscription_id } = await api.created('/subscriptions', { name, type: 'fixed' });
  const option = await api.created('/billing-options', { subscription_id, name, cycle: 'monthly', amount: 700 });
  const { id } = await api.created('/invoices', { subscriber_id, lines: [{ description: 'Repair', amount: 1999 }] });
  return {
    pay: { path: `/invoices/${id}/pay`, body: {}, key: `pay ${name}` },
    enroll: { path: '/enrollments', body: { subscriber_id, billing_option_id: option.id }, key: `enroll ${name}` },
  };
}

/** Kills the service at a moment when both charges have come that far. */
const MOMENTS: readonly (readonly [string, (before: number) => Promise<void>])[] = [
  ['before the gateway has charged', () => until(async () => (await pending()) === 2)],
  ['while the gateway answers', (before) => until(async () => (await carriedOut()) === before + 2)],
  [
    'after the gateway has answered',
    async (before) => {
      await until(async () => (await pending()) === 2);
      // The answers can't be written down while somebody else holds the invoices.
      await holding.query('begin');
      await holding.query(`select 1 from invoices where status = 'open' for update`);
      await until(async () => (await carriedOut()) === before + 2);
      const blocked = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await until(async () => (await count(blocked)) >= 2);
    },
  ],
];

describe('kill -9', () => {
  let service: ServiceProcess;
  let api: ApiClient;
  const start = async () => {
    service = directory.start({ ...settings, BILLING_INTERVAL_SECONDS: '1' });
    api = new ApiClient((await service.welcomed()).url, store);
  };
  beforeAll(start);
  afterAll(() => service.kill('SIGTERM'));

  it.each(MOMENTS)(
    '%s leaves one charge, and one payment that says so',
    async (moment, reached) => {
      const before = await carriedOut();
      const { pay, enroll } = await prepare(api, moment);
      const sent = [pay, enroll].map((request) => send(api, request).catch(() => undefined));
      await reached(before);
      await service.kill('SIGKILL');
      expect(await Promise.all(sent)).toEqual([undefined, undefined]);
      await holding.query('rollback');
      expect(await pending()).toBe(2);

      await start();
      const repeated = await send(api, pay);
      expect(repeated).toMatchObject({ status: 201, body: { status: 'succeeded', amount: 1999, attempt: 1 } });
      // The time after which gateways are asked again passes at once.
      await sql(database, `update payments set ask_at = clock_timestamp() where status = 'pending'`);
      await until(async () => (await pending()) === 0);
      await send(api, enroll);
      expect(await carriedOut()).toBe(before + 2);
      const after = await sql(
        database,
        `select p.status, p.attempt, i.status as invoice, i.amount_due::int from payments p
         join invoices i on i.store_id = p.store_id and i.id = p.invoice_id
         join test_gateway_requests g on g.store_id = p.store_id and g.key = i.id || ':' || p.attempt`,
      );
      expect(after).toHaveLength(before + 2);
      for (const row of after) {
        expect(row).toEqual({ status: 'succeeded', attempt: 1, invoice: 'paid', amount_due: 0 });
      }
    },
    60_000,
  );
});
