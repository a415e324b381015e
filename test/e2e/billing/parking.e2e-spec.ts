import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { Shop } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startSecondService, startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service?.stop());

const parked = async () => ((await service.operator.get('/operator/parked-enrollments')).body ?? []) as Shown[];

describe('an enrollment that can not be billed', () => {
  it('is put aside with its error and tried again, and stops no other', async () => {
    const shop = await Shop.open(service, { today: '2026-01-15' });
    const { option } = await shop.offer({ amount: 1000 });
    const bad = await shop.enroll(option);
    const good = await shop.enroll(option);
    const [{ state } = { state: '' }] = await sql<{ state: string }>(
      service.database,
      'select state::text as state from enrollments where id = $1',
      [bad.id],
    );
    const setState = (text: string) =>
      sql(service.database, 'update enrollments set state = $2::json where id = $1', [bad.id, text]);
    await setState(state.replace('"segments":', '"segment":'));

    await shop.clock('2026-03-20');
    expect((await shop.invoices(good.id)).map(({ issued_on }) => issued_on)).toEqual([
      '2026-01-15',
      '2026-02-15',
      '2026-03-15',
    ]);
    expect(await shop.invoices(bad.id)).toHaveLength(1);
    const [entry, ...others] = await parked();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ id: bad.id, attempts: 1, store_id: shop.api.credentials.user });
    expect(String(entry?.error)).not.toBe('');

    // Whoever mended it need not wait for the next attempt.
    await setState(state);
    await sql(service.database, 'update enrollments set leased_until = null where id = $1', [bad.id]);
    const worker = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
    try {
      for (let waited = 0; waited < 100 && (await parked()).length > 0; waited += 1) await setTimeout(100);
    } finally {
      await worker.stop();
    }
    expect(await parked()).toEqual([]);
    expect((await shop.invoices(bad.id)).map(({ issued_on, total }) => [issued_on, total])).toEqual([
      ['2026-01-15', 1000],
      ['2026-03-20', 1000],
      ['2026-03-20', 1000],
    ]);
  });
});

it('an enrollment that can not be billed as it is can be changed so that it is, or cancelled', async () => {
  const shop = await Shop.open(service, { today: '2026-01-15' });
  const { option } = await shop.offer({ price_model: 'per_unit', unit_price: '900000000' }, { type: 'seat_based' });
  const [changed, cancelled] = [await shop.enroll(option), await shop.enroll(option)];
  for (const { id } of [changed, cancelled]) await shop.act(id, 'change', { seats: 900_000, mode: 'period_end' });
  await shop.clock('2026-02-20');
  expect((await parked()).map(({ id }) => id).toSorted()).toEqual([changed.id, cancelled.id].toSorted());
  await shop.act(changed.id, 'change', { seats: 2, mode: 'period_end' });
  expect((await shop.invoices(changed.id)).map(({ issued_on, total }) => [issued_on, total])).toEqual([
    ['2026-01-15', 900_000_000],
    ['2026-02-20', 1_800_000_000],
  ]);
  expect(await shop.act(cancelled.id, 'cancel', { at: 'now' })).toMatchObject({ status: 'cancelled' });
  expect(await shop.invoices(cancelled.id)).toHaveLength(1);
});

describe('what a process left half done', () => {
  it('is issued and collected by the next one', async () => {
    const shop = await Shop.open(service, { today: '2026-01-15' });
    const { option } = await shop.offer({ amount: 1000 });
    const { id } = await shop.enroll(option);
    // As it is when a process ends after making the invoice.
    await sql(
      service.database,
      `update invoices set status = 'draft', number = null, sequence = null, amount_paid = 0, amount_due = total where enrollment_id = $1`,
      [id],
    );
    await sql(service.database, 'update invoice_counters set last = last - 1 where store_id = $1', [
      shop.api.credentials.user,
    ]);
    await sql(service.database, 'delete from payments where store_id = $1', [shop.api.credentials.user]);
    const worker = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
    try {
      for (let waited = 0; waited < 100; waited += 1) {
        if ((await shop.invoices(id))[0]?.status === 'paid') break;
        await setTimeout(100);
      }
    } finally {
      await worker.stop();
    }
    expect((await shop.invoices(id)).map(({ number, status }) => [number, status])).toEqual([['INV-1', 'paid']]);
  });
});
