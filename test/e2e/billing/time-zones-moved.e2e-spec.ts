import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bills, done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

interface Moved {
  readonly from: string;
  readonly to: string;
  /** When the store moves. */
  readonly on: string;
  /** When something is used: 100 at 10 each. */
  readonly at: readonly string[];
}

/** The usage that is invoiced until the end of July, of an enrollment that starts on 1 April 2024. */
async function usageInvoiced({ from, to, on, at }: Moved): Promise<number> {
  const shop = await Shop.open(service, { timeZone: from, today: '2024-04-01T12:00:00Z' });
  const meter = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
  const { id: subscription } = await shop.api.created('/subscriptions', { name: 'API', type: 'usage_based' });
  const option = await shop.option(subscription, { price_model: 'per_unit', unit_price: '10', meter_id: meter.id });
  const { id: enrollment_id } = await shop.enroll(option);
  const events = [...at.map((time) => [time, 'use'] as const), [on, 'move'] as const];
  for (const [time, what] of events.sort(([a], [b]) => (a < b ? -1 : 1))) {
    await shop.clock(time);
    if (what === 'move') await done(shop.api.put('/store', { time_zone: to }));
    else await shop.api.created('/usage-events', { external_id: time, enrollment_id, meter: 'calls', quantity: '100' });
  }
  await shop.clock('2024-08-02');
  const lines = (await shop.invoices(enrollment_id)).flatMap((invoice) => invoice.lines);
  return lines.filter(({ kind }) => kind === 'usage').reduce((sum, { amount }) => sum + amount, 0);
}

describe('what is used at the bounds of periods is billed once, though the store moves to another time zone', () => {
  it.each<[title: string, moved: Moved]>([
    [
      'to the west, of what was used before',
      { from: 'UTC', to: 'America/Los_Angeles', on: '2024-05-10T12:00:00Z', at: ['2024-05-01T03:00:00Z'] },
    ],
    [
      'to the east, of what was used before',
      { from: 'UTC', to: 'Asia/Tokyo', on: '2024-05-10T12:00:00Z', at: ['2024-04-30T20:00:00Z'] },
    ],
    [
      'to the west, at the end of the period in which it moves',
      {
        from: 'UTC',
        to: 'America/Los_Angeles',
        on: '2024-05-10T12:00:00Z',
        at: ['2024-05-31T23:30:00Z', '2024-06-01T03:00:00Z'],
      },
    ],
    [
      'to the east, at the end of the period in which it moves',
      {
        from: 'UTC',
        to: 'Asia/Tokyo',
        on: '2024-05-10T12:00:00Z',
        at: ['2024-05-31T14:00:00Z', '2024-05-31T20:00:00Z', '2024-06-01T00:30:00Z'],
      },
    ],
    [
      'and at the end of the next one, which has the new bounds',
      {
        from: 'UTC',
        to: 'America/Los_Angeles',
        on: '2024-05-10T12:00:00Z',
        at: ['2024-07-01T06:30:00Z', '2024-07-01T07:30:00Z'],
      },
    ],
    [
      'when it moves between the end by its old zone and that by its new one',
      {
        from: 'UTC',
        to: 'America/Los_Angeles',
        on: '2024-05-01T02:00:00Z',
        at: ['2024-04-30T23:00:00Z', '2024-05-01T01:00:00Z', '2024-05-01T05:00:00Z'],
      },
    ],
  ])('%s', async (_, moved) => {
    expect(await usageInvoiced(moved)).toBe(moved.at.length * 1000);
  });
});

describe('in a store that has moved to the west, a period that has begun by its old zone can be', () => {
  async function justBegun(): Promise<[Shop, string]> {
    const shop = await Shop.open(service, { timeZone: 'UTC', today: '2024-04-01T12:00:00Z' });
    const { option } = await shop.offer({ price_model: 'per_unit', unit_price: '1000' }, { type: 'seat_based' });
    const { id } = await shop.enroll(option);
    await shop.clock('2024-05-01T03:00:00Z');
    // There it is still 30 April.
    await done(shop.api.put('/store', { time_zone: 'America/Los_Angeles' }));
    return [shop, id];
  }

  it.each(['prorate_now', 'full_now'])('changed by %s, for all of it', async (mode) => {
    const [shop, id] = await justBegun();
    await shop.act(id, 'change', { seats: 2, mode });
    const total = (await shop.invoices(id)).slice(1).reduce((sum, invoice) => sum + invoice.total, 0);
    // Two seats for May.
    expect(total).toBe(2000);
  });

  it('cancelled, and is given back whole', async () => {
    const [shop, id] = await justBegun();
    await shop.act(id, 'cancel', { at: 'now', credit: true });
    expect(bills(await shop.invoices(id)).at(-1)?.[0]).toContain('total -1000');
  });
});
