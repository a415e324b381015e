import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { Seal } from '../../../../src/platform/secrets/seal.js';
import { newApiKey } from '../../../../src/stores/api-keys/api-key.js';
import type { Shown } from '../../../../src/conformance/api-client.js';
import { RecordingClient, type RecordedAnswer } from '../../../harness/recorded-answers.js';
import { RedisStandIn } from '../../../harness/redis-stand-in.js';
import {
  commandLines,
  freePort,
  ServiceDirectory,
  until,
  type ServiceProcess,
  type Settings,
} from '../../../harness/service-process.js';
import { sql, wholeDatabase } from '../../../harness/sql.js';
import { StripeStandIn } from '../../../harness/stripe-stand-in.js';
import { tracesIn, type Hidden } from '../../../harness/traces.js';
import { hang, status, WebhookReceiver } from '../../../harness/webhook-receiver.js';

const random = () => randomBytes(12).toString('hex');

/** Chosen for this run alone, with signs in it that URLs and JSON write otherwise. */
const chosen = (name: string) => `${name}/+"${random()}`;

/** What the operator and the store bring along. No answer shows any of these, nor does anything else. */
const BROUGHT = {
  operatorKey: chosen('operator'),
  apiKeySecret: chosen('secret'),
  databasePassword: chosen('database'),
  wrongDatabasePassword: chosen('mistaken'),
  redisPassword: chosen('redis'),
  stripeKey: `sk_test_${random()}`,
  laterStripeKey: `rk_test_${random()}`,
  revokedStripeKey: `sk_test_revoked${random()}`,
  liveStripeKey: `sk_live_${random()}`,
  faultyStripeKey: `pk_test_${random()}`,
  signingSecret: `whsec_${random()}`,
  laterSigningSecret: `whsec_${random()}`,
  faultySigningSecret: `secret ${random()}`,
  wrongOperatorKey: chosen('guess'),
  wrongApiKey: newApiKey('sandbox'),
  malformedApiKey: `so_sandbox_${random()}`,
  bearerToken: `bearer${random()}`,
};

/** What a store is shown, or has sent, and what is nobody else's business: it stays out of logs. */
const ENTRUSTED = {
  email: `ann.${random()}@example.com`,
  emailInFilter: `eve.${random()}@example.com`,
  emailInFaultyQuery: `bob.${random()}@example.com`,
  emailInFaultyBody: `joe.${random()}@example`,
  nameInFailure: `Annabella ${random()}`,
  phone: `+49 ${random()}`,
  note: `She said ${random()}`,
  cardToken: `pm_card_${random()}`,
  declinedToken: `pm_declined_${random()}`,
  unknownToken: `pm_missing_${random()}`,
  unreachableToken: `pm_unreachable_${random()}`,
  troublesomeToken: `pm_trouble_${random()}`,
  pathOfReceiver: `/hooks/${random()}`,
  pathOfFailingReceiver: `/failing/${random()}`,
  pathOfHangingReceiver: `/hanging/${random()}`,
  pathOfNobody: `/nobody/${random()}`,
};

/** Settings of services over one database that do nothing unasked. */
const ADMITTING = { OPERATOR_KEY: BROUGHT.operatorKey, API_KEY_SECRET: BROUGHT.apiKeySecret, LOG_LEVEL: 'trace' };
const IDLE = { BILLING_INTERVAL_SECONDS: '0', DELIVERY_INTERVAL_MS: '0' };

let directory: ServiceDirectory;
let stripe: StripeStandIn;
let redis: RedisStandIn;
let receiver: WebhookReceiver;
/** Brings its own PostgreSQL, whose log is in its own. */
let host: ServiceProcess;
/** Works on that PostgreSQL as on one of the operator's, with a password, and does everything else. */
let guest: ServiceProcess;
/** PostgreSQL, as nobody but its owner reaches it. */
let database: { readonly url: string };

/** Made here, each shown in as many answers. */
const made: { readonly name: string; readonly secret: string; readonly shown: number }[] = [];
const answers: RecordedAnswer[] = [];
const services: ServiceProcess[] = [];
/** Everything else that leaves the processes, by where it was seen. */
const seen: { readonly where: string; readonly text: string }[] = [];
let dump: string;

beforeAll(async () => {
  [directory, stripe, redis, receiver] = await Promise.all([
    ServiceDirectory.make(),
    StripeStandIn.start(),
    RedisStandIn.start(),
    WebhookReceiver.start(),
  ]);
  host = start({ ...ADMITTING, ...IDLE });
  const { store } = await host.welcomed();
  made.push({ name: 'first key', secret: String(store?.password), shown: 0 });
  database = { url: await ownUrl() };
  await protectWithPassword();
  await startInVain();
  await session();
  dump = await wholeDatabase(database);
  await look();
  await host.kill('SIGTERM');
}, 120_000);
afterAll(async () => {
  await directory?.remove();
  await receiver?.stop();
  redis?.stop();
  stripe?.stop();
});

function start(settings: Settings): ServiceProcess {
  const service = directory.start(settings);
  services.push(service);
  return service;
}

/** The socket of the service's own PostgreSQL, as it says itself. */
async function ownUrl(): Promise<string> {
  const file = await readFile(join(directory.dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  const [, , , port = '', socketDirectory = ''] = file.split('\n');
  const place = `host=${encodeURIComponent(socketDirectory)}&port=${port}`;
  return `postgres://standing_order@localhost/standing_order?${place}`;
}

const GUEST = 'guest_of_the_tests';

function guestUrl(password: string): string {
  return database.url.replace('standing_order@', `${GUEST}:${encodeURIComponent(password)}@`);
}

/** PostgreSQL asks a guest for a password, and from then on logs every statement that it is given. */
async function protectWithPassword(): Promise<void> {
  await sql(database, `create role ${GUEST} superuser login password '${BROUGHT.databasePassword}'`);
  const rules = join(directory.dataDir, 'postgres', 'pg_hba.conf');
  await writeFile(rules, `local all ${GUEST} scram-sha-256\n${await readFile(rules, 'utf8')}`);
  await sql(database, `alter system set log_statement = 'all'`);
  await sql(database, 'select pg_reload_conf()');
  const wrong = { url: guestUrl(BROUGHT.wrongDatabasePassword) };
  await until(() =>
    sql(wrong, 'select 1').then(
      () => false,
      () => true,
    ),
  );
}

/** Each of these says why it does not start. */
async function startInVain(): Promise<void> {
  const { databasePassword, wrongDatabasePassword, redisPassword } = BROUGHT;
  const settings: readonly Settings[] = [
    { DATABASE_URL: guestUrl(wrongDatabasePassword) },
    // Mistyped: as they stand, the password would be taken for a part of a name.
    { DATABASE_URL: `postgres:user:${encodeURIComponent(databasePassword)}@127.0.0.1/name` },
    { REDIS_URL: `redis:${redisPassword}` },
  ];
  for (const one of settings) {
    const service = start({ ...ADMITTING, ...one });
    expect(await service.ended).toEqual({ code: 1, signal: null });
    expect(service.stderr).toMatch(/^Standing Order can't start: /);
  }
  expect(services[1]?.stderr).toContain(`password authentication failed for user "${GUEST}"`);
}

/** Uses every kind of secret, in requests that succeed and in ones that fail. */
async function session(): Promise<void> {
  const metricsPort = await freePort();
  guest = start({
    ...ADMITTING,
    DATABASE_URL: guestUrl(BROUGHT.databasePassword),
    REDIS_URL: redis.url(BROUGHT.redisPassword),
    STRIPE_API_URL: stripe.url,
    METRICS_PORT: String(metricsPort),
    WEBHOOK_ALLOW_PRIVATE: 'true',
    WEBHOOK_TIMEOUT_MS: '300',
    DELIVERY_INTERVAL_MS: '50',
    BILLING_INTERVAL_SECONDS: '1',
    NODE_OPTIONS: `--import ${FAILS_WHEN_TOLD}`,
    DETAIL: ENTRUSTED.email,
  });
  const { url } = await guest.welcomed();
  const operator = new RecordingClient(url, { user: 'operator', password: BROUGHT.operatorKey }, answers);
  const api = await newStore(operator);
  await useKeys(operator, api);
  await takePayments(operator, api);
  await tellEndpoints(api);
  await askForPeople(api);
  await look();
  seen.push({ where: 'metrics', text: await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text() });
  await failInside(api);
}

let keys = 0;

function wasMade(name: string, { secret, key }: Shown, shown = 1): string {
  const text = String(secret ?? key);
  made.push({ name: `${name} ${(keys += 1)}`, secret: text, shown });
  return text;
}

async function newStore(operator: RecordingClient): Promise<RecordingClient> {
  const { id: account_id } = await operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
  const { id: user } = await operator.created('/operator/stores', {
    ...{ account_id, name: 'S', currency: 'EUR' },
    rate_limit: { requests: 1_000_000, window_seconds: 60 },
  });
  const key = await operator.created(`/operator/stores/${user}/api-keys`, { name: 'K' });
  return operator.as({ user, password: wasMade('key by the operator', key) });
}

async function useKeys(operator: RecordingClient, api: RecordingClient): Promise<void> {
  const { user } = api.credentials;
  const headers = { 'idempotency-key': 'once' };
  const kept = await api.post('/api-keys', { name: 'K' }, { headers });
  await api.post('/api-keys', { name: 'K' }, { headers });
  wasMade('key shown again', kept.body as Shown, 2);
  await api.post('/api-keys', { name: 'Another' }, { headers });
  const reader = wasMade('reading key', await api.created('/api-keys', { name: 'R', scope: 'read' }));
  const expired = wasMade(
    'expired key',
    await api.created('/api-keys', { name: 'E', expires_at: '2020-01-01T00:00:00Z' }),
  );
  const removed = await api.created('/api-keys', { name: 'D' });
  await api.delete(`/api-keys/${removed.id}`);
  for (const password of [expired, wasMade('removed key', removed), BROUGHT.wrongApiKey, BROUGHT.malformedApiKey]) {
    await api.as({ user, password }).get('/store');
  }
  await api.as({ user, password: reader }).put('/store', { name: 'S' });
  await operator.as({ user: 'operator', password: BROUGHT.wrongOperatorKey }).get('/operator/accounts');
  for (const authorization of [`Bearer ${BROUGHT.bearerToken}`, `Basic ${user}:${BROUGHT.wrongApiKey}`]) {
    await api.get('/store', { headers: { authorization } });
  }
  await api.get('/api-keys');
}

async function takePayments(operator: RecordingClient, api: RecordingClient): Promise<void> {
  const { stripeKey, laterStripeKey, signingSecret, laterSigningSecret } = BROUGHT;
  const account = { gateway: 'stripe', secret_key: stripeKey, webhook_secret: signingSecret };
  for (const faulty of [
    { secret_key: BROUGHT.faultyStripeKey },
    { webhook_secret: BROUGHT.faultySigningSecret },
    { secret_key: BROUGHT.liveStripeKey },
    { this_should_fail: BROUGHT.stripeKey },
  ]) {
    await api.post('/payment-gateways', { ...account, ...faulty });
  }
  const { id } = await api.created('/payment-gateways', account);
  await api.put(`/payment-gateways/${id}`, { secret_key: laterStripeKey, webhook_secret: laterSigningSecret });
  await api.get('/payment-gateways');

  const payload = JSON.stringify({ type: 'charge.succeeded', data: { object: {} } });
  for (const secret of [signingSecret, laterSigningSecret]) {
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: Math.floor(Date.now() / 1000),
    });
    const headers = { authorization: undefined, 'stripe-signature': signature };
    await api.post(`//gateways/stripe/${api.credentials.user}`, payload, { headers });
  }

  const { cardToken, declinedToken, unknownToken, unreachableToken, troublesomeToken } = ENTRUSTED;
  const { email, phone } = ENTRUSTED;
  for (const token of [unknownToken, unreachableToken, declinedToken, troublesomeToken, cardToken]) {
    const { id: subscriber_id } = await api.created('/subscribers', { email, phone });
    await api.post(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'stripe', token });
    await api.post(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token });
    const lines = [{ description: 'Repair', amount: 1999 }];
    const { id: invoice } = await api.created('/invoices', { subscriber_id, lines });
    await api.post(`/invoices/${invoice}/pay`, {});
  }

  const betrayed = await newStore(operator);
  await betrayed.created('/payment-gateways', { ...account, secret_key: BROUGHT.revokedStripeKey });
  const { id: owner } = await betrayed.created('/subscribers', { email });
  await betrayed.post(`/subscribers/${owner}/payment-methods`, { gateway: 'stripe', token: cardToken });
  expect(answers.at(-1)?.text).toContain('no_payment_gateway');
}

async function tellEndpoints(api: RecordingClient): Promise<void> {
  const { pathOfReceiver, pathOfFailingReceiver, pathOfHangingReceiver, pathOfNobody } = ENTRUSTED;
  const urls = [
    receiver.url(pathOfReceiver),
    receiver.at(pathOfFailingReceiver, status(500)),
    receiver.at(pathOfHangingReceiver, hang),
    `http://127.0.0.1:${await freePort()}${pathOfNobody}`,
  ];
  for (const url of urls) wasMade('signing secret', await api.created('/webhook-endpoints', { url }));
  const [endpoint] = (await api.get('/webhook-endpoints')).body as Shown[];
  const headers = { 'idempotency-key': 'rotate' };
  const rotated = await api.post(`/webhook-endpoints/${endpoint?.id}/rotate-secret`, {}, { headers });
  await api.post(`/webhook-endpoints/${endpoint?.id}/rotate-secret`, {}, { headers });
  wasMade('later signing secret', rotated.body as Shown, 2);
  await api.created('/subscribers', { email: ENTRUSTED.email });
  await receiver.received(pathOfReceiver, 1);
  await receiver.received(pathOfFailingReceiver, 1);
  await until(async () => {
    const { body = [] } = await api.get('/webhook-deliveries');
    return (body as Shown[]).filter(({ error }) => error !== null).length >= 3;
  });
  await api.get('/events?paginate=100');
}

async function askForPeople(api: RecordingClient): Promise<void> {
  const { email, emailInFilter, emailInFaultyQuery, emailInFaultyBody, note } = ENTRUSTED;
  const { id } = await api.created('/subscribers', { email });
  await api.created(`/subscribers/${id}/notes`, { text: note });
  await api.get(`/subscribers?filter_by=email&filter=${encodeURIComponent(emailInFilter)}`);
  await api.get(`/subscribers?email=${emailInFaultyQuery}`);
  await api.get(`/subscribers?sort_by=${emailInFaultyQuery}&sort=asc`);
  await api.get(`/nothing?email=${emailInFaultyQuery}`);
  await api.post('/subscribers', { email: emailInFaultyBody });
  await api.post('/subscribers', `{"email": "${emailInFaultyBody}`);
}

/** Throws what nothing catches, with such a detail as a database tells of a row. */
const FAILS_WHEN_TOLD = `data:text/javascript,${encodeURIComponent(
  "process.on('SIGUSR2', () => { throw Object.assign(new Error('told to fail'), { detail: process.env.DETAIL }) })",
)}`;

const NO_CONNECTION = 'no connection to the database';

/** A table that is not there, values that PostgreSQL can't read, connections that break; and at last everything else. */
async function failInside(api: RecordingClient): Promise<void> {
  const named = { name: ENTRUSTED.nameInFailure };
  await sql(database, 'alter table coupons rename to lost');
  await sql(database, 'alter table tax_rates add constraint odd check (name::integer > 0)');
  await sql(database, `alter table shipping_options add constraint odd check (name = 'even')`);
  await api.post('/coupons', { ...named, code: 'C', amount_off: 1 });
  await api.post('/tax-rates', { ...named, percentage: '1' });
  await api.post('/shipping-options', { ...named, amount: 1 });
  expect(answers.slice(-3).map(({ text }) => text.slice(0, 3))).toEqual(['500', '500', '500']);

  await sql(database, `alter role ${GUEST} nologin`);
  await sql(database, `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${GUEST}'`);
  // The first 503 may tell of a connection that broke; of those that can't be made, the log tells after it.
  await until(async () => {
    const { status: refused } = await api.get('/coupons');
    return refused === 503 && guest.stdout.includes(NO_CONNECTION);
  });
  await sql(database, `alter role ${GUEST} login`);
  await until(async () => (await api.get('/store')).status === 200);
  process.kill(guest.pid, 'SIGUSR2');
  expect(await guest.ended).toEqual({ code: 1, signal: null });
}

/** What others on the machine and in the database could see just now. */
async function look(): Promise<void> {
  seen.push({ where: 'the list of processes', text: (await commandLines()).join('\n') });
  const rows = await sql<{ query: string }>(database, 'select query from pg_stat_activity');
  seen.push({ where: 'pg_stat_activity', text: rows.map(({ query }) => query).join('\n') });
}

/** Secrets that were made here, and the parts that make them secret. */
function madeSecrets(): Hidden {
  return Object.fromEntries(
    made.flatMap(({ name, secret }) => {
      const essence = secret.replace(/^(so_[a-z]+|whsec)_/, '');
      const bytes = Buffer.from(essence, 'base64').toString('hex');
      return [
        [name, secret],
        [`essence of ${name}`, essence],
        ...(secret.startsWith('whsec_') ? [[`bytes of ${name}`, bytes]] : []),
      ];
    }),
  ) as Hidden;
}

/** All that a service has said, but for what the first start shows once to whoever installs it. */
function saidBy({ stdout, stderr }: ServiceProcess): string {
  return stdout.replace(/^ {2}API key .*$/m, '').replace(/^ {2}curl -i -u .*$/m, '') + stderr;
}

describe('what has left the processes', () => {
  it('was enough to tell', () => {
    const [log, hostLog] = [saidBy(guest), saidBy(host)];
    for (const piece of [
      'Stripe does not take the secret key of a store',
      'Stripe gave no answer',
      'Redis is out of reach',
      NO_CONNECTION,
      'told to fail',
      '22P02',
      '"status":401',
      '"status":422',
    ]) {
      expect(log).toContain(piece);
    }
    expect(hostLog).toContain('PostgreSQL: ');
    expect(hostLog).toMatch(/execute so_\w+: .*insert into/i);
    expect(redis.received.toLowerCase()).toContain('auth');
    expect(answers.length).toBeGreaterThan(60);
    expect(made.length).toBeGreaterThan(8);
    const texts = seen.map(({ text }) => text).join('\n');
    for (const piece of ['postgres', 'main.js', 'http_requests_total', 'select']) expect(texts).toContain(piece);
  });

  it('shows no secret, and nothing that was entrusted to a store, in a log, a metric or a list', () => {
    const hidden = { ...BROUGHT, ...ENTRUSTED, ...madeSecrets() };
    const said = services.map((service, index) => ({ where: `service ${index}`, text: saidBy(service) }));
    for (const { where, text } of [...said, ...seen]) expect([where, tracesIn(text, hidden)]).toEqual([where, []]);
  });

  it('shows a secret in the answer that makes it alone, and never one that was brought', () => {
    for (const { to, text } of answers) expect([to, tracesIn(text, BROUGHT)]).toEqual([to, []]);
    for (const { name, secret, shown } of made) {
      const showing = answers.filter(({ text }) => tracesIn(text, { secret }).length > 0);
      expect([name, showing.length]).toEqual([name, shown]);
      for (const { to } of showing) expect(to).toMatch(/^POST .*(\/api-keys|\/webhook-endpoints|\/rotate-secret)$/);
    }
  });

  it('tells receivers of webhooks no secret', () => {
    const hidden = { ...BROUGHT, ...madeSecrets(), token: ENTRUSTED.cardToken };
    for (const { text, headers } of receiver.calls) {
      expect(tracesIn(text + JSON.stringify(headers), hidden)).toEqual([]);
    }
  });

  it('reaches Stripe only as what it is meant for there', () => {
    const { stripeKey, laterStripeKey, revokedStripeKey, ...others } = BROUGHT;
    const text = JSON.stringify(stripe.headers);
    expect(text).toContain(laterStripeKey);
    expect(tracesIn(text, { ...others, ...madeSecrets() })).toEqual([]);
  });
});

describe('what is kept', () => {
  /** Whatever of the database is not text, and what it is. */
  const BYTES = {
    'api_keys.digest': 'hashed, with API_KEY_SECRET',
    'idempotency_keys.body': 'sealed: an answer that may have shown a new secret',
    'idempotency_keys.request_digest': 'hashed: only tells whether a request is the same',
    'payment_gateways.secret_key': 'sealed',
    'payment_gateways.webhook_secret': 'sealed',
    'webhook_endpoints.previous_secret': 'sealed',
    'webhook_endpoints.secret': 'sealed',
  };

  it('in the database is no secret, nor a digest that could be made without API_KEY_SECRET', () => {
    expect(dump).toContain(ENTRUSTED.email);
    const hidden: Record<string, string> = { ...BROUGHT, ...madeSecrets() };
    for (const [name, secret] of Object.entries({ ...hidden })) {
      for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
        hidden[`${algorithm} of ${name}`] = createHash(algorithm).update(secret).digest('hex');
      }
    }
    expect(tracesIn(dump, hidden)).toEqual([]);
  });

  it('as bytes is hashed or sealed, and was a secret before', async () => {
    const again = start({ ...ADMITTING, ...IDLE });
    await again.welcomed();
    const columns = await sql<{ name: string }>(
      database,
      `select table_name || '.' || column_name as name from information_schema.columns
       where data_type = 'bytea' and table_schema = 'public' order by 1`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(Object.keys(BYTES));

    const seal = new Seal(BROUGHT.apiKeySecret);
    const bytesIn = async (name: keyof typeof BYTES) => {
      const [table = '', column = ''] = name.split('.');
      const rows = await sql<{ bytes: Buffer }>(
        database,
        `select ${column} as bytes from ${table} where ${column} is not null`,
      );
      return rows.map(({ bytes }) => bytes);
    };
    const opened = async (name: keyof typeof BYTES) => (await bytesIn(name)).map((bytes) => seal.open(bytes));
    const secrets = made.map(({ secret }) => secret);
    const digests = (await bytesIn('api_keys.digest')).map((digest) => digest.toString('hex'));
    expect(secrets.map((secret) => seal.digest(secret).toString('hex'))).toEqual(expect.arrayContaining(digests));
    expect(digests.length).toBeGreaterThan(4);
    expect(secrets).toEqual(expect.arrayContaining(await opened('webhook_endpoints.secret')));
    expect(secrets).toEqual(expect.arrayContaining(await opened('webhook_endpoints.previous_secret')));
    const { laterStripeKey, revokedStripeKey, signingSecret, laterSigningSecret } = BROUGHT;
    expect((await opened('payment_gateways.secret_key')).sort()).toEqual([laterStripeKey, revokedStripeKey].sort());
    const signing = await opened('payment_gateways.webhook_secret');
    expect(signing.sort()).toEqual([signingSecret, laterSigningSecret].sort());
    const kept = (await opened('idempotency_keys.body')).join('\n');
    for (const { secret } of made.filter(({ shown }) => shown === 2)) expect(kept).toContain(secret);
    await again.kill('SIGTERM');
  });
});
