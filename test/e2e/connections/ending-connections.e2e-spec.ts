import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawRequests } from '../../harness/raw-requests.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let store: RawRequests;
let limited: RawRequests;
let disabled: RawRequests;
beforeAll(async () => {
  service = await startTestService();
  store = new RawRequests(service.store);
  const outOfQuota = await service.newStore({ rateLimit: { requests: 1, window_seconds: 3600 } });
  await outOfQuota.api.get('/store');
  limited = new RawRequests(outOfQuota.credentials);
  const unpaid = await service.newStore();
  await service.operator.put(`/operator/accounts/${unpaid.accountId}`, { standing: 'disabled' });
  disabled = new RawRequests(unpaid.credentials);
});
afterAll(() => service?.stop());

const CLOSE = 'Connection: close';
const LONG = 900_000;
const PIECES = 30;

/** A caller that sends everything before it reads anything, as Python's urllib does; a reset would lose it the answer. */
async function sendThenRead(head: string, length = LONG): Promise<{ text: string; error: string | undefined }> {
  const socket = connect({ port: service.port, host: '127.0.0.1', allowHalfOpen: true });
  let error: string | undefined;
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (error = code));
  await once(socket, 'connect');
  socket.pause();
  socket.write(head);
  for (let piece = 0; piece < PIECES && error === undefined; piece += 1) {
    socket.write(' '.repeat(length / PIECES));
    await delay(2);
  }
  const text = await readToEnd(socket);
  socket.destroy();
  return { text, error };
}

function drainedOrClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

async function readToEnd(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.resume();
  if (!socket.readableEnded && !socket.destroyed) {
    await Promise.race([once(socket, 'end'), once(socket, 'close'), delay(5_000)]).catch(() => undefined);
  }
  return text;
}

const bad = (head: string) => head.replace(/Basic .*\r\n/, 'Basic eDp5\r\n');
const LENGTH = `Content-Length: ${LONG}`;

describe('a refusal while the body is still arriving reaches a caller that reads only afterwards', () => {
  it.each<[string, () => string, string]>([
    ['a bad key', () => bad(store.post('/coupons', LENGTH, CLOSE)), '401 Unauthorized'],
    [
      'no key',
      () => store.post('/coupons', LENGTH, CLOSE).replace(/Authorization.*\r\n/, ''),
      '412 Precondition Failed',
    ],
    ['a disabled account', () => disabled.post('/coupons', LENGTH, CLOSE), '402 Payment Required'],
    ['the rate limit', () => limited.post('/coupons', LENGTH, CLOSE), '429 Too Many Requests'],
    ['no Accept', () => store.post('/coupons', LENGTH, CLOSE).replace(/Accept.*\r\n/, ''), '406 Not Acceptable'],
    ['no such URL', () => store.post('/nothing', LENGTH, CLOSE), '404 Not Found'],
    ['HTTP/1.0', () => bad(store.post('/coupons', LENGTH)).replace('HTTP/1.1', 'HTTP/1.0'), '401 Unauthorized'],
    ['a length beyond the limit', () => store.post('/coupons', 'Content-Length: 9000000', CLOSE), '400 Bad Request'],
    ['an answer that needs no body', () => store.get('/store', LENGTH, CLOSE), '200 OK'],
    ['a malformed chunk', () => `${store.post('/coupons', 'Transfer-Encoding: chunked')}zz\r\n`, '400 Bad Request'],
    ['a request line that is none', () => 'nonsense\r\n\r\n', '400 Bad Request'],
    ['headers that are too long', () => `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, '400 Bad Request'],
    ['CONNECT', () => store.head('CONNECT a:1 HTTP/1.1'), '404 Not Found'],
  ])('%s', async (_what, head, statusLine) => {
    const { text, error } = await sendThenRead(head());
    expect([error, text.slice(0, text.indexOf('\r\n'))]).toEqual([undefined, `HTTP/1.1 ${statusLine}`]);
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('maintenance', async () => {
    await service.operator.put('/operator/maintenance', { on: true });
    try {
      const { text, error } = await sendThenRead(store.post('/coupons', LENGTH, CLOSE));
      expect([error, text.slice(0, 12)]).toEqual([undefined, 'HTTP/1.1 503']);
    } finally {
      await service.operator.put('/operator/maintenance', { on: false });
    }
  });

  it('and so does the second of two refusals, on a connection that is kept', async () => {
    const heads = bad(store.post('/coupons', 'Content-Length: 2')) + '{}' + bad(store.post('/coupons', LENGTH, CLOSE));
    const { text, error } = await sendThenRead(heads);
    expect([error, text.match(/HTTP\/1\.1 401/g)]).toEqual([undefined, ['HTTP/1.1 401', 'HTTP/1.1 401']]);
  });
});

describe('what a caller still sends behind an answer that ends its connection', () => {
  it.each<[string, () => string]>([
    ['of a body', () => bad(store.post('/coupons', 'Content-Length: 99000000', CLOSE))],
    ['of chunks', () => `${bad(store.post('/coupons', 'Transfer-Encoding: chunked', CLOSE))}5f5e100\r\n`],
    ['behind nonsense', () => 'nonsense\r\n\r\n'],
    [
      'of a body on a connection that would have been kept',
      () => bad(store.post('/coupons', 'Content-Length: 99000000')),
    ],
  ])('is discarded up to a limit: %s', async (_what, head) => {
    const socket = connect(service.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    await once(socket, 'connect');
    socket.write(head());
    const piece = Buffer.alloc(1_000_000, ' ');
    let sent = 0;
    while (!socket.destroyed && sent < 90) {
      if (!socket.write(piece)) await drainedOrClosed(socket);
      sent += 1;
    }
    expect(sent).toBeLessThan(60);
    socket.destroy();
  });

  it('ends the connection by the answer itself, where more is announced than is ever discarded', async () => {
    const { text } = await sendThenRead(bad(store.post('/coupons', 'Content-Length: 16777217')));
    expect(text.toLowerCase()).toContain('connection: close');
    const kept = bad(store.post('/coupons', 'Content-Length: 2')) + '{}' + bad(store.post('/coupons', LENGTH, CLOSE));
    expect((await sendThenRead(kept)).text.toLowerCase().match(/connection: keep-alive/g)).toHaveLength(1);
  });

  it('is waited for only for a limited time', async () => {
    const socket = connect({ port: service.port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    socket.write(bad(store.post('/coupons', LENGTH, CLOSE)));
    expect(await readToEnd(socket)).toContain('HTTP/1.1 401');
    // The caller neither sends the rest nor closes; the service has ended the connection when a late byte is reset.
    await delay(3_500);
    const ended = once(socket, 'close');
    const dripping = setInterval(() => socket.writable && socket.write(' '), 20);
    socket.on('error', () => undefined);
    await ended.catch(() => undefined);
    clearInterval(dripping);
    expect(socket.destroyed).toBe(true);
  });
});
