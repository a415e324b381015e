import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { registeredRoutes } from '../harness/routes.js';
import { makeBase, SampleMaker, SAMPLES, type Fields } from '../harness/samples.js';
import { startTestService, type TestService } from '../harness/test-service.js';

/** One thing, and what can be done to it. */
interface Target {
  readonly client: ApiClient;
  readonly path: string;
  readonly change: Fields | undefined;
  readonly removable: boolean;
}

let service: TestService;
let maker: SampleMaker;
beforeAll(async () => {
  service = await startTestService();
  maker = new SampleMaker(service.api, service.operator, await makeBase(service.api, service.operator));
});
afterAll(() => service?.stop());

const ifMatch = (tag: string) => ({ headers: { 'if-match': tag } });

async function targets(): Promise<Target[]> {
  const { api, operator, store } = service;
  const made = await Promise.all(
    SAMPLES.map(async (sample) => {
      const path = `${maker.path(sample)}/${(await maker.make(sample, 'full')).id}`;
      return { client: maker.client(sample), path, change: sample.change?.fields, removable: true };
    }),
  );
  const keys = `/operator/stores/${store.user}/api-keys`;
  const key = await operator.created(keys, { name: 'K' });
  return [
    ...made,
    { client: operator, path: `${keys}/${key.id}`, change: undefined, removable: true },
    { client: api, path: '/store', change: { name: 'Renamed' }, removable: false },
    { client: operator, path: '/operator/maintenance', change: { text: 'Soon' }, removable: false },
  ];
}

it('the targets cover every route that changes or removes a thing', async () => {
  const all = await targets();
  const uncovered = registeredRoutes()
    .filter(({ method }) => method === 'PUT' || method === 'DELETE')
    .filter(({ method, path }) => {
      const form = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
      return !all.some((target) => form.test(target.path) && (method === 'PUT' ? target.change : target.removable));
    });
  expect(uncovered).toEqual([]);
});

describe('If-Match on PUT', () => {
  it('holds with the tag that was read, with * and among others; not with another, a weak one or none', async () => {
    for (const { client, path, change } of await targets()) {
      if (change === undefined) continue;
      const tag = (await client.get(path)).headers['etag'] ?? '';
      expect({ path, tag }).toEqual({ path, tag: expect.stringMatching(/^"[^"]+"$/) as unknown });
      for (const wrong of ['"other"', `W/${tag}`, '', tag.replaceAll('"', '')]) {
        const { status, headers } = await client.put(path, change, ifMatch(wrong));
        expect({ path, wrong, status, code: headers['so-error-code'] }).toEqual({
          path,
          wrong,
          status: 412,
          code: 'if_match_failed',
        });
      }
      expect((await client.get(path)).headers['etag']).toBe(tag);
      const changed = await client.put(path, change, ifMatch(`"other", ${tag}`));
      expect({ path, status: changed.status }).toEqual({ path, status: 200 });
      expect(changed.headers['etag']).not.toBe(tag);
      expect((await client.get(path)).headers['etag']).toBe(changed.headers['etag']);
      expect((await client.put(path, change, ifMatch('*'))).status).toBe(200);
    }
  });

  it('of 20 concurrent PUTs with one tag exactly one is carried out', async () => {
    const { id } = await service.api.created('/tax-rates', { name: 'VAT', percentage: '20' });
    const path = `/tax-rates/${id}`;
    const tag = (await service.api.get(path)).headers['etag'] ?? '';
    const names = Array.from({ length: 20 }, (_, at) => `name ${at}`);
    const answers = await Promise.all(names.map((name) => service.api.put(path, { name }, ifMatch(tag))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(412)]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await service.api.get(path)).text).toBe(winner?.text);
  });

  it('a PUT without any field changes nothing, not even the tag', async () => {
    for (const { client, path, change } of await targets()) {
      if (change === undefined) continue;
      const before = await client.get(path);
      const after = await client.put(path, {});
      expect([path, after.status, after.text, after.headers['etag']]).toEqual([
        path,
        200,
        before.text,
        before.headers['etag'],
      ]);
    }
  });
});

describe('If-Match on DELETE', () => {
  it('removes only what was read, and answers with the thing as it last was', async () => {
    for (const { client, path, removable } of await targets()) {
      if (!removable) continue;
      const before = await client.get(path);
      expect([path, (await client.delete(path, ifMatch('"other"'))).status]).toEqual([path, 412]);
      expect([path, (await client.get(path)).status]).toEqual([path, 200]);
      const removed = await client.delete(path, ifMatch(before.headers['etag'] ?? ''));
      expect([path, removed.status, removed.text]).toEqual([path, 200, before.text]);
      expect([path, (await client.get(path)).status]).toEqual([path, 404]);
    }
  });
});
