import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import { registeredRoutes } from '../harness/routes.js';
import { makeBase, SampleMaker, SAMPLES, type Fields, type ResourceSample } from '../harness/samples.js';
import { startTestService, type TestService } from '../harness/test-service.js';

interface Target {
  readonly sample: ResourceSample;
  /** The list that the other store's thing is in. */
  readonly list: string;
  readonly id: string;
  /** The same list and an id that never existed, of the same form. */
  readonly nowhere: string;
}

let service: TestService;
/** The store whose things are to stay its own. */
let owner: ApiClient;
/** The store that tries. */
let stranger: ApiClient;
let theirs: SampleMaker;
let targets: Target[];
let before: Map<string, string>;

const STORE_SAMPLES = SAMPLES.filter(({ audience }) => audience === 'store');

beforeAll(async () => {
  service = await startTestService();
  owner = service.api;
  ({ api: stranger } = await service.newStore());
  theirs = new SampleMaker(owner, service.operator, await makeBase(owner, service.operator));
  targets = [];
  for (const sample of STORE_SAMPLES) {
    const { id } = await theirs.make(sample, 'full');
    targets.push({ sample, list: theirs.path(sample), id, nowhere: neverExisted(id) });
  }
  before = await everythingOfTheOwner();
});
afterAll(() => service?.stop());

function neverExisted(id: string): string {
  return id.slice(0, -1) + (id.endsWith('0') ? '1' : '0');
}

async function everythingOfTheOwner(): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { list } of targets) {
    const answer = await owner.get(`${list}?page=1&paginate=100`);
    // When a key was used last changes by looking.
    all.set(list, answer.text.replaceAll(/"last_used_at":("[^"]*"|null)/g, ''));
  }
  return all;
}

/** All that one answer could tell apart from another, but for what is told of the caller itself. */
function seen({ status, text, headers }: ApiAnswer) {
  const kept = Object.entries(headers).filter(([name]) => !['so-request-id', 'date', 'ratelimit'].includes(name));
  return { status, text, headers: Object.fromEntries(kept) };
}

it('the targets cover every route of a store that has an id', () => {
  const paths = targets.map(({ list, id }) => `${list}/${id}`);
  const uncovered = registeredRoutes()
    .filter(({ audience, parameters }) => audience === 'store' && parameters.length > 0)
    .filter(({ path }) => {
      const form = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
      return ![...paths, ...targets.map(({ list }) => list)].some((target) => form.test(target));
    });
  expect(uncovered).toEqual([]);
});

describe("another store's thing is exactly as absent as one that never existed", () => {
  const METHODS = ['GET', 'HEAD', 'PUT', 'DELETE'] as const;

  it.each(METHODS)('%s', async (method) => {
    for (const { sample, list, id, nowhere } of targets) {
      if (method === 'PUT' && sample.change === undefined) continue;
      const body = method === 'PUT' ? sample.change?.fields : undefined;
      const other = await stranger.send(method, `${list}/${id}`, { body });
      const absent = await stranger.send(method, `${list}/${nowhere}`, { body });
      expect({ path: `${list}/${id}`, ...seen(other) }).toEqual({ path: `${list}/${id}`, ...seen(absent) });
      expect(other.status).toBe(404);
    }
  });

  it.each(METHODS)('%s with If-Match and an Idempotency-Key', async (method) => {
    for (const [at, { sample, list, id, nowhere }] of targets.entries()) {
      if (method === 'PUT' && sample.change === undefined) continue;
      const body = method === 'PUT' ? sample.change?.fields : undefined;
      const tag = (await owner.get(`${list}/${id}`)).headers['etag'];
      const headers = (which: string) => ({ 'if-match': tag, 'idempotency-key': `${method} ${at} ${which}` });
      const other = await stranger.send(method, `${list}/${id}`, { body, headers: headers('other') });
      const absent = await stranger.send(method, `${list}/${nowhere}`, { body, headers: headers('absent') });
      expect({ list, ...seen(other) }).toEqual({ list, ...seen(absent) });
    }
  });

  it('below an id of another store there is nothing to list, read or make', async () => {
    const below = targets.filter(({ list }) => /^\/[^/]+\/[^/]+\//.test(list));
    expect(below.length).toBeGreaterThan(1);
    for (const { sample, list, id } of below) {
      const [, parents = '', parent = '', children = ''] = list.split('/');
      const nowhere = `/${parents}/${neverExisted(parent)}/${children}`;
      const fields = theirs.fields(sample, 'required');
      for (const [method, tail, body] of [
        ['GET', ''],
        ['GET', `/${id}`],
        ['DELETE', `/${id}`],
        ['POST', '', fields],
      ] as const) {
        const other = await stranger.send(method, list + tail, { body });
        const absent = await stranger.send(method, nowhere + tail, { body });
        expect({ list, method, ...seen(other) }).toEqual({ list, method, ...seen(absent) });
        expect(other.status).toBe(404);
      }
    }
  });
});

describe("another store's id in a body is as absent as one that never existed", () => {
  const references: { path: string; fields: (id: (name: keyof SampleMaker['base']) => string) => Fields }[] = [
    {
      path: '/add-ons',
      fields: (id) => ({ subscription_id: id('subscription'), name: 'A', charge: 'one_time', amount: 1 }),
    },
    {
      path: '/billing-options',
      fields: (id) => ({ subscription_id: id('subscription'), name: 'B', cycle: 'monthly' }),
    },
    { path: '/coupons', fields: (id) => ({ code: 'C', amount_off: 1, subscription_ids: [id('subscription')] }) },
    { path: '/subscriptions', fields: (id) => ({ name: 'S', type: 'fixed', tax_rate_ids: [id('taxRate')] }) },
    {
      path: '/subscriptions',
      fields: (id) => ({ name: 'S', type: 'fixed', shipping_charge: true, shipping_option_id: id('shippingOption') }),
    },
  ];

  it.each(references)('POST $path', async ({ path, fields }) => {
    const other = await stranger.post(
      path,
      fields((name) => theirs.base[name]),
    );
    const absent = await stranger.post(
      path,
      fields((name) => neverExisted(theirs.base[name])),
    );
    expect(seen(other)).toEqual(seen(absent));
    expect(other.status).toBe(412);
  });

  it('PUT, and a meter beside a subscription of its own', async () => {
    const own = await stranger.created('/subscriptions', { name: 'S', type: 'usage_based' });
    const path = `/subscriptions/${own.id}`;
    const { taxRate, shippingOption, meter } = theirs.base;
    for (const change of [{ tax_rate_ids: [taxRate] }, { shipping_option_id: shippingOption }]) {
      expect((await stranger.put(path, change)).status).toBe(412);
    }
    const priced = { subscription_id: own.id, name: 'B', cycle: 'monthly', price_model: 'per_unit', unit_price: '1' };
    expect((await stranger.post('/billing-options', { ...priced, meter_id: meter })).status).toBe(412);
    await stranger.delete(path);
  });
});

describe('lists', () => {
  it("show, count and link to nothing of another store's", async () => {
    for (const { sample, list, id } of targets) {
      if (list !== sample.path({ ...theirs.base, subscriber: '-' })) continue;
      const queries = ['', `?filter_by=id&filter=${id}`, `?after=${id}&paginate=100`, '?sort_by=created_at&sort=desc'];
      for (const query of queries) {
        const answer = await stranger.get(list + query);
        // The stranger has one thing of its own: the key that it calls with.
        const own = list === '/api-keys' && !query.includes('filter') ? '1' : '0';
        expect([list, query, answer.headers['so-total-count']]).toEqual([list, query, own]);
        expect(answer.text).not.toContain(id);
      }
    }
  });

  it("a cursor of another store's gives what a cursor that never existed gives", async () => {
    for (const { sample, list, id, nowhere } of targets) {
      if (list !== sample.path({ ...theirs.base, subscriber: '-' })) continue;
      const other = await stranger.get(`${list}?after=${id}&paginate=100`);
      const absent = await stranger.get(`${list}?after=${nowhere}&paginate=100`);
      expect([list, other.status, other.text]).toEqual([list, absent.status, absent.text]);
    }
  });

  it('names that must be unique are so within a store, not between stores', async () => {
    const { api } = await service.newStore();
    const [mine, theirOwn] = [
      { code: 'SAME', amount_off: 1 },
      { key: 'same', name: 'M', aggregation: 'sum' },
    ];
    for (const client of [owner, api]) {
      expect((await client.post('/coupons', mine)).status).toBe(201);
      expect((await client.post('/meters', theirOwn)).status).toBe(201);
    }
    const made = (await owner.get('/coupons?filter_by=code&filter=same')).body as [{ id: string }];
    await owner.delete(`/coupons/${made[0].id}`);
    const meter = (await owner.get('/meters?filter_by=key&filter=same')).body as [{ id: string }];
    await owner.delete(`/meters/${meter[0].id}`);
  });
});

it('after all that the owner has what it had', async () => {
  expect(await everythingOfTheOwner()).toEqual(before);
});

it("the time an answer takes does not tell another store's id from one that never existed", async () => {
  const [target] = targets;
  if (target === undefined) throw new Error('there is nothing to ask for');
  const { list, id, nowhere } = target;
  const times: Record<'other' | 'absent', number[]> = { other: [], absent: [] };
  for (let round = 0; round < 400; round += 1) {
    for (const which of round % 2 === 0 ? (['other', 'absent'] as const) : (['absent', 'other'] as const)) {
      const startedAt = performance.now();
      await stranger.get(`${list}/${which === 'other' ? id : nowhere}`);
      times[which].push(performance.now() - startedAt);
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length / 2] ?? 0;
  // Interleaved, so that the machine's moods meet both alike; a second query or lock would double the time.
  const ratio = median(times.other) / median(times.absent);
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.4);
});

it("a store's key opens nothing of the operator's, and the operator's nothing of a store's", async () => {
  for (const { method, path, audience } of registeredRoutes()) {
    if (audience === 'anyone') continue;
    const wrong = audience === 'operator' ? owner : service.operator;
    const target = path.replace(/:store_id/, service.store.user).replace(/:\w+/g, 'x');
    const answer = await wrong.send(method, target, { body: method === 'POST' || method === 'PUT' ? {} : undefined });
    expect([method, path, answer.status]).toEqual([method, path, 401]);
  }
});
