import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../src/conformance/api-client.js';
import { expectFailureOf } from '../harness/failures.js';
import { done, Shop } from '../harness/shop.js';
import { sql } from '../harness/sql.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const PER_UNIT = { price_model: 'per_unit', unit_price: '10' };

async function metered(aggregation = 'sum', option: Fields = PER_UNIT) {
  const shop = await Shop.open(service, { today: '2024-04-01', currency: 'USD' });
  const meter = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation });
  const offer = await shop.offer({ ...option, meter_id: meter.id }, { type: 'usage_based' });
  const { id } = await shop.enroll(offer.option);
  const event = (external_id: string, quantity: string, day = '2024-04-01') => {
    return { external_id, enrollment_id: id, meter: 'm', quantity, occurred_at: `${day}T10:00:00.000Z` };
  };
  const use = (...sent: Parameters<typeof event>): Promise<Shown> => shop.api.created('/usage-events', event(...sent));
  const totals = async () => (await shop.invoices(id)).map(({ issued_on, total }) => `${issued_on} ${total}`);
  return { shop, api: shop.api, id, option: offer.option, event, use, totals };
}

describe('a usage event', () => {
  it('is withdrawn, is then neither shown nor billed, and leaves its external id to another', async () => {
    const { shop, api, event, use, totals } = await metered();
    const wrong = await use('a', '1000');
    await use('b', '3');
    expect(await done(api.delete(`/usage-events/${wrong.id}`))).toEqual(wrong);
    expectFailureOf(await api.get(`/usage-events/${wrong.id}`), 404, 'not_found');
    expectFailureOf(await api.delete(`/usage-events/${wrong.id}`), 404, 'not_found');
    expect((await api.post('/usage-events', event('a', '10'))).status).toBe(201);
    await shop.clock('2024-05-01');
    // (3 + 10) × 10
    expect(await totals()).toEqual(['2024-05-01 130']);
  });

  it.each(['sum', 'count', 'max', 'unique', 'latest', 'time_weighted'])(
    'is not withdrawn once its period is billed, for a meter of %s',
    async (aggregation) => {
      const shop = await Shop.open(service, { today: '2024-04-01' });
      const unique_property = aggregation === 'unique' ? 'p' : null;
      const meter = await shop.api.created('/meters', { key: 'm', name: 'M', aggregation, unique_property });
      const { option } = await shop.offer({ ...PER_UNIT, meter_id: meter.id }, { type: 'usage_based' });
      const { id } = await shop.enroll(option);
      const sent = { enrollment_id: id, meter: 'm', quantity: '7', properties: { p: 'x' } };
      const { id: event } = await shop.api.created('/usage-events', { ...sent, external_id: 'a' });
      await shop.clock('2024-05-01');
      const before = await shop.invoices(id);
      expectFailureOf(await shop.api.delete(`/usage-events/${event}`), 422, 'usage_billed');
      const { id: next } = await shop.api.created('/usage-events', { ...sent, external_id: 'b' });
      expect((await shop.api.delete(`/usage-events/${next}`)).status).toBe(200);
      expect(await shop.invoices(id)).toEqual(before);
    },
  );

  it('that came late is withdrawn until the next invoice, the others of its period are not', async () => {
    const { shop, api, use, totals } = await metered();
    const april = await use('a', '100');
    await shop.clock('2024-05-10');
    const [first, second] = [await use('b', '50'), await use('c', '5')];
    expectFailureOf(await api.delete(`/usage-events/${april.id}`), 422, 'usage_billed');
    expect((await api.delete(`/usage-events/${first.id}`)).status).toBe(200);
    await shop.clock('2024-06-01');
    expect(await totals()).toEqual(['2024-05-01 1000', '2024-06-01 50']);
    expectFailureOf(await api.delete(`/usage-events/${second.id}`), 422, 'usage_billed');
  });

  it('of one who has left is withdrawn until the closing invoice', async () => {
    const { shop, api, id, use, totals } = await metered();
    await shop.play(id, [['2024-04-16', 'cancel', { at: 'now' }]]);
    const [first, second] = [await use('a', '50'), await use('b', '5')];
    expect((await api.delete(`/usage-events/${first.id}`)).status).toBe(200);
    await shop.clock('2024-05-01');
    expect(await totals()).toEqual(['2024-04-20 50']);
    expectFailureOf(await api.delete(`/usage-events/${second.id}`), 422, 'usage_billed');
  });

  it('is withdrawn as it was seen, and only by its own store', async () => {
    const [own, other] = [await metered(), await metered()];
    const { id } = await own.use('a', '1');
    expectFailureOf(await other.api.delete(`/usage-events/${id}`), 404, 'not_found');
    const headers = { 'If-Match': '"another"' };
    expectFailureOf(await own.api.delete(`/usage-events/${id}`, { headers }), 412, 'if_match_failed');
    expect((await own.api.delete(`/usage-events/${id}`)).status).toBe(200);
  });
});

// The most that an amount can be is 999999999999: 99999999999.9 units at 10.
describe('usage that can not be priced', () => {
  it.each(['max', 'sum', 'latest', 'time_weighted'])(
    'is refused at the door, and does no other harm, for a meter of %s',
    async (aggregation) => {
      const { shop, id, api, event } = await metered(aggregation, { price_model: 'per_unit', unit_price: '100' });
      expectFailureOf(await api.post('/usage-events', event('a', '99999999999')), 422, 'amount_too_large');
      const events = [event('b', '4'), event('c', '99999999999')];
      expect((await api.post('/usage-events/batch', { events })).body).toMatchObject({
        results: [{ status: 'accepted' }, { status: 'refused', code: 'amount_too_large' }],
      });
      expect(await shop.act(id, 'cancel', { at: 'now' })).toMatchObject({ status: 'cancelled' });
    },
  );

  it('is refused when it adds up to too much, within a batch and over several requests', async () => {
    const { shop, api, id, event } = await metered();
    const half = '50000000000';
    const events = [event('a', half), event('b', half), event('c', '5'), event('d', '7'), event('e', half)];
    const { body } = await api.post('/usage-events/batch', { events });
    const statuses = (body as { results: { status: string }[] }).results.map(({ status }) => status);
    expect(statuses).toEqual(['accepted', 'refused', 'accepted', 'accepted', 'refused']);
    expectFailureOf(await api.post('/usage-events', event('f', half)), 422, 'amount_too_large');
    expect((await api.post('/usage-events', event('g', '49999999000'))).status).toBe(201);
    await shop.clock('2024-05-01');
    // (50000000000 + 5 + 7 + 49999999000) × 10
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([999_999_990_120]);
  });

  it('is refused of what is counted, too: 2 at 999999999999', async () => {
    const { api, event } = await metered('count', { price_model: 'per_unit', unit_price: '999999999999' });
    expect((await api.post('/usage-events', event('a', '1'))).status).toBe(201);
    expectFailureOf(await api.post('/usage-events', event('b', '1')), 422, 'amount_too_large');
  });

  it('and was taken all the same, by an earlier release, blocks billing only until it is withdrawn', async () => {
    const { shop, api, id, option, use, totals } = await metered('max');
    const other = await shop.enroll(option);
    const wrong = await use('a', '1');
    await use('b', '4');
    const write = 'update usage_events set quantity = 999999999999 where store_id = $1 and id = $2';
    await sql(service.database, write, [api.credentials.user, wrong.id]);
    await shop.clock('2024-05-10');
    expect([await totals(), (await shop.enrollment(other.id)).current_period]).toEqual([
      [],
      { start: '2024-05-01', end: '2024-06-01' },
    ]);
    expectFailureOf(await api.post(`/enrollments/${id}/cancel`, { at: 'now' }), 422, 'amount_too_large');
    expect((await api.delete(`/usage-events/${wrong.id}`)).status).toBe(200);
    expect(await shop.act(id, 'cancel', { at: 'now' })).toMatchObject({ status: 'cancelled' });
    // The highest that is left, 4 × 10.
    expect((await shop.invoices(id)).map(({ total }) => total)).toEqual([40]);
  });
});
