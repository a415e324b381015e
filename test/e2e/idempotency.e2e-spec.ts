import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../harness/failures.js';
import { Shop } from '../harness/shop.js';
import { makeStoreIdsUnique, sql } from '../harness/sql.js';
import { startSecondService, startTestService, type TestService } from '../harness/test-service.js';

const REUSED = {
  status: 422,
  code: 'idempotency_key_reused',
  text: 'This Idempotency-Key was used for another request: use a new key for a new request',
} as const;

const OPTION = { name: 'n', amount: 1 };

let service: TestService;
let api: ApiClient;
let keys = 0;

beforeAll(async () => {
  service = await startTestService();
  await makeStoreIdsUnique(service.database);
  ({ api } = service);
});
afterAll(() => service?.stop());

const newKey = () => `key-${(keys += 1)}`;
const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });
const replayed = ({ headers }: ApiAnswer) => headers['idempotent-replayed'];
const countOf = async (client: ApiClient, path: string) => Number((await client.get(path)).headers['so-total-count']);

/** What of an answer is kept: all but what belongs to the exchange. */
function kept({ status, headers, text }: ApiAnswer) {
  const { date, 'so-request-id': id, ratelimit, 'idempotent-replayed': replay, ...rest } = headers;
  expect([typeof date, typeof id, typeof ratelimit]).toEqual(['string', 'string', 'string']);
  expect([undefined, 'true']).toContain(replay);
  return { status, headers: rest, text };
}

describe('the same request again', () => {
  it('gets the first answer to a POST, which has made one thing', async () => {
    const { api: store } = await service.newStore();
    const key = newKey();
    const first = await store.post('/shipping-options', OPTION, withKey(key));
    const again = await store.post('/shipping-options', OPTION, withKey(key));
    expect([first.status, replayed(first), replayed(again)]).toEqual([201, undefined, 'true']);
    expect(kept(again)).toEqual(kept(first));
    expect(again.headers['so-request-id']).not.toBe(first.headers['so-request-id']);
    expect(await countOf(store, '/shipping-options')).toBe(1);
  });

  it('gets the first answer to a PUT, which is not carried out again', async () => {
    const { id } = await api.created('/shipping-options', OPTION);
    const key = newKey();
    const first = await api.put(`/shipping-options/${id}`, { amount: 2 }, withKey(key));
    await api.put(`/shipping-options/${id}`, { amount: 3 });
    const again = await api.put(`/shipping-options/${id}`, { amount: 2 }, withKey(key));
    expect([first.status, kept(again)]).toEqual([200, kept(first)]);
    expect((await api.get(`/shipping-options/${id}`)).body).toMatchObject({ amount: 3 });
  });

  it('gets the first answer to a DELETE, although the thing is gone', async () => {
    const { id } = await api.created('/shipping-options', OPTION);
    const key = newKey();
    const first = await api.delete(`/shipping-options/${id}`, withKey(key));
    const again = await api.delete(`/shipping-options/${id}`, withKey(key));
    expect([first.status, replayed(again), kept(again)]).toEqual([200, 'true', kept(first)]);
    expectFailureOf(await api.delete(`/shipping-options/${id}`), 404, 'not_found');
  });

  it('charges once, bills once, and moves the clock once', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    const { option } = await shop.offer({ amount: 100 });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option };
    const twice = async (method: string, path: string, body: object) => {
      const sent = { ...withKey(newKey()), body };
      const [first, again] = [await shop.api.send(method, path, sent), await shop.api.send(method, path, sent)];
      expect([kept(again), replayed(again)]).toEqual([kept(first), 'true']);
      return first;
    };
    const enrolled = await twice('POST', '/enrollments', enrollment);
    const lines = [{ description: 'd', amount: 500 }];
    const { id } = (await twice('POST', '/invoices', { subscriber_id: shop.subscriber, lines })).body as Shown;
    const paid = await twice('POST', `/invoices/${id}/pay`, {});
    expect([enrolled.status, paid.status]).toEqual([201, 201]);
    expect(paid.headers.location).toBe(`/1.0.0/payments/${(paid.body as Shown).id}`);
    await twice('PUT', '/clock', { now: '2026-02-01T12:00:00Z' });
    await twice('POST', `/enrollments/${(enrolled.body as Shown).id}/cancel`, { at: 'now' });
    const counts = await Promise.all(['/enrollments', '/invoices', '/payments'].map((path) => countOf(shop.api, path)));
    expect(counts).toEqual([1, 3, 3]);
  });

  it('gets the first answer of the operator too', async () => {
    const account = { name: 'A', email: 'a@example.com' };
    const key = newKey();
    const first = await service.operator.post('/operator/accounts', account, withKey(key));
    const again = await service.operator.post('/operator/accounts', account, withKey(key));
    expect([first.status, again.text, replayed(again)]).toEqual([201, first.text, 'true']);
  });

  it('shows a new API key again, which is the only way to see it twice', async () => {
    const key = newKey();
    const first = await api.post('/api-keys', { name: 'K' }, withKey(key));
    const again = await api.post('/api-keys', { name: 'K' }, withKey(key));
    expect((first.body as Shown).key).toMatch(/^so_/);
    expect(again.text).toBe(first.text);
  });

  it('counts against the rate limit like any other', async () => {
    const { api: store } = await service.newStore({ rateLimit: { requests: 3, window_seconds: 3_600 } });
    const key = newKey();
    const left = [];
    for (let n = 0; n < 3; n += 1) {
      const { headers } = await store.post('/shipping-options', OPTION, withKey(key));
      left.push(/r=(\d+)/.exec(headers.ratelimit ?? '')?.[1]);
    }
    expect(left).toEqual(['2', '1', '0']);
    expectFailureOf(await store.post('/shipping-options', OPTION, withKey(key)), 429, 'rate_limited');
  });

  it('is refused before it is looked up: by its credentials, the standing, its headers', async () => {
    const { api: store, accountId, credentials } = await service.newStore();
    const sent = withKey(newKey());
    await store.post('/shipping-options', OPTION, sent);
    const stranger = service.client({ ...credentials, password: 'x' });
    expectFailureOf(await stranger.post('/shipping-options', OPTION, sent), 401, 'bad_credentials');
    const { key } = await store.created('/api-keys', { name: 'R', scope: 'read' });
    const reader = service.client({ ...credentials, password: String(key) });
    expectFailureOf(await reader.post('/shipping-options', OPTION, sent), 401, 'bad_credentials');
    const noAccept = { headers: { ...sent.headers, accept: '*/*' } };
    expectFailureOf(await store.post('/shipping-options', OPTION, noAccept), 406, 'not_acceptable');
    await service.operator.put(`/operator/accounts/${accountId}`, { standing: 'disabled' });
    expectFailureOf(await store.post('/shipping-options', OPTION, sent), 402, 'account_disabled');
  });

  it('is nothing to a GET, which takes no key', async () => {
    for (const key of ['x', '', 'k'.repeat(300)]) {
      const answer = await api.get('/store', withKey(key));
      expect([answer.status, replayed(answer)]).toEqual([200, undefined]);
    }
  });

  it.each(['a', ' ', '~', 'k'.repeat(255), '{"a":"b"}', 'Key', 'key'].map((key) => (key === ' ' ? 'a b' : key)))(
    'may have the key %s',
    async (key) => {
      const { api: store } = await service.newStore();
      const first = await store.post('/shipping-options', OPTION, withKey(key));
      const again = await store.post('/shipping-options', OPTION, withKey(key));
      const other = await store.post('/shipping-options', OPTION, withKey(key === 'Key' ? 'kEY' : `${key.slice(1)}2`));
      expect([first.status, replayed(again), again.text]).toEqual([201, 'true', first.text]);
      expect([other.status, replayed(other)]).toEqual([201, undefined]);
    },
  );
});

describe('another request with the same key', () => {
  it.each<[string, (id: string, headers: object) => Promise<ApiAnswer>]>([
    ['another body', (_id, sent) => api.post('/shipping-options', { ...OPTION, amount: 2 }, sent)],
    ['the same fields in another order', (_id, sent) => api.post('/shipping-options', '{"amount":1,"name":"n"}', sent)],
    ['another path', (_id, sent) => api.post('/tax-rates', { name: 'n', percentage: '1' }, sent)],
    ['another method', (id, sent) => api.put(`/shipping-options/${id}`, OPTION, sent)],
    ['no body', (id, sent) => api.delete(`/shipping-options/${id}`, sent)],
  ])('%s', async (_what, other) => {
    const sent = withKey(newKey());
    const first = await api.post('/shipping-options', OPTION, sent);
    const { id } = first.body as Shown;
    expectFailure(await other(id, sent), REUSED);
    // The first answer stays what the key stands for.
    const again = await api.post('/shipping-options', OPTION, sent);
    expect([again.text, replayed(again)]).toEqual([first.text, 'true']);
    expect((await api.get(`/shipping-options/${id}`)).body).toEqual(first.body);
  });

  it('at the same time: one is carried out, the others are told so', async () => {
    const { api: store } = await service.newStore();
    const sent = withKey(newKey());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, amount) => store.post('/shipping-options', { name: 'n', amount }, sent)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 201) expectFailure(answer, REUSED);
    expect(await countOf(store, '/shipping-options')).toBe(1);
  });
});

describe('a refusal', () => {
  it('of 422 is kept, even when the reason is gone', async () => {
    const coupon = { code: 'kept', percent_off: '1' };
    const { id } = await api.created('/coupons', coupon);
    const sent = withKey(newKey());
    const first = await api.post('/coupons', coupon, sent);
    expectFailureOf(first, 422, 'already_taken');
    await api.delete(`/coupons/${id}`);
    const again = await api.post('/coupons', coupon, sent);
    expect([replayed(again), kept(again)]).toEqual(['true', kept(first)]);
    expect((await api.post('/coupons', coupon, withKey(newKey()))).status).toBe(201);
  });

  it('of 412 is kept: what it named was not there, or If-Match did not hold', async () => {
    const sent = withKey(newKey());
    const body = { ...OPTION, name: 'n', type: 'fixed', shipping_option_id: 'none' };
    const { amount, ...subscription } = body;
    expect(amount).toBe(1);
    const first = await api.post('/subscriptions', subscription, sent);
    expectFailureOf(first, 412, 'missing_reference');
    const again = await api.post('/subscriptions', subscription, sent);
    expect([replayed(again), again.text]).toEqual(['true', first.text]);

    const { id } = await api.created('/shipping-options', OPTION);
    const conditional = { headers: { ...withKey(newKey()).headers, 'if-match': '"x"' } };
    expectFailureOf(await api.delete(`/shipping-options/${id}`, conditional), 412, 'if_match_failed');
    expect(replayed(await api.delete(`/shipping-options/${id}`, conditional))).toBe('true');
    expect((await api.get(`/shipping-options/${id}`)).status).toBe(200);
  });

  it('undoes what the request had done until then', async () => {
    const { id } = await api.created('/subscribers', { email: 'a@example.com' });
    const path = `/subscribers/${id}/payment-methods`;
    const method = await api.created(path, { gateway: 'test', token: 'pm_ok' });
    expectFailureOf(
      await api.post(path, { gateway: 'test', token: 'x' }, withKey(newKey())),
      422,
      'payment_method_refused',
    );
    const own = ((await api.get('/api-keys')).body as Shown[])[0]?.id;
    expectFailureOf(await api.delete(`/api-keys/${own}`, withKey(newKey())), 422, 'cannot_delete_own_key');
    expect((await api.get(path)).body).toEqual([method]);
    expect((await api.get('/store')).status).toBe(200);
  });

  it.each<[string, () => Promise<{ refused: ApiAnswer; carriedOut: ApiAnswer }>]>([
    [
      '400',
      async () => {
        const sent = withKey(newKey());
        const refused = await api.post('/shipping-options', { ...OPTION, x: 1 }, sent);
        return { refused, carriedOut: await api.post('/shipping-options', OPTION, sent) };
      },
    ],
    [
      '400 of the body as a whole',
      async () => {
        const sent = withKey(newKey());
        const refused = await api.post('/shipping-options', '{', sent);
        return { refused, carriedOut: await api.post('/shipping-options', OPTION, sent) };
      },
    ],
    [
      '404',
      async () => {
        const sent = withKey(newKey());
        const refused = await api.put('/shipping-options/none', { amount: 1 }, sent);
        return { refused, carriedOut: await api.post('/shipping-options', OPTION, sent) };
      },
    ],
    [
      '406',
      async () => {
        const { headers } = withKey(newKey());
        const refused = await api.post('/shipping-options', OPTION, { headers: { ...headers, accept: '*/*' } });
        return { refused, carriedOut: await api.post('/shipping-options', OPTION, { headers }) };
      },
    ],
    [
      '412 of a header, before the handler',
      async () => {
        const { headers } = withKey(newKey());
        const refused = await api.post('/shipping-options', OPTION, { headers: { ...headers, 'so-ver': '2' } });
        return { refused, carriedOut: await api.post('/shipping-options', OPTION, { headers }) };
      },
    ],
    [
      '429',
      async () => {
        const store = await service.newStore({ rateLimit: { requests: 1, window_seconds: 3_600 } });
        const sent = withKey(newKey());
        await store.api.get('/store');
        const refused = await store.api.post('/shipping-options', OPTION, sent);
        await service.operator.put(`/operator/stores/${store.credentials.user}`, {
          rate_limit: { requests: 100, window_seconds: 3_600 },
        });
        return { refused, carriedOut: await store.api.post('/shipping-options', OPTION, sent) };
      },
    ],
  ])('of %s keeps nothing', async (status, attempt) => {
    const { refused, carriedOut } = await attempt();
    expect(String(refused.status)).toBe(status.slice(0, 3));
    expect([carriedOut.status, replayed(carriedOut)]).toEqual([201, undefined]);
  });
});

describe('at the same time', () => {
  async function together(clients: readonly ApiClient[]): Promise<void> {
    const sent = withKey(newKey());
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (clients[n % clients.length] ?? api).post('/shipping-options', OPTION, sent),
      ),
    );
    expect(answers.map(kept)).toEqual(Array(50).fill(kept(answers[0] as ApiAnswer)));
    expect(answers[0]?.status).toBe(201);
    expect(answers.filter((answer) => replayed(answer) === undefined)).toHaveLength(1);
    expect(await countOf(clients[0] ?? api, '/shipping-options')).toBe(1);
  }

  it('fifty requests with one key make one thing and get one answer', async () => {
    const { api: store } = await service.newStore();
    await together([store]);
  });

  it('fifty requests at two services over one database make one thing and get one answer', async () => {
    const { api: store, credentials } = await service.newStore();
    const second = await startSecondService(service);
    try {
      await together([store, second.client(credentials)]);
    } finally {
      await second.stop();
    }
  });

  it('requests with different keys do not wait for each other', async () => {
    const { api: store } = await service.newStore();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => store.post('/shipping-options', OPTION, withKey(newKey()))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(await countOf(store, '/shipping-options')).toBe(50);
  });
});

describe('a key', () => {
  it('is each store’s own, and the operator’s', async () => {
    const sent = withKey(newKey());
    const [one, other] = [await service.newStore(), await service.newStore()];
    const first = await one.api.post('/shipping-options', OPTION, sent);
    const second = await other.api.post('/shipping-options', { ...OPTION, amount: 2 }, sent);
    const third = await service.operator.post('/operator/accounts', { name: 'A', email: 'a@example.com' }, sent);
    expect([first, second, third].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(replayed(await one.api.post('/shipping-options', OPTION, sent))).toBe('true');
  });

  it.each([
    ['23 hours 59 minutes', 'true', 1],
    ['24 hours', undefined, 2],
  ])('counts for 24 hours: after %s', async (age, replay, count) => {
    const { api: store, credentials } = await service.newStore();
    const key = newKey();
    await store.post('/shipping-options', OPTION, withKey(key));
    await sql(
      service.database,
      `update idempotency_keys set created_at = now() - $1::interval where store_id = $2 and key = $3`,
      [age, credentials.user, key],
    );
    const again = await store.post('/shipping-options', OPTION, withKey(key));
    expect([again.status, replayed(again), await countOf(store, '/shipping-options')]).toEqual([201, replay, count]);
    expect(replayed(await store.post('/shipping-options', OPTION, withKey(key)))).toBe('true');
  });

  it('that has outlived its time may be used for something else', async () => {
    const { api: store } = await service.newStore();
    const sent = withKey(newKey());
    await store.post('/shipping-options', OPTION, sent);
    await sql(service.database, `update idempotency_keys set created_at = now() - interval '25 hours'`);
    expect((await store.post('/tax-rates', { name: 'n', percentage: '1' }, sent)).status).toBe(201);
    expectFailure(await store.post('/shipping-options', OPTION, sent), REUSED);
  });

  it('is swept away once it has outlived its time, by the keys that come after it', async () => {
    const { api: store, credentials } = await service.newStore();
    for (let n = 0; n < 6; n += 1) await store.post('/shipping-options', OPTION, withKey(newKey()));
    await sql(
      service.database,
      `update idempotency_keys set created_at = now() - interval '25 hours' where store_id = $1`,
      [credentials.user],
    );
    for (let n = 0; n < 3; n += 1) await store.post('/shipping-options', OPTION, withKey(newKey()));
    const [left] = await sql<{ count: string }>(
      service.database,
      `select count(*) from idempotency_keys where store_id = $1`,
      [credentials.user],
    );
    expect(left?.count).toBe('3');
  });
});
