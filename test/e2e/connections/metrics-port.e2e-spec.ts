import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../../harness/raw-connection.js';
import { expectFailure, type ExpectedFailure } from '../../harness/failures.js';
import { freePort } from '../../harness/service-process.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let metricsPort: number;
beforeAll(async () => {
  metricsPort = await freePort();
  service = await startTestService({ METRICS_PORT: String(metricsPort), REQUEST_TIMEOUT_MS: '1000' });
});
afterAll(() => service?.stop());

const open = () => RawConnection.open(metricsPort);
const head = (requestLine: string, ...headers: string[]) =>
  [requestLine, 'Host: localhost', ...headers, '', ''].join('\r\n');
const UNKNOWN_URL: ExpectedFailure = {
  status: 404,
  code: 'unknown_url',
  text: 'There is no such URL: check the version, the path and the method',
};
const malformed = (code: string, text: string): ExpectedFailure => ({ status: 400, code, text });
const MALFORMED = malformed('malformed_http', 'The request is not well-formed HTTP');

describe('the metrics port', () => {
  it('serves the metrics, again and again on one connection', async () => {
    const connection = await open();
    for (let n = 0; n < 2; n += 1) {
      const { status, headers, body } = await connection.send(head('GET /metrics HTTP/1.1')).answer();
      expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
      expect(body).toContain('http_requests_total');
    }
    connection.destroy();
  });

  it('answers HEAD with the headers alone', async () => {
    const connection = await open();
    const { status, headers } = await connection.send(head('HEAD /metrics HTTP/1.1')).answer({ toHead: true });
    expect([status, Number(headers['content-length'])]).toEqual([200, expect.any(Number)]);
    connection.destroy();
  });

  it.each<[string, string, ExpectedFailure]>([
    ['another path', head('GET /1.0.0/store HTTP/1.1'), UNKNOWN_URL],
    ['another method', head('POST /metrics HTTP/1.1', 'Content-Length: 0'), UNKNOWN_URL],
    ['an unknown method', head('FOO /metrics HTTP/1.1'), UNKNOWN_URL],
    ['CONNECT', head('CONNECT a:1 HTTP/1.1'), UNKNOWN_URL],
    ['nonsense', 'nonsense\r\n\r\n', MALFORMED],
    ['another protocol', head('GET /metrics RTSP/1.0'), MALFORMED],
    ['no Host', 'GET /metrics HTTP/1.1\r\n\r\n', malformed('missing_host', 'The Host header is missing')],
    [
      'headers that are too long',
      head('GET /metrics HTTP/1.1', `X: ${'x'.repeat(20_000)}`),
      malformed('headers_too_large', 'The request line and headers are too large'),
    ],
    [
      'an expectation',
      head('GET /metrics HTTP/1.1', 'Expect: x'),
      malformed('unsupported_expectation', 'The Expect header asks for something that this server does not do'),
    ],
    ['half a head', 'GET /metrics HTTP/1.1\r\n', malformed('request_timeout', 'The request did not arrive in time')],
  ])('refuses in the one error body: %s', async (_what, bytes, refusal) => {
    const connection = await open();
    const answer = await connection.send(bytes).answer();
    expectFailure({ ...answer, text: answer.body }, refusal);
    connection.destroy();
  });

  it('invites nobody to send a body that it does not read', async () => {
    const connection = await open();
    const expecting = head('POST /metrics HTTP/1.1', 'Content-Length: 5', 'Expect: 100-continue');
    expect((await connection.send(expecting).answer()).status).toBe(404);
    expect(await connection.rest()).toBe('');
  });
});
