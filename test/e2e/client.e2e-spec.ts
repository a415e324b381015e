import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StandingOrderError, type StandingOrder } from '../../src/client/client.js';
import { callerOf } from '../harness/callers.js';
import { CuttingProxy, type CutAt } from '../harness/cutting-proxy.js';
import { makeStoreIdsUnique, sql } from '../harness/sql.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let so: StandingOrder;
beforeAll(async () => {
  service = await startTestService();
  await makeStoreIdsUnique(service.database);
  so = callerOf((await service.newStore()).api);
});
afterAll(() => service?.stop());

const noWait = () => Promise.resolve();

describe('walking a list', () => {
  const COUNT = 230;
  const add = (to: StandingOrder, name: string) => to.post('/shipping-options', { body: { name, amount: 1 } });

  it('gives everything once, also what is added meanwhile, however it is divided into pages', async () => {
    const store = callerOf((await service.newStore()).api);
    for (let n = 0; n < COUNT; n += 10) await Promise.all(Array.from({ length: 10 }, (_, k) => add(store, `${n + k}`)));
    const names: string[] = [];
    for await (const option of store.list('/shipping-options')) {
      names.push(option.name);
      if (names.length % 50 === 0) await add(store, `late ${names.length}`);
    }
    const late = ['late 50', 'late 100', 'late 150', 'late 200'];
    expect(names.slice().sort()).toEqual([...Array.from({ length: COUNT }, (_, n) => `${n}`), ...late].sort());

    const again: string[] = [];
    for await (const option of store.list('/shipping-options', { pageSize: 39 })) again.push(option.name);
    expect(again).toEqual(names);
  });

  it('asks for no more than is needed, and can be left at any time', async () => {
    const { api } = await service.newStore();
    let requests = 0;
    const counted = callerOf(api, {
      fetch: (url, init) => {
        requests += 1;
        return fetch(url, init);
      },
    });
    for (const name of ['a', 'b', 'c', 'd', 'e']) await add(counted, name);
    requests = 0;
    for await (const { name } of counted.list('/shipping-options', { pageSize: 2 })) if (name === 'c') break;
    expect(requests).toBe(2);
  });

  it('gives what is asked for alone', async () => {
    const store = callerOf((await service.newStore()).api);
    for (const name of ['a', 'b', 'c', 'd']) await add(store, name);
    const found: string[] = [];
    const options = { filter: { amount: 1 }, exclude: { name: ['B', 'd'] } };
    for await (const { name } of store.list('/shipping-options', options)) found.push(name);
    expect(found).toEqual(['a', 'c']);
  });

  it('gives nothing where there is nothing', async () => {
    const codes: string[] = [];
    for await (const { code } of callerOf((await service.newStore()).api).list('/coupons')) codes.push(code);
    expect(codes).toEqual([]);
  });

  it('works below another thing, and for the operator', async () => {
    const { id } = await so.post('/subscribers', { body: { email: 'notes@example.com' } });
    const path = { subscriber_id: id };
    await so.post('/subscribers/{subscriber_id}/notes', { path, body: { text: 'one' } });
    const texts: string[] = [];
    for await (const { text } of so.list('/subscribers/{subscriber_id}/notes', { path })) texts.push(text);
    expect(texts).toEqual(['one']);
    const stores: string[] = [];
    for await (const store of callerOf(service.operator).list('/operator/stores')) stores.push(store.id);
    expect(stores).toContain(service.store.user);
  });
});

describe('a connection that breaks in the middle of an answer', () => {
  let proxy: CuttingProxy;
  beforeAll(async () => {
    proxy = await CuttingProxy.start(service.port);
  });
  afterAll(() => proxy?.stop());

  it.each<CutAt[][]>([[['start']], [['head']], [['body']], [['body', 'start', 'head']]])(
    'leads to another try, and the work is done once: %j',
    async (...cuts) => {
      const { api } = await service.newStore();
      const caller = callerOf(api, { url: proxy.url, sleep: noWait });
      proxy.cuts = [...cuts.flat()];
      const { data, headers } = await caller
        .post('/subscribers', { body: { email: 'once@example.com' } })
        .withResponse();
      expect(proxy.cuts).toEqual([]);
      expect(headers.get('Idempotent-Replayed')).toBe('true');
      const { body } = await api.get('/subscribers');
      expect(body).toEqual([data]);
    },
  );

  it('for good leaves a key, under which the same call is still done once', async () => {
    const { api } = await service.newStore();
    const caller = callerOf(api, { url: proxy.url, sleep: noWait, retry: { tries: 2 } });
    const body = { email: 'settled@example.com' };
    proxy.cuts = ['body', 'body'];
    const error = await caller.post('/subscribers', { body }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StandingOrderConnectionError', isTimeout: false });
    const { idempotencyKey } = error as { idempotencyKey: string };
    const settled = await caller.post('/subscribers', { body, idempotencyKey });
    expect((await api.get('/subscribers')).body).toEqual([settled]);
  });
});

describe('being refused for a while', () => {
  it('by the rate limit ends when Retry-After has passed', async () => {
    const { api } = await service.newStore({ rateLimit: { requests: 2, window_seconds: 1 } });
    const caller = callerOf(api, { random: () => 0 });
    for (let n = 0; n < 5; n += 1) expect(await caller.get('/store')).toMatchObject({ status: 'sandbox' });
    const impatient = callerOf(api, { retry: { tries: 1 } });
    const calls = await Promise.allSettled(Array.from({ length: 4 }, () => impatient.get('/store')));
    const reasons = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason as StandingOrderError] : []));
    expect(reasons.length).toBeGreaterThan(0);
    for (const { status, code, retryAfterSeconds } of reasons) {
      expect([status, code, retryAfterSeconds]).toEqual([429, 'rate_limited', 1]);
    }
  });

  it('by maintenance ends when that is over, after waiting as long as was said', async () => {
    const operator = callerOf(service.operator);
    const waits: number[] = [];
    const caller = callerOf(service.api, {
      sleep: async (ms) => {
        waits.push(ms);
        await operator.put('/operator/maintenance', { body: { on: false } });
      },
    });
    await operator.put('/operator/maintenance', { body: { on: true, retry_after_seconds: 7 } });
    try {
      expect((await caller.get('/store')).id).toBe(service.store.user);
    } finally {
      await operator.put('/operator/maintenance', { body: { on: false } });
    }
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(7_000);
  });
});

describe('each error of the table', () => {
  type Cause = () => Promise<unknown>;
  const withPassword = (password: string) =>
    callerOf({ ...service.api, credentials: { ...service.store, password } } as typeof service.api);
  /** What the types of the client don't let pass. */
  const untyped = (body: object) => so.post('/coupons', { body: body as never });

  const CAUSES: [number, string, Cause][] = [
    [400, 'unknown_field', () => untyped({ code: 'a', percent_off: '1', colour: 1 })],
    [400, 'invalid_fields', () => untyped({ code: 'a', percent_off: 'x', colour: 1 })],
    [401, 'bad_credentials', () => withPassword('so_sandbox_wrong').get('/store')],
    [402, 'account_disabled', disabled],
    [404, 'not_found', () => so.get('/subscribers/{id}', { path: { id: 'ppl_1' } })],
    [404, 'unknown_url', () => so.get('/nothing' as '/store')],
    [406, 'not_acceptable', notAcceptable],
    [
      412,
      'missing_reference',
      () => so.post('/add-ons', { body: { subscription_id: 'sub_1', name: 'n', charge: 'recurring', amount: 1 } }),
    ],
    [412, 'if_match_failed', () => so.put('/store', { body: { name: 'n' }, ifMatch: '"old"' })],
    [422, 'already_taken', taken],
    [429, 'rate_limited', limited],
    [500, 'internal_error', broken],
    [503, 'maintenance', maintained],
  ];

  it.each(CAUSES)('%d %s', async (status, code, cause) => {
    const error = await cause().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StandingOrderError);
    const { message, text, requestId, retryAfterSeconds } = error as StandingOrderError;
    expect(error).toMatchObject({ status, code });
    expect(text).toMatch(/^[A-Z].{10,}/);
    expect(message.startsWith(`${status} ${code}: ${text}`)).toBe(true);
    expect(requestId).toMatch(/^[\w.-]+$/);
    expect(retryAfterSeconds).toEqual(status === 429 || status === 503 ? expect.any(Number) : undefined);
  });

  it('names the faulty fields, and what is wrong with each', async () => {
    const body = { code: 'a', percent_off: 'x', colour: 1 };
    await expect(untyped(body)).rejects.toMatchObject({
      fields: { '1': 'percent_off', '2': 'colour' },
      details: { '1': expect.stringMatching(/^Must/), '2': 'Unknown field submitted' },
      message: expect.stringMatching(/\(percent_off, colour\)$/),
    });
  });

  async function disabled() {
    const { api, accountId } = await service.newStore();
    await callerOf(service.operator).put('/operator/accounts/{id}', {
      path: { id: accountId },
      body: { standing: 'disabled' },
    });
    return callerOf(api).get('/store');
  }

  function notAcceptable() {
    const asPage: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, Accept: 'text/html' } });
    return callerOf(service.api, { fetch: asPage }).get('/store');
  }

  async function taken() {
    const body = { code: 'TAKEN', percent_off: '10' };
    await so.post('/coupons', { body });
    return so.post('/coupons', { body });
  }

  async function limited() {
    const { api } = await service.newStore({ rateLimit: { requests: 1, window_seconds: 3_600 } });
    await callerOf(api).get('/store');
    return callerOf(api).get('/store');
  }

  async function broken() {
    await sql(service.database, 'alter table shipping_options rename to lost');
    try {
      return await callerOf(service.api, { sleep: noWait }).get('/shipping-options');
    } finally {
      await sql(service.database, 'alter table lost rename to shipping_options');
    }
  }

  async function maintained() {
    const operator = callerOf(service.operator);
    await operator.put('/operator/maintenance', { body: { on: true, retry_after_seconds: 120 } });
    try {
      return await so.get('/store');
    } finally {
      await operator.put('/operator/maintenance', { body: { on: false } });
    }
  }
});

describe('somebody else’s change', () => {
  it('is not undone: the ETag of what was read goes with the change', async () => {
    const made = await so.post('/subscribers', { body: { email: 'etag@example.com' } }).withResponse();
    const path = { id: made.data.id };
    const ifMatch = made.headers.get('ETag') ?? '';
    await so.put('/subscribers/{id}', { path, ifMatch, body: { company: 'First' } });
    const late = so.put('/subscribers/{id}', { path, ifMatch, body: { company: 'Second' } });
    await expect(late).rejects.toMatchObject({ code: 'if_match_failed' });
    expect((await so.get('/subscribers/{id}', { path })).company).toBe('First');
  });
});
