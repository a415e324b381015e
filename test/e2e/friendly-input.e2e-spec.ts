import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../src/conformance/api-client.js';
import { RawConnection } from '../harness/raw-connection.js';
import { expectFailure, expectFailureOf } from '../harness/failures.js';
import { makeBase, type Base } from '../harness/samples.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let api: ApiClient;
let base: Base;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  base = await makeBase(api, service.operator);
});
afterAll(() => service?.stop());

const PHP = 'PHP encodes an empty array as []: send {} (json_encode((object) []))';

/** Sends a request as it is written, with the credentials of the store. */
async function send(method: string, path: string, headers: readonly string[], body = '') {
  const { user, password } = service.store;
  const connection = await RawConnection.open(service.port);
  const head = [
    `${method} /1.0.0${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    'Accept: application/json',
    ...headers,
  ];
  const answer = await connection.send(`${head.join('\r\n')}\r\n\r\n${body}`).answer();
  connection.destroy();
  return { ...answer, text: answer.body };
}

const JSON_TYPE = 'Content-Type: application/json';
const EMPTY_CHUNKS = '0\r\n\r\n';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n${EMPTY_CHUNKS}`;

describe('an empty body is refused with what to send instead', () => {
  it.each(['', ' ', '\r\n\t', '\uFEFF', '\uFEFF '])('%j', async (body) => {
    for (const path of ['/subscriptions', '/coupons', '/usage-events/batch']) {
      expectFailure(await api.post(path, body), {
        status: 400,
        code: 'not_json',
        text: 'The body is empty: send a JSON object, {} if there is nothing to set',
      });
    }
  });
});

describe('an empty list where an object is meant is refused with advice for callers in PHP', () => {
  it.each(['[]', ' [ ] ', '\uFEFF[]'])('as the whole body: %j', async (body) => {
    const refusal = { status: 400, code: 'not_an_object', text: `The body must be a JSON object; ${PHP}` } as const;
    expectFailure(await api.post('/subscriptions', body), refusal);
    expectFailure(await api.put('/store', body), refusal);
    expectFailure(await service.operator.post('/operator/accounts', body), refusal);
  });

  it.each<[string, string, string, Readonly<Record<string, string>>]>([
    ['metadata', '/subscriptions', '{"name":"n","type":"fixed","metadata":[]}', { 2: 'metadata' }],
    ['metadata of another resource', '/subscribers', '{"email":"a@example.com","metadata":[]}', { 1: 'metadata' }],
    ['an address', '/subscribers', '{"email":"a@example.com","address":[]}', { 1: 'address' }],
    [
      'properties',
      '/usage-events',
      '{"external_id":"e","enrollment_id":"x","meter":"m","properties":[]}',
      { 3: 'properties' },
    ],
    [
      'properties within a batch',
      '/usage-events/batch',
      '{"events":[{"external_id":"e","enrollment_id":"x","meter":"m","properties":[]}]}',
      { '0.0.3': 'events[0].properties' },
    ],
    ['an event of a batch', '/usage-events/batch', '{"events":[[]]}', { '0.0': 'events[0]' }],
    ['a line', '/invoices', '{"subscriber_id":"x","lines":[[]]}', { '1.0': 'lines[0]' }],
  ])('as %s', async (_, path, body, fields) => {
    expectFailure(await api.post(path, body), {
      status: 400,
      code: 'invalid_field',
      text: `Must be an object; ${PHP}`,
      fields,
    });
  });

  it('as the limit of a store', async () => {
    const body = `{"account_id":"${base.account}","name":"n","currency":"EUR","rate_limit":[]}`;
    expectFailure(await service.operator.post('/operator/stores', body), {
      status: 400,
      code: 'invalid_field',
      text: `Must be an object; ${PHP}`,
      fields: { 3: 'rate_limit' },
    });
  });

  it('but an empty list is a value where a list is meant', async () => {
    expect((await api.post('/subscriptions', { name: 'n', type: 'fixed', tax_rate_ids: [] })).status).toBe(201);
  });
});

describe('a Content-Type is taken with parameters that say nothing', () => {
  it.each([
    'application/json;',
    'application/json ;',
    'application/json; ; ',
    'application/json;charset=utf-8;',
    'Application/JSON ; ; Charset="UTF-8" ;',
  ])('%s', async (type) => {
    const answer = await api.post('/shipping-options', '{"name":"n","amount":1}', {
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(201);
  });

  it.each([
    'application/json;charset',
    'application/json; charset=utf-8; charset=latin1',
    'application/json; v=1',
    ';',
  ])('but not %s', async (type) => {
    const answer = await api.post('/shipping-options', '{}', { headers: { 'content-type': type } });
    expectFailureOf(answer, 400, 'unsupported_content_type');
  });
});

describe('a query', () => {
  it.each([
    ...['', '&', '&&&', 'page=1', 'page=1&', 'page=', 'paginate=', 'paginate=25', '&paginate=100', 'sort_by=id'],
    ...['sort=asc', 'sort=', 'page=1&sort=asc', 'after=', 'after=&sort=ASC', 'page=1&&paginate=25&'],
  ])('has defaults for what it leaves out: ?%s', async (query) => {
    const [first, answer] = [await api.get('/subscriptions'), await api.get(`/subscriptions?${query}`)];
    expect([answer.status, answer.text]).toEqual([200, first.text]);
  });

  it.each<[string, string]>([
    ['sort=desc', 'sort_by=id&sort=desc'],
    ['sort_by=name', 'sort_by=name&sort=asc'],
    ['page=2', 'page=2&paginate=25'],
    ['paginate=1', 'page=1&paginate=1'],
    ['after=sub_0', 'after=sub_0&paginate=25'],
    ['paginate=1&sort=desc&', 'sort_by=id&sort=desc&page=1&paginate=1'],
  ])('?%s is ?%s', async (half, whole) => {
    const [one, other] = [await api.get(`/subscriptions?${half}`), await api.get(`/subscriptions?${whole}`)];
    expect([one.status, one.text, one.headers['so-total-count']]).toEqual([
      other.status,
      other.text,
      other.headers['so-total-count'],
    ]);
  });

  it.each(['/store', '/subscriptions/{id}', '/reports/aging'])('may be empty where none is taken: %s', async (path) => {
    const target = path.replace('{id}', base.subscription);
    for (const query of ['?', '?&', '?&&']) expect((await api.get(target + query)).status).toBe(200);
  });

  it.each(['filter_by=status', 'filter=active', 'exclude_by=id', 'exclude=x'])(
    '?%s stays half a pair',
    async (query) => {
      expectFailureOf(await api.get(`/subscriptions?${query}`), 400, 'invalid_parameter');
    },
  );
});

describe('an action without required fields', () => {
  let rotation: string;
  beforeAll(async () => {
    const { id } = await api.created('/webhook-endpoints', { url: 'https://example.com/hooks' });
    rotation = `/webhook-endpoints/${id}/rotate-secret`;
  });

  it.each<[string, string[], string]>([
    ['neither a body nor a Content-Type', [], ''],
    ['a Content-Type without a body', [JSON_TYPE], ''],
    ['a Content-Length of 0', ['Content-Length: 0'], ''],
    ['a Content-Type and a Content-Length of 0', [JSON_TYPE, 'Content-Length: 0'], ''],
    ['an empty Content-Type', ['Content-Type:', 'Content-Length: 0'], ''],
    ['a Content-Type and no chunks', [JSON_TYPE, 'Transfer-Encoding: chunked'], EMPTY_CHUNKS],
    ['{}', [JSON_TYPE, 'Content-Length: 2'], '{}'],
    ['{} in a chunk', [JSON_TYPE, 'Transfer-Encoding: chunked'], chunk('{}')],
  ])('is carried out with %s', async (_, headers, body) => {
    expect((await send('POST', rotation, headers, body)).status).toBe(200);
  });

  it.each<[string, string[], string, 400 | 412, string]>([
    ['a body without a Content-Type', ['Content-Length: 2'], '{}', 412, 'missing_content_type'],
    ['a body with an empty Content-Type', ['Content-Type:', 'Content-Length: 2'], '{}', 412, 'missing_content_type'],
    ['a chunk without a Content-Type', ['Transfer-Encoding: chunked'], chunk('{}'), 412, 'missing_content_type'],
    ['no chunks without a Content-Type', ['Transfer-Encoding: chunked'], EMPTY_CHUNKS, 412, 'missing_content_type'],
    ['another Content-Type', ['Content-Type: text/plain'], '', 400, 'unsupported_content_type'],
    ['another charset', [`${JSON_TYPE}; charset=latin1`], '', 400, 'unsupported_content_type'],
    ['only a space', [JSON_TYPE, 'Content-Length: 1'], ' ', 400, 'not_json'],
    ['an empty list', [JSON_TYPE, 'Content-Length: 2'], '[]', 400, 'not_an_object'],
    ['a field that it does not have', [JSON_TYPE, 'Content-Length: 7'], '{"x":1}', 400, 'unknown_field'],
  ])('is refused with %s', async (_, headers, body, status, code) => {
    expectFailureOf(await send('POST', rotation, headers, body), status, code);
  });

  it.each(['pause', 'resume', 'preview', 'cancel'])('can be %s of an enrollment', async (action) => {
    const enrollment = await api.created('/enrollments', {
      subscriber_id: base.subscriber,
      billing_option_id: base.billingOption,
    });
    if (action === 'resume') await api.post(`/enrollments/${enrollment.id}/pause`, {});
    expect((await send('POST', `/enrollments/${enrollment.id}/${action}`, [])).status).toBe(200);
  });

  it.each(['issue', 'void', 'mark-uncollectible'])('can be %s of an invoice', async (action) => {
    const lines = [{ description: 'd', amount: 1 }];
    const { id } = await api.created('/invoices', { subscriber_id: base.subscriber, lines });
    const { status } = await send('POST', `/invoices/${id}/${action}`, []);
    // What an invoice's state forbids is no matter of the body.
    expect([200, 422]).toContain(status);
  });

  it('of an absent thing is a 404', async () => {
    expectFailureOf(await send('POST', '/enrollments/enr_0/pause', []), 404, 'not_found');
  });

  it('is the same request under an Idempotency-Key in each of these forms', async () => {
    const key = 'Idempotency-Key: without-body';
    const first = await send('POST', rotation, [key]);
    for (const [headers, body] of [
      [[key, JSON_TYPE], ''],
      [[key, 'Content-Length: 0'], ''],
      [[key, JSON_TYPE, 'Content-Length: 2'], '{}'],
      [[key, JSON_TYPE, 'Transfer-Encoding: chunked'], EMPTY_CHUNKS],
    ] as const) {
      const again = await send('POST', rotation, headers, body);
      expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([200, first.text, 'true']);
    }
  });

  it('is another request than one with fields', async () => {
    const { id } = await api.created('/enrollments', {
      subscriber_id: base.subscriber,
      billing_option_id: base.billingOption,
    });
    const key = 'Idempotency-Key: with-and-without';
    expect((await send('POST', `/enrollments/${id}/cancel`, [key])).status).toBe(200);
    const body = '{"at":"now"}';
    const headers = [key, JSON_TYPE, `Content-Length: ${body.length}`];
    expectFailureOf(await send('POST', `/enrollments/${id}/cancel`, headers, body), 422, 'idempotency_key_reused');
  });

  it('is documented with an optional body, and everything else with a required one', async () => {
    const { body } = await api.get('//openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, { requestBody?: { required: boolean } }>> };
    const isRequired = (method: string, path: string) => paths[`/1.0.0${path}`]?.[method]?.requestBody?.required;
    for (const action of ['pause', 'resume', 'cancel', 'preview', 'change']) {
      expect(isRequired('post', `/enrollments/{id}/${action}`)).toBe(false);
    }
    for (const path of ['/subscriptions', '/enrollments', '/usage-events', '/credit-notes']) {
      expect(isRequired('post', path)).toBe(true);
    }
    expect(isRequired('put', '/store')).toBe(true);
    expect(isRequired('put', '/subscriptions/{id}')).toBe(true);
  });
});

describe('a request that needs a body', () => {
  it.each<[string, string]>([
    ['POST', '/subscriptions'],
    ['POST', '/usage-events/batch'],
    ['POST', '/credit-notes'],
    ['PUT', '/store'],
    ['PUT', '/clock'],
  ])('is a 412 without a Content-Type: %s %s', async (method, path) => {
    for (const headers of [[], ['Content-Length: 0'], ['Content-Type:', 'Content-Length: 0']]) {
      expectFailureOf(await send(method, path, headers), 412, 'missing_content_type');
    }
    expectFailureOf(await send(method, path, [JSON_TYPE]), 400, 'not_json');
  });
});
