import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { expectFailure } from '../harness/failures.js';
import { registeredRoutes } from '../harness/routes.js';
import { ALL_SAMPLES, makeBase, SampleMaker, SAMPLES } from '../harness/samples.js';
import { startTestService, type TestService } from '../harness/test-service.js';

const FAILED = {
  status: 412,
  code: 'if_match_failed',
  text: 'The item has changed since the version that If-Match names: read it again and repeat the change on that',
} as const;

let service: TestService;
let maker: SampleMaker;

beforeAll(async () => {
  service = await startTestService();
  maker = new SampleMaker(service.api, service.operator, await makeBase(service.api, service.operator));
});
afterAll(() => service?.stop());

/** Everything with a PUT: where one such thing is, and two changes of it. */
interface Changeable {
  readonly name: string;
  readonly make: () => Promise<{ readonly client: ApiClient; readonly path: string }>;
  readonly changes: readonly [object, object];
}

const CHANGEABLE: readonly Changeable[] = [
  ...SAMPLES.filter(({ change }) => change !== undefined).map((sample) => ({
    name: sample.name,
    make: async () => ({
      client: maker.client(sample),
      path: `${maker.path(sample)}/${(await maker.make(sample, 'full')).id}`,
    }),
    changes: [{ metadata: { a: '1' } }, { metadata: { a: '2' } }] as const,
  })),
  {
    name: 'the own store',
    make: async () => ({ client: (await service.newStore()).api, path: '/store' }),
    changes: [{ name: 'one' }, { name: 'two' }],
  },
  {
    name: 'maintenance',
    make: () => Promise.resolve({ client: service.operator, path: '/operator/maintenance' }),
    changes: [{ text: 'one' }, { text: 'two' }],
  },
];

describe.each(CHANGEABLE)('If-Match on PUT: $name', ({ make, changes: [one, two] }) => {
  it('carries out the change of the state that it names, and only of that', async () => {
    const { client, path } = await make();
    const put = (change: object, etag: string | undefined): Promise<ApiAnswer> =>
      client.put(path, change, { headers: { 'if-match': etag } });
    const first = (await client.get(path)).headers.etag;

    const changed = await put(one, first);
    expect(changed.status).toBe(200);
    expectFailure(await put(two, first), FAILED);
    expect((await client.get(path)).body).toEqual(changed.body);

    const second = changed.headers.etag;
    expect(second).not.toBe(first);
    expect((await put(two, `"other", ${second}`)).status).toBe(200);
    expectFailure(await put({}, second), FAILED);
    for (const any of ['*', ' * ', undefined]) expect((await put(one, any)).status).toBe(200);
  });

  it('of many that start from one state, exactly one is carried out', async () => {
    const { client, path } = await make();
    const etag = (await client.get(path)).headers.etag;
    const bodies = Array.from({ length: 20 }, (_, n) => ({ metadata: { n: String(n) } }));
    const answers = await Promise.all(bodies.map((body) => client.put(path, body, { headers: { 'if-match': etag } })));
    const [winner, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    for (const answer of answers) if (answer !== winner) expectFailure(answer, FAILED);
    expect((await client.get(path)).body).toEqual(winner?.body);
  });
});

describe.each(SAMPLES.filter(({ isKept }) => !isKept))('If-Match on DELETE: $name', (sample) => {
  it('carries out the deletion of the state that it names, and only of that', async () => {
    const client = maker.client(sample);
    const other = await client.get(`${maker.path(sample)}/${(await maker.make(sample)).id}`);
    const path = `${maker.path(sample)}/${(await maker.make(sample)).id}`;
    const { headers, body } = await client.get(path);

    for (const wrong of ['"x"', other.headers.etag, `W/${headers.etag}`]) {
      expectFailure(await client.delete(path, { headers: { 'if-match': wrong } }), FAILED);
    }
    expect((await client.get(path)).body).toEqual(body);
    expect((await client.delete(path, { headers: { 'if-match': headers.etag } })).status).toBe(200);
    expect((await client.get(path)).status).toBe(404);
  });
});

const ACTIONS = ALL_SAMPLES.flatMap((sample) =>
  Object.entries(sample.actions ?? {}).map(([action, how]) => ({ name: sample.name, sample, action, how })),
);

describe.each(ACTIONS)('If-Match on an action: $action, of $name', ({ sample, action, how }) => {
  it('is done in the state that it names, and only in that', async () => {
    const client = maker.client(sample);
    const path = await maker.makeReady(sample, how);
    const { headers, body } = await client.get(path);
    const act = (etag: string | undefined) =>
      client.post(`${path}/${action}`, how.fields, { headers: { 'if-match': etag } });

    for (const wrong of ['"x"', '', `W/${headers.etag}`]) expectFailure(await act(wrong), FAILED);
    expect((await client.get(path)).body).toEqual(body);
    expect((await act(`"x", ${headers.etag}`)).status).toBe(['pay', 'refunds'].includes(action) ? 201 : 200);
    if (how.keepsNothing) {
      expect((await client.get(path)).body).toEqual(body);
      for (const any of ['*', headers.etag]) expect((await act(any)).status).toBe(200);
    } else {
      expect((await client.get(path)).body).not.toEqual(body);
      expectFailure(await act(headers.etag), FAILED);
    }
  });

  it('of many that start from one state, exactly one is done', async () => {
    const client = maker.client(sample);
    const path = await maker.makeReady(sample, how);
    const { etag } = (await client.get(path)).headers;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.post(`${path}/${action}`, how.fields, { headers: { 'if-match': etag } })),
    );
    const refused = answers.filter(({ status }) => status >= 400);
    expect(refused).toHaveLength(how.keepsNothing ? 0 : 9);
    for (const answer of refused) expectFailure(answer, FAILED);
  });
});

it('covers every action that there is', () => {
  const routes = registeredRoutes().filter(({ method, path }) => method === 'POST' && /\/:id\/[^:]+$/.test(path));
  const covered = ACTIONS.map(({ sample, action }) => `${maker.path(sample)}/:id/${action}`);
  expect(routes.map(({ path }) => path).sort()).toEqual(covered.sort());
});

describe('If-Match on PUT: the clock', () => {
  const DAYS = ['2030-01-01', '2030-01-02', '2030-01-03'].map((day) => `${day}T00:00:00.000Z`);

  it('moves it from where it stands, and only from there', async () => {
    const { api } = await service.newStore();
    await api.put('/clock', { now: DAYS[0] });
    const { etag } = (await api.get('/clock')).headers;
    const moved = await api.put('/clock', { now: DAYS[1] }, { headers: { 'if-match': etag } });
    expect([moved.status, moved.body]).toEqual([200, { now: DAYS[1] }]);
    expectFailure(await api.put('/clock', { now: DAYS[2] }, { headers: { 'if-match': etag } }), FAILED);
    expect((await api.get('/clock')).headers.etag).toBe(moved.headers.etag);
    expect((await api.put('/clock', { now: DAYS[2] }, { headers: { 'if-match': '*' } })).status).toBe(200);
  });

  it('of many that start from one state, exactly one moves it', async () => {
    const { api } = await service.newStore();
    await api.put('/clock', { now: DAYS[0] });
    const { etag } = (await api.get('/clock')).headers;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, second) =>
        api.put('/clock', { now: new Date(Date.UTC(2031, 0, 1, 0, 0, second)) }, { headers: { 'if-match': etag } }),
      ),
    );
    const [winner, ...others] = answers.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    for (const answer of answers) if (answer !== winner) expectFailure(answer, FAILED);
    expect((await api.get('/clock')).body).toEqual(winner?.body);
  });
});

it('covers every PUT and DELETE that there is', () => {
  const routes = registeredRoutes().filter(({ method }) => method === 'PUT' || method === 'DELETE');
  const collections = new Set(SAMPLES.map((sample) => sample.path({ ...maker.base, subscriber: ':subscriber_id' })));
  const uncovered = routes.filter(({ path }) => !collections.has(path.replace(/\/:id$/, '')));
  expect(uncovered.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /store',
    // The same keys, by the operator: see the next test.
    'DELETE /operator/stores/:store_id/api-keys/:id',
    'PUT /operator/maintenance',
    // It has no metadata, and asks for its one field each time: see above.
    'PUT /clock',
  ]);
});

it("the operator's deletion of a key keeps to If-Match too", async () => {
  const { credentials } = await service.newStore();
  const keys = `/operator/stores/${credentials.user}/api-keys`;
  const { id } = await service.operator.created(keys, { name: 'K' });
  const { headers } = await service.operator.get(`${keys}/${id}`);
  expectFailure(await service.operator.delete(`${keys}/${id}`, { headers: { 'if-match': '"x"' } }), FAILED);
  expect((await service.operator.delete(`${keys}/${id}`, { headers: { 'if-match': headers.etag } })).status).toBe(200);
});

describe('the ETag', () => {
  it('is the same in every answer that shows the same state, and another for any other', async () => {
    const { api } = service;
    const post = await api.post('/shipping-options', { name: 'n', amount: 1 });
    const path = `/shipping-options/${(post.body as Shown).id}`;
    const same = [
      post,
      await api.get(path),
      await api.get(path),
      await api.put(path, {}),
      await api.send('HEAD', path),
    ];
    expect(new Set(same.map(({ headers }) => headers.etag)).size).toBe(1);

    const etags = [post.headers.etag];
    for (const change of [
      { amount: 2 },
      { name: 'm' },
      { metadata: { a: 'b' } },
      { metadata: { a: 'c' } },
      { amount: 1 },
    ]) {
      etags.push((await api.put(path, change)).headers.etag);
    }
    expect(new Set(etags).size).toBe(etags.length);
  });

  it('of two alike things differs', async () => {
    const alike = () => service.api.post('/shipping-options', { name: 'n', amount: 1 });
    expect((await alike()).headers.etag).not.toBe((await alike()).headers.etag);
  });

  it('lets nobody overwrite a change that came in between: the published use', async () => {
    const { api } = service;
    const { id } = await api.created('/shipping-options', { name: 'n', amount: 0 });
    const path = `/shipping-options/${id}`;
    const addOne = async (): Promise<void> => {
      for (;;) {
        const { headers, body } = await api.get(path);
        const amount = Number((body as Shown).amount) + 1;
        if ((await api.put(path, { amount }, { headers: { 'if-match': headers.etag } })).status === 200) return;
      }
    };
    await Promise.all(Array.from({ length: 8 }, addOne));
    expect((await api.get(path)).body).toMatchObject({ amount: 8 });
  });
});
