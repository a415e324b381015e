import { afterAll, beforeAll, it } from '@jest/globals';
import { RawConnection } from '../harness/raw-connection.js';
import { startTestService, type TestService } from '../harness/test-service.js';
let service: TestService;
beforeAll(async () => { service = await startTestService({ REQUEST_TIMEOUT_MS: '2000' }); });
afterAll(() => service?.stop());
it('explores', async () => {
  const auth = 'Authorization: Basic ' + Buffer.from(`${service.store.user}:${service.store.password}`).toString('base64') + '\r\n';
  const H = `Host: x\r\nAccept: application/json\r\n${auth}`;
  const cases: [string, string | Buffer, boolean?][] = [
    ['garbage', 'hello\r\n\r\n'],
    ['unknown method', `FOO /1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['PROPFIND', `PROPFIND /1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['lower', `get /1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['bad version', `GET /1.0.0/store HTTP/3.7\r\n${H}\r\n`],
    ['http1.0', `GET /1.0.0/store HTTP/1.0\r\n${H}\r\n`],
    ['http1.0 nohost', `GET /1.0.0/store HTTP/1.0\r\nAccept: application/json\r\n${auth}\r\n`],
    ['h2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['tls', Buffer.from('16030100a5010000a10303', 'hex')],
    ['no host', `GET /1.0.0/store HTTP/1.1\r\nAccept: application/json\r\n\r\n`],
    ['two hosts', `GET /1.0.0/store HTTP/1.1\r\nHost: a\r\nHost: b\r\nAccept: application/json\r\n${auth}\r\n`],
    ['expect', `GET /1.0.0/store HTTP/1.1\r\n${H}Expect: x\r\n\r\n`],
    ['connect', `CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n`],
    ['upgrade', `GET /1.0.0/store HTTP/1.1\r\n${H}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
    ['h2c upgrade', `GET /1.0.0/store HTTP/1.1\r\n${H}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`],
    ['CL+TE', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['two CL', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    ['bad CL', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nContent-Length: -1\r\n\r\n{}`],
    ['TE gzip', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n{}`],
    ['bad chunk', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['half body', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{"a":`, true],
    ['half chunk', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}`, true],
    ['half headers', `POST /1.0.0/meters HTTP/1.1\r\n${H}Conte`, true],
    ['slow headers', `POST /1.0.0/meters HTTP/1.1\r\n${H}Conte`],
    ['slow body', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{"a":`],
    ['header ovf', `GET /1.0.0/store HTTP/1.1\r\n${H}X: ${'a'.repeat(17000)}\r\n\r\n`],
    ['url ovf', `GET /1.0.0/store?${'a'.repeat(17000)} HTTP/1.1\r\n${H}\r\n`],
    ['many headers', `GET /1.0.0/store HTTP/1.1\r\n${H}${'X: a\r\n'.repeat(2500)}\r\n`],
    ['pct', `GET /1.0.0/store/%zz HTTP/1.1\r\n${H}\r\n`],
    ['pct2', `GET /1.0.0/subscriptions/%ff HTTP/1.1\r\n${H}\r\n`],
    ['abs', `GET http://x/1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['abs ftp', `GET ftp://x/1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['abs noPath', `GET http://x HTTP/1.1\r\n${H}\r\n`],
    ['frag', `GET /1.0.0/store#x HTTP/1.1\r\n${H}\r\n`],
    ['backslash frag', `GET /1.0.0\\store#x HTTP/1.1\r\n${H}\r\n`],
    ['backslash', `GET /1.0.0\\store HTTP/1.1\r\n${H}\r\n`],
    ['star', `OPTIONS * HTTP/1.1\r\n${H}\r\n`],
    ['get star', `GET * HTTP/1.1\r\n${H}\r\n`],
    ['options', `OPTIONS /1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['preflight', `OPTIONS /1.0.0/store HTTP/1.1\r\n${H}Origin: a\r\nAccess-Control-Request-Method: PUT\r\n\r\n`],
    ['trace', `TRACE /1.0.0/store HTTP/1.1\r\n${H}\r\n`],
    ['space in header name', `GET /1.0.0/store HTTP/1.1\r\n${H}X : a\r\n\r\n`],
    ['obs fold', `GET /1.0.0/store HTTP/1.1\r\n${H}X: a\r\n b\r\n\r\n`],
    ['lf only', `GET /1.0.0/store HTTP/1.1\nHost: x\n\n`],
    ['nul header', `GET /1.0.0/store HTTP/1.1\r\n${H}X: a\0b\r\n\r\n`],
    ['raw utf8 path', Buffer.from(`GET /1.0.0/störe HTTP/1.1\r\n${H}\r\n`)],
    ['pipelined good+garbage', `GET /1.0.0/store HTTP/1.1\r\n${H}\r\nhello\r\n\r\n`],
    ['pipelined 2', `GET /1.0.0/store HTTP/1.1\r\n${H}\r\nGET /1.0.0/meters HTTP/1.1\r\n${H}\r\n`],
    ['100c', `POST /1.0.0/meters HTTP/1.1\r\n${H}Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`],
  ];
  const out = await Promise.all(cases.map(async ([name, bytes, half]) => {
    const c = await RawConnection.open(service.port);
    c.send(bytes);
    if (half) { await new Promise((r) => setTimeout(r, 50)); c.halfClose(); }
    await new Promise((r) => setTimeout(r, name.startsWith('slow') ? 3500 : 400));
    const self = c as unknown as { received: Buffer; ended: boolean };
    const s = `--- ${name}: ended=${self.ended}\n${self.received.toString('latin1')}\n`;
    c.destroy();
    return s;
  }));
  process.stdout.write(out.join(''));
});
