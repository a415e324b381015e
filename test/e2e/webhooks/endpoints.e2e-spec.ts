import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailure } from '../../harness/failures.js';
import { everything } from '../../harness/service-process.js';
import { done } from '../../harness/shop.js';
import { sql, wholeDatabase } from '../../harness/sql.js';
import {
  startSecondService,
  startTestService,
  type SecondService,
  type TestService,
} from '../../harness/test-service.js';

const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

let service: TestService;
let strict: SecondService;
beforeAll(async () => {
  service = await startTestService();
  strict = await startSecondService(service, { WEBHOOK_ALLOW_PRIVATE: 'false' });
});
afterAll(async () => {
  await strict?.stop();
  await service?.stop();
});

describe('the secret of a webhook endpoint', () => {
  it('is shown when it is made and when it is exchanged, and never else', async () => {
    const { api } = service;
    const { secret, ...made } = await api.created('/webhook-endpoints', { url: 'https://example.com/' });
    expect(secret).toMatch(SECRET);
    expect((await api.get(`/webhook-endpoints/${made.id}`)).body).toEqual(made);
    const rotated = await api.post(`/webhook-endpoints/${made.id}/rotate-secret`, {});
    const { secret: next, ...after } = rotated.body as Shown;
    expect([rotated.status, next === secret]).toEqual([200, false]);
    expect(next).toMatch(SECRET);
    expect(after).toEqual({ ...made, updated_at: expect.any(String) });
    expect((await api.get(`/webhook-endpoints/${made.id}`)).body).toEqual(after);
    const kept = await wholeDatabase(service.database);
    for (const one of [secret, next]) {
      const bytes = Buffer.from(String(one).slice('whsec_'.length), 'base64').toString('hex');
      for (const form of [String(one), String(one).slice('whsec_'.length), bytes]) expect(kept).not.toContain(form);
    }
  });

  it('is exchanged once for one Idempotency-Key, and shown again to whoever asks again with it', async () => {
    const { api } = service;
    const { id } = await api.created('/webhook-endpoints', { url: 'https://example.com/' });
    const headers = { 'idempotency-key': 'rotate' };
    const [first, second] = [
      await api.post(`/webhook-endpoints/${id}/rotate-secret`, {}, { headers }),
      await api.post(`/webhook-endpoints/${id}/rotate-secret`, {}, { headers }),
    ];
    expect(second.text).toBe(first.text);
  });
});

describe('the URL of a webhook endpoint', () => {
  const TEXT = 'The URL leads to an address that webhooks must not reach: it must be one of the public Internet';
  const REFUSED = { status: 422, code: 'webhook_address_refused', text: TEXT } as const;

  it.each([
    'http://127.0.0.1:8080/',
    'http://[::1]/',
    'https://0x7f000001/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.1.2.3/',
    'http://localhost/',
    'http://a.localhost./',
    'http://[::ffff:192.168.0.1]/',
  ])('does not lead to where only this service can go: %s', async (url) => {
    const api = strict.client(service.store);
    expectFailure(await api.post('/webhook-endpoints', { url }), REFUSED);
    const { id } = await api.created('/webhook-endpoints', { url: 'https://1.1.1.1/' });
    expectFailure(await api.put(`/webhook-endpoints/${id}`, { url }), REFUSED);
    expect((await service.api.post('/webhook-endpoints', { url })).status).toBe(201);
  });

  it('may be of a name that has no address yet', async () => {
    const api = strict.client(service.store);
    expect((await api.post('/webhook-endpoints', { url: 'https://not-yet.invalid/' })).status).toBe(201);
  });

  it('is held to its form, when it is changed as well', async () => {
    const text = 'Must start with https:// or http://';
    const refusal = { status: 400, code: 'invalid_field', text, fields: { 0: 'url' } } as const;
    const url = 'ftp://example.com/';
    expectFailure(await service.api.post('/webhook-endpoints', { url }), refusal);
    const { id } = await service.api.created('/webhook-endpoints', { url: 'https://example.com/' });
    expectFailure(await service.api.put(`/webhook-endpoints/${id}`, { url }), refusal);
    const long = `https://example.com/${'x'.repeat(1980)}`;
    expect((await service.api.post('/webhook-endpoints', { url: long })).status).toBe(201);
    expect((await service.api.post('/webhook-endpoints', { url: `${long}x` })).status).toBe(400);
  });
});

describe('the types of events that an endpoint is told of', () => {
  it.each([
    [['invoice.paid'], 201],
    [[], 201],
    [['invoice.paid', 'invoice.paid'], 400],
    [['invoice.bought'], 400],
    [['*'], 400],
    ['invoice.paid', 400],
    [null, 400],
  ])('are known ones, each once: %j is %d', async (events, status) => {
    expect((await service.api.post('/webhook-endpoints', { url: 'https://example.com/', events })).status).toBe(status);
  });
});

it('a store has 50 endpoints at most, however many are made at the same time', async () => {
  const { api, credentials } = await service.newStore();
  const url = 'https://example.com/';
  const { id } = await api.created('/webhook-endpoints', { url });
  await sql(
    service.database,
    `insert into webhook_endpoints select (jsonb_populate_record(w, jsonb_build_object('id', 'whe_' || n))).*
     from webhook_endpoints w, generate_series(1, 48) as n where w.store_id = $1 and w.id = $2`,
    [credentials.user, id],
  );
  const answers = await Promise.all([1, 2, 3].map(() => api.post('/webhook-endpoints', { url })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  expectFailure(await api.post('/webhook-endpoints', { url }), {
    ...{ status: 422, code: 'too_many_endpoints', text: 'A store has at most 50 webhook endpoints: remove one first' },
  });
  await done(api.delete(`/webhook-endpoints/${id}`));
  expect((await api.post('/webhook-endpoints', { url })).status).toBe(201);
});

it.each([{ status: 'not_active' }, { events: ['invoice.paid'] }, { status: 'not_active', events: [] }])(
  'what happened before an endpoint is changed to %j is told as was promised then',
  async (change) => {
    const { api } = await service.newStore();
    const fields = { url: 'https://example.com/', events: ['subscriber.created'] };
    const { id } = await api.created('/webhook-endpoints', fields);
    const subscriber = await api.created('/subscribers', { email: 'a@example.com' });
    await done(api.put(`/webhook-endpoints/${id}`, change));
    await api.created('/subscribers', { email: 'b@example.com' });
    const [made, ...others] = await everything(api, '/webhook-deliveries');
    expect(others).toEqual([]);
    expect(made).toMatchObject({ endpoint_id: id, status: 'pending' });
    const event = await done(api.get(`/events/${String(made?.event_id)}`));
    expect(event).toMatchObject({ type: 'subscriber.created', object_id: subscriber.id });
  },
);

it('how another receiver failed is forgotten with its URL', async () => {
  const { api } = await service.newStore();
  const { id } = await api.created('/webhook-endpoints', { url: 'https://example.com/' });
  await sql(service.database, 'update webhook_endpoints set failing_since = now() where id = $1', [id]);
  const isFailing = async () => {
    const text = 'select failing_since is not null as failing from webhook_endpoints where id = $1';
    return (await sql<{ failing: boolean }>(service.database, text, [id]))[0]?.failing;
  };
  await done(api.put(`/webhook-endpoints/${id}`, { url: 'https://example.com/', description: 'the same' }));
  expect(await isFailing()).toBe(true);
  await done(api.put(`/webhook-endpoints/${id}`, { url: 'https://example.org/' }));
  expect(await isFailing()).toBe(false);
});

it('how far an endpoint has been told begins with what has happened, again when it is switched on again', async () => {
  const { api } = await service.newStore();
  const toldTo = async (id: string) => {
    const rows = await sql<{ told_to: string }>(
      service.database,
      'select told_to from webhook_endpoints where id = $1',
      [id],
    );
    return Number(rows[0]?.told_to);
  };
  const last = async () => Number((await api.get('/events')).headers['so-total-count']);
  await api.created('/subscribers', { email: 'a@example.com' });
  const { id } = await api.created('/webhook-endpoints', { url: 'https://example.com/' });
  expect([await toldTo(id), await last()]).toEqual([2, 2]);
  await done(api.put(`/webhook-endpoints/${id}`, { status: 'not_active' }));
  await api.created('/subscribers', { email: 'b@example.com' });
  await done(api.put(`/webhook-endpoints/${id}`, { description: 'still off' }));
  expect(await toldTo(id)).toBe(2);
  await sql(
    service.database,
    `update webhook_endpoints set disabled_reason = 'gone', failing_since = now() where id = $1`,
    [id],
  );
  const revived = await done(api.put(`/webhook-endpoints/${id}`, { status: 'active' }));
  expect(revived).toMatchObject({ status: 'active', disabled_reason: null });
  expect([await toldTo(id), await last()]).toEqual([3, 3]);
});
