import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop, type Billed, type Move, type ShopOptions } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const NOW = { at: 'now' };
const WITH_CREDIT = { at: 'now', credit: true };
const AT_THE_END = { at: 'period_end' };

/** Three seats at 1000, taxed, with an add-on at 600, or 10 a unit of what is used. April 2024 has 30 days. */
async function sold(store: ShopOptions = {}, { metered = false, ...enrolled }: Fields = {}) {
  const shop = await Shop.open(service, { today: '2024-04-01', currency: 'USD', ...store });
  const { api } = shop;
  await api.created('/coupons', { code: 'THIRD', percent_off: '33.3', duration: 'forever' });
  const rate = await api.created('/tax-rates', { name: 'Tax', percentage: '20' });
  const taxed = { tax_charge: true, tax_rate_ids: [rate.id] };
  const meter = await api.created('/meters', { key: 'm', name: 'M', aggregation: 'sum' });
  const price = { price_model: 'per_unit', unit_price: metered === true ? '10' : '1000' };
  const { option, subscription } = await (metered === true
    ? shop.offer({ ...price, meter_id: meter.id }, { type: 'usage_based', ...taxed })
    : shop.offer(price, { type: 'seat_based', ...taxed }));
  const addOn = { subscription_id: subscription, name: 'S', charge: 'recurring', amount: 600 };
  const add_ons = [{ add_on_id: (await api.created('/add-ons', addOn)).id }];
  const { id } = await shop.enroll(option, { seats: 3, add_ons, ...enrolled });
  if (metered === true) {
    await api.created('/usage-events', { external_id: 'e', enrollment_id: id, meter: 'm', quantity: '7' });
  }
  return { shop, id };
}

describe('the preview of a cancellation is the last invoice that it then makes, to the unit,', () => {
  it.each<[title: string, cancellation: Fields, total: number, enrolled?: Fields, store?: ShopOptions, moves?: Move[]]>(
    [
      // 3600 + 20 % for 15 of 30 days.
      ['with credit', WITH_CREDIT, -2160],
      ['with credit, less a coupon: 1500 − 500 and 300 − 100, and 20 %', WITH_CREDIT, -1440, { coupon_code: 'THIRD' }],
      ['with credit, with tax within', WITH_CREDIT, -1800, {}, { settings: { tax_behavior: 'inclusive' } }],
      [
        'with credit, by second, where its day is given back as a whole',
        WITH_CREDIT,
        -2160,
        {},
        { settings: { proration_unit: 'second' } },
      ],
      ['without credit, which makes none', NOW, 0],
      ['with the period, which makes none', AT_THE_END, 0],
      // One seat more for 15 of 30 days, 500 and 20 %.
      ['with the period, after a change', AT_THE_END, 600, {}, {}, [['2024-04-16', 'change', { seats: 4 }]]],
      ['without credit, after a change', NOW, 0, {}, {}, [['2024-04-16', 'change', { seats: 4 }]]],
      // 7 × 10 and 20 %; the add-on is paid.
      ['of usage, at once', NOW, 84, { metered: true, seats: 1 }],
      ['of usage, with the period', AT_THE_END, 84, { metered: true, seats: 1 }],
      ['of usage, with credit: 84 − 360', WITH_CREDIT, -276, { metered: true, seats: 1 }],
      ['in a trial, which makes none', WITH_CREDIT, 0, { trial_days: 30 }],
      ['before the start, which makes none', NOW, 0, { start_on: '2024-05-01' }],
      ['in a pause', WITH_CREDIT, -2160, {}, {}, [['2024-04-10', 'pause']]],
      ['in a pause that has outlasted the period', WITH_CREDIT, 0, {}, {}, [['2024-04-10', 'pause'], ['2024-05-20']]],
      [
        'with what the balance has',
        AT_THE_END,
        600,
        {},
        {},
        [
          ['2024-04-02', 'change', { seats: 2, mode: 'prorate_now' }],
          ['2024-04-16', 'change', { seats: 3, mode: 'prorate_next' }],
        ],
      ],
    ],
  )('%s', async (_, cancellation, total, ...[enrolled, store, moves = []]) => {
    const { shop, id } = await sold(store, enrolled);
    await shop.play(id, moves);
    if (moves.at(-1)?.[0] !== '2024-05-20') await shop.clock('2024-04-16T12:00:00Z');
    const before = [await shop.enrollment(id), await shop.invoices(), await shop.balance()];
    const preview = await shop.act(id, 'cancel-preview', cancellation);
    expect([await shop.enrollment(id), await shop.invoices(), await shop.balance()]).toEqual(before);
    const made = (await shop.invoices(id)).length;
    expect(preview.total).toBe(total);
    await shop.act(id, 'cancel', cancellation);
    await shop.clock('2024-06-01');
    const invoices = (await shop.invoices(id)).slice(made);
    const isNone = (preview.lines as readonly unknown[]).length === 0;
    expect(isNone ? [] : bills([preview as unknown as Billed])).toEqual(bills(invoices));
  });

  it('also where the period has ended meanwhile and is not billed yet', async () => {
    const { shop, id } = await sold();
    const { user } = shop.api.credentials;
    await sql(service.database, `update stores set clock = '2024-05-16T12:00:00Z' where id = $1`, [user]);
    for (let tries = 0; tries < 200; tries += 1) {
      const { now } = (await shop.api.get('/clock')).body as { now: string };
      const { created_at } = await shop.api.created('/coupons', { code: `C${tries}`, percent_off: '1' });
      if (created_at === now) break;
      await setTimeout(20);
    }
    // 16 of the 31 days of May: 1548 + 310 of the seats' 3000, 310 + 62 of the add-on's 600.
    const preview = await shop.act(id, 'cancel-preview', WITH_CREDIT);
    expect([preview.total, (await shop.invoices(id)).length]).toEqual([-2230, 1]);
    await shop.act(id, 'cancel', WITH_CREDIT);
    expect(bills(await shop.invoices(id)).slice(2)).toEqual(bills([preview as unknown as Billed]));
  });
});

describe('the preview of a cancellation is refused', () => {
  it('of one that is over, as the cancellation is', async () => {
    const { shop, id } = await sold();
    await shop.act(id, 'cancel', NOW);
    for (const action of ['cancel', 'cancel-preview']) {
      expectFailureOf(await shop.api.post(`/enrollments/${id}/${action}`, NOW), 422, 'enrollment_over');
    }
  });

  it('where it was last seen otherwise, and where there is none', async () => {
    const { shop, id } = await sold();
    const headers = { 'If-Match': '"another"' };
    const stale = await shop.api.post(`/enrollments/${id}/cancel-preview`, {}, { headers });
    expectFailureOf(stale, 412, 'if_match_failed');
    expectFailureOf(await shop.api.post('/enrollments/enr_none/cancel-preview', {}), 404, 'not_found');
  });
});
