import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer, ApiClient, Shown } from '../harness/api-client.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/** Thirty tax rates: names that repeat and differ in case, countries that are there or not. */
const RATES = Array.from({ length: 30 }, (_, at) => ({
  name: ['VAT', 'vat', 'GST', 'Ümlaut', 'sales tax'][at % 5],
  percentage: String(at % 4),
  country: at % 3 === 0 ? null : ['DE', 'FR'][at % 2],
  status: at % 2 === 0 ? 'active' : 'not_active',
}));

let service: TestService;
let api: ApiClient;
let all: Shown[];
beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  all = [];
  for (const rate of RATES) all.push(await api.created('/tax-rates', rate));
});
afterAll(() => service?.stop());

const list = (query: string) => api.get(`/tax-rates${query}`);
const items = (answer: ApiAnswer) => (answer.body ?? []) as Shown[];
const ids = (answer: ApiAnswer) => items(answer).map(({ id }) => id);
const idsWhere = (holds: (rate: Shown) => boolean) => all.filter(holds).map(({ id }) => id);

function links(answer: ApiAnswer): Record<string, string> {
  const found = [...(answer.headers['link'] ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)];
  return Object.fromEntries(found.map(([, url = '', rel = '']) => [rel, url.replace('/1.0.0/tax-rates', '')]));
}

describe('without parameters', () => {
  it('gives the first 25 in the order of their making, the count of all, and where the rest is', async () => {
    const answer = await list('');
    expect(ids(answer)).toEqual(all.slice(0, 25).map(({ id }) => id));
    expect(answer.headers['so-total-count']).toBe('30');
    expect(links(answer)).toEqual({
      first: '?page=1&paginate=25',
      next: '?page=2&paginate=25',
      last: '?page=2&paginate=25',
    });
  });

  it('ids ascend, so that the order of making is the order of ids', () => {
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort());
  });
});

describe('filter and exclude', () => {
  it.each<{ query: string; holds: (rate: Shown) => boolean }>([
    { query: '?filter_by=status&filter=active', holds: (rate) => rate.status === 'active' },
    { query: '?filter_by=status&filter=ACTIVE', holds: (rate) => rate.status === 'active' },
    { query: '?filter_by=name&filter=vAt', holds: (rate) => String(rate.name).toLowerCase() === 'vat' },
    { query: '?filter_by=name&filter=%C3%BCMLAUT', holds: (rate) => rate.name === 'Ümlaut' },
    { query: '?filter_by=name&filter=sales+tax', holds: (rate) => rate.name === 'sales tax' },
    { query: '?filter_by=percentage&filter=2.00', holds: (rate) => rate.percentage === '2' },
    { query: '?filter_by=country&filter=', holds: (rate) => rate.country === null },
    { query: '?exclude_by=country&exclude=', holds: (rate) => rate.country !== null },
    { query: '?exclude_by=country&exclude=de', holds: (rate) => rate.country !== 'DE' },
    { query: '?exclude_by=status&exclude=active', holds: (rate) => rate.status !== 'active' },
    { query: '?exclude=status&exclude_by=active', holds: (rate) => rate.status !== 'active' },
    {
      query: '?filter_by=status&filter=active&exclude_by=name&exclude=vat',
      holds: (rate) => rate.status === 'active' && String(rate.name).toLowerCase() !== 'vat',
    },
    {
      query: '?filter_by=name&filter=vat&filter_by=country&filter=FR',
      holds: (rate) => String(rate.name).toLowerCase() === 'vat' && rate.country === 'FR',
    },
    { query: '?filter_by=name&filter=nobody', holds: () => false },
  ])('$query', async ({ query, holds }) => {
    const answer = await list(query);
    const expected = idsWhere(holds);
    expect(ids(answer)).toEqual(expected.slice(0, 25));
    expect(answer.headers['so-total-count']).toBe(String(expected.length));
    expect(answer.status).toBe(expected.length === 0 ? 204 : 200);
  });

  it('a filter by an id finds one', async () => {
    const [first] = all;
    expect(ids(await list(`?filter_by=id&filter=${first?.id}`))).toEqual([first?.id]);
    expect(ids(await list(`?filter_by=created_at&filter=${String(first?.created_at)}`))).toContain(first?.id);
  });
});

describe('sorting', () => {
  const byName = (rate: Shown) => String(rate.name).toLowerCase();
  const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const sorted = () =>
    [...all].sort((a, b) => compare(byName(a), byName(b)) || compare(a.id, b.id)).map(({ id }) => id);

  it.each(['asc', 'ASC', 'Asc', ''])('sort=%s goes up, and ties go by id', async (direction) => {
    expect(ids(await list(`?sort_by=name&sort=${direction}&page=1&paginate=100`))).toEqual(sorted());
  });

  it.each(['desc', 'DESC'])('sort=%s is the same the other way round', async (direction) => {
    expect(ids(await list(`?sort_by=name&sort=${direction}&page=1&paginate=100`))).toEqual(sorted().reverse());
  });

  it('the published example: sort_by=id&sort=DESC', async () => {
    expect(ids(await list('?sort_by=id&sort=DESC'))).toEqual(
      all
        .map(({ id }) => id)
        .reverse()
        .slice(0, 25),
    );
  });
});

describe('pages', () => {
  it('by number cover everything once, with links to their neighbours', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 4; page += 1) {
      const answer = await list(`?page=${page}&paginate=8&exclude_by=name&exclude=x`);
      seen.push(...ids(answer));
      const to = (number: number) => expect.stringContaining(`page=${number}&paginate=8`) as unknown;
      expect(links(answer)).toEqual({
        first: to(1),
        ...(page > 1 && { prev: to(page - 1) }),
        ...(page < 4 && { next: to(page + 1) }),
        last: to(4),
      });
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('a link keeps filter and order', async () => {
    const first = await list('?filter_by=status&filter=active&sort_by=name&sort=desc&page=1&paginate=5');
    const second = await list(links(first).next ?? '');
    const whole = await list('?filter_by=status&filter=active&sort_by=name&sort=desc&page=1&paginate=100');
    expect([...ids(first), ...ids(second)]).toEqual(ids(whole).slice(0, 10));
  });

  it('past the end is a 204 with the count, without a body', async () => {
    const answer = await list('?page=5&paginate=8');
    expect([answer.status, answer.text, answer.headers['so-total-count']]).toEqual([204, '', '30']);
    expect(links(answer).last).toBe('?page=4&paginate=8');
  });

  it('an empty second half stands for its default', async () => {
    expect(ids(await list('?page=1&paginate='))).toHaveLength(25);
  });

  it('a page far beyond any is served all the same', async () => {
    expect((await list('?page=90000000000000&paginate=100')).status).toBe(204);
  });
});

describe('the cursor', () => {
  it.each([1, 7, 10, 30, 100])('walks everything once, %i at a time, by the next link alone', async (size) => {
    const seen: string[] = [];
    let next: string | undefined = `?after=&paginate=${size}`;
    for (let steps = 0; next !== undefined && steps < 40; steps += 1) {
      const answer: ApiAnswer = await list(next);
      seen.push(...ids(answer));
      next = links(answer).next;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('walks backwards, and within a filter', async () => {
    const active = idsWhere((rate) => rate.status === 'active').reverse();
    const first = await list('?after=&paginate=6&sort_by=id&sort=desc&filter_by=status&filter=active');
    const second = await list(links(first).next ?? '');
    expect([...ids(first), ...ids(second)]).toEqual(active.slice(0, 12));
  });

  it('misses nothing that was there, though things come and go on the way', async () => {
    const { api: other } = await service.newStore();
    const made: string[] = [];
    const make = async () => made.push((await other.created('/tax-rates', { name: 'n', percentage: '1' })).id);
    for (let at = 0; at < 9; at += 1) await make();
    const first = await other.get('/tax-rates?after=&paginate=4');
    await other.delete(`/tax-rates/${made[1]}`);
    await make();
    const rest = await other.get(`/tax-rates?after=${made[3]}&paginate=100`);
    expect([...ids(first), ...ids(rest)]).toEqual(made);
  });
});

describe('faults, each by its place in the query', () => {
  it.each([
    { query: '?filter_by=name', fields: { 0: 'filter_by' } },
    { query: '?filter=name', fields: { 0: 'filter' } },
    { query: '?exclude_by=name&filter=x', fields: { 0: 'exclude_by', 1: 'filter' } },
    { query: '?page=2', fields: { 0: 'page' } },
    { query: '?paginate=2', fields: { 0: 'paginate' } },
    { query: '?after=x', fields: { 0: 'after' } },
    { query: '?sort_by=name', fields: { 0: 'sort_by' } },
    { query: '?limit=', fields: { 0: 'limit' } },
    { query: '?a=1&sort_by=id&sort=up', fields: { 0: 'a', 2: 'sort' } },
    { query: '?filter_by=metadata&filter=x', fields: { 0: 'filter_by' } },
    { query: '?filter_by=__proto__&filter=x', fields: { 0: 'filter_by' } },
    { query: '?filter_by=store_id&filter=x', fields: { 0: 'filter_by' } },
    { query: '?page=0&paginate=101', fields: { 0: 'page', 1: 'paginate' } },
    { query: '?page=1e1&paginate=5', fields: { 0: 'page' } },
    { query: '?page=1&paginate=-5', fields: { 1: 'paginate' } },
    { query: '?page=1&after=x&paginate=5', fields: { 1: 'after' } },
    { query: '?after=&paginate=5&sort_by=name&sort=asc', fields: { 0: 'after' } },
    { query: '?filter_by=created_at&filter=yesterday', fields: { 1: 'filter' } },
    { query: '?filter_by=percentage&filter=many', fields: { 1: 'filter' } },
    { query: '?filter_by=name&filter=%00', fields: { 1: 'filter' } },
    { query: '?filter_by=name&filter=%ff', fields: { 1: 'filter' } },
    { query: '?filter_by=name&filter=%zz&limit=1', fields: { 1: 'filter', 2: 'limit' } },
  ])('$query', async ({ query, fields }) => {
    const answer = await list(query);
    expect(answer.status).toBe(400);
    const [error] = answer.body as [{ body: { fields: Record<string, string> } }];
    expect(error.body.fields).toMatchObject(fields);
  });

  it.each(['/store?page=1&paginate=2', '/tax-rates/x?a=1'])('GET %s takes no parameters', async (path) => {
    expect((await api.get(path)).status).toBe(400);
  });
});

describe('every documented scalar field of every resource can be listed by', () => {
  const LISTS = [
    '/subscriptions',
    '/billing-options',
    '/add-ons',
    '/coupons',
    '/shipping-options',
    '/tax-rates',
    '/meters',
    '/subscribers',
    '/api-keys',
  ];
  const SAMPLES: Record<string, string> = {
    integer: '1',
    boolean: 'true',
    'date-time': '2026-01-01T00:00:00Z',
    date: '2026-01-01',
    decimal: '1',
  };

  it.each(LISTS)('%s', async (path) => {
    const document = (await api.get('//openapi.json')).body as {
      paths: Record<
        string,
        {
          get: {
            parameters: object[];
            responses: Record<string, { content: Record<string, { schema: { items: { $ref: string } } }> }>;
          };
        }
      >;
      components: {
        schemas: Record<
          string,
          { properties: Record<string, { type?: string | string[]; format?: string; $ref?: string }> }
        >;
      };
    };
    const ref =
      document.paths[`/1.0.0${path}`]?.get.responses['200']?.content['application/json']?.schema.items.$ref ?? '';
    const properties = document.components.schemas[ref.split('/').at(-1) ?? '']?.properties ?? {};
    const scalars = Object.entries(properties).filter(([, schema]) => {
      const types = [schema.type ?? 'object'].flat();
      return !types.includes('object') && !types.includes('array');
    });
    expect(scalars.length).toBeGreaterThan(5);
    for (const [name, schema] of scalars) {
      const type = [schema.type ?? ''].flat().find((each) => each !== 'null') ?? '';
      const sample = SAMPLES[schema.format ?? type] ?? SAMPLES[type] ?? 'x';
      for (const query of [
        `filter_by=${name}&filter=${sample}`,
        `exclude_by=${name}&exclude=${sample}`,
        `sort_by=${name}&sort=desc`,
      ]) {
        const { status } = await api.get(`${path}?${query}`);
        expect({ query, status: status === 204 ? 200 : status }).toEqual({ query, status: 200 });
      }
    }
  });
});
