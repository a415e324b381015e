import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { RawConnection } from '../../harness/raw-connection.js';
import { expectFailure, type ExpectedFailure } from '../../harness/failures.js';
import { makeBase, type Base } from '../../harness/samples.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let api: ApiClient;
let base: Base;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  base = await makeBase(api, service.operator);
});
afterAll(() => service?.stop());

type Faults = Omit<ExpectedFailure, 'status'>;

const refused = (
  code: string,
  text: string,
  fields?: ExpectedFailure['fields'],
  details?: ExpectedFailure['details'],
): Faults => ({
  code,
  text,
  fields,
  details,
});
const invalid = (text: string, fields: ExpectedFailure['fields']) => refused('invalid_field', text, fields);
const unknown = (fields: ExpectedFailure['fields']) => refused('unknown_field', 'Unknown field submitted', fields);
const missing = (fields: ExpectedFailure['fields']) => refused('missing_field', 'Required field missing', fields);
const duplicate = (fields: ExpectedFailure['fields']) =>
  refused('duplicate_field', 'Field submitted more than once', fields);

/** Several faults, each with a sentence of its own, by position: `[name, sentence]`. */
function several(faults: Readonly<Record<string, readonly [string, string]>>, code = 'invalid_fields'): Faults {
  const of = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(faults).map(([place, fault]) => [place, fault[index]]));
  return refused(code, 'Several fields are at fault: see details for what is wrong with each', of(0), of(1));
}

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

describe('the body as a whole', () => {
  const NOT_JSON = refused('not_json', 'The body is not valid JSON');
  const NOT_OBJECT = refused('not_an_object', 'The body must be a JSON object');
  const TOO_DEEP = refused('too_deep', 'The body is nested too deeply');

  const EMPTY = refused('not_json', 'The body is empty: send a JSON object, {} if there is nothing to set');
  const EMPTY_LIST = refused(
    'not_an_object',
    'The body must be a JSON object; PHP encodes an empty array as []: send {} (json_encode((object) []))',
  );

  it.each<[string, string, Faults]>([
    ['empty', '', EMPTY],
    ['only space', ' \n', EMPTY],
    ['cut off', '{"name":"a"', NOT_JSON],
    ['a comma too many', '{"name":"a",}', NOT_JSON],
    ['single quotes', "{'name':'a'}", NOT_JSON],
    ['no quotes', '{name:"a"}', NOT_JSON],
    ['a comment', '{"name":"a"/**/}', NOT_JSON],
    ['NaN', '{"amount":NaN}', NOT_JSON],
    ['Infinity', '{"amount":-Infinity}', NOT_JSON],
    ['a leading zero', '{"amount":01}', NOT_JSON],
    ['hexadecimal', '{"amount":0x1}', NOT_JSON],
    ['two objects', '{}{}', NOT_JSON],
    ['a bare control character', '{"name":"\u0001"}', NOT_JSON],
    ['a bad escape', '{"name":"\\x41"}', NOT_JSON],
    ['a byte order mark in the middle', '{\uFEFF}', NOT_JSON],
    ['a form', 'name=a&type=fixed', NOT_JSON],
    ['an empty list', '[]', EMPTY_LIST],
    ['a list', '[1]', NOT_OBJECT],
    ['a list of objects', '[{"name":"a","type":"fixed"}]', NOT_OBJECT],
    ['null', 'null', NOT_OBJECT],
    ['a text', '"name"', NOT_OBJECT],
    ['a number', '1', NOT_OBJECT],
    ['true', 'true', NOT_OBJECT],
    ['33 levels', `{"metadata":${nested(32, '[', ']')}}`, TOO_DEEP],
    ['3000 lists', `{"metadata":${nested(3000, '[', ']')}}`, TOO_DEEP],
    ['3000 objects', `{"metadata":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}}`, TOO_DEEP],
    ['half a million unclosed lists', '['.repeat(500_000), TOO_DEEP],
  ])('%s', async (_what, body, faults) => {
    expectFailure(await api.post('/subscriptions', body), { status: 400, ...faults });
  });

  it('32 levels are read, and refused for what they are', async () => {
    const answer = await api.post('/shipping-options', `{"name":"n","amount":1,"x":${nested(31, '[', ']')}}`);
    expectFailure(answer, { status: 400, ...unknown({ 2: 'x' }) });
  });

  it('brackets inside a text nest nothing', async () => {
    expect((await api.post('/shipping-options', { name: '[{"\\'.repeat(60), amount: 1 })).status).toBe(201);
  });

  describe('too large', () => {
    const TOO_LARGE = refused('body_too_large', 'The body is larger than 1048576 bytes');
    const body = ' '.repeat(1_048_577);

    it('by its Content-Length', async () => {
      expectFailure(await api.post('/subscriptions', body), { status: 400, ...TOO_LARGE });
    });

    it('as it arrives in chunks', async () => {
      const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
      expectFailure(await api.post('/subscriptions', body, { headers }), { status: 400, ...TOO_LARGE });
    });

    it('by its Content-Length, before any of it is sent', async () => {
      const connection = await RawConnection.open(service.port);
      const answer = await connection.send(head({ 'content-length': '999999999999' })).answer();
      connection.destroy();
      expectFailure({ ...answer, text: answer.body }, { status: 400, ...TOO_LARGE });
    });

    it('but Unicode counts in bytes', async () => {
      const answer = await api.post('/subscriptions', `{"name":"${'€'.repeat(350_000)}"}`);
      expectFailure(answer, { status: 400, ...TOO_LARGE });
    });
  });

  it.each<[string, number[]]>([
    ['a lone continuation byte', [0x80]],
    ['a sequence cut off', [0xc3]],
    ['a wrong continuation', [0xc3, 0x28]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['Latin-1', [0xfc]],
  ])('not UTF-8: %s', async (_what, bytes) => {
    const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('","type":"fixed"}')]);
    expectFailure(await post(body), { status: 400, ...refused('not_utf8', 'The body is not valid UTF-8') });
  });

  it('not UTF-8: UTF-16 with its byte order mark', async () => {
    const body = Buffer.from('\uFEFF{"name":"n","type":"fixed"}', 'utf16le');
    expectFailure(await post(body), { status: 400, ...refused('not_utf8', 'The body is not valid UTF-8') });
  });
});

describe('what the headers say of the body', () => {
  it.each([
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/merge-patch+json',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; charset=utf-16',
    'application/json; boundary=x',
    'application/json, text/plain',
    '*/*',
    'json',
  ])('Content-Type: %s', async (type) => {
    const answer = await api.post('/subscriptions', '{}', { headers: { 'content-type': type } });
    const text = 'The Content-Type must be application/json, in UTF-8';
    expectFailure(answer, { status: 400, code: 'unsupported_content_type', text });
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip', 'zstd'])('Content-Encoding: %s', async (encoding) => {
    const answer = await post(gzipSync('{"name":"n","type":"fixed"}'), { 'content-encoding': encoding });
    const text = 'The body must be sent without a Content-Encoding';
    expectFailure(answer, { status: 400, code: 'unsupported_content_encoding', text });
  });

  it.each([
    ['empty', ''],
    ['256 characters', 'k'.repeat(256)],
    ['not ASCII', 'schlüssel'],
    ['a tab inside', 'a\tb'],
  ])('Idempotency-Key: %s', async (_what, key) => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const path = method === 'POST' ? '/subscriptions' : `/subscriptions/${base.subscription}`;
      const answer = await api.send(method, path, { headers: { 'idempotency-key': key }, body: {} });
      const text = 'The Idempotency-Key must have 1 to 255 visible characters';
      expectFailure(answer, { status: 400, code: 'invalid_idempotency_key', text });
    }
  });
});

describe('fields', () => {
  const EXACT = 'Must be a number that can be kept exactly, below 2^53';
  const METADATA = 'Must be an object of at most 50 strings of at most 500 characters, with names of at most 40';
  const NAME = 'Must be text of 1 to 255 characters';
  const FEE = 'Must be a whole number of minor units from 0 to 999999999999';
  const DAYS = 'Must be a whole number from 0 to 730';
  const FLAG = 'Must be true or false';
  const STATUS = 'Must be one of: active, not_active';

  /** Bodies of a subscription, as sent: what follows the two fields that it needs. */
  const after = (rest: string) => `{"name":"n","type":"fixed",${rest}}`;

  describe('unknown', () => {
    it.each(['this_should_fail', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', ''])(
      '"%s"',
      async (name) => {
        for (const value of ['1', 'null', '{}', '{"isAdmin":true}']) {
          const answer = await api.post('/subscriptions', after(`"${name}":${value}`));
          expectFailure(answer, { status: 400, ...unknown({ 2: name }) });
        }
      },
    );

    it.each<[string, string, string, Faults]>([
      ['several', '/subscriptions', after('"a":1,"status":"active","b":2'), unknown({ 2: 'a', 4: 'b' })],
      [
        'numbered as sent, not as JavaScript reorders',
        '/subscriptions',
        '{"b":1,"name":"n","2":1,"1":1,"type":"fixed"}',
        unknown({ 0: 'b', 2: '2', 3: '1' }),
      ],
      [
        'of another case',
        '/subscriptions',
        '{"Name":"n","type":"fixed","name":"n","TYPE":1}',
        unknown({ 0: 'Name', 3: 'TYPE' }),
      ],
      [
        'nested',
        '/subscribers',
        '{"email":"a@example.com","address":{"city":"B","planet":"Earth","__proto__":null}}',
        unknown({ '1.1': 'address.planet', '1.2': 'address.__proto__' }),
      ],
      [
        'nested in a list',
        '/billing-options',
        '{"subscription_id":"x","name":"n","cycle":"weekly","tiers":[{"unit_price":"1","a":1},{"toString":1}]}',
        unknown({ '3.0.1': 'tiers[0].a', '3.1.0': 'tiers[1].toString' }),
      ],
      [
        'named as a path to another would be',
        '/subscribers',
        '{"email":"a@example.com","address.planet":1,"address":{"planet":1}}',
        unknown({ 1: 'address.planet', '2.0': 'address.planet' }),
      ],
      ['escaped', '/subscriptions', after('"\\u0061\\n":1'), unknown({ 2: 'a\n' })],
    ])('%s', async (_what, path, body, faults) => {
      expectFailure(await api.post(path, body), { status: 400, ...faults });
    });

    it('a thousand of them, of which the first hundred are named', async () => {
      const names = Array.from({ length: 1000 }, (_, index) => `f${index}`);
      const body = after(names.map((name) => `"${name}":1`).join(','));
      const fields = Object.fromEntries(names.slice(0, 100).map((name, index) => [index + 2, name]));
      const text = 'Unknown field submitted (more fields are at fault than the 100 listed)';
      expectFailure(await api.post('/subscriptions', body), { status: 400, ...unknown(fields), text });
    });
  });

  describe('sent twice', () => {
    it.each<[string, string, string, Faults]>([
      ['with different values', '/subscriptions', after('"name":"m"'), duplicate({ 2: 'name' })],
      ['with the same value', '/subscriptions', after('"type":"fixed"'), duplicate({ 2: 'type' })],
      ['escaped', '/subscriptions', after('"n\\u0061me":"n"'), duplicate({ 2: 'name' })],
      ['three times', '/subscriptions', after('"name":"n","name":"n"'), duplicate({ 3: 'name' })],
      ['in metadata', '/subscriptions', after('"metadata":{"a":"1","a":"1"}'), duplicate({ '2.1': 'metadata.a' })],
      [
        'in a list',
        '/billing-options',
        '{"subscription_id":"x","name":"n","cycle":"weekly","tiers":[{"up_to":1,"unit_price":"1","up_to":1}]}',
        duplicate({ '3.0.2': 'tiers[0].up_to' }),
      ],
      [
        '__proto__ in metadata',
        '/subscriptions',
        after('"metadata":{"__proto__":"1","__proto__":"1"}'),
        duplicate({ '2.1': 'metadata.__proto__' }),
      ],
    ])('%s', async (_what, path, body, faults) => {
      expectFailure(await api.post(path, body), { status: 400, ...faults });
    });
  });

  describe('missing: the next free numbers, in the documented order', () => {
    it.each<[string, string, string, Faults]>([
      ['all', '/subscriptions', '{}', missing({ 0: 'name', 1: 'type' })],
      ['after one sent', '/subscriptions', '{"status":"active"}', missing({ 1: 'name', 2: 'type' })],
      ['one of two', '/subscriptions', '{"type":"fixed","status":"active"}', missing({ 2: 'name' })],
      ['of an add-on', '/add-ons', '{"name":"n"}', missing({ 1: 'subscription_id', 2: 'charge', 3: 'amount' })],
    ])('%s', async (_what, path, body, faults) => {
      expectFailure(await api.post(path, body), { status: 400, ...faults });
    });

    it('nested', async () => {
      const body = { account_id: base.account, name: 'n', rate_limit: { window_seconds: 1 }, currency: 'EUR' };
      const answer = await service.operator.post('/operator/stores', body);
      expectFailure(answer, { status: 400, ...missing({ '2.1': 'rate_limit.requests' }) });
    });
  });

  describe('that can not be kept as sent', () => {
    it.each<[string, string, Faults]>([
      ['2^53 + 1', after('"setup_fee":9007199254740993'), invalid(EXACT, { 2: 'setup_fee' })],
      ['2^53', after('"setup_fee":9007199254740992'), invalid(EXACT, { 2: 'setup_fee' })],
      ['-2^53 - 1', after('"setup_fee":-9007199254740993'), invalid(EXACT, { 2: 'setup_fee' })],
      ['beyond a double', after('"setup_fee":1e400'), invalid(EXACT, { 2: 'setup_fee' })],
      ['in a field of text', after('"description":1e400'), invalid(EXACT, { 2: 'description' })],
      [
        'in a list',
        after('"tax_rate_ids":[1,9007199254740993]'),
        several(
          { 2: ['tax_rate_ids', 'Must be a list of at most 10 different ids'], '2.1': ['tax_rate_ids[1]', EXACT] },
          'invalid_field',
        ),
      ],
      [
        'U+0000 in a text',
        after('"description":"a\\u0000b"'),
        invalid('Must not contain the character U+0000', { 2: 'description' }),
      ],
      [
        'U+0000 in a name of metadata',
        after('"metadata":{"a\\u0000":"b"}'),
        invalid('Must not contain the character U+0000', { '2.0': 'metadata.a\u0000' }),
      ],
      [
        'half of a pair',
        after('"description":"\\ud83d"'),
        invalid('Must not contain half of a surrogate pair', { 2: 'description' }),
      ],
      [
        'the other half',
        after('"description":"\\ude00x"'),
        invalid('Must not contain half of a surrogate pair', { 2: 'description' }),
      ],
      [
        'halves in the wrong order',
        after('"description":"\\ude00\\ud83d"'),
        invalid('Must not contain half of a surrogate pair', { 2: 'description' }),
      ],
      [
        'half of a pair in metadata',
        after('"metadata":{"a":"\\ud83d"}'),
        invalid('Must not contain half of a surrogate pair', { '2.0': 'metadata.a' }),
      ],
    ])('%s', async (_what, body, faults) => {
      expectFailure(await api.post('/subscriptions', body), { status: 400, ...faults });
    });

    it('but a whole pair, sent as escapes, is kept', async () => {
      const { body } = await api.post('/subscriptions', after('"description":"\\ud83d\\ude00"'));
      expect(body).toMatchObject({ description: '😀' });
    });
  });

  describe('of a wrong type or value', () => {
    const subscription: readonly (readonly [field: string, values: readonly unknown[], sentence: string])[] = [
      ['name', ['', 1, true, {}, 'x'.repeat(256)], NAME],
      ['status', ['', 'Active', 'deleted', 1, ['active']].slice(0, 4), STATUS],
      ['description', ['', 0, false, 'x'.repeat(5001)], 'Must be text of 1 to 5000 characters'],
      ['free_trial_days', ['1', 1.5, -1, 731, true, {}], DAYS],
      ['setup_fee', ['100', 0.5, -1, 1_000_000_000_000, false], FEE],
      ['allow_billing_option_changes', ['true', 1, 0, {}], FLAG],
      ['shipping_option_id', ['', 1, 'x'.repeat(65), {}], 'Must be an id'],
      [
        'tax_rate_ids',
        [[1], [''], ['a', 'a'], [['a']], [null], Array.from({ length: 11 }, (_, id) => `${id}`)],
        'Must be a list of at most 10 different ids',
      ],
      ['tax_rate_ids', ['tax_1', {}, { length: 1, 0: 'a' }, 1], 'Must be a list'],
      [
        'metadata',
        [
          '',
          1,
          ['a'],
          { a: 1 },
          { a: null },
          { a: {} },
          { ['n'.repeat(41)]: '' },
          { a: 'x'.repeat(501) },
          manyPairs(51),
        ],
        METADATA,
      ],
      ['name', [null], 'Must not be null'],
      ['type', [null], 'Must not be null'],
      ['status', [null], 'Must not be null'],
      ['free_trial_days', [null], 'Must not be null'],
      ['setup_fee', [null], 'Must not be null'],
      ['shipping_charge', [null], 'Must not be null'],
      ['tax_rate_ids', [null], 'Must not be null'],
      ['metadata', [null], 'Must not be null'],
    ];

    it.each(subscription)('%s: %j', async (field, values, sentence) => {
      for (const value of values) {
        const body = { name: 'n', type: 'fixed', [field]: value };
        const place = Object.keys(body).indexOf(field);
        const answer = await api.post('/subscriptions', body);
        expectFailure(answer, { status: 400, ...invalid(sentence, { [place]: field }) });
      }
    });

    it('a list for a choice', async () => {
      const answer = await api.post('/subscriptions', { name: 'n', type: ['fixed'] });
      expectFailure(answer, {
        status: 400,
        ...invalid('Must be one of: fixed, one_time, seat_based, usage_based', { 1: 'type' }),
      });
    });

    const DECIMAL = 'Must be a decimal as a string, such as "12.5", 0 or more up to 100';
    const DAY = 'Must be a day that exists, as YYYY-MM-DD';
    const TIME = 'Must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00.000Z';
    const others: readonly (readonly [
      path: string,
      sent: object,
      field: string,
      values: readonly unknown[],
      sentence: string,
    ])[] = [
      [
        '/tax-rates',
        { name: 'n' },
        'percentage',
        [12.5, '1.', '.5', '-1', '+1', '1e1', '01', '100.1', '', ' 1', '1,5', '٣', '0.1234567890123'],
        DECIMAL,
      ],
      [
        '/tax-rates',
        { name: 'n', percentage: '1' },
        'country',
        ['de', 'DEU', 'D', '', 49],
        'Must be a country code of two capitals, such as DE',
      ],
      [
        '/coupons',
        { code: 'c', percent_off: '1' },
        'starts_on',
        ['2023-02-29', '2023-2-1', '2023-13-01', '0000-01-01', '20230101', '2023-01-01T00:00:00Z', 20230101, ''],
        DAY,
      ],
      [
        '/coupons',
        { code: 'c' },
        'percent_off',
        ['0', '0.0', '100.5', 10],
        'Must be a decimal as a string, such as "12.5", more than 0 up to 100',
      ],
      [
        '/coupons',
        { code: 'c' },
        'amount_off',
        [0, -1, 1.5, '1'],
        'Must be a whole number of minor units from 1 to 999999999999',
      ],
      [
        '/subscribers',
        {},
        'email',
        ['', 'a', 'a@', '@b.c', 'a b@example.com', 'a@example', 1, `${'a'.repeat(65)}@example.com`],
        'Must be an e-mail address',
      ],
      [
        '/subscribers',
        { email: 'a@example.com' },
        'time_zone',
        ['Berlin', '+02:00', 'UTC+2', '', 'Europe/Nowhere', 0],
        'Must be an IANA time zone, such as Europe/Berlin',
      ],
      ['/subscribers', { email: 'a@example.com' }, 'address', ['Way 1', 1, [{}], true], 'Must be an object'],
      [
        '/billing-options',
        { subscription_id: 's', name: 'n', cycle: 'weekly' },
        'tiers',
        [{}, 'x', 1],
        'Must be a list',
      ],
      [
        '/billing-options',
        { subscription_id: 's', name: 'n', cycle: 'weekly' },
        'interval_count',
        [0, 101, 1.5, '1'],
        'Must be a whole number from 1 to 100',
      ],
      [
        '/billing-options',
        { subscription_id: 's', name: 'n', cycle: 'weekly' },
        'tiers',
        [Array.from({ length: 101 }, () => ({}))],
        'Must contain no more than 100 elements',
      ],
      [
        '/api-keys',
        { name: 'n' },
        'expires_at',
        [
          '2099-01-01',
          '2099-01-01T00:00:00',
          '2099-01-01 00:00:00Z',
          '2099-02-30T00:00:00Z',
          '2099-01-01T25:00:00Z',
          4070908800,
          '',
        ],
        TIME,
      ],
      ['/api-keys', { name: 'n' }, 'scope', ['admin', 'READ', null].slice(0, 2), 'Must be one of: read, write'],
    ];

    it.each(others)('%s %j %s: %j', async (path, sent, field, values, sentence) => {
      const place = Object.keys(sent).length;
      for (const value of values) {
        const answer = await api.post(path, { ...sent, [field]: value });
        expectFailure(answer, { status: 400, ...invalid(sentence, { [place]: field }) });
      }
    });

    it.each<[string, unknown, string]>([
      ['currency', 'eur', 'Must be an ISO 4217 currency code, such as EUR'],
      ['currency', 'XXX', 'Must be an ISO 4217 currency code, such as EUR'],
      ['currency', 'XAU', 'Must be an ISO 4217 currency code, such as EUR'],
      ['currency', 978, 'Must be an ISO 4217 currency code, such as EUR'],
      ['rate_limit', [1], 'Must be an object'],
      ['rate_limit', null, 'Must not be null'],
      ['status', 'test', 'Must be one of: live, sandbox'],
    ])('of a store: %s %j', async (field, value, sentence) => {
      const body = {
        account_id: base.account,
        name: 'n',
        ...(field === 'currency' ? {} : { currency: 'EUR' }),
        [field]: value,
      };
      const place = Object.keys(body).indexOf(field);
      const answer = await service.operator.post('/operator/stores', body);
      expectFailure(answer, { status: 400, ...invalid(sentence, { [place]: field }) });
    });

    it.each<[unknown]>([
      [[2, 2]],
      [[3, 2]],
      [[0]],
      [[366]],
      [['2']],
      [[1.5]],
      [Array.from({ length: 21 }, (_, day) => day + 1)],
    ])('of the own store: dunning_days %j', async (dunning_days) => {
      const text = 'Must be an ascending list of at most 20 whole numbers from 1 to 365';
      const answer = await api.put('/store', { name: 'n', dunning_days });
      expectFailure(answer, { status: 400, ...invalid(text, { 1: 'dunning_days' }) });
    });

    it('nested, by positions and path', async () => {
      const body =
        '{"subscription_id":"s","name":"n","cycle":"weekly","tiers":' +
        '[{"up_to":1,"unit_price":"1"},{"up_to":"many","unit_price":1},null,"x",[]]}';
      expectFailure(await api.post('/billing-options', body), {
        status: 400,
        ...several(
          {
            '3.1.0': ['tiers[1].up_to', 'Must be a whole number from 1 to 2147483647'],
            '3.1.1': ['tiers[1].unit_price', 'Must be a decimal as a string, such as "12.5", 0 or more'],
            '3.2': ['tiers[2]', 'Must be an object'],
            '3.3': ['tiers[3]', 'Must be an object'],
            '3.4': [
              'tiers[4]',
              'Must be an object; PHP encodes an empty array as []: send {} (json_encode((object) []))',
            ],
          },
          'invalid_field',
        ),
      });
    });

    it('on PUT, null where there is no null', async () => {
      const answer = await api.put(`/subscriptions/${base.subscription}`, {
        description: null,
        name: null,
        status: null,
      });
      expectFailure(answer, { status: 400, ...invalid('Must not be null', { 1: 'name', 2: 'status' }) });
    });
  });

  describe('all faults at once', () => {
    it('of different kinds, each with its sentence', async () => {
      const body =
        '{"2":1,"setup_fee":-1,"name":null,"description":"\\u0000","name":"n","status":"x","metadata":{"a":1}}';
      expectFailure(await api.post('/subscriptions', body), {
        status: 400,
        ...several({
          0: ['2', 'Unknown field submitted'],
          1: ['setup_fee', FEE],
          3: ['description', 'Must not contain the character U+0000'],
          4: ['name', 'Field submitted more than once'],
          5: ['status', STATUS],
          6: ['metadata', METADATA],
          7: ['type', 'Required field missing'],
        }),
      });
    });

    it('of one kind, each with its sentence', async () => {
      const answer = await api.post('/subscriptions', { name: '', type: 'fixed', setup_fee: -1 });
      expectFailure(answer, {
        status: 400,
        ...several({ 0: ['name', NAME], 2: ['setup_fee', FEE] }, 'invalid_field'),
      });
    });

    it('of one kind with one sentence: no details', async () => {
      const answer = await api.post('/subscriptions', { name: 'n', type: 'fixed', shipping_charge: 1, tax_charge: 0 });
      expectFailure(answer, { status: 400, ...invalid(FLAG, { 2: 'shipping_charge', 3: 'tax_charge' }) });
    });
  });

  function manyPairs(count: number): Record<string, string> {
    return Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, '']));
  }
});

describe('rules about several fields', () => {
  const ONE_OFF = 'Exactly one of percent_off and amount_off is needed';
  const price = (fields: string) => `{"subscription_id":"SUB","name":"n","cycle":"weekly",${fields}}`;
  const only = (model: string) => `Does not go with the price model ${model}`;
  const needed = (model: string) => `Is needed for the price model ${model}`;
  const lacks = (text: string, fields: ExpectedFailure['fields']) => refused('missing_field', text, fields);

  it.each<[string, string, string, Faults]>([
    [
      'shipping is charged without an option',
      '/subscriptions',
      '{"name":"n","type":"fixed","shipping_charge":true}',
      lacks('Must name a shipping option when shipping is charged', { 3: 'shipping_option_id' }),
    ],
    ['no discount', '/coupons', '{"code":"c"}', lacks(ONE_OFF, { 1: 'percent_off', 2: 'amount_off' })],
    [
      'two discounts',
      '/coupons',
      '{"code":"c","amount_off":1,"percent_off":"1"}',
      invalid(ONE_OFF, { 1: 'amount_off', 2: 'percent_off' }),
    ],
    [
      'repeating without cycles',
      '/coupons',
      '{"code":"c","amount_off":1,"duration":"repeating"}',
      lacks('Must say for how many cycles a repeating coupon holds', { 3: 'duration_cycles' }),
    ],
    [
      'cycles without repeating',
      '/coupons',
      '{"code":"c","amount_off":1,"duration_cycles":1}',
      invalid('Is only for a repeating coupon', { 2: 'duration_cycles' }),
    ],
    [
      'ends before it starts',
      '/coupons',
      '{"code":"c","amount_off":1,"starts_on":"2026-02-01","ends_on":"2026-01-31"}',
      invalid('Must not be before starts_on', { 3: 'ends_on' }),
    ],
    [
      'unique without a property',
      '/meters',
      '{"key":"k","name":"n","aggregation":"unique"}',
      lacks('Must name the property whose different values are counted', { 3: 'unique_property' }),
    ],
    [
      'a property without unique',
      '/meters',
      '{"key":"k","name":"n","aggregation":"sum","unique_property":"p"}',
      invalid('Is only for a meter that counts unique values', { 3: 'unique_property' }),
    ],
    [
      'per_unit without a price',
      '/billing-options',
      price('"price_model":"per_unit"'),
      lacks(needed('per_unit'), { 4: 'unit_price' }),
    ],
    [
      'graduated without tiers',
      '/billing-options',
      price('"price_model":"graduated"'),
      lacks(needed('graduated'), { 4: 'tiers' }),
    ],
    [
      'volume without tiers',
      '/billing-options',
      price('"price_model":"volume"'),
      lacks(needed('volume'), { 4: 'tiers' }),
    ],
    [
      'stair_step without tiers',
      '/billing-options',
      price('"price_model":"stair_step"'),
      lacks(needed('stair_step'), { 4: 'tiers' }),
    ],
    [
      'package without its two parts',
      '/billing-options',
      price('"price_model":"package"'),
      lacks(needed('package'), { 4: 'unit_price', 5: 'package_size' }),
    ],
    [
      'percentage without one',
      '/billing-options',
      price('"price_model":"percentage"'),
      lacks(needed('percentage'), { 4: 'percentage' }),
    ],
    [
      'parts of other models',
      '/billing-options',
      price('"price_model":"per_unit","unit_price":"1","package_size":1,"percentage":"1"'),
      invalid(only('per_unit'), { 5: 'package_size', 6: 'percentage' }),
    ],
    [
      'parts without a model',
      '/billing-options',
      price('"unit_price":"1"'),
      invalid('Is only for an option with a price model', { 3: 'unit_price' }),
    ],
    [
      'no tier',
      '/billing-options',
      price('"price_model":"volume","tiers":[]'),
      invalid('Must have at least one tier', { 4: 'tiers' }),
    ],
    [
      'a last tier that ends',
      '/billing-options',
      price('"price_model":"volume","tiers":[{"up_to":1},{"up_to":2}]'),
      invalid('Must be null: the last tier is open', { '4.1.0': 'tiers[1].up_to' }),
    ],
    [
      'an open tier before the last',
      '/billing-options',
      price('"price_model":"volume","tiers":[{"unit_price":"1"},{}]'),
      invalid('Must be a number: only the last tier is open', { '4.0.1': 'tiers[0].up_to' }),
    ],
    [
      'tiers that do not ascend',
      '/billing-options',
      price('"price_model":"volume","tiers":[{"up_to":5},{"up_to":5},{"up_to":4},{}]'),
      invalid('Must be above the tier before', { '4.1.0': 'tiers[1].up_to', '4.2.0': 'tiers[2].up_to' }),
    ],
    [
      'fewer seats at most than at least',
      '/billing-options',
      price('"max_seats":1,"min_seats":2'),
      invalid('Must not be below min_seats', { 3: 'max_seats' }),
    ],
    [
      'a price model for a fixed subscription',
      '/billing-options',
      price('"price_model":"per_unit","unit_price":"1"'),
      invalid('A fixed subscription has no quantity to price: use amount', { 3: 'price_model' }),
    ],
    [
      'a meter for a fixed subscription',
      '/billing-options',
      price('"meter_id":"m"'),
      invalid('Is only for a usage_based subscription', { 3: 'meter_id' }),
    ],
    [
      'usage without a meter',
      '/billing-options',
      price('"price_model":"per_unit","unit_price":"1"').replace('SUB', 'USAGE'),
      lacks('Must name the meter that a usage_based subscription is priced by', { 5: 'meter_id' }),
    ],
  ])('on POST: %s', async (_what, path, body, faults) => {
    const sent = body.replace('SUB', base.subscription).replace('USAGE', base.usageSubscription);
    expectFailure(await api.post(path, sent), { status: 400, ...faults });
  });

  it.each<[string, string, () => object, object, Faults]>([
    [
      'shipping',
      '/subscriptions',
      () => ({ name: 'n', type: 'fixed' }),
      { name: 'm', shipping_charge: true },
      lacks('Must name a shipping option when shipping is charged', { 2: 'shipping_option_id' }),
    ],
    [
      'a second discount',
      '/coupons',
      () => ({ code: 'put', percent_off: '1' }),
      { amount_off: 1 },
      invalid(ONE_OFF, { 0: 'amount_off', 1: 'percent_off' }),
    ],
    [
      'the discount taken away',
      '/coupons',
      () => ({ code: 'put 2', percent_off: '1' }),
      { percent_off: null },
      lacks(ONE_OFF, { 0: 'percent_off', 1: 'amount_off' }),
    ],
    [
      'repeating',
      '/coupons',
      () => ({ code: 'put 3', percent_off: '1' }),
      { duration: 'repeating' },
      lacks('Must say for how many cycles a repeating coupon holds', { 1: 'duration_cycles' }),
    ],
    [
      'a property',
      '/meters',
      () => ({ key: 'put', name: 'n', aggregation: 'sum' }),
      { unique_property: 'p' },
      invalid('Is only for a meter that counts unique values', { 0: 'unique_property' }),
    ],
    [
      'a price',
      '/billing-options',
      () => ({ subscription_id: base.subscription, name: 'n', cycle: 'weekly' }),
      { unit_price: '1' },
      invalid('Is only for an option with a price model', { 0: 'unit_price' }),
    ],
    [
      'a price model',
      '/billing-options',
      () => ({ subscription_id: base.subscription, name: 'n', cycle: 'weekly' }),
      { unit_price: '1', price_model: 'per_unit' },
      invalid('A fixed subscription has no quantity to price: use amount', { 1: 'price_model' }),
    ],
    [
      'seats',
      '/billing-options',
      () => ({ subscription_id: base.subscription, name: 'n', cycle: 'weekly', min_seats: 5 }),
      { max_seats: 4 },
      invalid('Must not be below min_seats', { 0: 'max_seats' }),
    ],
  ])('on PUT, together with the fields not sent: %s', async (_what, path, created, change, faults) => {
    const { id } = await api.created(path, created());
    const { body } = await api.get(`${path}/${id}`);
    expectFailure(await api.put(`${path}/${id}`, change), { status: 400, ...faults });
    expect((await api.get(`${path}/${id}`)).body).toEqual(body);
  });

  it('a stair has no price for each unit', async () => {
    const { id } = await api.created('/subscriptions', { name: 'n', type: 'seat_based' });
    const tiers = [{ up_to: 10, unit_price: '0', flat_amount: 5 }, { unit_price: '0.5' }];
    const body = { subscription_id: id, name: 'n', cycle: 'weekly', price_model: 'stair_step', tiers };
    const text = 'Must be "0": stair_step charges flat_amount alone';
    const refusal = { status: 400, ...invalid(text, { '4.1.0': 'tiers[1].unit_price' }) } as const;
    expectFailure(await api.post('/billing-options', body), refusal);
    const made = await api.created('/billing-options', { ...body, price_model: 'graduated' });
    const change = { price_model: 'stair_step' };
    expectFailure(await api.put(`/billing-options/${made.id}`, change), {
      status: 400,
      // It was not sent: the next free number, within what stands there already.
      ...invalid(text, { '1.1.0': 'tiers[1].unit_price' }),
    });
  });

  it('say nothing of fields that are at fault already', async () => {
    const answer = await api.post('/coupons', { code: 'c', percent_off: 10, duration: 'repeating' });
    expectFailure(answer, {
      status: 400,
      ...several({
        1: ['percent_off', 'Must be a decimal as a string, such as "12.5", more than 0 up to 100'],
        3: ['duration_cycles', 'Must say for how many cycles a repeating coupon holds'],
      }),
    });
  });
});

describe('enrollments and invoices', () => {
  const enrollment = () => ({ subscriber_id: base.subscriber, billing_option_id: base.billingOption });
  const dayFrom = (months: number, days: number) => {
    const day = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
    const wanted = day.getUTCDate();
    day.setUTCMonth(day.getUTCMonth() + months);
    if (day.getUTCDate() !== wanted) day.setUTCDate(0);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  };

  it('an enrollment begins within two years of today', async () => {
    const text = `Must lie within two years of today: from ${dayFrom(-24, 0)} to ${dayFrom(24, 0)}`;
    for (const path of ['/enrollments', '/enrollment-previews']) {
      for (const start_on of [dayFrom(-24, -1), dayFrom(24, 1), '0001-01-01', '9999-12-31']) {
        const answer = await api.post(path, { ...enrollment(), start_on });
        expectFailure(answer, { status: 400, ...invalid(text, { 2: 'start_on' }) });
      }
      for (const start_on of [dayFrom(-24, 0), dayFrom(24, 0), null]) {
        expect([200, 201]).toContain((await api.post(path, { ...enrollment(), start_on })).status);
      }
    }
  });

  it('today is the day of the store’s clock', async () => {
    const { api: other } = await service.newStore();
    await other.put('/clock', { now: '2010-06-15T12:00:00Z' });
    const { id: subscription_id } = await other.created('/subscriptions', { name: 'n', type: 'fixed' });
    const option = await other.created('/billing-options', { subscription_id, name: 'n', cycle: 'annually' });
    const { id } = await other.created('/subscribers', { email: 'a@example.com' });
    const fields = { subscriber_id: id, billing_option_id: option.id };
    const text = 'Must lie within two years of today: from 2008-06-15 to 2012-06-15';
    const answer = await other.post('/enrollments', { ...fields, start_on: '2012-06-16' });
    expectFailure(answer, { status: 400, ...invalid(text, { 2: 'start_on' }) });
    expect((await other.post('/enrollments', { ...fields, start_on: '2008-06-15' })).status).toBe(201);
  });

  it('a weekly enrollment is anchored on a day of the week, with what is wrong besides', async () => {
    const { id: subscription_id } = await api.created('/subscriptions', { name: 'n', type: 'fixed' });
    const option = await api.created('/billing-options', { subscription_id, name: 'n', cycle: 'weekly' });
    const fields = { subscriber_id: base.subscriber, billing_option_id: option.id, anchor_day: 8 };
    const week = 'Must be a day of the week for a weekly cycle: 1 (Monday) to 7';
    expectFailure(await api.post('/enrollments', fields), { status: 400, ...invalid(week, { 2: 'anchor_day' }) });
    const years = `Must lie within two years of today: from ${dayFrom(-24, 0)} to ${dayFrom(24, 0)}`;
    expectFailure(await api.post('/enrollments', { ...fields, start_on: '1999-01-01' }), {
      status: 400,
      ...several({ 2: ['anchor_day', week], 3: ['start_on', years] }, 'invalid_field'),
    });
  });

  it('an add-on stands once in the list', async () => {
    const add_ons = [{ add_on_id: base.addOn }, { add_on_id: base.addOn, quantity: 2 }];
    const text = 'Stands in the list already: say how many with quantity';
    const fields = { '2.1.0': 'add_ons[1].add_on_id' };
    for (const path of ['/enrollments', '/enrollment-previews']) {
      expectFailure(await api.post(path, { ...enrollment(), add_ons }), { status: 400, ...invalid(text, fields) });
    }
  });

  it('an invoice has a line, and is paid in one way', async () => {
    const { subscriber: subscriber_id } = base;
    const line = { description: 'd', amount: 1 };
    expectFailure(await api.post('/invoices', { subscriber_id, lines: [] }), {
      status: 400,
      ...invalid('Must contain at least 1 elements', { 1: 'lines' }),
    });
    const { id } = await api.created('/invoices', { subscriber_id, lines: [line] });
    expectFailure(await api.post(`/invoices/${id}/pay`, { reference: 'r', payment_method_id: base.paymentMethod }), {
      status: 400,
      ...invalid('Is for money received outside: it does not go with payment_method_id', { 0: 'reference' }),
    });
  });

  it.each(['pause', 'resume'])('%s takes no field', async (action) => {
    const { id } = await api.created('/enrollments', enrollment());
    const answer = await api.post(`/enrollments/${id}/${action}`, { metadata: {} });
    expectFailure(answer, { status: 400, ...unknown({ 0: 'metadata' }) });
  });

  it.each(['issue', 'void', 'mark-uncollectible'])('%s takes no field', async (action) => {
    const lines = [{ description: 'd', amount: 1 }];
    const { id } = await api.created('/invoices', { subscriber_id: base.subscriber, lines });
    const answer = await api.post(`/invoices/${id}/${action}`, { metadata: {} });
    expectFailure(answer, { status: 400, ...unknown({ 0: 'metadata' }) });
  });
});

describe('the query', () => {
  const parameter = (text: string, fields: ExpectedFailure['fields']) => refused('invalid_parameter', text, fields);
  const stray = (fields: ExpectedFailure['fields']) => refused('unknown_parameter', 'Unknown query parameter', fields);
  const FIELDS =
    'id, name, type, status, description, free_trial_days, setup_fee, allow_billing_option_changes, shipping_charge, ' +
    'shipping_option_id, tax_charge, created_at, updated_at';
  const noField = `Names no field to list by; there are ${FIELDS}`;

  it.each<[string, Faults]>([
    ['limit=', stray({ 0: 'limit' })],
    ['limit=10', stray({ 0: 'limit' })],
    ['Page=1&paginate=2', stray({ 0: 'Page' })],
    ['page=1&paginate=2&x', stray({ 2: 'x' })],
    ['&=1&', stray({ 0: '' })],
    ['__proto__=1&constructor=2', stray({ 0: '__proto__', 1: 'constructor' })],
    ['filter[]=a&filter_by[]=b', stray({ 0: 'filter[]', 1: 'filter_by[]' })],
    ['filter_by=status', parameter('Is half a pair: filter is missing', { 0: 'filter_by' })],
    ['filter=active', parameter('Is half a pair: filter_by is missing', { 0: 'filter' })],
    ['exclude_by=status', parameter('Is half a pair: exclude is missing', { 0: 'exclude_by' })],
    ['exclude=active', parameter('Is half a pair: exclude_by is missing', { 0: 'exclude' })],
    [
      'filter_by=status&filter=active&filter_by=type',
      parameter('Is half a pair: filter is missing', { 2: 'filter_by' }),
    ],
    ['page=1&paginate=2&paginate=3', parameter('Is there twice: a list has one page', { 2: 'paginate' })],
    ['page=1&paginate=2&page=3&paginate=4', parameter('Is there twice: a list has one page', { 2: 'page' })],
    [
      'after=&paginate=2&page=1',
      parameter('Must not be combined: a list is read by page, or after an id', { 2: 'page' }),
    ],
    ['%zz=1&x=%ff', parameter('Must be percent-encoded UTF-8 without U+0000', { 0: '%zz', 1: 'x' })],
    ['filter_by=nope&filter=1', parameter(noField, { 0: 'filter_by' })],
    ['filter_by=metadata&filter=1', parameter(noField, { 0: 'filter_by' })],
    ['filter_by=tax_rate_ids&filter=1', parameter(noField, { 0: 'filter_by' })],
    ['filter_by=constructor&filter=1', parameter(noField, { 0: 'filter_by' })],
    ['filter_by=store_id&filter=1', parameter(noField, { 0: 'filter_by' })],
    ['filter_by=name%22&filter=1', parameter(noField, { 0: 'filter_by' })],
    ['filter_by=&filter=', parameter(noField, { 0: 'filter_by' })],
    ['exclude_by=nope&exclude=nothing', parameter(noField, { 0: 'exclude_by' })],
    ['sort_by=nope&sort=asc', parameter(noField, { 0: 'sort_by' })],
    ['sort_by=name&sort=up', parameter('Must be asc or desc', { 1: 'sort' })],
    ['sort_by=name&sort=asc&sort_by=id&sort=asc', parameter('Is there twice: a list has one order', { 2: 'sort_by' })],
    ['page=0&paginate=2', parameter('Must be a whole number from 1 to 90071992547409', { 0: 'page' })],
    ['page=-1&paginate=2', parameter('Must be a whole number from 1 to 90071992547409', { 0: 'page' })],
    ['page=1.0&paginate=2', parameter('Must be a whole number from 1 to 90071992547409', { 0: 'page' })],
    ['page=1e3&paginate=2', parameter('Must be a whole number from 1 to 90071992547409', { 0: 'page' })],
    ['page=99999999999999999&paginate=2', parameter('Must be a whole number from 1 to 90071992547409', { 0: 'page' })],
    ['page=1&paginate=0', parameter('Must be a whole number from 1 to 100', { 1: 'paginate' })],
    ['page=1&paginate=101', parameter('Must be a whole number from 1 to 100', { 1: 'paginate' })],
    ['page=1&paginate=ten', parameter('Must be a whole number from 1 to 100', { 1: 'paginate' })],
    ['page=1&paginate=%2010', parameter('Must be a whole number from 1 to 100', { 1: 'paginate' })],
    [
      'sort_by=name&sort=asc&after=&paginate=2',
      parameter('Walks in the order of id: sort by nothing else', { 2: 'after' }),
    ],
    ['filter_by=setup_fee&filter=x', parameter('Must be a whole number, as the field is', { 1: 'filter' })],
    ['filter_by=setup_fee&filter=', parameter('Must be a whole number, as the field is', { 1: 'filter' })],
    [
      'filter_by=setup_fee&filter=9007199254740993',
      parameter('Must be a whole number, as the field is', { 1: 'filter' }),
    ],
    ['filter_by=tax_charge&filter=1', parameter('Must be true or false, as the field is', { 1: 'filter' })],
    ['filter_by=created_at&filter=yesterday', parameter('Must be an ISO 8601 time, as the field is', { 1: 'filter' })],
    ['filter_by=name&filter=%zz', parameter('Must be percent-encoded UTF-8 without U+0000', { 1: 'filter' })],
    ['filter_by=name&filter=%ff', parameter('Must be percent-encoded UTF-8 without U+0000', { 1: 'filter' })],
    ['filter_by=name&filter=%00', parameter('Must be percent-encoded UTF-8 without U+0000', { 1: 'filter' })],
    ['filter_by=name&filter=%ed%a0%80', parameter('Must be percent-encoded UTF-8 without U+0000', { 1: 'filter' })],
  ])('?%s', async (query, faults) => {
    const answer = await api.get(`/subscriptions?${query}`);
    expectFailure(answer, { status: 400, ...faults });
  });

  it.each(['/subscriptions/{id}', '/store'])('of %s, which takes none', async (path) => {
    const target = `${path.replace('{id}', base.subscription)}?a=1&page=1`;
    expectFailure(await api.get(target), { status: 400, ...stray({ 0: 'a', 1: 'page' }) });
  });

  it.each(['POST', 'PUT', 'DELETE'])('of a %s, which takes none', async (method) => {
    const path = method === 'POST' ? '/subscriptions' : `/subscriptions/${base.subscription}`;
    const body = method === 'DELETE' ? undefined : {};
    expectFailure(await api.send(method, `${path}?x=1`, { body }), { status: 400, ...stray({ 0: 'x' }) });
  });
});

it('a refused body changes nothing and makes nothing', async () => {
  const { api: other } = await service.newStore();
  await other.post('/subscriptions', { name: 'n', type: 'fixed', x: 1 });
  await other.post('/coupons', { code: 'c' });
  for (const path of ['/subscriptions', '/coupons']) expect((await other.get(path)).status).toBe(204);
});

/** The head of a POST of a subscription, for bodies that are no text. */
function head(headers: Record<string, string>): string {
  const { user, password } = service.store;
  const all = {
    host: 'localhost',
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    accept: 'application/json',
    'content-type': 'application/json',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /1.0.0/subscriptions HTTP/1.1\r\n${lines.join('')}\r\n`;
}

async function post(body: Buffer, headers: Record<string, string> = {}) {
  const connection = await RawConnection.open(service.port);
  connection.send(head({ ...headers, 'content-length': String(body.length) })).send(body);
  const answer = await connection.answer();
  connection.destroy();
  return { ...answer, text: answer.body };
}
