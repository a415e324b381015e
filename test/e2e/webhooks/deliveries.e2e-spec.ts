import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Shown } from '../../../src/conformance/api-client.js';
import { expectFailure } from '../../harness/failures.js';
import { everything, until } from '../../harness/service-process.js';
import { done } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';
import { hang, isSignedWith, status, WebhookReceiver, type Call } from '../../harness/webhook-receiver.js';

const TIMEOUT_MS = 300;

let service: TestService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  service = await startTestService({ DELIVERY_INTERVAL_MS: '20', WEBHOOK_TIMEOUT_MS: String(TIMEOUT_MS) });
  receiver = await WebhookReceiver.start();
});
afterAll(async () => {
  await receiver?.stop();
  await service?.stop();
});

let paths = 0;

interface Told {
  readonly api: ApiClient;
  readonly path: string;
  readonly endpoint: Shown;
}

/** A new store whose events go to a path of their own. */
async function told(reply?: (call: Call, response: ServerResponse) => void, fields: object = {}): Promise<Told> {
  const { api } = await service.newStore();
  const path = `/${(paths += 1)}`;
  if (reply !== undefined) receiver.at(path, reply);
  const endpoint = await api.created('/webhook-endpoints', { url: receiver.url(path), ...fields });
  return { api, path, endpoint };
}

const subscriber = (api: ApiClient, n = 0) => api.created('/subscribers', { email: `s${n}@example.com` });

/** The only delivery, once it was tried. */
async function tried(api: ApiClient): Promise<Shown> {
  let deliveries: Record<string, unknown>[] = [];
  await until(async () => {
    deliveries = await everything(api, '/webhook-deliveries');
    return deliveries.some(({ attempt }) => attempt === 1);
  }, 10_000);
  expect(deliveries).toHaveLength(1);
  return deliveries[0] as Shown;
}

describe('an event', () => {
  it('is told as it is shown, signed so that the standard library takes it', async () => {
    const { api, path, endpoint } = await told();
    await subscriber(api);
    const [call] = await receiver.received(path, 1);
    const delivery = await tried(api);
    const [event] = await everything(api, '/events').then((all) => all.slice(-1));
    const { id, type, sequence, object_id, data, occurred_at } = event ?? {};
    expect(call?.message).toEqual({ id, type, timestamp: occurred_at, sequence, object_id, data });
    expect(call?.headers).toMatchObject({ 'webhook-id': id, 'content-type': 'application/json' });
    expect(call?.headers['user-agent']).toContain('StandingOrder');
    expect(call !== undefined && isSignedWith(String(endpoint.secret), call)).toBe(true);
    expect(delivery).toMatchObject({
      endpoint_id: endpoint.id,
      event_id: id,
      ...{ attempt: 1, status: 'succeeded', response_status: 204, error: null, next_attempt_at: null },
      attempted_at: expect.stringMatching(/Z$/),
    });
  });

  it('goes to the endpoints that want its type, each once, in order', async () => {
    const { api, path } = await told(undefined, { events: ['subscriber.created'] });
    const all = receiver.url('/all');
    await api.created('/webhook-endpoints', { url: all });
    await api.created('/webhook-endpoints', { url: receiver.url('/off'), status: 'not_active' });
    const { id } = await subscriber(api);
    await done(api.put(`/subscribers/${id}`, { first_name: 'A' }));
    await subscriber(api, 1);
    const calls = await receiver.received('/all', 3);
    await receiver.received(path, 2);
    const types = (of: readonly Call[]) => of.map(({ message }) => message.type);
    expect(types([...calls].sort((a, b) => a.message.sequence - b.message.sequence))).toEqual([
      'subscriber.created',
      'subscriber.updated',
      'subscriber.created',
    ]);
    expect(types(receiver.to(path))).toEqual(['subscriber.created', 'subscriber.created']);
    expect(receiver.to('/off')).toEqual([]);
  });

  it('is signed with the secret before as well, for a day after it was exchanged', async () => {
    const { api, path, endpoint } = await told();
    const { secret } = await done(api.post(`/webhook-endpoints/${endpoint.id}/rotate-secret`, {}));
    await subscriber(api);
    const [both] = await receiver.received(path, 1);
    const takenWith = (call: Call | undefined) =>
      [secret, endpoint.secret].map((one) => call !== undefined && isSignedWith(String(one), call));
    expect(takenWith(both)).toEqual([true, true]);
    const [kept] = await sql<{ left: number }>(
      service.database,
      `select extract(epoch from previous_secret_until - now())::integer as left from webhook_endpoints where id = $1`,
      [endpoint.id],
    );
    expect(Math.abs((kept?.left ?? 0) - 86_400)).toBeLessThan(10);
    await sql(service.database, 'update webhook_endpoints set previous_secret_until = now() where id = $1', [
      endpoint.id,
    ]);
    await subscriber(api, 1);
    const [, one] = await receiver.received(path, 2);
    expect(takenWith(one)).toEqual([true, false]);
  });
});

describe('an answer', () => {
  const body = (text: string, headers: Record<string, string | number> = {}, end = true) => {
    return (_: Call, response: ServerResponse) => {
      response.writeHead(200, headers);
      response.write(text);
      if (end) response.end();
    };
  };
  const SUCCESS = { status: 'succeeded', error: null };

  it.each<[string, Parameters<typeof told>[0], object]>([
    ['of 200 with a body', body('ok'), { ...SUCCESS, response_status: 200 }],
    ['of 299', status(299), { ...SUCCESS, response_status: 299 }],
    ['that never ends, but is long enough', endless, { ...SUCCESS, response_status: 200 }],
    ['with many headers', body('ok', { 'x-long': 'x'.repeat(8_000) }), { ...SUCCESS, response_status: 200 }],
    ['of 400', status(400), { response_status: 400, error: 'The answer was 400' }],
    ['of 500', status(500), { response_status: 500, error: 'The answer was 500' }],
    [
      'that redirects',
      status(302, { location: '/elsewhere' }),
      { response_status: 302, error: 'Redirects are not followed' },
    ],
    [
      'that promises more than it holds',
      (_call, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('less', () => response.destroy());
      },
      { response_status: 200, error: 'The answer broke off before its end' },
    ],
    [
      'that stops half-way',
      body('half', { 'content-length': 100 }, false),
      { response_status: 200, error: 'There was no whole answer within 0.3 seconds' },
    ],
    ['that does not come', hang, { response_status: null, error: 'There was no whole answer within 0.3 seconds' }],
    [
      'that is none',
      (_call, response) => void response.destroy(),
      { response_status: null, error: 'The connection was closed without an answer' },
    ],
    [
      'with headers beyond measure',
      body('ok', { 'x-long': 'x'.repeat(20_000) }),
      { response_status: null, error: 'The headers of the answer are too large' },
    ],
  ])('%s', async (_, reply, expected) => {
    const { api } = await told(reply);
    await subscriber(api);
    const delivery = await tried(api);
    const isSuccess = 'status' in expected;
    expect(delivery).toMatchObject({ status: isSuccess ? 'succeeded' : 'pending', attempt: 1, ...expected });
    if (isSuccess) expect(delivery.next_attempt_at).toBeNull();
    else expect(waitOf(delivery)).toBeLessThanOrEqual(5.5 + TIMEOUT_MS / 1000 + 0.5);
    expect(receiver.to('/elsewhere')).toEqual([]);
  });

  /** Seconds from the attempt to the next. */
  function waitOf({ attempted_at, next_attempt_at }: Shown): number {
    return (Date.parse(String(next_attempt_at)) - Date.parse(String(attempted_at))) / 1000;
  }

  function endless(_: Call, response: ServerResponse): void {
    response.writeHead(200);
    const more = () => {
      while (response.write('x'.repeat(1000)));
    };
    response.on('drain', more);
    more();
  }

  it('that asks to be called later is called no sooner', async () => {
    const { api } = await told(status(429, { 'retry-after': '100' }));
    await subscriber(api);
    const wait = waitOf(await tried(api));
    expect(wait).toBeGreaterThanOrEqual(100);
    expect(wait).toBeLessThan(102);
  });

  it('of 410 switches the endpoint off, which is an event', async () => {
    const { api, endpoint } = await told(status(410));
    await subscriber(api);
    await tried(api);
    const path = `/webhook-endpoints/${endpoint.id}`;
    await until(async () => (await done(api.get(path))).status === 'not_active', 10_000);
    const off = await done(api.get(path));
    expect(off).toMatchObject({ status: 'not_active', disabled_reason: 'gone' });
    const [event] = await everything(api, '/events').then((all) => all.slice(-1));
    expect(event).toMatchObject({ type: 'webhook_endpoint.disabled', object_id: endpoint.id, data: off });
  });
});

describe('an attempt that began before', () => {
  const late = (code: number) => (_: Call, response: ServerResponse) =>
    void setTimeout(() => response.writeHead(code).end(), 150);

  it.each([
    [410, { disabled_reason: null }],
    [500, { disabled_reason: null }],
  ])('its endpoint was switched off and on again says nothing of it: %d', async (code, expected) => {
    const { api, path, endpoint } = await told(late(code));
    await subscriber(api);
    await receiver.received(path, 1);
    const own = `/webhook-endpoints/${endpoint.id}`;
    await done(api.put(own, { status: 'not_active' }));
    await done(api.put(own, { status: 'active' }));
    await tried(api);
    expect(await done(api.get(own))).toMatchObject({ status: 'active', ...expected });
    const text = 'select failing_since from webhook_endpoints where id = $1';
    expect(await sql(service.database, text, [endpoint.id])).toEqual([{ failing_since: null }]);
  });

  it('a retry was asked for takes nobody in: it is refused until that is over', async () => {
    const { api, path } = await told(late(200));
    await subscriber(api);
    await receiver.received(path, 1);
    const [{ id } = {}] = await everything(api, '/webhook-deliveries');
    expectFailure(await api.post(`/webhook-deliveries/${String(id)}/retry`, {}), {
      ...{ status: 422, code: 'delivery_under_way' },
      text: 'The delivery is being sent right now: ask again when that is done',
    });
    await tried(api);
    await done(api.post(`/webhook-deliveries/${String(id)}/retry`, {}));
    await receiver.received(path, 2);
  });
});

describe('a delivery', () => {
  it('that nobody took is tried again when the store says so, and succeeds when it is taken', async () => {
    const { api, path } = await told(status(503));
    await subscriber(api);
    const { id } = await tried(api);
    receiver.at(path, status(200));
    const again = await done(api.post(`/webhook-deliveries/${id}/retry`, {}));
    expect(again).toMatchObject({ id, status: 'pending', attempt: 1 });
    await until(async () => (await done(api.get(`/webhook-deliveries/${id}`))).status === 'succeeded', 10_000);
    expect(await done(api.get(`/webhook-deliveries/${id}`))).toMatchObject({ attempt: 2, response_status: 200 });
  });

  it('beyond the schedule is tried once for each time that the store says so', async () => {
    const { api, path } = await told(status(503));
    await subscriber(api);
    const { id } = await tried(api);
    await sql(service.database, 'update webhook_deliveries set attempt = 9 where id = $1', [id]);
    for (const attempt of [10, 11]) {
      await done(api.post(`/webhook-deliveries/${id}/retry`, {}));
      await until(async () => (await done(api.get(`/webhook-deliveries/${id}`))).attempt === attempt, 10_000);
      const shown = await done(api.get(`/webhook-deliveries/${id}`));
      expect(shown).toMatchObject({ status: 'failed', response_status: 503, next_attempt_at: null });
    }
    expect(receiver.to(path)).toHaveLength(3);
  });
});

it('an endpoint that hangs holds up nobody else', async () => {
  const hanging = await told(hang);
  for (let n = 0; n < 30; n += 1) await subscriber(hanging.api, n);
  const { api, path } = await told();
  const delays: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const startedAt = performance.now();
    await subscriber(api, n);
    const calls = await receiver.received(path, n + 1);
    delays.push((calls.at(-1)?.at ?? 0) - startedAt);
  }
  expect(Math.max(...delays)).toBeLessThan(TIMEOUT_MS);
});
