import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { until } from '../../harness/service-process.js';
import { Shop, type ShownInvoice } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startSecondService, startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service?.stop());

/** What an invoice says, but for ids and times of writing. */
function said({ number, status, issued_on, due_on, lines, total, tax_total, balance_applied }: ShownInvoice) {
  const words = lines.map(({ kind, description, quantity, amount, period, discount_amount, tax_amount }) =>
    [kind, description, quantity, amount, period?.start, period?.end, discount_amount, tax_amount].join(' '),
  );
  return { number, status, issued_on, due_on, total, tax_total, balance_applied, words };
}

/** A store in which a lot falls due in 2024: trials end, terms run out, changes wait, coupons stop, balances pay. */
async function busyShop(): Promise<Shop> {
  const shop = await Shop.open(service, { today: '2024-01-31', timeZone: 'America/Los_Angeles' });
  const { api } = shop;
  const { id: rate } = await api.created('/tax-rates', { name: 'Tax', percentage: '8.875' });
  const taxed = { tax_charge: true, tax_rate_ids: [rate] };
  const club = await shop.offer({ amount: 1999 }, { ...taxed, free_trial_days: 40, setup_fee: 300 });
  const weekly = await shop.option(club.subscription, { cycle: 'weekly', amount: 333, term_cycles: 20 });
  const team = await shop.offer({ price_model: 'per_unit', unit_price: '812.25' }, { type: 'seat_based' });
  await api.created('/coupons', { code: 'LESS', percent_off: '33.3', duration: 'repeating', duration_cycles: 3 });
  await shop.enroll(club.option, { coupon_code: 'less' });
  await shop.enroll(weekly, { anchor_day: 5, trial_days: 0 });
  const changed = await shop.enroll(team.option, { seats: 7, anchor_day: 15 });
  await shop.act(changed.id, 'change', { seats: 2, mode: 'prorate_now' });
  const scheduled = await shop.enroll(team.option, { seats: 3 });
  await shop.act(scheduled.id, 'change', { seats: 4, mode: 'period_end' });
  const ending = await shop.enroll(club.option, { trial_days: 0 });
  await shop.act(ending.id, 'cancel');
  return shop;
}

describe('however the time passes', () => {
  it('day by day or at one jump, the same invoices come of it', async () => {
    const [slow, fast] = [await busyShop(), await busyShop()];
    for (let day = Date.UTC(2024, 1, 1); day < Date.UTC(2025, 0, 15); day += 86_400_000) {
      await slow.clock(new Date(day + 43_200_000).toISOString());
    }
    await fast.clock('2025-01-14T12:00:00Z');
    const inOrder = (invoices: ShownInvoice[]) =>
      invoices.map(said).map((one) => JSON.stringify({ ...one, number: '' }));
    const [daily, atOnce] = [await slow.invoices(), await fast.invoices()];
    expect(daily.length).toBeGreaterThan(50);
    expect(inOrder(daily).sort()).toEqual(inOrder(atOnce).sort());
    for (const invoices of [daily, atOnce]) {
      expect(invoices.map(({ number }) => Number(number?.slice(4))).sort((a, b) => a - b)).toEqual(
        invoices.map((_, index) => index + 1),
      );
    }
  }, 60_000);
});

describe('a balance', () => {
  it('that one invoice gives pays for the next, on the same day, too', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    const team = await shop.offer({ price_model: 'per_unit', unit_price: '1000' }, { type: 'seat_based' });
    const club = await shop.offer({ amount: 5000 });
    const { id } = await shop.enroll(team.option, { seats: 10 });
    await shop.enroll(club.option);
    await shop.play(id, [['2026-01-10', 'change', { seats: 1, mode: 'prorate_next' }], ['2026-02-01']]);
    const february = (await shop.invoices()).filter(({ issued_on }) => issued_on === '2026-02-01');
    expect(february.map(({ total, balance_applied }) => [total, balance_applied])).toEqual([
      [-5387, -5387],
      [5000, 5000],
    ]);
    expect(await shop.balance()).toBe(387);
  });

  it('pays for what comes first, also when several periods are billed at once', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    const { option } = await shop.offer({ amount: 100 });
    for (let held = 0; held < 3; held += 1) await shop.enroll(option);
    const fields = { subscriber_id: shop.subscriber, lines: [{ description: 'Work', amount: 350 }] };
    const { id: invoice_id } = await shop.api.created('/invoices', fields);
    await shop.api.created(`/invoices/${invoice_id}/pay`, { reference: 'Transfer' });
    await shop.api.created('/credit-notes', { invoice_id, amount: 350 });
    const storeId = shop.api.credentials.user;
    await sql(service.database, `update stores set clock = '2026-04-10T12:00:00Z' where id = $1`, [storeId]);
    const worker = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
    const invoices = async () => (await shop.invoices()).filter(({ issued_on }) => issued_on > '2026-01-01');
    try {
      await until(async () => (await invoices()).length === 9);
    } finally {
      await worker.stop();
    }
    const applied = (await invoices()).map((one) => `${one.lines[0]?.period?.start} ${one.balance_applied}`);
    expect(applied.toSorted()).toEqual([
      ...['2026-02-01 100', '2026-02-01 100', '2026-02-01 100'],
      ...['2026-03-01 0', '2026-03-01 0', '2026-03-01 50'],
      ...['2026-04-01 0', '2026-04-01 0', '2026-04-01 0'],
    ]);
  });
});

describe('whoever does the work', () => {
  it('two processes at once make each invoice once, and leave no number out', async () => {
    const shop = await Shop.open(service, { today: '2026-01-10' });
    const { option } = await shop.offer({ amount: 500 });
    const made = await Promise.all(Array.from({ length: 60 }, () => shop.enroll(option)));
    const workers = await Promise.all([1, 2].map(() => startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' })));
    try {
      // The clock moves without the request that would bill by itself.
      const storeId = shop.api.credentials.user;
      await sql(service.database, `update stores set clock = '2026-06-20T12:00:00Z' where id = $1`, [storeId]);
      for (let waited = 0; waited < 200; waited += 1) {
        const due = await sql(
          service.database,
          `select id from enrollments where store_id = $1 and next_billing_on < '2026-06-20'
           union all select id from invoices where store_id = $1 and (status = 'draft' or collect_on is not null)`,
          [storeId],
        );
        if (due.length === 0) break;
        await setTimeout(100);
      }
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    const invoices = await shop.invoices();
    expect(invoices).toHaveLength(60 * 6);
    for (const { id } of made) {
      const own = invoices.filter(({ enrollment_id }) => enrollment_id === id);
      const days = own.map(({ lines }) => lines[0]?.period?.start);
      expect(days.sort()).toEqual([1, 2, 3, 4, 5, 6].map((month) => `2026-0${month}-10`));
    }
    expect(new Set(invoices.map(({ status }) => status))).toEqual(new Set(['paid']));
    const numbers = invoices.map(({ number }) => Number(number?.slice(4))).sort((a, b) => a - b);
    expect(numbers).toEqual(invoices.map((_, index) => index + 1));
  }, 60_000);

  it('fifty equal requests with one key enroll once, and are invoiced and charged once', async () => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 500 });
    const body = { subscriber_id: shop.subscriber, billing_option_id: option };
    const send = () => shop.api.post('/enrollments', body, { headers: { 'idempotency-key': 'once' } });
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await shop.invoices()).map(({ number, status }) => [number, status])).toEqual([['INV-1', 'paid']]);
    const payments = await shop.api.get('/payments');
    expect(payments.body).toHaveLength(1);
  });

  it('changes of one enrollment that come at once take turns, and the books still balance', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    const { option } = await shop.offer({ price_model: 'per_unit', unit_price: '3100' }, { type: 'seat_based' });
    const { id } = await shop.enroll(option, { seats: 1 });
    await shop.clock('2026-01-11');
    const change = (seats: number) => shop.act(id, 'change', { seats, mode: 'prorate_now' });
    await Promise.all([2, 3, 4, 5, 6, 7].map(change));
    const { seats } = (await shop.enrollment(id)) as Shown & { seats: number };
    // 10 of 31 days with one seat, 21 with as many as there are now.
    const total = (await shop.invoices(id)).reduce((sum, invoice) => sum + invoice.total, 0);
    expect(total).toBe(1000 + 2100 * seats);
  });
});
