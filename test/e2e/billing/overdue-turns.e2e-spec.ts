import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { bills, done, Shop, withoutIssueDays } from '../../harness/shop.js';
import { expectFailureOf } from '../../harness/failures.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

/** Moves the clock as it moves while nobody bills. */
async function outage({ api }: Shop, day: string): Promise<void> {
  await sql(service.database, 'update stores set clock = $1 where id = $2', [`${day}T12:00:00Z`, api.credentials.user]);
  for (let tries = 0; tries < 200; tries += 1) {
    const { created_at } = await api.created('/coupons', { code: `C${tries}`, percent_off: '1' });
    if (String(created_at).startsWith(day)) return;
    await setTimeout(20);
  }
  throw new Error('the store does not hear of its new time');
}

interface Sold {
  readonly shop: Shop;
  readonly id: string;
  /** By the names that the table uses. */
  readonly ids: Readonly<Record<string, string>>;
}

async function sold(today = '2026-01-01', enrolled: Fields = {}): Promise<Sold> {
  const shop = await Shop.open(service, { today });
  const { option, subscription } = await shop.offer({ amount: 3100 });
  const ids = {
    larger: await shop.option(subscription, { amount: 6200 }),
    yearly: await shop.option(subscription, { amount: 31_000, cycle: 'annually' }),
  };
  return { shop, id: (await shop.enroll(option, enrolled)).id, ids };
}

function named({ option, ...fields }: Fields, ids: Sold['ids']): Fields {
  return option === undefined ? fields : { ...fields, billing_option_id: ids[option as string] };
}

const lived = ({ status, current_period, next_billing_on, scheduled_change, cycles_billed }: Shown, ids: Sold['ids']) =>
  JSON.stringify({ status, current_period, next_billing_on, scheduled_change, cycles_billed }, (_, value: unknown) =>
    value === ids.larger ? 'larger' : value,
  );

const ACTIONS: [action: string, fields: Fields, isPaused?: boolean][] = [
  ['cancel', { at: 'now' }],
  ['cancel', { at: 'now', credit: true }],
  ['cancel', { at: 'period_end' }],
  ['pause', {}],
  ['resume', {}, true],
  ['cancel', { at: 'now', credit: true }, true],
  ['change', { option: 'larger' }],
  ['change', { option: 'larger', on: '2026-03-10' }],
  ['change', { option: 'larger', mode: 'prorate_now' }],
  ['change', { option: 'larger', mode: 'period_end' }],
  ['change', { option: 'larger', mode: 'full_now' }],
  ['change', { option: 'yearly', mode: 'full_now' }],
];

describe('what is done to an enrollment whose turn is overdue', () => {
  it.each(ACTIONS)(
    'comes to what it would have come to on time: %s %j',
    async (action, fields, ...[isPaused = false]) => {
      const outcomes = [];
      for (const isLate of [false, true]) {
        const { shop, id, ids } = await sold();
        if (isPaused) await shop.act(id, 'pause');
        await shop.clock('2026-01-20');
        // Two turns are missed: what is done must find the second period after them.
        await (isLate ? outage(shop, '2026-03-20') : shop.clock('2026-03-20'));
        const answer = await shop.api.post(`/enrollments/${id}/${action}`, named(fields, ids));
        const atOnce = lived(await shop.enrollment(id), ids);
        await shop.clock('2026-06-15');
        const invoices = await shop.invoices(id);
        const numbers = invoices.map(({ number, status }) => [number, status]);
        const after = lived(await shop.enrollment(id), ids);
        outcomes.push([answer.status, atOnce, withoutIssueDays(bills(invoices)), numbers, after]);
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
    },
  );

  it.each([
    { option: 'larger', mode: 'prorate_now' },
    { option: 'larger', mode: 'prorate_next' },
    { option: 'larger', mode: 'period_end' },
    { option: 'larger', mode: 'full_now' },
  ])('is previewed as it then happens, and nothing is kept: %j', async (change) => {
    const previews = [];
    for (const isLate of [false, true]) {
      const { shop, id, ids } = await sold();
      await (isLate ? outage(shop, '2026-03-20') : shop.clock('2026-03-20'));
      const before = await shop.enrollment(id);
      const { scheduled_change, ...preview } = await done(
        shop.api.post(`/enrollments/${id}/preview`, named(change, ids)),
      );
      expect(scheduled_change === null).toBe(change.mode !== 'period_end');
      expect(await shop.enrollment(id)).toEqual(before);
      expect(await shop.invoices(id)).toHaveLength(isLate ? 1 : 3);
      previews.push(preview);
    }
    expect(previews[1]).toEqual(previews[0]);
  });

  it('is refused when its last turn ends it', async () => {
    const { shop, id } = await sold();
    await shop.act(id, 'cancel');
    await outage(shop, '2026-02-20');
    expectFailureOf(await shop.api.post(`/enrollments/${id}/resume`, {}), 422, 'enrollment_over');
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active', next_billing_on: '2026-02-01' });
  });

  it('is done under the ETag that its caller has seen, once by its Idempotency-Key', async () => {
    const { shop, id } = await sold();
    await outage(shop, '2026-02-20');
    const seen = (await shop.api.get(`/enrollments/${id}`)).headers.etag ?? '';
    const headers = { 'If-Match': seen, 'Idempotency-Key': 'once' };
    const first = await shop.api.post(`/enrollments/${id}/pause`, {}, { headers });
    expect(first.status).toBe(200);
    expect(await shop.api.post(`/enrollments/${id}/pause`, {}, { headers })).toMatchObject({ text: first.text });
    const invoices = await shop.invoices(id);
    expect(invoices.map(({ number, issued_on, status }) => [number, issued_on, status])).toEqual([
      ['INV-1', '2026-01-01', 'paid'],
      ['INV-2', '2026-02-20', 'paid'],
    ]);
    const again = await shop.api.post(`/enrollments/${id}/resume`, {}, { headers: { 'If-Match': seen } });
    expectFailureOf(again, 412, 'if_match_failed');
  });

  it('is so where the store moves to a time zone in which the turn has come', async () => {
    const { shop, id, ids } = await sold('2026-01-31T23:00:00Z', { start_on: '2026-01-01' });
    await done(shop.api.put('/store', { time_zone: 'Asia/Tokyo' }));
    const change = { billing_option_id: ids.larger, mode: 'prorate_now' };
    await shop.act(id, 'change', change);
    expect(bills(await shop.invoices(id))).toEqual([
      ['2026-01-31 total 3100', 'subscription ×1 3100, 2026-01-01/2026-02-01'],
      ['2026-02-01 total 3100', 'subscription ×1 3100, 2026-02-01/2026-03-01'],
      [
        '2026-02-01 total 3100',
        'proration_credit ×1 -3100, 2026-02-01/2026-03-01',
        'proration_charge ×1 6200, 2026-02-01/2026-03-01',
      ],
    ]);
  });
});
