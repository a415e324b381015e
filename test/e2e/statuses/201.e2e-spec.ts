import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { makeBase, SampleMaker, SAMPLES } from '../../harness/samples.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let maker: SampleMaker;

beforeAll(async () => {
  service = await startTestService();
  maker = new SampleMaker(service.api, service.operator, await makeBase(service.api, service.operator));
});
afterAll(() => service?.stop());

describe.each(SAMPLES)('POST of $name', (sample) => {
  it('answers with the thing, and says where it is from now on', async () => {
    const client = maker.client(sample);
    const path = maker.path(sample);
    const posted = await client.post(await maker.postPath(sample), maker.fields(sample, 'required'));
    const { status, headers, text, body } = posted;
    const made = body as Shown;
    expect([status, headers.location]).toEqual([201, `/1.0.0${path}/${made.id}`]);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      etag: expect.stringMatching(/^"[\x21\x23-\x7e]+"$/),
    });

    const there = await client.get(`/${headers.location}`);
    const shownOnce = sample.shownOnce ?? [];
    expect(there.status).toBe(200);
    expect(there.body).toEqual(Object.fromEntries(Object.entries(made).filter(([name]) => !shownOnce.includes(name))));
    if (shownOnce.length === 0) expect(there.headers.etag).toBe(headers.etag);
  });
});

it('POST of an API key for any store, by the operator', async () => {
  const { credentials } = await service.newStore();
  const path = `/operator/stores/${credentials.user}/api-keys`;
  const { status, headers, body } = await service.operator.post(path, { name: 'First', scope: 'read' });
  const { id, key, ...rest } = body as Shown;
  expect([status, headers.location]).toEqual([201, `/1.0.0${path}/${id}`]);
  expect(key).toMatch(/^so_sandbox_[0-9A-Za-z]{49}$/);
  expect(rest).toMatchObject({ name: 'First', scope: 'read', hint: String(key).slice(-4) });
  expect((await service.operator.get(`${path}/${id}`)).body).toEqual({ id, ...rest });
});

it('the key of a live store says so', async () => {
  const { account } = maker.base;
  const live = { account_id: account, name: 'L', currency: 'EUR', status: 'live' };
  const { id } = await service.operator.created('/operator/stores', live);
  const { key } = await service.operator.created(`/operator/stores/${id}/api-keys`, { name: 'K' });
  expect(key).toMatch(/^so_live_[0-9A-Za-z]{49}$/);
  const own = service.client({ user: id, password: String(key) });
  expect((await own.created('/api-keys', { name: 'Second' })).key).toMatch(/^so_live_/);
});
