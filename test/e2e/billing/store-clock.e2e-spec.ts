import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

async function enrolled(today: string): Promise<{ shop: Shop; id: string }> {
  const shop = await Shop.open(service, { today });
  const { option } = await shop.offer({ amount: 1000 });
  return { shop, id: (await shop.enroll(option)).id };
}

describe('the clock of a sandbox store', () => {
  it.each([
    ['1999-12-31T23:59:59.000Z'],
    ['2026-01-01T00:00:00.000Z'],
    ['2099-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z'],
  ])('can be set to %s, and back, before the first enrollment', async (now) => {
    const shop = await Shop.open(service, { today: '2026-06-15' });
    expect((await shop.api.put('/clock', { now })).body).toEqual({ now });
    expect((await shop.api.get('/clock')).body).toEqual({ now });
    expect((await shop.api.put('/clock', { now: '2020-01-01T00:00:00.000Z' })).status).toBe(200);
  });

  it('goes with the time until it is set', async () => {
    const { api } = await service.newStore();
    const before = new Date().toISOString();
    const { now } = (await api.get('/clock')).body as { now: string };
    expect(now >= before && now <= new Date().toISOString()).toBe(true);
  });

  it.each([
    ['2026-03-31T12:00:00Z', 'another second back', '2026-03-31T11:59:59Z', 'clock_backwards'],
    ['2026-03-31T12:00:00Z', 'a year back', '2025-03-31T12:00:00Z', 'clock_backwards'],
    ['2026-03-31T12:00:00Z', 'two years and a second on', '2028-03-31T12:00:01Z', 'clock_too_far'],
    ['2024-02-29T12:00:00Z', 'two years and a second after 29 February', '2026-02-28T12:00:01Z', 'clock_too_far'],
  ])('at %s can not be set %s', async (from, _, to, code) => {
    const { shop, id } = await enrolled(from);
    const before = await shop.invoices(id);
    expectFailureOf(await shop.api.put('/clock', { now: to }), 422, code);
    expect((await shop.api.get('/clock')).body).toEqual({ now: new Date(from).toISOString() });
    expect(await shop.invoices(id)).toEqual(before);
  });

  it.each([
    ['2026-03-31T12:00:00Z', '2026-03-31T12:00:00.000Z', 1],
    ['2026-03-31T12:00:00Z', '2026-03-31T12:00:01.000Z', 1],
    ['2026-03-31T12:00:00Z', '2028-03-31T12:00:00.000Z', 25],
    ['2024-02-29T12:00:00Z', '2026-02-28T12:00:00.000Z', 25],
  ])('at %s can be set to %s, and %i invoices are there when it answers', async (from, to, count) => {
    const { shop, id } = await enrolled(from);
    expect((await shop.api.put('/clock', { now: to })).body).toEqual({ now: to });
    expect((await shop.invoices(id)).length).toBe(count);
  });

  it('reads a time with an offset', async () => {
    const { shop } = await enrolled('2026-03-31');
    const answer = await shop.api.put('/clock', { now: '2026-04-01T01:30:00+09:30' });
    expect(answer.body).toEqual({ now: '2026-03-31T16:00:00.000Z' });
  });

  it('dates what is made by the day that it stands at', async () => {
    const { shop, id } = await enrolled('2001-02-03');
    expect(await shop.enrollment(id)).toMatchObject({ start_on: '2001-02-03', created_at: '2001-02-03T12:00:00.000Z' });
    await shop.clock('2001-04-10');
    const times = (await shop.invoices(id)).map(({ created_at }) => created_at);
    // What fell due on the way was done at the beginning of its day.
    expect(times).toEqual(['2001-02-03T12:00:00.000Z', '2001-03-03T00:00:00.000Z', '2001-04-03T00:00:00.000Z']);
  });
});

describe('a live store', () => {
  it('has no clock', async () => {
    const account = await service.operator.created('/operator/accounts', { name: 'A', email: 'a@example.com' });
    const fields = { account_id: account.id, name: 'L', currency: 'EUR', status: 'live' };
    const store = await service.operator.created('/operator/stores', fields);
    const { key } = await service.operator.created(`/operator/stores/${store.id}/api-keys`, { name: 'K' });
    const api = service.client({ user: store.id, password: String(key) });
    expectFailureOf(await api.get('/clock'), 422, 'not_sandbox');
    expectFailureOf(await api.put('/clock', { now: '2026-01-01T00:00:00Z' }), 422, 'not_sandbox');
  });
});
