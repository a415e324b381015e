import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import { ApiClient } from '../../../src/conformance/api-client.js';
import { RawConnection } from '../../harness/raw-connection.js';
import { expectFailure, type ExpectedFailure } from '../../harness/failures.js';
import { freePort } from '../../harness/service-process.js';
import { databaseName, sqlBeside } from '../../harness/sql.js';
import { createTestDatabase } from '../../harness/test-database.js';
import { startSecondService, startTestService, type TestService } from '../../harness/test-service.js';

const unavailable = (code: string, text: string): ExpectedFailure => ({ status: 503, code, text });

const STARTING = unavailable('starting', 'The service is starting: try again in a few seconds');
const STOPPING = unavailable('stopping', 'The service is shutting down: try again in a few seconds');
const MAINTENANCE = unavailable('maintenance', 'The service is down for maintenance: try again later');
const NO_DATABASE = unavailable('database_unavailable', 'The database is out of reach: try again in a few seconds');
const OVERLOADED = unavailable('overloaded', 'The request could not be served in time: try again in a few seconds');

describe('while the service starts', () => {
  it('every URL is refused, with what credentials ever, but /health/live', async () => {
    // Migrations wait for this lock, and the service with them.
    const database = await createTestDatabase();
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('select pg_advisory_lock(7361001)');
    const port = await freePort();
    const starting = startTestService({ PORT: String(port), DATABASE_URL: database.url });
    const early = new ApiClient(`http://127.0.0.1:${port}`, { user: 'STO-1', password: 'x' });
    try {
      await until(() =>
        early.get('//health/live').then(
          ({ status }) => status === 200,
          () => false,
        ),
      );
      for (const path of ['/store', '/operator/accounts', '/nothing', '//', '//health/ready', '//docs']) {
        const answer = await early.get(path);
        expectFailure(answer, STARTING);
        expect(answer.headers['retry-after']).toBe('5');
      }
      expectFailure(await early.post('/store', 'no json', { headers: { authorization: undefined } }), STARTING);
      expect((await early.send('HEAD', '/store')).status).toBe(503);
      const raw = await RawConnection.open(port);
      const answer = await raw.send('nonsense\r\n\r\n').answer();
      expect([answer.status, await raw.rest()]).toEqual([503, '']);
    } finally {
      await holder.end();
      const service = await starting;
      expect((await early.get('/store')).status).toBe(401);
      expect((await early.get('//health/ready')).status).toBe(200);
      await service.stop();
      await database.drop();
    }
  });
});

describe('while the service stops', () => {
  it('answers on open connections that it is no longer there, finishes what it has begun, and takes nothing new', async () => {
    const service = await startTestService();
    const [idle, busy] = [await RawConnection.open(service.port), await RawConnection.open(service.port)];
    const body = '{"name":"n","amount":1}';
    busy.send(request(service, 'POST /1.0.0/shipping-options', body.length) + body.slice(0, 5));
    await idle.send(request(service, 'GET /1.0.0/store')).answer();

    const stopped = service.stop();
    const refused = await idle.send(request(service, 'GET /1.0.0/store')).answer();
    expectFailure({ ...refused, text: refused.body }, STOPPING);
    expect(refused.headers.connection).toBe('close');
    expect(await idle.rest()).toBe('');
    expect(await isRefused(service.port)).toBe(true);

    const finished = await busy.send(body.slice(5)).answer();
    expect([finished.status, finished.headers.connection]).toEqual([201, 'close']);
    expect(await busy.rest()).toBe('');
    await stopped;
  });
});

describe('maintenance', () => {
  let service: TestService;
  const switchTo = (maintenance: object) => service.operator.put('/operator/maintenance', maintenance);

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service?.stop());

  it('refuses the stores, with the default text and time', async () => {
    expect((await switchTo({ on: true })).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/store'],
      ['POST', '/subscriptions'],
      ['DELETE', '/subscriptions/x'],
      ['GET', '/nothing'],
      ['PATCH', '/store'],
    ] as const) {
      const answer = await service.api.send(method, path);
      expectFailure(answer, MAINTENANCE);
      expect(answer.headers['retry-after']).toBe('120');
    }
  });

  it('begins and ends with the answer to its switch, also under an Idempotency-Key', async () => {
    for (let n = 0; n < 20; n += 1) {
      const headers = { 'idempotency-key': `switch ${n}` };
      await service.operator.put('/operator/maintenance', { on: n % 2 === 0 }, { headers });
      expect([n, (await service.api.get('/store')).status]).toEqual([n, n % 2 === 0 ? 503 : 200]);
    }
  });

  it("says the operator's text and time", async () => {
    await switchTo({ on: true, text: 'We move house until noon', retry_after_seconds: 3600 });
    const answer = await service.api.get('/store', { headers: { authorization: undefined } });
    expectFailure(answer, { ...MAINTENANCE, text: 'We move house until noon' });
    expect(answer.headers['retry-after']).toBe('3600');
  });

  it('spares the operator, the health checks, and what lies outside the version', async () => {
    await switchTo({ on: true });
    expect((await service.operator.get('/operator/maintenance')).body).toMatchObject({ on: true });
    expect(
      (await service.operator.created('/operator/accounts', { name: 'n', email: 'a@example.com' })).id,
    ).toBeTruthy();
    for (const path of ['//health/live', '//health/ready']) expect((await service.api.get(path)).status).toBe(200);
    expect((await service.api.get('//nothing')).status).toBe(404);
  });

  it.each([
    'http://x/1.0.0/store',
    'ftp://x/1.0.0/store',
    '/1.0.0\\store#',
    '//x/../1.0.0/store',
    'http://x\\1.0.0/store',
  ])('is not got around by writing the URL as %s', async (target) => {
    await switchTo({ on: true });
    const connection = await RawConnection.open(service.port);
    const { status } = await connection.send(request(service, `GET ${target}`)).answer();
    connection.destroy();
    expect([400, 404, 503]).toContain(status);
  });

  it('is seen by another process over the same database, and over when it is over', async () => {
    await switchTo({ on: false, text: null });
    const second = await startSecondService(service);
    const store = second.client(service.store);
    try {
      expect((await store.get('/store')).status).toBe(200);
      await switchTo({ on: true });
      await until(async () => (await store.get('/store')).status === 503);
      expectFailure(await store.get('/store'), MAINTENANCE);
      await switchTo({ on: false });
      expect((await service.api.get('/store')).status).toBe(200);
      await until(async () => (await store.get('/store')).status === 200);
    } finally {
      await second.stop();
    }
  });
});

describe('the database', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ STATEMENT_TIMEOUT_MS: '300' });
  });
  afterAll(() => service?.stop());

  it('out of reach: 503 for as long as it is, and served again without a restart', async () => {
    const name = databaseName(service.database);
    const { key } = await service.api.created('/api-keys', { name: 'not yet read by the service' });
    await service.api.get('/store');
    await sqlBeside(service.database, `alter database ${name} with allow_connections false`);
    await sqlBeside(
      service.database,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );

    const stranger = service.client({ user: service.store.user, password: String(key) });
    const attempts: (() => Promise<ApiAnswer>)[] = [
      () => service.api.get('/store'),
      () => service.api.get('/subscriptions'),
      () => service.api.post('/shipping-options', { name: 'n', amount: 1 }),
      () => service.api.put('/store', { name: 'n' }),
      () => service.api.delete('/shipping-options/x'),
      () => service.api.post('/shipping-options', { name: 'n', amount: 1 }, { headers: { 'idempotency-key': 'k' } }),
      () => service.operator.get('/operator/accounts'),
      () => stranger.get('/store'),
    ];
    for (const attempt of attempts) {
      const answer = await attempt();
      expectFailure(answer, NO_DATABASE);
      expect(answer.headers['retry-after']).toBe('5');
    }
    expect((await service.api.get('//health/live')).status).toBe(200);
    expect((await service.api.get('/nothing')).status).toBe(404);
    expect((await service.api.post('/shipping-options', {})).status).toBe(400);

    await sqlBeside(service.database, `alter database ${name} with allow_connections true`);
    await until(async () => (await service.api.get('/store')).status === 200);
    const answer = await service.api.post(
      '/shipping-options',
      { name: 'n', amount: 1 },
      { headers: { 'idempotency-key': 'k' } },
    );
    expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([201, undefined]);
    const { status, headers } = await service.api.get('/shipping-options');
    expect([status, headers['so-total-count']]).toEqual([200, '1']);
  });

  it('that drops its connections once: at most the requests under way notice', async () => {
    const name = databaseName(service.database);
    await sqlBeside(
      service.database,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await service.api.get('/store')).status),
    );
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await until(async () => (await service.api.get('/store')).status === 200);
  });

  it('too slow to be waited for', async () => {
    const blocker = new pg.Client({ connectionString: service.database.url });
    await blocker.connect();
    try {
      await blocker.query('begin');
      await blocker.query('lock table coupons in access exclusive mode');
      expectFailure(await service.api.get('/coupons'), OVERLOADED);
      expectFailure(await service.api.post('/coupons', { code: 'c', percent_off: '1' }), OVERLOADED);
      expect((await service.api.get('/store')).status).toBe(200);
    } finally {
      await blocker.end();
    }
    expect((await service.api.get('/coupons')).status).toBe(204);
  });
});

function request({ store }: TestService, methodAndTarget: string, contentLength?: number): string {
  const token = Buffer.from(`${store.user}:${store.password}`).toString('base64');
  const content =
    contentLength === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${contentLength}\r\n`;
  return `${methodAndTarget} HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nAuthorization: Basic ${token}\r\n${content}\r\n`;
}

async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const refused = await Promise.race([
    once(socket, 'error').then(() => true),
    once(socket, 'connect').then(() => false),
  ]);
  socket.destroy();
  return refused;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 6_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come to hold in time');
    await setTimeout(20);
  }
}
