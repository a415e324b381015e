import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installedProxies, ReverseProxy } from '../../../harness/proxies.js';
import { RawConnection } from '../../../harness/raw-connection.js';
import { RawRequests } from '../../../harness/raw-requests.js';
import { outcomeAt, outcomeOf } from '../../../harness/outcomes.js';
import { freePort } from '../../../harness/service-process.js';
import { startSecondService, startTestService, type TestService } from '../../../harness/test-service.js';

let service: TestService;
let requests: RawRequests;

beforeAll(async () => {
  service = await startTestService({ TRUSTED_PROXIES: '1' });
  requests = new RawRequests(service.store);
});
afterAll(() => service?.stop());

const MALFORMED = '400 malformed_http';

describe.each(installedProxies())('behind $name', (program) => {
  let proxy: ReverseProxy;
  beforeAll(async () => {
    proxy = await ReverseProxy.start(program, service.port, service.port);
  });
  afterAll(() => proxy?.stop());

  it('a malformed request behind a good one gets no other answer than one of the contract', async () => {
    const connection = await RawConnection.open(proxy.port);
    expect((await connection.send(requests.get('/store')).answer()).status).toBe(200);
    const answer = await connection.send('hello\r\n\r\n').finalAnswer();
    expect(answer && outcomeOf(answer)).toBe({ nginx: MALFORMED, HAProxy: undefined }[program.name]);
    connection.destroy();
  });

  it('a chunk that is none, long after the head, gets a 400', async () => {
    const connection = await RawConnection.open(proxy.port);
    connection.send(`${requests.post('/shipping-options', 'Transfer-Encoding: chunked')}5\r\n{"nam\r\n`);
    await delay(100);
    const answer = await connection.send('zz\r\n').finalAnswer();
    expect(answer && outcomeOf(answer)).toBe(MALFORMED);
    connection.destroy();
  });

  it('a caller that says that nothing more comes is answered', async () => {
    const connection = await RawConnection.open(proxy.port);
    expect((await connection.send(requests.get('/store')).halfClose().answer()).status).toBe(200);
    connection.destroy();
  });

  it('the request id of the caller is on the answer', async () => {
    const connection = await RawConnection.open(proxy.port);
    expect(
      (await connection.send(requests.get('/store', 'SO-Request-Id: mine')).answer()).headers['so-request-id'],
    ).toBe('mine');
    connection.destroy();
  });

  it('the refusals for failed authorizations count for the address of the caller, not for one that it claims', async () => {
    const strict = await startSecondService(service, { TRUSTED_PROXIES: '1', FAILED_AUTHORIZATIONS_PER_MINUTE: '3' });
    const port = Number(new URL(strict.url).port);
    const front = await ReverseProxy.start(program, port, port);
    const outcomes: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      outcomes.push(
        await outcomeAt(front.port, requests.withWrongKey(requests.get('/store', `X-Forwarded-For: 192.0.2.${n}`))),
      );
    }
    await front.stop();
    await strict.stop();
    expect(outcomes).toEqual([...Array<string>(3).fill('401 bad_credentials'), '429 too_many_failed_authorizations']);
  });

  it.each(['GET /1.0.0/store', 'POST /1.0.0/shipping-options', 'DELETE /1.0.0/shipping-options/x', 'GET /nowhere'])(
    'while no process runs, %s is refused with a 503 of the contract',
    async (line) => {
      const front = await ReverseProxy.start(program, await freePort(), await freePort());
      const connection = await RawConnection.open(front.port);
      const request = requests.head(
        `${line} HTTP/1.1`,
        'SO-Request-Id: mine',
        'Origin: https://a.example',
        'Content-Length: 0',
      );
      const answer = await connection.send(request).answer();
      expect(outcomeOf(answer)).toBe('503 overloaded');
      expect(answer.headers['so-request-id']).toBe('mine');
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-expose-headers']).toContain('Retry-After');
      connection.destroy();
      await front.stop();
    },
  );
});
