import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/platform/config/config.js';
import { startService, type Service } from '../../src/service.js';
import { ApiClient } from '../../src/conformance/api-client.js';
import { RawConnection } from '../harness/raw-connection.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

interface Line {
  readonly msg?: string;
  readonly requestId?: string;
  readonly [name: string]: unknown;
}

const written: string[] = [];
let database: TestDatabase;
let dataDir: string;
let service: Service;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'standing-order-data-'));
  const config = readConfig({ PORT: '0', METRICS_PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url });
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    written.push(chunk.toString());
    done();
  };
  service = await startService(config, pino({ level: 'info' }, new Writable({ write })));
  const { storeId = '', apiKey = '' } = service.firstStore ?? {};
  api = new ApiClient(`http://127.0.0.1:${service.address.port}`, { user: storeId, password: apiKey });
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The log line of one answer. It is written when the answer has left, which may be just after it arrived. */
async function lineOf(requestId: string | undefined): Promise<Line> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const lines = written.map((line) => JSON.parse(line) as Line);
    const line = lines.find((one) => one.msg === 'answered' && one.requestId === requestId);
    if (line !== undefined) return line;
    await setTimeout(10);
  }
  throw new Error(`no line for ${requestId} in ${written.join('')}`);
}

describe('every answer has one line in the log, under its request id', () => {
  it.each<[string, string, number]>([
    ['GET', '/store', 200],
    ['GET', '/coupons', 204],
    ['POST', '/coupons', 400],
    ['PATCH', '/coupons', 404],
    ['DELETE', '/coupons/x', 404],
  ])('%s %s', async (method, path, status) => {
    const { headers } = await api.send(method, `${path}`, { body: method === 'POST' ? '{' : undefined });
    const line = await lineOf(headers['so-request-id']);
    expect(line).toMatchObject({ method, path: `/1.0.0${path}`, status, ms: expect.any(Number) });
    expect(line.aborted).toBeUndefined();
  });

  it("names the store, once it is known, and takes over the caller's id", async () => {
    await api.get('/store', { headers: { 'so-request-id': 'mine-1' } });
    expect(await lineOf('mine-1')).toMatchObject({ store: api.credentials.user });
    await api.get('/store', { headers: { 'so-request-id': 'mine-2', authorization: 'Basic x' } });
    expect((await lineOf('mine-2')).store).toBeUndefined();
  });

  it.each<[string, string, number]>([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['CONNECT', 'CONNECT a.example:443 HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['an unknown Expect', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: x\r\n\r\n', 400],
    ['too large a head', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 400],
  ])('even one to %s', async (_what, bytes, status) => {
    const connection = await RawConnection.open(service.address.port);
    const { headers } = await connection.send(bytes).answer();
    connection.destroy();
    expect(await lineOf(headers['so-request-id'])).toMatchObject({ status });
  });
});

it('bytes that turn out to be malformed while their request is under way are refused, and nothing is logged as our error', async () => {
  const { user, password } = api.credentials;
  const authorization = `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  for (const asked of ['GET /1.0.0/store', 'POST /1.0.0/meters', 'DELETE /1.0.0/meters/x']) {
    const connection = await RawConnection.open(service.address.port);
    const head = [`${asked} HTTP/1.1`, 'Host: x', 'Accept: application/json', authorization];
    connection.send([...head, 'Transfer-Encoding: chunked', '', 'zz', ''].join('\r\n'));
    const { headers } = await connection.answer();
    expect(await lineOf(headers['so-request-id'])).toMatchObject({ status: 400 });
    await connection.rest();
  }
  await api.get('/store');
  expect(written.filter((line) => line.includes('"error"'))).toEqual([]);
});

it('the log holds neither credentials nor bodies nor queries', async () => {
  const secret = 'ann.secret@example.com';
  await api.post('/subscribers', { email: secret, first_name: 'Annabella' });
  await api.get(`/subscribers?filter_by=email&filter=${secret}`);
  await api.post('/subscribers', { email: secret, [secret]: 1 });
  const { headers } = await api.get('/store');
  await lineOf(headers['so-request-id']);
  const log = written.join('');
  for (const trace of [secret, 'Annabella', api.credentials.password, 'Basic ']) expect(log).not.toContain(trace);
});
