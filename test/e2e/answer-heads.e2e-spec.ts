import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINK_BYTES, MAX_LOCATION_BYTES } from '../../src/contract/answers/head-size.js';
import type { Shown } from '../../src/conformance/api-client.js';
import { RawConnection, type RawAnswer } from '../harness/raw-connection.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/** nginx reads no more of a head by default, and answers 502 instead. */
const BUFFER_BYTES = 4_096;

/** Everything that makes heads larger, whatever is asked for. */
const LARGEST = [
  'Host: localhost',
  'Accept: application/json',
  'Origin: https://shop.example.com',
  `SO-Request-Id: ${'r'.repeat(128)}`,
  `X-Forwarded-Prefix: /${'p'.repeat(199)}`,
];

let service: TestService;
let connection: RawConnection;
let authorization: string;
let options: readonly Shown[];

beforeAll(async () => {
  service = await startTestService({ TRUSTED_PROXIES: '1' });
  const rateLimit = { requests: 1_000_000_000, window_seconds: 86_400 };
  const { api, credentials } = await service.newStore({ rateLimit });
  authorization = `Authorization: Basic ${btoa(`${credentials.user}:${credentials.password}`)}`;
  const make = (n: number) => api.created('/shipping-options', { name: `n${n}`, amount: n });
  options = await Promise.all([1, 2, 3, 4, 5].map(make));
  connection = await RawConnection.open(service.port);
});
afterAll(async () => {
  connection?.destroy();
  await service?.stop();
});

async function answerTo(requestLine: string, body = '', ...headers: string[]): Promise<RawAnswer> {
  const length = body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  const lines = [`${requestLine} HTTP/1.1`, ...LARGEST, authorization, ...headers, ...length];
  return connection.send(`${lines.join('\r\n')}\r\n\r\n${body}`).answer();
}

/** Whatever is asked for, with everything but the two headers that depend on it. */
function expectSmall({ headBytes, headers }: RawAnswer): void {
  expect(headBytes).toBeLessThan(BUFFER_BYTES);
  const [link = 0, location = 0] = [headers.link?.length, headers.location?.length];
  expect(headBytes - link - location).toBeLessThan(BUFFER_BYTES - Math.max(MAX_LINK_BYTES, MAX_LOCATION_BYTES));
}

const relationsOf = ({ headers }: RawAnswer) =>
  [...(headers.link ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, target = '', rel = '']) => ({ rel, target }));

/** @param length of each id; a list takes up to 20 of them */
const absent = (count: number, length: number) => `&exclude_by=id&exclude=${'shp_'.padEnd(length, '0')}`.repeat(count);

describe('a list keeps its head below 4 KB', () => {
  it.each([
    [0, 0, ['first', 'prev', 'next', 'last']],
    [20, 30, ['next']],
    [20, 120, []],
    [20, 700, []],
  ])('with %i excluded ids of %i characters', async (count, length, relations) => {
    const path = `/1.0.0/shipping-options?page=2&paginate=1${absent(count, length)}`;
    const answer = await answerTo(`GET ${path}`);
    expect([answer.status, answer.headers['so-total-count']]).toEqual([200, '5']);
    expectSmall(answer);
    expect(relationsOf(answer).map(({ rel }) => rel)).toEqual(relations);
  });

  it('and still leads through all of it where the next link fits', async () => {
    const seen: string[] = [];
    const prefix = `/${'p'.repeat(199)}`;
    let target = `${prefix}/1.0.0/shipping-options?page=1&paginate=1${absent(20, 50)}`;
    for (let step = 0; step < 10; step += 1) {
      expect(target.startsWith(prefix)).toBe(true);
      const answer = await answerTo(`GET ${target.slice(prefix.length)}`);
      seen.push(...(JSON.parse(answer.body) as Shown[]).map(({ id }) => id));
      const next = relationsOf(answer).find(({ rel }) => rel === 'next');
      if (next === undefined) break;
      target = next.target;
    }
    expect(seen).toEqual(options.map(({ id }) => id).sort());
  });

  const units = fc.constantFrom('a', '&', '=', ';', ',', '<', '"', '|', '+', '%20', '%3E', '%C3%A4', '%', 'page', '-');
  const texts = fc.tuple(fc.string({ unit: units, maxLength: 60 }), fc.integer({ min: 1, max: 300 }));
  const filters = texts.map(([text, times]) => `&filter_by=name&filter=${encodeURIComponent(text.repeat(times))}`);
  const raw = texts.map(([text, times]) => `&${text.repeat(times)}`);
  const queries = fc
    .tuple(fc.constantFrom('page=1&paginate=1', 'page=2&paginate=1', 'after=&paginate=1'), fc.oneof(filters, raw))
    .map(([paging, rest]) => (paging + rest).slice(0, 14_000));

  it('whatever the query is', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const answer = await answerTo(`GET /1.0.0/shipping-options?${query}`);
        expect([200, 204, 400]).toContain(answer.status);
        expectSmall(answer);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an answer that names what was created keeps its head below 4 KB', () => {
  const body = '{"name":"n","amount":1}';

  it('the first time and when it is given again', async () => {
    const key = `Idempotency-Key: ${'k'.repeat(255)}`;
    const first = await answerTo('POST /1.0.0/shipping-options', body, key);
    const again = await answerTo('POST /1.0.0/shipping-options', body, key);
    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([201, 201, 'true']);
    expect(first.headers.location).toMatch(/^\/p{199}\/1\.0\.0\/shipping-options\/shp_/);
    expect(again.headers.location).toBe(first.headers.location);
    for (const answer of [first, again]) expectSmall(answer);
  });

  it('where the path is written as long as it can be', async () => {
    const subscriber = JSON.parse(
      (await answerTo('POST /1.0.0/subscribers', '{"email":"a@example.com"}')).body,
    ) as Shown;
    const id = [...subscriber.id].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
    const answer = await answerTo(`POST /1.0.0/subscribers/${id}/notes`, '{"text":"n"}');
    expect([answer.status, answer.headers.location]).toEqual([201, expect.stringContaining('/notes/')]);
    expectSmall(answer);
  });
});

it.each([
  [400, 'a long query that is not understood', 'GET', `/1.0.0/store?${'x'.repeat(14_000)}`],
  [400, 'a query that cannot be decoded', 'GET', '/1.0.0/store?%'],
  [404, 'a long unknown path', 'GET', `/1.0.0/${'x'.repeat(14_000)}`],
  [404, 'a long id', 'GET', `/1.0.0/shipping-options/${'x'.repeat(14_000)}`],
  [404, 'a long id in escapes', 'DELETE', `/1.0.0/shipping-options/${'%C3%A4'.repeat(2_000)}`],
  [404, 'a long name of an asset', 'GET', `/docs/${'x'.repeat(14_000)}`],
  [200, 'a page with a long query', 'GET', `/docs?${'x'.repeat(14_000)}`],
  [200, 'the dashboard', 'GET', '/dashboard'],
  [200, 'the API document', 'GET', '/openapi.json'],
  [200, 'the health check', 'GET', '/health/live'],
])('the head of a %i to %s stays below 4 KB', async (status, _, method, path) => {
  const answer = await answerTo(`${method} ${path}`);
  expect(answer.status).toBe(status);
  expectSmall(answer);
});

it.each([
  ['Idempotency-Key', 'i'.repeat(10_000), 400],
  ['If-Match', '"e"'.repeat(3_000), 412],
  ['SO-Ver', 'v'.repeat(10_000), 412],
])('a long %s is not repeated', async (name, value, status) => {
  const answer = await answerTo(`PUT /1.0.0/shipping-options/${options[0]?.id}`, '{"name":"m"}', `${name}: ${value}`);
  expect(answer.status).toBe(status);
  expectSmall(answer);
});
