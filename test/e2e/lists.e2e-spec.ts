import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { ALL_SAMPLES, makeBase, SampleMaker } from '../harness/samples.js';
import { sql } from '../harness/sql.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const idsOf = ({ body }: ApiAnswer): string[] => ((body ?? []) as Shown[]).map(({ id }) => id);

/** The targets of a `Link` header by their relations, as this client's paths. */
function linksOf({ headers }: ApiAnswer): Record<string, string> {
  const links = (headers.link ?? '').split(', ').map((link) => /^<([^>]+)>; rel="(\w+)"$/.exec(link) ?? []);
  return Object.fromEntries(links.map(([, target = '', rel = '']) => [rel, `/${target}`]));
}

/** Fields that are lists or objects where they are not null. */
const STRUCTURED = new Set([
  'add_ons',
  'address',
  'current_period',
  'data',
  'events',
  'lines',
  'metadata',
  'properties',
  'rate_limit',
  'scheduled_change',
  'subscription_ids',
  'tax_rate_ids',
  'taxes',
  'tiers',
]);

describe('every documented scalar field', () => {
  let maker: SampleMaker;
  beforeAll(async () => {
    maker = new SampleMaker(service.api, service.operator, await makeBase(service.api, service.operator));
    // That the key of these requests has been used is noted now and then, which is not to happen between two counts.
    await sql(service.database, 'update api_keys set last_used_at = now()');
  });

  it.each(ALL_SAMPLES)('of $name can be filtered, excluded and sorted by', async (sample) => {
    const client = maker.client(sample);
    const path = maker.path(sample);
    const made = [];
    for (const which of sample.isOnly ? ['full' as const] : (['required', 'full'] as const)) {
      made.push(await maker.make(sample, which));
    }
    for (const { id } of made) {
      const shown = (await client.get(`${path}/${id}`)).body as Shown;
      for (const [field, value] of Object.entries(shown)) {
        if (STRUCTURED.has(field)) continue;
        const wanted = encodeURIComponent(
          typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value),
        );
        const all = `page=1&paginate=100`;
        const filtered = await client.get(`${path}?filter_by=${field}&filter=${wanted}&${all}`);
        expect([field, filtered.status, idsOf(filtered)]).toEqual([field, 200, expect.arrayContaining([id])]);
        for (const pair of [`exclude_by=${field}&exclude=${wanted}`, `exclude=${field}&exclude_by=${wanted}`]) {
          const excluded = await client.get(`${path}?${pair}&${all}`);
          expect([200, 204]).toContain(excluded.status);
          expect(idsOf(excluded)).not.toContain(id);
          const counted = [filtered, excluded].map(({ headers }) => Number(headers['so-total-count']));
          const total = Number((await client.get(path)).headers['so-total-count']);
          expect([field, pair, (counted[0] ?? 0) + (counted[1] ?? 0)]).toEqual([field, pair, total]);
        }
        const [up, down] = [
          await client.get(`${path}?sort_by=${field}&sort=asc&${all}`),
          await client.get(`${path}?sort_by=${field}&sort=desc&${all}`),
        ];
        expect([field, idsOf(up)]).toEqual([field, idsOf(down).reverse()]);
      }
    }
  });
});

describe('a list of subscribers', () => {
  let api: ApiClient;
  const ids: Record<string, string> = {};
  const PEOPLE = {
    ann: { first_name: 'Ann', last_name: 'Äpfel', company: 'A & B', tax_exempt: true },
    ben: { first_name: 'ben', last_name: 'äpfel', company: 'a & b' },
    cid: { first_name: 'Cid', last_name: 'Zapp', company: '100%' },
    dan: { first_name: 'Dan', last_name: 'zapp', company: '100_' },
    eve: { first_name: 'eve', last_name: null, company: "O'Neill+Co" },
    fay: { first_name: 'Fay', last_name: null, company: '😀 "x"' },
  };

  beforeAll(async () => {
    ({ api } = await service.newStore());
    for (const [name, fields] of Object.entries(PEOPLE)) {
      ids[name] = (await api.created('/subscribers', { email: `${name}@example.com`, ...fields })).id;
    }
  });

  const names = async (query: string): Promise<string[]> => {
    const answer = await api.get(`/subscribers?${query}`);
    expect([query, [200, 204].includes(answer.status)]).toEqual([query, true]);
    return idsOf(answer).map((id) => Object.keys(ids).find((name) => ids[name] === id) ?? id);
  };

  it.each<[string, string[]]>([
    ['filter_by=first_name&filter=Ann', ['ann']],
    ['filter_by=first_name&filter=ANN', ['ann']],
    ['filter_by=first_name&filter=BEN', ['ben']],
    ['filter_by=first_name&filter=An', []],
    ['filter_by=first_name&filter=%25', []],
    ['filter_by=email&filter=CID@Example.COM', ['cid']],
    ['filter_by=last_name&filter=%C3%84PFEL', ['ann', 'ben']],
    ['filter_by=last_name&filter=%C3%A4pfel', ['ann', 'ben']],
    ['filter_by=last_name&filter=', ['eve', 'fay']],
    ['filter_by=company&filter=a+%26+b', ['ann', 'ben']],
    ['filter_by=company&filter=A%20%26%20B', ['ann', 'ben']],
    ['filter_by=company&filter=100%25', ['cid']],
    ['filter_by=company&filter=100_', ['dan']],
    ['filter_by=company&filter=o%27neill%2Bco', ['eve']],
    ['filter_by=company&filter=%F0%9F%98%80+%22X%22', ['fay']],
    ['filter_by=tax_exempt&filter=true', ['ann']],
    ['filter_by=status&filter=INACTIVE&filter_by=tax_exempt&filter=true', ['ann']],
    ['filter_by=balance&filter=0&exclude_by=last_name&exclude=zapp', ['ann', 'ben', 'eve', 'fay']],
    ['filter_by=last_name&filter=zapp&filter_by=first_name&filter=dan', ['dan']],
    ['filter_by=last_name&filter_by=first_name&filter=zapp&filter=dan', ['dan']],
    ['filter_by=first_name&filter=ann&filter_by=first_name&filter=ben', []],
    ['filter%5Fby=first_name&filter=ann', ['ann']],
  ])('?%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['exclude_by=first_name&exclude=ANN', ['ben', 'cid', 'dan', 'eve', 'fay']],
    ['exclude=first_name&exclude_by=ANN', ['ben', 'cid', 'dan', 'eve', 'fay']],
    ['exclude_by=ANN&exclude=first_name', ['ben', 'cid', 'dan', 'eve', 'fay']],
    ['exclude_by=last_name&exclude=Zapp', ['ann', 'ben', 'eve', 'fay']],
    ['exclude_by=last_name&exclude=', ['ann', 'ben', 'cid', 'dan']],
    ['exclude_by=last_name&exclude=zapp&exclude_by=last_name&exclude=', ['ann', 'ben']],
    ['exclude_by=status&exclude=Active', ['ann', 'ben', 'cid', 'dan', 'eve', 'fay']],
    // Both halves are fields: the documented order holds.
    ['exclude_by=first_name&exclude=email', ['ann', 'ben', 'cid', 'dan', 'eve', 'fay']],
  ])('?%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['sort_by=id&sort=asc', ['ann', 'ben', 'cid', 'dan', 'eve', 'fay']],
    ['sort_by=id&sort=DESC', ['fay', 'eve', 'dan', 'cid', 'ben', 'ann']],
    ['sort_by=id&sort=', ['ann', 'ben', 'cid', 'dan', 'eve', 'fay']],
    ['sort_by=created_at&sort=desc', ['fay', 'eve', 'dan', 'cid', 'ben', 'ann']],
    ['sort_by=first_name&sort=Asc', ['ann', 'ben', 'cid', 'dan', 'eve', 'fay']],
    ['sort_by=first_name&sort=dEsC', ['fay', 'eve', 'dan', 'cid', 'ben', 'ann']],
    // Equal without regard to case, so that the id decides; those without a last name come last, or first.
    ['sort_by=last_name&sort=asc', ['cid', 'dan', 'ann', 'ben', 'eve', 'fay']],
    ['sort_by=last_name&sort=desc', ['fay', 'eve', 'ben', 'ann', 'dan', 'cid']],
    ['sort_by=balance&sort=asc', ['ann', 'ben', 'cid', 'dan', 'eve', 'fay']],
    ['sort_by=balance&sort=desc', ['fay', 'eve', 'dan', 'cid', 'ben', 'ann']],
    ['sort_by=tax_exempt&sort=desc', ['ann', 'fay', 'eve', 'dan', 'cid', 'ben']],
    ['sort=desc&sort_by=first_name&page=2&paginate=2', ['dan', 'cid']],
  ])('?%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each(['last_name', 'status', 'tax_exempt', 'first_name'])(
    'its pages by %s join into the whole, ties and all',
    async (field) => {
      for (const sort of ['asc', 'desc']) {
        const whole = await names(`sort_by=${field}&sort=${sort}`);
        const pages = [];
        for (let page = 1; page <= 6; page += 1)
          pages.push(await names(`sort_by=${field}&sort=${sort}&page=${page}&paginate=1`));
        expect(pages.flat()).toEqual(whole);
      }
    },
  );

  it('the example of the published contract that has exclude the other way round', async () => {
    const { id } = await api.created('/subscriptions', { name: 'n', type: 'fixed' });
    await api.created('/add-ons', { subscription_id: id, name: 'n', charge: 'recurring', amount: 1 });
    for (const query of [`exclude=subscription_id&exclude_by=123`, `exclude_by=subscription_id&exclude=123`]) {
      expect((await api.get(`/add-ons?${query}`)).headers['so-total-count']).toBe('1');
    }
    expect((await api.get(`/add-ons?exclude=subscription_id&exclude_by=${id}`)).status).toBe(204);
  });
});

describe('values in the query are compared as what they are', () => {
  let api: ApiClient;
  beforeAll(async () => {
    ({ api } = await service.newStore());
    for (const [percentage, name] of [
      ['9', 'a'],
      ['10', 'b'],
      ['10.50', 'c'],
      ['100', 'd'],
    ]) {
      await api.created('/tax-rates', { name, percentage });
    }
    for (const amount of [9, 10, 100, 999_999_999_999]) await api.created('/shipping-options', { name: 'n', amount });
    await api.created('/coupons', { code: 'a', percent_off: '1', starts_on: '2026-02-01' });
    await api.created('/coupons', { code: 'b', percent_off: '1', starts_on: '2026-10-01' });
  });

  it.each<[string, string, unknown[]]>([
    ['/tax-rates?filter_by=percentage&filter=10.5', 'percentage', ['10.50']],
    ['/tax-rates?filter_by=percentage&filter=010', 'percentage', ['10']],
    ['/tax-rates?sort_by=percentage&sort=desc', 'percentage', ['100', '10.50', '10', '9']],
    ['/shipping-options?filter_by=amount&filter=010', 'amount', [10]],
    ['/shipping-options?filter_by=amount&filter=-10', 'amount', []],
    ['/shipping-options?filter_by=amount&filter=999999999999', 'amount', [999_999_999_999]],
    ['/shipping-options?sort_by=amount&sort=asc', 'amount', [9, 10, 100, 999_999_999_999]],
    ['/coupons?filter_by=starts_on&filter=2026-10-01', 'starts_on', ['2026-10-01']],
    ['/coupons?exclude_by=starts_on&exclude=2026-10-01', 'starts_on', ['2026-02-01']],
    ['/coupons?filter_by=max_redemptions&filter=', 'code', ['a', 'b']],
    ['/coupons?filter_by=redemptions&filter=9007199254740991', 'code', []],
  ])('%s', async (path, field, expected) => {
    const { body } = await api.get(path);
    expect(((body ?? []) as Shown[]).map((thing) => thing[field])).toEqual(expected);
  });

  it('a time, with whatever offset it is written', async () => {
    const [first] = (await api.get('/tax-rates')).body as Shown[];
    const at = new Date(String(first?.created_at));
    const offset = new Date(at.getTime() + 2 * 3_600_000).toISOString().replace('Z', '+02:00');
    for (const time of [at.toISOString(), offset]) {
      const answer = await api.get(`/tax-rates?filter_by=created_at&filter=${encodeURIComponent(time)}`);
      expect(idsOf(answer)).toContain(first?.id);
    }
  });
});

describe('pages', () => {
  const COUNT = 60;
  let api: ApiClient;
  let all: string[];

  beforeAll(async () => {
    ({ api } = await service.newStore());
    const made = [];
    for (let n = 0; n < COUNT; n += 1) {
      made.push(
        await api.created('/meters', { key: `k${n}`, name: `N${n % 3}`, aggregation: n % 2 === 0 ? 'sum' : 'max' }),
      );
    }
    all = made.map(({ id }) => id);
  });

  it.each<[string, number, number]>([
    ['', 0, 25],
    ['?', 0, 25],
    ['?page=1&paginate=', 0, 25],
    ['?page=&paginate=', 0, 25],
    ['?page=2&paginate=15', 15, 30],
    ['?paginate=15&page=2', 15, 30],
    ['?page=3&paginate=25', 50, 60],
    ['?page=1&paginate=100', 0, 60],
    ['?page=60&paginate=1', 59, 60],
    ['?page=0002&paginate=0015', 15, 30],
    ['?after=&paginate=', 0, 25],
    ['?after=&paginate=100', 0, 60],
  ])('/meters%s: the items from %d up to %d', async (query, from, to) => {
    const answer = await api.get(`/meters${query}`);
    expect([answer.status, idsOf(answer), answer.headers['so-total-count']]).toEqual([200, all.slice(from, to), '60']);
  });

  it.each<[string, Record<string, string>]>([
    ['', { first: 'page=1&paginate=25', next: 'page=2&paginate=25', last: 'page=3&paginate=25' }],
    ['page=1&paginate=20', { first: 'page=1&paginate=20', next: 'page=2&paginate=20', last: 'page=3&paginate=20' }],
    [
      'page=2&paginate=20',
      {
        first: 'page=1&paginate=20',
        prev: 'page=1&paginate=20',
        next: 'page=3&paginate=20',
        last: 'page=3&paginate=20',
      },
    ],
    ['page=3&paginate=20', { first: 'page=1&paginate=20', prev: 'page=2&paginate=20', last: 'page=3&paginate=20' }],
    ['page=9&paginate=20', { first: 'page=1&paginate=20', prev: 'page=3&paginate=20', last: 'page=3&paginate=20' }],
    ['page=1&paginate=100', { first: 'page=1&paginate=100', last: 'page=1&paginate=100' }],
  ])('?%s links to %j', async (query, links) => {
    const answer = await api.get(`/meters${query && `?${query}`}`);
    const expected = Object.entries(links).map(([rel, target]) => [rel, `//1.0.0/meters?${target}`]);
    expect(linksOf(answer)).toEqual(Object.fromEntries(expected));
  });

  it('links keep the rest of the query as it was sent', async () => {
    const rest = 'filter_by=name&filter=%6e0&exclude_by=key&exclude=a%26b&sort_by=name&sort=DESC';
    const { next } = linksOf(await api.get(`/meters?${rest}&page=1&paginate=5`));
    expect(next).toBe(`//1.0.0/meters?${rest}&page=2&paginate=5`);
  });

  it.each([
    '',
    'filter_by=name&filter=n1&',
    'sort_by=name&sort=desc&',
    'exclude_by=aggregation&exclude=MAX&sort_by=key&sort=asc&',
  ])('following next from the first, and prev from the last, meets every item of ?%s once', async (query) => {
    const whole = idsOf(await api.get(`/meters?${query}page=1&paginate=100`));
    const follow = async (rel: string, from: string): Promise<string[][]> => {
      const pages = [];
      for (let path: string | undefined = from; path !== undefined;) {
        const answer = await api.get(path);
        pages.push(idsOf(answer));
        path = linksOf(answer)[rel];
      }
      return pages;
    };
    const { first = '', last = '' } = linksOf(await api.get(`/meters?${query}page=1&paginate=7`));
    expect((await follow('next', first)).flat()).toEqual(whole);
    expect((await follow('prev', last)).reverse().flat()).toEqual(whole);
  });

  describe('by after', () => {
    async function walk(
      from: string,
      between: (page: number) => Promise<void> = () => Promise.resolve(),
    ): Promise<string[]> {
      const met = [];
      let path: string | undefined = from;
      for (let page = 0; path !== undefined; page += 1) {
        const answer: ApiAnswer = await api.get(path);
        met.push(...idsOf(answer));
        path = linksOf(answer).next;
        await between(page);
      }
      return met;
    }

    it.each(['7', '20', '59', '60', '100'])('in steps of %s yields everything once', async (size) => {
      expect(await walk(`/meters?after=&paginate=${size}`)).toEqual(all);
    });

    it('goes on after an id, which need not be there', async () => {
      expect(await walk(`/meters?after=${all[29]}&paginate=9`)).toEqual(all.slice(30));
      expect(await walk(`/meters?after=${all[29]}0&paginate=9`)).toEqual(all.slice(30));
      expect(await walk(`/meters?after=a&paginate=9`)).toEqual(all);
    });

    it('goes backwards when sorted so, and keeps filters', async () => {
      expect(await walk('/meters?after=&paginate=8&sort_by=id&sort=desc')).toEqual([...all].reverse());
      const filtered = idsOf(await api.get('/meters?filter_by=aggregation&filter=max&page=1&paginate=100'));
      expect(await walk('/meters?filter_by=aggregation&filter=max&after=&paginate=4')).toEqual(filtered);
    });

    it('counts all, on every page', async () => {
      const { headers } = await api.get(`/meters?after=${all[50]}&paginate=5`);
      expect(headers['so-total-count']).toBe('60');
    });

    it('misses and repeats nothing while things come and go', async () => {
      const added: string[] = [];
      const removed = await api.created('/meters', { key: 'gone', name: 'x', aggregation: 'sum' });
      const met = await walk('/meters?after=&paginate=10', async (page) => {
        if (page === 1) await api.delete(`/meters/${removed.id}`);
        if (page === 2) added.push((await api.created('/meters', { key: 'new', name: 'x', aggregation: 'sum' })).id);
      });
      expect(met).toEqual([...all, ...added]);
      for (const id of added) await api.delete(`/meters/${id}`);
    });
  });
});
