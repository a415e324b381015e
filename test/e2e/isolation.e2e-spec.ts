import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { expectFailure } from '../harness/failures.js';
import { registeredRoutes, type Route } from '../harness/routes.js';
import {
  ALL_SAMPLES,
  makeBase,
  SampleMaker,
  sampleOf,
  type Base,
  type Fields,
  type ResourceSample,
} from '../harness/samples.js';
import { sql } from '../harness/sql.js';
import { startTestService, type NewStore, type TestService } from '../harness/test-service.js';

const NOT_FOUND = { status: 404, code: 'not_found', text: 'There is no such item in this store' } as const;

let service: TestService;
let mine: Holdings;
let theirs: Holdings;

/** A store with one thing of every kind in it. */
interface Holdings {
  readonly store: NewStore;
  readonly api: ApiClient;
  readonly base: Base;
  readonly maker: SampleMaker;
  /** The id of one thing in each collection, whose path is written as routes write it. */
  readonly things: ReadonlyMap<string, string>;
  readonly rowsBefore: readonly string[];
}

beforeAll(async () => {
  service = await startTestService();
  theirs = await holdings();
  mine = await holdings();
});
afterAll(() => service?.stop());

const ofStores = ALL_SAMPLES.filter(({ audience }) => audience === 'store');

/** The collection of a sample as its route is written. */
function collectionOf(sample: ResourceSample): string {
  const names = new Proxy({} as Base, { get: (_, name) => `:${String(name)}_id` });
  return sample.path(names);
}

async function holdings(): Promise<Holdings> {
  const store = await service.newStore();
  const { api } = store;
  const base = await makeBase(api, service.operator);
  const maker = new SampleMaker(api, service.operator, base);
  const things = new Map<string, string>();
  for (const sample of ofStores) {
    // The base's own are what other things rest on, and lie under the path where there is one.
    const id = sample.name === 'subscribers' ? base.subscriber : (await maker.make(sample, 'full')).id;
    things.set(collectionOf(sample), id);
  }
  // These arise from credit notes.
  const credits = (await api.get('/line-credits')).body as Shown[];
  things.set('/line-credits', credits[0]?.id ?? '');
  return { store, api, base, maker, things, rowsBefore: await rowsOf(store.credentials.user) };
}

/** Everything that the database keeps of a store, but for when its keys were last used. */
async function rowsOf(storeId: string): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    service.database,
    `select table_name as name from information_schema.columns where column_name = 'store_id' order by 1`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      sql<{ row: string }>(
        service.database,
        `select '${name} ' || (to_jsonb(r) - 'last_used_at')::text as row from ${name} r where store_id = $1 order by 1`,
        [storeId],
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

/** An id of the same form that never existed. */
function absent(id: string): string {
  const other = id.replace(/[0-9a-z]{26}$/, '0'.repeat(26));
  // A coupon is called by its code, which is no id.
  return other === id ? `no-${id}` : other;
}

type Choice = 'mine' | 'theirs' | 'absent';

/** The concrete path of a route, with the store's own, the other's, or no thing's id for each parameter. */
function pathWith({ path, parameters }: Route, choices: readonly Choice[]): string {
  return parameters.reduce((concrete, parameter, index) => {
    const collection = path.slice(0, path.indexOf(`/:${parameter}`));
    const [own, other] = [mine.things.get(collection), theirs.things.get(collection)];
    if (own === undefined || other === undefined) throw new Error(`add a sample for what lies under ${collection}`);
    const choice = choices[index] ?? 'mine';
    const id = { mine: own, theirs: other, absent: absent(other) }[choice];
    return concrete.replace(`:${parameter}`, id);
  }, path);
}

function bodyFor({ method, path }: Route): Fields | undefined {
  if (method !== 'POST' && method !== 'PUT') return undefined;
  const sample = ofStores.find((one) => path === collectionOf(one) || path.startsWith(`${collectionOf(one)}/:id`));
  if (sample === undefined) return {};
  const [, action] = /\/:id\/([^:]+)$/.exec(path) ?? [];
  if (action !== undefined) {
    const how = sample.actions?.[action];
    if (how === undefined) throw new Error(`say in the sample of ${sample.name} what is sent to ${action} it`);
    return how.fields;
  }
  return method === 'PUT' ? (sample.change?.fields ?? {}) : mine.maker.fields(sample, 'required');
}

/** All that a caller can learn from an answer. */
function told({ status, headers, text }: ApiAnswer) {
  const { date, 'so-request-id': requestId, ratelimit, ...rest } = headers;
  expect([date, requestId, ratelimit]).not.toContain(undefined);
  return { status, headers: rest, text };
}

const routes = registeredRoutes().filter(({ audience }) => audience === 'store');
const withParameters = routes.filter(({ parameters }) => parameters.length > 0);

/** Every way to fill the parameters in which at least one is the other store's. */
function intrusions({ parameters }: Route): Choice[][] {
  const all = parameters.reduce<Choice[][]>(
    (ways) => ways.flatMap((way) => [[...way, 'mine'] as Choice[], [...way, 'theirs'] as Choice[]]),
    [[]],
  );
  return all.filter((way) => way.includes('theirs'));
}

describe("another store's thing is exactly as absent as one that never existed", () => {
  it.each(withParameters)('$method $path', async (route) => {
    for (const choices of intrusions(route)) {
      const nobodys = choices.map((choice) => (choice === 'theirs' ? 'absent' : choice));
      const body = bodyFor(route);
      const [other, none] = [
        await mine.api.send(route.method, pathWith(route, choices), { body }),
        await mine.api.send(route.method, pathWith(route, nobodys), { body }),
      ];
      expectFailure(other, NOT_FOUND);
      expect(told(other)).toEqual(told(none));
    }
  });

  it.each(withParameters)('$method $path, with what is refused earlier or later', async (route) => {
    for (const choices of intrusions(route)) {
      const nobodys = choices.map((choice) => (choice === 'theirs' ? 'absent' : choice));
      for (const headers of [{ 'if-match': '"x"' }, { accept: '*/*' }, { 'so-ver': '2' }]) {
        for (const sent of [{ headers }, { headers, body: { nothing: 1 } }]) {
          const [other, none] = [
            await mine.api.send(route.method, pathWith(route, choices), sent),
            await mine.api.send(route.method, pathWith(route, nobodys), sent),
          ];
          expect(told(other)).toEqual(told(none));
        }
      }
    }
  });

  it('through the operator: a key is found under its own store only', async () => {
    const key = theirs.things.get('/api-keys') ?? '';
    const path = `/operator/stores/${mine.store.credentials.user}/api-keys`;
    for (const method of ['GET', 'DELETE']) {
      const [other, none] = [
        await service.operator.send(method, `${path}/${key}`),
        await service.operator.send(method, `${path}/${absent(key)}`),
      ];
      expectFailure(other, NOT_FOUND);
      expect(other.text).toBe(none.text);
    }
    const { body } = await service.operator.get(path);
    expect((body as Shown[]).map(({ id }) => id)).not.toContain(key);
  });
});

describe('lists', () => {
  const lists = routes.filter(
    ({ method, path }) => method === 'GET' && routes.some((route) => route.path === `${path}/:id`),
  );

  it.each(lists)('$path shows and counts only what is the own store’s', async (route) => {
    const path = pathWith(route, []);
    // Asked first: who asks for events has them numbered, so that they are there to be counted.
    const { body, headers } = await mine.api.get(`${path}?page=1&paginate=100`);
    const own = await sql<{ count: string }>(
      service.database,
      `select count(*) from ${tableOf(route)} where store_id = $1`,
      [mine.store.credentials.user],
    );
    const ids = (body as Shown[]).map(({ id }) => id);
    expect(headers['so-total-count']).toBe(own[0]?.count);
    expect(ids).toHaveLength(Number(own[0]?.count));
    expect(ids).toContain(mine.things.get(route.path));
    expect(ids).not.toContain(theirs.things.get(route.path));
  });

  it.each(lists)('$path finds nothing of another store, however it is asked', async (route) => {
    const path = pathWith(route, []);
    const own = ((await mine.api.get(`${path}?page=1&paginate=100`)).body as Shown[]).map(({ id }) => id);
    const id = theirs.things.get(route.path) ?? '';
    const shown = (await theirs.api.get(`${theirPath(route)}/${id}`)).body as Shown;
    for (const [field, value] of Object.entries(shown)) {
      // Of references and of the id itself, the value is the other store's alone.
      if (typeof value !== 'string' || !(field === 'id' || field.endsWith('_id'))) continue;
      const found = await mine.api.get(`${path}?filter_by=${field}&filter=${value}`);
      expect([found.status, found.headers['so-total-count']]).toEqual([204, '0']);
      const excluded = await mine.api.get(`${path}?exclude_by=${field}&exclude=${value}&page=1&paginate=100`);
      expect((excluded.body as Shown[]).map((thing) => thing.id)).toEqual(own);
    }
    for (const after of [id, absent(id)]) {
      const { body } = await mine.api.get(`${path}?after=${after}&paginate=100`);
      const ids = ((body ?? []) as Shown[]).map((thing) => thing.id);
      expect(ids).toEqual(own.filter((one) => one > after));
    }
  });

  function theirPath({ path }: Route): string {
    return path.replace(':subscriber_id', theirs.base.subscriber);
  }

  function tableOf({ path }: Route): string {
    return (path.split('/').at(-1) ?? '').replaceAll('-', '_');
  }
});

describe("a reference to another store's thing is as good as one to nothing", () => {
  const subscription = { name: 'n', type: 'fixed' };
  const enrollment = () => ({ subscriber_id: mine.base.subscriber, billing_option_id: mine.base.billingOption });
  const ROWS: readonly (readonly [path: string, kind: keyof Base, body: (id: string) => object])[] = [
    ['/subscriptions', 'shippingOption', (id) => ({ ...subscription, shipping_option_id: id })],
    ['/subscriptions', 'taxRate', (id) => ({ ...subscription, tax_rate_ids: [id] })],
    ['/subscriptions', 'taxRate', (id) => ({ ...subscription, tax_rate_ids: [mine.base.taxRate, id] })],
    ['/billing-options', 'subscription', (id) => ({ subscription_id: id, name: 'n', cycle: 'weekly' })],
    [
      '/billing-options',
      'meter',
      (id) => ({
        subscription_id: mine.base.usageSubscription,
        name: 'n',
        cycle: 'weekly',
        price_model: 'per_unit',
        unit_price: '1',
        meter_id: id,
      }),
    ],
    ['/add-ons', 'subscription', (id) => ({ subscription_id: id, name: 'n', charge: 'recurring', amount: 1 })],
    ['/coupons', 'subscription', (id) => ({ code: 'c', percent_off: '1', subscription_ids: [id] })],
    ...['/enrollments', '/enrollment-previews'].flatMap((path): (typeof ROWS)[number][] => [
      [path, 'subscriber', (id) => ({ ...enrollment(), subscriber_id: id })],
      [path, 'billingOption', (id) => ({ ...enrollment(), billing_option_id: id })],
      [path, 'addOn', (id) => ({ ...enrollment(), add_ons: [{ add_on_id: mine.base.addOn }, { add_on_id: id }] })],
      [path, 'paymentMethod', (id) => ({ ...enrollment(), payment_method_id: id })],
      [path, 'couponCode', (coupon_code) => ({ ...enrollment(), coupon_code })],
    ]),
    ['/invoices', 'subscriber', (id) => ({ subscriber_id: id, lines: [{ description: 'd', amount: 1 }] })],
    [
      '/invoices',
      'taxRate',
      (id) => ({ subscriber_id: mine.base.subscriber, lines: [{ description: 'd', amount: 1, tax_rate_ids: [id] }] }),
    ],
    ['/usage-events', 'enrollment', (enrollment_id) => ({ external_id: 'theirs', enrollment_id, meter: 'base' })],
  ];

  it.each(ROWS)('POST %s that names their %s', async (path, kind, body) => {
    const [other, none] = [
      await mine.api.post(path, body(theirs.base[kind])),
      await mine.api.post(path, body(absent(theirs.base[kind]))),
    ];
    expect([other.status, other.headers['so-error-code']]).toEqual([412, 'missing_reference']);
    expect(told(other)).toEqual(told(none));
  });

  it.each<[string, string, keyof Base, (id: string) => object]>([
    ['enrollments', 'change', 'billingOption', (id) => ({ billing_option_id: id })],
    ['enrollments', 'change', 'addOn', (id) => ({ add_ons: [{ add_on_id: id }] })],
    ['enrollments', 'change', 'couponCode', (coupon_code) => ({ coupon_code })],
    ['enrollments', 'preview', 'billingOption', (id) => ({ billing_option_id: id })],
    ['enrollments', 'preview', 'addOn', (id) => ({ add_ons: [{ add_on_id: id }] })],
    ['enrollments', 'preview', 'couponCode', (coupon_code) => ({ coupon_code })],
    ['invoices', 'pay', 'paymentMethod', (id) => ({ payment_method_id: id })],
  ])('POST of an action on /%s: %s that names their %s', async (name, action, kind, body) => {
    const { id } = await mine.maker.make(sampleOf(name));
    const path = `/${name}/${id}/${action}`;
    const [other, none] = [
      await mine.api.post(path, body(theirs.base[kind])),
      await mine.api.post(path, body(absent(theirs.base[kind]))),
    ];
    expect([other.status, other.headers['so-error-code']]).toEqual([412, 'missing_reference']);
    expect(told(other)).toEqual(told(none));
  });

  it.each<[string, keyof Base, (id: string) => object]>([
    ['/subscriptions', 'shippingOption', (id) => ({ shipping_option_id: id })],
    ['/subscriptions', 'taxRate', (id) => ({ tax_rate_ids: [id] })],
    ['/billing-options', 'meter', (id) => ({ meter_id: id })],
    ['/coupons', 'subscription', (id) => ({ subscription_ids: [id] })],
  ])('PUT %s that names their %s', async (path, kind, change) => {
    const target = `${path}/${mine.things.get(path)}`;
    const [other, none] = [
      await mine.api.put(target, change(theirs.base[kind])),
      await mine.api.put(target, change(absent(theirs.base[kind]))),
    ];
    expect([other.status, other.headers['so-error-code']]).toEqual([412, 'missing_reference']);
    expect(told(other)).toEqual(told(none));
  });
});

it('names that are taken in another store are free', async () => {
  const coupon = { percent_off: '1', code: 'shared' };
  await theirs.api.created('/coupons', coupon);
  const made = await mine.api.created('/coupons', coupon);
  expect((await theirs.api.get(`/coupons/${made.id}`)).status).toBe(404);
  const [shared] = (await theirs.api.get('/coupons?filter_by=code&filter=shared')).body as Shown[];
  await theirs.api.delete(`/coupons/${shared?.id}`);
});

it('the time of an answer does not tell whether another store has the thing', async () => {
  const ids = { theirs: theirs.base.subscription, absent: absent(theirs.base.subscription) };
  const ROUNDS = 400;
  const times: Record<keyof typeof ids, number[]> = { theirs: [], absent: [] };
  const measure = async (which: keyof typeof ids) => {
    const startedAt = performance.now();
    await mine.api.get(`/subscriptions/${ids[which]}`);
    times[which].push(performance.now() - startedAt);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? (['theirs', 'absent'] as const) : (['absent', 'theirs'] as const);
    for (const which of order) await measure(which);
  }
  // How often one takes longer than the other, of all pairs: a half if nothing tells them apart.
  const longer = times.theirs.flatMap((one) =>
    times.absent.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  const share = longer.reduce<number>((sum, each) => sum + each, 0) / longer.length;
  expect(share).toBeGreaterThan(0.35);
  expect(share).toBeLessThan(0.65);
});

it('after all that, nothing of the other store has changed', async () => {
  expect(await rowsOf(theirs.store.credentials.user)).toEqual(theirs.rowsBefore);
});
