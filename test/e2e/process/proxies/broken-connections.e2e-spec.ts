import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient, type Sent } from '../../../../src/conformance/api-client.js';
import { installedProxies, ReverseProxy } from '../../../harness/proxies.js';
import { RawConnection } from '../../../harness/raw-connection.js';
import { expectFailureOf } from '../../../harness/failures.js';
import { SocketRelay } from '../../../harness/socket-relay.js';
import { startTestService, type TestService } from '../../../harness/test-service.js';

let service: TestService;
let relay: SocketRelay;
/** The next answer to a request of this method does not arrive: the connection of the proxy breaks before it. */
let methodToCut: string | undefined;
let cuts = 0;

beforeAll(async () => {
  service = await startTestService({ TRUSTED_PROXIES: '1' });
  relay = await SocketRelay.start(() => connect(service.port, '127.0.0.1'), forward);
});
afterAll(async () => {
  await relay?.stop();
  await service?.stop();
});

function forward(client: Socket, server: Socket): void {
  let method = '';
  client.on('data', (chunk: Buffer) => {
    method = /^([A-Z]+) \/1\.0\.0\//.exec(chunk.toString('latin1', 0, 20))?.[1] ?? method;
    server.write(chunk);
  });
  server.on('data', (chunk: Buffer) => {
    if (method !== methodToCut) {
      client.write(chunk);
      return;
    }
    methodToCut = undefined;
    cuts += 1;
    client.destroy();
  });
}

const named = (name: string) => `/shipping-options?filter_by=name&filter=${encodeURIComponent(name)}`;

describe.each(installedProxies())('$name, where a process has carried out a request and cannot answer,', (program) => {
  let proxy: ReverseProxy;
  let created: { id: string; etag: string };
  const repeats = program.name === 'nginx';
  beforeAll(async () => {
    proxy = await ReverseProxy.start(program, relay.port, relay.port);
  });
  afterAll(() => proxy?.stop());
  beforeEach(async () => {
    const { body, headers } = await service.api.post('/shipping-options', { name: 'n', amount: 1 });
    created = { id: (body as { id: string }).id, etag: headers.etag ?? '' };
    cuts = 0;
  });

  /** On a connection of its own. */
  async function send(method: string, path: string, { body, headers }: Sent = {}) {
    methodToCut = method;
    const api = new ApiClient(proxy.url, service.store);
    const answer = await api.send(method, path, { body, headers: { ...headers, connection: 'close' } });
    expect(cuts).toBe(1);
    return answer;
  }

  it('sends a GET to another one', async () => {
    expect((await send('GET', `/shipping-options/${created.id}`)).status).toBe(200);
  });

  it('answers a POST with a 503, and sends it to no other one', async () => {
    const name = `${program.name} once`;
    expectFailureOf(await send('POST', '/shipping-options', { body: { name, amount: 1 } }), 503, 'overloaded');
    expect((await service.api.get(named(name))).body).toHaveLength(1);
  });

  it('leaves it to the caller to repeat a POST under its Idempotency-Key', async () => {
    const sent = { body: { name: 'n', amount: 1 }, headers: { 'idempotency-key': `${program.name} key` } };
    expectFailureOf(await send('POST', '/shipping-options', sent), 503, 'overloaded');
    const repeated = await service.api.send('POST', '/shipping-options', sent);
    expect([repeated.status, repeated.headers['idempotent-replayed']]).toEqual([201, 'true']);
  });

  it(repeats ? 'sends a PUT to another one, which does not repeat it' : 'answers a PUT with a 503', async () => {
    const path = `/shipping-options/${created.id}`;
    const answer = await send('PUT', path, { body: { amount: 2 }, headers: { 'if-match': created.etag } });
    if (repeats) expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([200, 'true']);
    else expectFailureOf(answer, 503, 'overloaded');
    expect((await service.api.get(path)).body).toMatchObject({ amount: 2 });
  });

  it(repeats ? 'sends a DELETE to another one, which does not repeat it' : 'answers a DELETE with a 503', async () => {
    const path = `/shipping-options/${created.id}`;
    const answer = await send('DELETE', path);
    if (repeats) expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([200, 'true']);
    else expectFailureOf(answer, 503, 'overloaded');
    expect((await service.api.get(path)).status).toBe(404);
  });

  const kept = repeats ? 'answers with a 503' : 'ends the connection';
  it(`${kept} where a POST was not the first request of a connection`, async () => {
    const { user, password } = service.store;
    const body = `{"name":"${program.name} kept","amount":1}`;
    const headers = [
      'Host: localhost',
      'Accept: application/json',
      `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'Content-Type: application/json',
      '',
    ].join('\r\n');
    const connection = await RawConnection.open(proxy.port);
    expect((await connection.send(`GET /1.0.0/store HTTP/1.1\r\n${headers}\r\n`).answer()).status).toBe(200);
    methodToCut = 'POST';
    const head = `POST /1.0.0/shipping-options HTTP/1.1\r\n${headers}Content-Length: ${body.length}\r\n\r\n`;
    expect((await connection.send(head + body).finalAnswer())?.status).toBe(repeats ? 503 : undefined);
    connection.destroy();
    expect((await service.api.get(named(`${program.name} kept`))).body).toHaveLength(1);
  });
});
