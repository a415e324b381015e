import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  StandingOrder,
  StandingOrderConnectionError,
  StandingOrderError,
  type StandingOrderOptions,
} from './client.js';

interface SentRequest {
  readonly url: string;
  readonly init: RequestInit;
}

type Outcome = Response | Error | 'hangs';

const KEY = 'so_live_never_to_be_seen';

/** A client whose requests meet these outcomes, one after another, and which waits for nothing. */
function clientMeeting(outcomes: Outcome[], options: Partial<StandingOrderOptions> = {}) {
  const [sent, delays]: [SentRequest[], number[]] = [[], []];
  const so = new StandingOrder({
    url: 'https://billing.example.com/',
    user: 'STO-1',
    password: KEY,
    random: () => 0.5,
    sleep: (ms) => Promise.resolve(void delays.push(ms)),
    fetch: (url, init = {}) => {
      sent.push({ url: new Request(url).url, init });
      const outcome = outcomes.shift() ?? new Error('there was no such try to be');
      if (outcome instanceof Response) return Promise.resolve(outcome);
      if (outcome instanceof Error) return Promise.reject(outcome);
      return new Promise((_, reject) => {
        const fail = () => reject(init.signal?.reason as Error);
        if (init.signal?.aborted) fail();
        else init.signal?.addEventListener('abort', fail);
      });
    },
    ...options,
  });
  return { so, sent, delays };
}

const done = (body: unknown = {}) => new Response(JSON.stringify(body), { status: 200 });
const refused = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify([{ status: String(status), message: 'm', body: { text: 'A reason' } }]), {
    status,
    headers: { 'SO-Error-Code': code, ...headers },
  });
const broken = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
/** An answer whose body stops half-way. */
const cut = () => new Response(new ReadableStream({ start: (stream) => stream.error(broken()) }));

const keysOf = (sent: readonly SentRequest[]) =>
  new Set(sent.map(({ init }) => (init.headers as Record<string, string>)['Idempotency-Key']));

describe('trying again', () => {
  it('goes on after what passes by itself, under one key', async () => {
    const { so, sent, delays } = clientMeeting([broken(), refused(503, 'overloaded'), cut(), done({ id: 'ppl_1' })]);
    expect(await so.post('/subscribers', { body: { email: 'a@example.com' } })).toEqual({ id: 'ppl_1' });
    expect(delays).toEqual([250, 500, 1_000]);
    expect(sent.map(({ url, init }) => [url, init.method, init.body])).toEqual(
      Array(4).fill(['https://billing.example.com/1.0.0/subscribers', 'POST', '{"email":"a@example.com"}']),
    );
    expect(keysOf(sent).size).toBe(1);
  });

  it('has another key for another call', async () => {
    const { so, sent } = clientMeeting([done(), done()]);
    await so.delete('/subscribers/{id}', { path: { id: 'a' } });
    await so.delete('/subscribers/{id}', { path: { id: 'a' } });
    expect(keysOf(sent).size).toBe(2);
  });

  it('waits as long as Retry-After says', async () => {
    const { so, delays } = clientMeeting([refused(429, 'rate_limited', { 'Retry-After': '9' }), done()]);
    await so.get('/store');
    expect(delays).toEqual([9_250]);
  });

  it.each<[string, Partial<StandingOrderOptions>]>([
    ['a minute', {}],
    ['what the call may take in all', { retry: { maxRetryAfterSeconds: 1_000 } }],
  ])('ends at once when Retry-After is longer than %s', async (_, options) => {
    const { so, delays } = clientMeeting([refused(503, 'maintenance', { 'Retry-After': '181' })], options);
    await expect(so.get('/store')).rejects.toMatchObject({ code: 'maintenance', retryAfterSeconds: 181 });
    expect(delays).toEqual([]);
  });

  it.each([400, 401, 402, 404, 406, 412, 422])('does not begin after a %d', async (status) => {
    const { so, sent } = clientMeeting([refused(status, 'bad_credentials'), done()]);
    await expect(so.get('/store')).rejects.toMatchObject({ status });
    expect(sent).toHaveLength(1);
  });

  it('ends with the last failure, by the client or by the call', async () => {
    const failures = () => [broken(), broken(), refused(500, 'internal_error'), broken(), broken()];
    const four = clientMeeting(failures());
    await expect(four.so.get('/store')).rejects.toThrow(
      /^GET \/store: no whole answer came from http\S+ \(ECONNRESET\)$/,
    );
    expect(four.sent).toHaveLength(4);
    const three = clientMeeting(failures(), { retry: { tries: 3 } });
    await expect(three.so.get('/store')).rejects.toMatchObject({ status: 500, code: 'internal_error' });
    const one = clientMeeting(failures());
    await expect(one.so.get('/store', { retry: { tries: 1 } })).rejects.toThrow(StandingOrderConnectionError);
    expect(one.sent).toHaveLength(1);
  });

  it('gives, with the failure of a write, the key that settles it', async () => {
    const { so, sent } = clientMeeting([broken()], { retry: { tries: 1 } });
    const error = await so.put('/store', { body: { name: 'n' } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StandingOrderConnectionError);
    expect(keysOf(sent)).toEqual(new Set([(error as StandingOrderConnectionError).idempotencyKey]));
  });

  it.each([200, 502])('gives the key, too, with a page of somebody else’s that has status %d', async (status) => {
    const page = new Response('<html>Sign in to this network</html>', { status });
    const { so, sent } = clientMeeting([page], { retry: { tries: 1 } });
    const error = await so.put('/store', { body: { name: 'n' } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StandingOrderError);
    expect(keysOf(sent)).toEqual(new Set([(error as StandingOrderError).idempotencyKey]));
  });
});

describe('an answer that is not of the contract', () => {
  it('is an error even if it says that all is well', async () => {
    const { so } = clientMeeting([new Response('<html>Sign in to this network</html>')]);
    await expect(so.get('/store')).rejects.toMatchObject({ name: 'StandingOrderError', status: 200, code: undefined });
  });

  it('is not followed elsewhere', async () => {
    const { so, sent } = clientMeeting([new Response('', { status: 302, headers: { Location: 'https://x.example' } })]);
    await expect(so.get('/store')).rejects.toMatchObject({ status: 302 });
    expect(sent.map(({ init }) => init.redirect)).toEqual(['manual']);
  });
});

describe('a signal', () => {
  const reason = new Error('the user went away');

  it('ends a call before it begins', async () => {
    const { so } = clientMeeting(['hangs']);
    await expect(so.get('/store', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('ends a try, and there is no other', async () => {
    const { so, sent } = clientMeeting(['hangs', done()]);
    const controller = new AbortController();
    const call = so.get('/store', { signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it('ends any number of calls at once, by one listener', async () => {
    const { so } = clientMeeting([done(), ...Array<Outcome>(50).fill('hangs')]);
    const controller = new AbortController();
    const { signal } = controller;
    await so.get('/store', { signal });
    const calls = Promise.allSettled(Array.from({ length: 50 }, () => so.get('/store', { signal })));
    // Node warns of more than ten.
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    controller.abort(reason);
    for (const call of await calls) expect(call).toEqual({ status: 'rejected', reason });
  });

  it('ends waiting at once', async () => {
    const outcomes = [refused(503, 'starting', { 'Retry-After': '60' }), done()];
    // Without a sleep of its own the client really waits.
    const { so, sent } = clientMeeting(outcomes, { sleep: undefined });
    const controller = new AbortController();
    const waiting = so.get('/store', { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    await expect(waiting).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });
});

describe('time', () => {
  it('for one try ends it, and the next begins', async () => {
    const { so, sent } = clientMeeting(['hangs', done({ id: 'STO-1' })], { timeoutMs: 20 });
    expect(await so.get('/store')).toEqual({ id: 'STO-1' });
    expect(sent).toHaveLength(2);
  });

  it('for all tries ends the call', async () => {
    const { so, sent } = clientMeeting(Array<Outcome>(50).fill('hangs'), {
      timeoutMs: 20,
      retry: { tries: 50, baseDelayMs: 1 },
    });
    const call = so.get('/store', { totalTimeoutMs: 70 });
    await expect(call).rejects.toMatchObject({ name: 'StandingOrderConnectionError', isTimeout: true });
    expect(sent.length).toBeLessThan(50);
  });
});

describe('the whole answer', () => {
  it('is there for whoever asks for it', async () => {
    const { so } = clientMeeting([new Response('{"id":"STO-1"}', { headers: { ETag: '"a"' } })]);
    const { data, status, headers } = await so.get('/store').withResponse();
    expect([data.id, status, headers.get('ETag')]).toEqual(['STO-1', 200, '"a"']);
  });

  it('fails like the call, and only there', async () => {
    const { so } = clientMeeting([refused(404, 'not_found')]);
    await expect(so.get('/store').withResponse()).rejects.toThrow(StandingOrderError);
  });

  it('of an empty list is an empty array', async () => {
    const { so } = clientMeeting([new Response(null, { status: 204 })]);
    expect(await so.get('/subscribers')).toEqual([]);
  });
});

describe('the key', () => {
  it('is not seen in the client, nor in what it throws', async () => {
    const { so } = clientMeeting([refused(401, 'bad_credentials'), broken()], { retry: { tries: 1 } });
    const errors = [
      await so.get('/store').catch((error: unknown) => error),
      await so.get('/store').catch((e: unknown) => e),
    ];
    const seen = inspect([so, ...errors], { depth: Infinity, showHidden: true }) + JSON.stringify([so, ...errors]);
    expect(seen).not.toContain(KEY);
    expect(seen).not.toContain(btoa(`STO-1:${KEY}`));
    expect(seen).toContain('bad_credentials');
  });

  it.each([
    ['', 'no URL'],
    ['billing.example.com', 'no URL'],
    ['ftp://billing.example.com', 'another protocol'],
    [`https://STO-1:${KEY}@billing.example.com`, 'credentials'],
    ['https://billing.example.com?a=b', 'a query'],
  ])('and the url are refused without being shown: %#', (url) => {
    expect(() => new StandingOrder({ url, user: 'STO-1', password: KEY })).toThrow(
      new TypeError('url must be an http(s) URL, without anything else'),
    );
  });

  it.each([
    { user: '', password: KEY },
    { user: 'STO-1', password: '' },
  ])('and the user must be there', (credentials) => {
    expect(() => new StandingOrder({ url: 'https://x.example', ...credentials })).toThrow(
      new TypeError('user and password must be a Store ID and an API key'),
    );
  });
});

describe('the JSON of answers', () => {
  it('is read by the given function, which may keep what JSON.parse loses', async () => {
    const { so } = clientMeeting([new Response('{"10":"a","9":"b"}')], { parse: (json) => ({ json }) });
    expect(await so.get('/store')).toEqual({ json: '{"10":"a","9":"b"}' });
  });

  it('is read by JSON.parse where no function is given', async () => {
    const { so } = clientMeeting([done({ id: 'STO-1' })], { parse: undefined });
    expect(await so.get('/store')).toEqual({ id: 'STO-1' });
  });
});
