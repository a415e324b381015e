import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient } from '../../src/conformance/api-client.js';
import { FAULTY_BODIES } from '../harness/faulty-bodies.js';
import { expectFailure, expectFailureOf } from '../harness/failures.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let api: ApiClient;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
});
afterAll(() => service?.stop());

/** Just below the limit of bodies. */
const BODY_BYTES = 1_048_000;
/** What is left of Node's 16 KB of headers when the others are taken off. */
const QUERY_BYTES = 15_000;
const MORE = / \(more fields are at fault than the \d+ listed\)$/;

interface Shown {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Holds an answer to the bounds of the contract. */
function expectBounded({ status, headers, text }: ApiAnswer): Shown {
  expect(status).toBe(400);
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(JSON.stringify(headers).length).toBeLessThan(4_096);
  const [{ body }] = JSON.parse(text) as [{ body: Shown }];
  const names = Object.values(body.fields);
  expect(names.length).toBeGreaterThan(0);
  expect(names.length).toBeLessThanOrEqual(100);
  for (const name of names) expect([...name].length).toBeLessThanOrEqual(200);
  return body;
}

describe('a body at fault in very many places is refused with a bounded body', () => {
  it('as it is where one long name stands before 80,000 numbers that are too large', async () => {
    const name = 'n'.repeat(500_000);
    const answer = await api.post('/subscriptions', `{"${name}":[${'1e999,'.repeat(80_000)}1]}`);
    const { text, fields } = expectBounded(answer);
    expect(text).toBe(
      'Must be a number that can be kept exactly, below 2^53 (more fields are at fault than the 100 listed)',
    );
    expect(new Set(Object.values(fields))).toEqual(new Set([`${'n'.repeat(199)}…`]));
    expect(Object.keys(fields)).toEqual(Array.from({ length: 100 }, (_, index) => `0.${index}`));
  });

  it.each(Object.entries(FAULTY_BODIES))('as it is with %s', async (_, shape) => {
    for (const path of ['/subscriptions', '/usage-events/batch', '/subscribers']) {
      expectBounded(await api.post(path, shape(BODY_BYTES)));
    }
  });

  it.each<[string, string, string]>([
    ['an unknown field and those that are missing', '{"x":1}', 'Several fields'],
    ['99 unknown fields and one that is missing', unknownFields(99, '"name":"n"'), 'Several fields'],
    ['100 unknown fields', unknownFields(100, '"name":"n","type":"fixed"'), 'Unknown field'],
  ])('and says nothing of others where all are listed: %s', async (_, sent, text) => {
    const body = expectBounded(await api.post('/subscriptions', sent));
    expect(body.text).toMatch(new RegExp(`^${text}`));
    expect(body.text).not.toMatch(MORE);
  });

  it.each<[string, string]>([
    ['101 unknown fields', unknownFields(101, '"name":"n","type":"fixed"')],
    ['100 unknown fields and one that is missing', unknownFields(100, '"name":"n"')],
    ['101 names that are there twice', `{${Array.from({ length: 202 }, (_, index) => `"f${index >> 1}":1`).join()}}`],
  ])('and says that there are others: %s', async (_, sent) => {
    const { text, fields } = expectBounded(await api.post('/subscriptions', sent));
    expect(text).toMatch(MORE);
    expect(Object.keys(fields)).toHaveLength(100);
  });

  it('under an Idempotency-Key, which keeps nothing of it', async () => {
    const headers = { 'idempotency-key': 'many-faults' };
    expectBounded(await api.post('/subscriptions', FAULTY_BODIES['unknown fields']?.(BODY_BYTES), { headers }));
    const answer = await api.post('/subscriptions', { name: 'n', type: 'fixed' }, { headers });
    expect(answer.status).toBe(201);
  });

  it('of the founding example, byte for byte', async () => {
    const body =
      '{"name":"n","type":"fixed","status":"active","description":null,"free_trial_days":0,"setup_fee":0,' +
      '"allow_billing_option_changes":true,"shipping_charge":false,"tax_charge":false,"this_should_fail":1}';
    expect((await api.post('/subscriptions', body)).text).toBe(
      '[{"status":"400","message":"Bad Request","body":{"text":"Unknown field submitted","fields":{"9":"this_should_fail"}}}]',
    );
  });
});

describe('a body that is taken may be as large as the limit', () => {
  it.each<[string, string]>([
    ['spaces', `{"name":"n",${' '.repeat(BODY_BYTES - 50)}"type":"fixed"}`],
    ['escapes of metadata', JSON.stringify({ name: 'n', type: 'fixed', metadata: { a: '\u0001'.repeat(500) } })],
  ])('with %s', async (_, body) => {
    expect((await api.post('/subscriptions', body)).status).toBe(201);
  });
});

describe('a query at fault in very many places is refused with a bounded body', () => {
  it.each([
    ...['a&', 'a=1&', '=&', '%&', '%ff&', '%00&', 'filter_by=&', 'filter=x&', 'filter_by=x&filter=y&'],
    ...[
      'exclude=1&',
      'exclude_by=id&exclude=1&',
      'sort=up&',
      'sort_by=x&',
      'page=0&',
      'paginate=0&',
      'after=1&page=1&',
    ],
    ...['%F0%9F%98%80&', '%01&', '"&', '\\&'],
  ])('of %s', async (repeated) => {
    const query = repeated.repeat(QUERY_BYTES / repeated.length);
    for (const path of ['/subscriptions', '/reports/revenue', '/store']) {
      expectBounded(await api.get(`${path}?${query}`));
    }
  });

  it('of one name that is as long as the query', async () => {
    const name = 'n'.repeat(QUERY_BYTES);
    const answer = await api.get(`/subscriptions?${name}=1`);
    expect(expectBounded(answer).fields).toEqual({ 0: `${'n'.repeat(199)}…` });
  });
});

describe('a list takes up to 20 pairs of filter and exclude', () => {
  const pairs = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      return index % 2 === 0 ? `filter_by=name&filter=${index}` : `exclude_by=name&exclude=${index}`;
    }).join('&');

  it('20 are carried out', async () => {
    expect((await api.get(`/subscriptions?${pairs(20)}`)).status).toBe(204);
  });

  it('one more is refused in words', async () => {
    expectFailure(await api.get(`/subscriptions?${pairs(21)}`), {
      status: 400,
      code: 'invalid_parameter',
      text: 'Is one too many: a list takes up to 20 pairs of filter and exclude together',
      fields: { 38: 'exclude_by' },
    });
  });

  it('as many as fit into the headers are refused, and cost the database nothing', async () => {
    expectFailureOf(await api.get(`/subscriptions?${pairs(600)}`), 400, 'invalid_parameter');
  });
});

function unknownFields(count: number, others: string): string {
  return `{${others}${Array.from({ length: count }, (_, index) => `,"f${index}":1`).join('')}}`;
}
