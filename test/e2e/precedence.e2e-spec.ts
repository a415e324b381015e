import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient } from '../../src/conformance/api-client.js';
import { expectFailureOf, type ExpectedFailure } from '../harness/failures.js';
import { makeStoreIdsUnique } from '../harness/sql.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/** Who asks: a store in order, one whose account is disabled, one that has used up its limit, or both. */
type Caller = 'good' | 'disabled' | 'exhausted' | 'disabled and exhausted';

/** A request that is in order, until faults are put into it. */
interface Draft {
  readonly caller: Caller;
  readonly method: string;
  /** `{id}` is a subscription, `{used}` one that an add-on rests on; fields can name things in the same way. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly fields: object;
  /** Sent instead of the fields. */
  readonly text?: string;
}

const IN_ORDER: Draft = {
  caller: 'good',
  method: 'PUT',
  path: '/subscriptions/{id}',
  query: '',
  headers: {},
  fields: { name: 'n' },
};

interface Fault {
  /** The step of "Which error wins" that refuses it. */
  readonly step: number;
  readonly refusal: `${ExpectedFailure['status']} ${string}`;
  readonly draft: Partial<Draft>;
}

const BLOCKED_ADDRESS = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;

const FAULTS = {
  'bad percent in the path': { step: 2, refusal: '400 malformed_http', draft: { path: '/subscriptions/%zz' } },
  'unknown Expect': { step: 2, refusal: '400 unsupported_expectation', draft: { headers: { expect: 'x' } } },

  'unknown path': { step: 3, refusal: '404 unknown_url', draft: { path: '/nothing' } },
  'unknown version': { step: 3, refusal: '404 unknown_url', draft: { path: '//2.0.0/store' } },
  'unknown method': { step: 3, refusal: '404 unknown_url', draft: { method: 'PATCH' } },

  'no Authorization': {
    step: 4,
    refusal: '412 missing_authorization',
    draft: { headers: { authorization: undefined } },
  },
  'empty Authorization': { step: 4, refusal: '412 missing_authorization', draft: { headers: { authorization: '' } } },

  'unreadable credentials': {
    step: 5,
    refusal: '401 bad_credentials',
    draft: { headers: { authorization: 'Bearer x' } },
  },
  'wrong key': { step: 5, refusal: '401 bad_credentials', draft: { headers: { authorization: 'WRONG' } } },
  'read key': { step: 5, refusal: '401 bad_credentials', draft: { headers: { authorization: 'READ' } } },
  "operator's route": { step: 5, refusal: '401 bad_credentials', draft: { path: '/operator/accounts/x' } },
  'wrong key from a blocked address': {
    step: 5,
    refusal: '429 too_many_failed_authorizations',
    draft: { headers: { authorization: 'WRONG', 'x-forwarded-for': BLOCKED_ADDRESS } },
  },

  'disabled account': { step: 6, refusal: '402 account_disabled', draft: { caller: 'disabled' } },

  'limit reached': { step: 7, refusal: '429 rate_limited', draft: { caller: 'exhausted' } },

  'no Accept': { step: 8, refusal: '406 not_acceptable', draft: { headers: { accept: undefined } } },
  'Accept */*': { step: 8, refusal: '406 not_acceptable', draft: { headers: { accept: '*/*' } } },

  'no Content-Type': {
    step: 9,
    refusal: '412 missing_content_type',
    draft: { headers: { 'content-type': undefined } },
  },
  'wrong SO-Ver': { step: 9, refusal: '412 wrong_version', draft: { headers: { 'so-ver': '2.0.0' } } },

  'wrong Content-Type': {
    step: 10,
    refusal: '400 unsupported_content_type',
    draft: { headers: { 'content-type': 'text/plain' } },
  },
  'wrong charset': {
    step: 10,
    refusal: '400 unsupported_content_type',
    draft: { headers: { 'content-type': 'application/json; charset=latin1' } },
  },
  gzip: { step: 10, refusal: '400 unsupported_content_encoding', draft: { headers: { 'content-encoding': 'gzip' } } },
  'bad Idempotency-Key': {
    step: 10,
    refusal: '400 invalid_idempotency_key',
    draft: { headers: { 'idempotency-key': '' } },
  },
  'unknown parameter': { step: 10, refusal: '400 unknown_parameter', draft: { query: '?limit=1' } },
  'not JSON': { step: 10, refusal: '400 not_json', draft: { text: '{' } },
  'not an object': { step: 10, refusal: '400 not_an_object', draft: { text: '[]' } },
  'too large': { step: 10, refusal: '400 body_too_large', draft: { text: ' '.repeat(1_100_000) } },
  'unknown field': { step: 10, refusal: '400 unknown_field', draft: { fields: { nothing: 1 } } },
  'wrong value': { step: 10, refusal: '400 invalid_field', draft: { fields: { name: '' } } },
  'broken rule': { step: 10, refusal: '400 missing_field', draft: { fields: { shipping_charge: true } } },

  'no such item': { step: 11, refusal: '404 not_found', draft: { path: '/subscriptions/none' } },

  'wrong If-Match': { step: 12, refusal: '412 if_match_failed', draft: { headers: { 'if-match': '"x"' } } },
  'names what is not there': {
    step: 12,
    refusal: '412 missing_reference',
    draft: { fields: { tax_rate_ids: ['none'] } },
  },
  'coupon for what is not there': {
    step: 12,
    refusal: '412 missing_reference',
    draft: { method: 'POST', path: '/coupons', fields: { code: 'free', percent_off: '1', subscription_ids: ['none'] } },
  },

  'in use': { step: 13, refusal: '422 in_use', draft: { method: 'DELETE', path: '/subscriptions/{used}', fields: {} } },
  'own key': {
    step: 13,
    refusal: '422 cannot_delete_own_key',
    draft: { method: 'DELETE', path: '/api-keys/{key}', fields: {} },
  },
  'code taken': {
    step: 13,
    refusal: '422 already_taken',
    draft: { method: 'POST', path: '/coupons', fields: { code: 'taken', percent_off: '1' } },
  },
  'unknown token': {
    step: 13,
    refusal: '422 payment_method_refused',
    draft: {
      method: 'POST',
      path: '/subscribers/{subscriber}/payment-methods',
      fields: { gateway: 'test', token: 'x' },
    },
  },

  'start out of reach': {
    step: 10,
    refusal: '400 invalid_field',
    draft: {
      method: 'POST',
      path: '/enrollments',
      fields: { subscriber_id: '{subscriber}', billing_option_id: '{weekly}', start_on: '1999-01-01' },
    },
  },
  'an eighth day of the week': {
    step: 10,
    refusal: '400 invalid_field',
    draft: {
      method: 'POST',
      path: '/enrollments',
      fields: { subscriber_id: '{subscriber}', billing_option_id: '{weekly}', anchor_day: 8 },
    },
  },
  'enrolls with no such coupon': {
    step: 12,
    refusal: '412 missing_reference',
    draft: {
      method: 'POST',
      path: '/enrollments',
      fields: { subscriber_id: '{subscriber}', billing_option_id: '{weekly}', coupon_code: 'none' },
    },
  },
  'not on sale': {
    step: 13,
    refusal: '422 not_on_sale',
    draft: {
      method: 'POST',
      path: '/enrollments',
      fields: { subscriber_id: '{subscriber}', billing_option_id: '{withdrawn}' },
    },
  },
  'change of no enrollment': {
    step: 11,
    refusal: '404 not_found',
    draft: { method: 'POST', path: '/enrollments/none/change', fields: { seats: 2 } },
  },
  'change to nothing': {
    step: 12,
    refusal: '412 missing_reference',
    draft: { method: 'POST', path: '/enrollments/{over}/change', fields: { billing_option_id: 'none' } },
  },
  'change of what is over': {
    step: 13,
    refusal: '422 enrollment_over',
    draft: { method: 'POST', path: '/enrollments/{over}/change', fields: { seats: 2 } },
  },
  'pays in two ways': {
    step: 10,
    refusal: '400 invalid_field',
    draft: { method: 'POST', path: '/invoices/{paid}/pay', fields: { payment_method_id: 'none', reference: 'x' } },
  },
  'pays by nothing': {
    step: 12,
    refusal: '412 missing_reference',
    draft: { method: 'POST', path: '/invoices/{paid}/pay', fields: { payment_method_id: 'none' } },
  },
  'has nothing to pay by': {
    step: 12,
    refusal: '412 no_payment_method',
    draft: { method: 'POST', path: '/invoices/{unpayable}/pay', fields: {} },
  },
  'pays what is paid': {
    step: 13,
    refusal: '422 invoice_not_open',
    draft: { method: 'POST', path: '/invoices/{paid}/pay', fields: {} },
  },
  'price of nothing': {
    step: 12,
    refusal: '412 missing_reference',
    draft: { path: '/billing-options/{metered}', fields: { meter_id: 'none' } },
  },
  'price in use': {
    step: 13,
    refusal: '422 price_in_use',
    draft: { path: '/billing-options/{metered}', fields: { amount: 5 } },
  },
  'subscriber enrolled': {
    step: 13,
    refusal: '422 in_use',
    draft: { method: 'DELETE', path: '/subscribers/{subscriber}', fields: {} },
  },
  'clock beyond the calendar': {
    step: 10,
    refusal: '400 invalid_field',
    draft: { path: '/clock', fields: { now: '9999-01-01T00:00:00Z' } },
  },
  'clock set back': {
    step: 13,
    refusal: '422 clock_backwards',
    draft: { path: '/clock', fields: { now: '2001-01-01T00:00:00Z' } },
  },
} as const satisfies Record<string, Fault>;

type FaultName = keyof typeof FAULTS;

/** Each row: which of the faults wins, then all that are in the request. */
const ROWS: readonly (readonly [winner: FaultName, ...others: FaultName[]])[] = [
  ['bad percent in the path', 'unknown method'],
  ['bad percent in the path', 'no Authorization'],
  ['bad percent in the path', 'wrong key', 'no Accept'],
  ['bad percent in the path', 'disabled account'],
  ['bad percent in the path', 'limit reached', 'not JSON'],
  ['unknown Expect', 'unknown path'],
  ['unknown Expect', 'no Authorization', 'too large'],
  ['unknown Expect', 'wrong Content-Type'],

  ['unknown path', 'no Authorization'],
  ['unknown path', 'wrong key'],
  ['unknown path', 'disabled account'],
  ['unknown path', 'limit reached'],
  ['unknown path', 'no Accept'],
  ['unknown path', 'no Content-Type', 'not JSON'],
  ['unknown path', 'unknown parameter'],
  ['unknown path', 'too large'],
  ['unknown version', 'no Authorization', 'no Accept'],
  ['unknown version', 'wrong SO-Ver'],
  ['unknown method', 'unreadable credentials'],
  ['unknown method', 'no such item'],
  ['unknown method', 'no Authorization', 'wrong If-Match'],
  ['unknown path', 'wrong key from a blocked address'],

  ['no Authorization', 'no Accept'],
  ['no Authorization', "operator's route"],
  ['no Authorization', 'wrong SO-Ver', 'not JSON'],
  ['no Authorization', 'no such item'],
  ['empty Authorization', 'no Content-Type'],
  ['empty Authorization', 'too large', 'unknown parameter'],
  ['empty Authorization', 'in use'],

  ['wrong key', 'disabled account'],
  ['wrong key', 'limit reached'],
  ['wrong key', 'Accept */*'],
  ['wrong key', 'no Content-Type', 'unknown field'],
  ['wrong key', 'no such item'],
  ['unreadable credentials', 'no Accept', 'wrong SO-Ver'],
  ['unreadable credentials', 'too large'],
  ['read key', 'no Accept'],
  ['read key', 'no such item', 'not JSON'],
  ['read key', 'code taken'],
  ["operator's route", 'disabled account'],
  ["operator's route", 'limit reached', 'no Accept'],
  ['wrong key from a blocked address', 'disabled account'],
  ['wrong key from a blocked address', 'no Accept', 'not JSON'],

  ['disabled account', 'limit reached'],
  ['disabled account', 'no Accept'],
  ['disabled account', 'no Content-Type'],
  ['disabled account', 'bad Idempotency-Key', 'not JSON'],
  ['disabled account', 'no such item'],
  ['disabled account', 'wrong If-Match', 'unknown parameter'],

  ['limit reached', 'no Accept'],
  ['limit reached', 'wrong SO-Ver', 'unknown field'],
  ['limit reached', 'wrong Content-Type'],
  ['limit reached', 'no such item'],
  ['limit reached', 'too large'],
  ['limit reached', 'code taken'],

  ['no Accept', 'no Content-Type'],
  ['Accept */*', 'wrong SO-Ver'],
  ['no Accept', 'wrong Content-Type', 'not JSON'],
  ['no Accept', 'unknown parameter'],
  ['Accept */*', 'bad Idempotency-Key'],
  ['no Accept', 'no such item'],
  ['no Accept', 'wrong If-Match'],
  ['no Accept', 'in use'],

  ['no Content-Type', 'not JSON'],
  ['no Content-Type', 'gzip'],
  ['no Content-Type', 'unknown parameter', 'no such item'],
  ['wrong SO-Ver', 'wrong Content-Type'],
  ['wrong SO-Ver', 'bad Idempotency-Key', 'too large'],
  ['wrong SO-Ver', 'unknown field'],
  ['wrong SO-Ver', 'no such item'],
  ['wrong SO-Ver', 'wrong If-Match'],
  ['wrong SO-Ver', 'own key'],

  ['wrong Content-Type', 'unknown parameter'],
  ['wrong Content-Type', 'not JSON', 'no such item'],
  ['wrong charset', 'unknown field'],
  ['gzip', 'unknown parameter', 'not JSON'],
  ['unknown parameter', 'not JSON'],
  ['unknown parameter', 'too large'],
  ['unknown parameter', 'no such item', 'wrong If-Match'],
  ['unknown parameter', 'in use'],
  ['bad Idempotency-Key', 'no such item'],
  ['not JSON', 'no such item'],
  ['not an object', 'wrong If-Match'],
  ['too large', 'no such item'],
  ['unknown field', 'no such item'],
  ['unknown field', 'wrong If-Match', 'names what is not there'],
  ['wrong value', 'names what is not there'],
  ['unknown field', 'code taken'],
  ['broken rule', 'wrong If-Match'],
  ['broken rule', 'names what is not there'],
  ['unknown field', 'unknown token'],

  ['no such item', 'wrong If-Match'],
  ['no such item', 'names what is not there'],

  ['wrong If-Match', 'names what is not there'],
  ['wrong If-Match', 'in use'],
  ['wrong If-Match', 'own key'],
  ['coupon for what is not there', 'code taken'],

  ['start out of reach', 'enrolls with no such coupon'],
  ['start out of reach', 'not on sale'],
  ['an eighth day of the week', 'enrolls with no such coupon'],
  ['enrolls with no such coupon', 'not on sale'],
  ['no Accept', 'not on sale'],
  ['read key', 'pays what is paid'],
  ['unknown field', 'change of no enrollment'],
  ['change of no enrollment', 'wrong If-Match', 'change to nothing'],
  ['wrong If-Match', 'change to nothing'],
  ['wrong If-Match', 'change of what is over'],
  ['change to nothing', 'change of what is over'],
  ['pays in two ways', 'wrong If-Match'],
  ['pays in two ways', 'pays what is paid'],
  ['wrong If-Match', 'pays by nothing'],
  ['wrong If-Match', 'has nothing to pay by'],
  ['wrong If-Match', 'pays what is paid'],
  ['pays by nothing', 'pays what is paid'],
  ['wrong If-Match', 'price in use'],
  ['price of nothing', 'price in use'],
  ['wrong value', 'price in use'],
  ['wrong If-Match', 'subscriber enrolled'],
  ['clock beyond the calendar', 'wrong If-Match'],
  ['wrong If-Match', 'clock set back'],
];

let service: TestService;
const clients = new Map<Caller, ApiClient>();
const ids: Record<string, string> = {};

beforeAll(async () => {
  service = await startTestService({ FAILED_AUTHORIZATIONS_PER_MINUTE: '1000', TRUSTED_PROXIES: '1' });
  await makeStoreIdsUnique(service.database);
  const rateLimit = { requests: 1, window_seconds: 3_600 };
  const disabled = await service.newStore();
  const exhausted = await service.newStore({ rateLimit });
  const both = await service.newStore({ rateLimit });
  for (const store of [exhausted, both]) await store.api.get('/store');
  for (const { accountId } of [disabled, both]) {
    await service.operator.put(`/operator/accounts/${accountId}`, { standing: 'disabled' });
  }
  clients
    .set('good', service.api)
    .set('disabled', disabled.api)
    .set('exhausted', exhausted.api)
    .set('disabled and exhausted', both.api);

  const { api } = service;
  ids.id = (await api.created('/subscriptions', { name: 'n', type: 'fixed' })).id;
  ids.used = (await api.created('/subscriptions', { name: 'n', type: 'fixed' })).id;
  await api.created('/add-ons', { subscription_id: ids.used, name: 'n', charge: 'recurring', amount: 1 });
  ids.subscriber = (await api.created('/subscribers', { email: 'a@example.com' })).id;
  ids.key = ((await api.get('/api-keys')).body as { id: string }[])[0]?.id ?? '';
  ids.READ = String((await api.created('/api-keys', { name: 'R', scope: 'read' })).key);
  await api.created('/coupons', { code: 'taken', percent_off: '1' });
  await makeEnrolled(api);
  // The address is blocked by as many failures as are allowed; they are the only ones that come from there before.
  await Promise.all(Array.from({ length: 1_000 }, () => send(draftOf(['wrong key from a blocked address']))));
}, 60_000);
afterAll(() => service?.stop());

/** What the faults of billing are about: options, an enrollment that is over, invoices paid and not. */
async function makeEnrolled(api: ApiClient): Promise<void> {
  const make = async (path: string, fields: object) => (await api.created(path, fields)).id;
  const option = { subscription_id: ids.id, name: 'n', cycle: 'weekly', amount: 100 };
  ids.weekly = await make('/billing-options', option);
  ids.withdrawn = await make('/billing-options', { ...option, status: 'not_active' });
  const byUse = await make('/subscriptions', { name: 'n', type: 'usage_based' });
  const meter = await make('/meters', { key: 'k', name: 'n', aggregation: 'sum' });
  const price = { price_model: 'per_unit', unit_price: '1', meter_id: meter };
  ids.metered = await make('/billing-options', { ...option, ...price, subscription_id: byUse });
  await make(`/subscribers/${ids.subscriber}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
  const enroll = (billing_option_id: string | undefined) =>
    make('/enrollments', { subscriber_id: ids.subscriber, billing_option_id });
  await enroll(ids.metered);
  ids.over = await enroll(ids.weekly);
  await api.post(`/enrollments/${ids.over}/cancel`, { at: 'now' });
  const lines = [{ description: 'd', amount: 100 }];
  ids.paid = await make('/invoices', { subscriber_id: ids.subscriber, lines, renewal_type: 'automatic' });
  const poor = await make('/subscribers', { email: 'poor@example.com' });
  ids.unpayable = await make('/invoices', { subscriber_id: poor, lines });
}

function draftOf(names: readonly FaultName[]): Draft {
  const faults = names.map((name): Fault => FAULTS[name]).sort((a, b) => b.step - a.step);
  const merged = faults.reduce<Draft>(
    (draft, { draft: change }) => ({
      ...draft,
      ...change,
      // A request of another kind has fields of its own; otherwise faults add to them.
      fields:
        change.path !== undefined && change.fields !== undefined
          ? { ...change.fields, ...(draft.path === change.path ? draft.fields : {}) }
          : { ...draft.fields, ...change.fields },
      headers: { ...draft.headers, ...change.headers },
    }),
    IN_ORDER,
  );
  const callers = faults.map(({ draft }) => draft.caller);
  return callers.includes('disabled') && callers.includes('exhausted')
    ? { ...merged, caller: 'disabled and exhausted' }
    : merged;
}

function send({ caller, method, path, query, headers, fields, text }: Draft): Promise<ApiAnswer> {
  const client = clients.get(caller);
  if (client === undefined) throw new Error(`there is no ${caller} store`);
  const withIds = (content: string) => content.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
  const { user } = client.credentials;
  const basic = (password: string | undefined) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const { authorization } = headers;
  const known = authorization === 'WRONG' || authorization === 'READ';
  const credentials = known ? { authorization: basic(ids[authorization] ?? 'wrong') } : {};
  const body = text ?? (method === 'DELETE' ? undefined : withIds(JSON.stringify(fields)));
  return client.send(method, withIds(path) + query, { headers: { ...headers, ...credentials }, body });
}

async function expectWinner(winner: FaultName, ...others: FaultName[]): Promise<void> {
  const [status = '', code = ''] = FAULTS[winner].refusal.split(' ');
  expectFailureOf(await send(draftOf([winner, ...others])), Number(status) as ExpectedFailure['status'], code);
}

it('a request in order is carried out', async () => {
  expect((await send(IN_ORDER)).status).toBe(200);
});

describe('each fault alone is refused as its step says', () => {
  it.each(Object.keys(FAULTS) as FaultName[])('%s', (name) => expectWinner(name));
});

describe('of several faults, the one of the first step wins', () => {
  it('the table keeps to the order of the steps', () => {
    for (const [winner, ...others] of ROWS) {
      for (const other of others)
        expect([winner, other, FAULTS[winner].step <= FAULTS[other].step]).toEqual([winner, other, true]);
    }
    expect(ROWS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(ROWS.map(([winner, ...others]) => ({ winner, refusal: FAULTS[winner].refusal, others })))(
    '$refusal: $winner, before $others',
    ({ winner, others }) => expectWinner(winner, ...others),
  );
});

describe('503 wins over everything', () => {
  beforeAll(() => service.operator.put('/operator/maintenance', { on: true }));
  afterAll(() => service.operator.put('/operator/maintenance', { on: false }));

  const beside = (Object.keys(FAULTS) as FaultName[]).filter(
    // These lie outside of what stores are refused in maintenance.
    (name) => !['unknown version', "operator's route"].includes(name),
  );

  it.each(beside)('before %s', async (name) => {
    expectFailureOf(await send(draftOf([name])), 503, 'maintenance');
  });
});

describe('what a refusal costs of the rate limit', () => {
  const left = (answer: ApiAnswer) => Number(/r=(\d+)/.exec(answer.headers.ratelimit ?? '')?.[1]);

  async function costOf(name: FaultName | 'maintenance'): Promise<number> {
    const { api, accountId } = await service.newStore({ rateLimit: { requests: 10, window_seconds: 3_600 } });
    const faulty = async (): Promise<void> => {
      const good = clients.get('good');
      clients.set('good', api).set('disabled', api);
      await send(name === 'maintenance' ? IN_ORDER : draftOf([name]));
      if (good !== undefined) clients.set('good', good);
    };
    const account = (standing: string) => service.operator.put(`/operator/accounts/${accountId}`, { standing });
    const maintenance = (on: boolean) => service.operator.put('/operator/maintenance', { on });
    const before = left(await api.get('/store'));
    if (name === 'disabled account') await account('disabled');
    if (name === 'maintenance') await maintenance(true);
    await faulty();
    if (name === 'disabled account') await account('good');
    if (name === 'maintenance') await maintenance(false);
    return before - left(await api.get('/store')) - 1;
  }

  it.each<[number, FaultName | 'maintenance']>([
    [0, 'maintenance'],
    [0, 'bad percent in the path'],
    [0, 'unknown Expect'],
    [0, 'unknown path'],
    [0, 'unknown version'],
    [0, 'unknown method'],
    [0, 'no Authorization'],
    [0, 'wrong key'],
    [0, 'unreadable credentials'],
    [0, "operator's route"],
    [0, 'disabled account'],
    [1, 'no Accept'],
    [1, 'wrong SO-Ver'],
    [1, 'not JSON'],
    [1, 'no such item'],
  ])('%d: %s', async (cost, name) => {
    expect(await costOf(name)).toBe(cost);
  });
});
