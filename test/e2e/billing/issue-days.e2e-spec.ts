import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../harness/service-process.js';
import { done, Shop, type ShownInvoice } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startSecondService, startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

/** Of each invoice its number, the days of issue and of payment, and the first day that it is for. */
const days = (invoices: readonly ShownInvoice[]) =>
  invoices.map(({ number, issued_on, due_on, lines }) =>
    [number, issued_on, due_on, lines[0]?.period?.start].join(' '),
  );

/** No later number has an earlier day. */
function expectInOrder(invoices: readonly ShownInvoice[]): void {
  const numbered = [...invoices].sort((a, b) => Number(a.number?.slice(4)) - Number(b.number?.slice(4)));
  const issued = numbered.map(({ issued_on }) => issued_on);
  expect(issued).toEqual([...issued].sort());
}

async function moveOnly({ api }: Shop, to: string): Promise<void> {
  await sql(service.database, 'update stores set clock = $1 where id = $2', [to, api.credentials.user]);
}

describe('an invoice carries the day on which it is issued, and its lines the days that they are for:', () => {
  it('of an enrollment that began in the past, all on the day on which it was made', async () => {
    const shop = await Shop.open(service, { today: '2024-04-15' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option, { start_on: '2024-02-01' });
    expect(days(await shop.invoices(id))).toEqual([
      'INV-1 2024-04-15 2024-04-15 2024-02-01',
      'INV-2 2024-04-15 2024-04-15 2024-03-01',
      'INV-3 2024-04-15 2024-04-15 2024-04-01',
    ]);
    await shop.clock('2024-05-01');
    expect(days(await shop.invoices(id)).at(-1)).toBe('INV-4 2024-05-01 2024-05-01 2024-05-01');
  });

  it('and manual ones are due so many days after it', async () => {
    const shop = await Shop.open(service, { today: '2024-04-15', settings: { payment_terms_days: 14 } });
    const { option } = await shop.offer({ amount: 3000, renewal_type: 'manual' });
    const fields = { subscriber_id: shop.subscriber, billing_option_id: option, start_on: '2024-04-01' };
    const preview = await done(shop.api.post('/enrollment-previews', fields));
    expect(preview).toMatchObject({ issued_on: '2024-04-15', due_on: '2024-04-29' });
    const { id } = await shop.api.created('/enrollments', fields);
    expect(days(await shop.invoices(id))).toEqual(['INV-1 2024-04-15 2024-04-29 2024-04-01']);
  });

  it('and what can not be collected is tried again so many days after it', async () => {
    const shop = await Shop.open(service, { today: '2024-04-15' });
    const { option } = await shop.offer({ amount: 3000 });
    const subscriber_id = await shop.newSubscriber({}, 'pm_declined');
    const { id } = await shop.enroll(option, { subscriber_id, start_on: '2024-04-01' });
    expect(await shop.invoices(id)).toMatchObject([{ issued_on: '2024-04-15', collect_on: '2024-04-17' }]);
  });

  it('where billing runs three days late, after those that were issued meanwhile', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    await moveOnly(shop, '2024-05-04T12:00:00Z');
    const worker = await startSecondService(service, { BILLING_INTERVAL_SECONDS: '1' });
    try {
      await until(async () => (await shop.invoices(id)).filter(({ number }) => number !== null).length === 2);
    } finally {
      await worker.stop();
    }
    expect(days(await shop.invoices(id))).toEqual([
      'INV-1 2024-04-01 2024-04-01 2024-04-01',
      'INV-2 2024-05-04 2024-05-04 2024-05-01',
    ]);
    expect(await shop.enrollment(id)).toMatchObject({ next_billing_on: '2024-06-01' });
  });

  it('where what falls due is billed only when somebody changes the enrollment', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01' });
    const { option } = await shop.offer({ price_model: 'per_unit', unit_price: '3100' }, { type: 'seat_based' });
    const { id } = await shop.enroll(option);
    await moveOnly(shop, '2024-05-17T12:00:00Z');
    await until(async () => {
      const { updated_at } = await shop.api.created('/meters', {
        key: `k${Math.random()}`,
        name: 'K',
        aggregation: 'sum',
      });
      return String(updated_at).startsWith('2024-05-17');
    });
    await shop.act(id, 'change', { seats: 2, mode: 'prorate_now' });
    expect(days(await shop.invoices(id)).slice(1)).toEqual([
      'INV-2 2024-05-17 2024-05-17 2024-05-01',
      'INV-3 2024-05-17 2024-05-17 2024-05-17',
    ]);
  });
});

describe('the days of issue follow the numbers', () => {
  it('when an enrollment of the past comes between others', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    await shop.enroll(option);
    await shop.clock('2024-05-20');
    await shop.enroll(option, { start_on: '2024-03-10' });
    await shop.clock('2024-07-01');
    const invoices = await shop.invoices();
    expect(invoices).toHaveLength(8);
    expectInOrder(invoices);
  });

  it('when the store moves to a time zone in which it is still yesterday', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01T22:00:00Z', timeZone: 'Asia/Tokyo' });
    const { option } = await shop.offer({ amount: 3000 });
    await shop.enroll(option);
    await done(shop.api.put('/store', { time_zone: 'America/Los_Angeles' }));
    await shop.enroll(option);
    const invoices = await shop.invoices();
    expect(invoices.map(({ issued_on }) => issued_on)).toEqual(['2024-04-02', '2024-04-02']);
  });

  it('and begin again when a store without enrollments sets its clock back', async () => {
    const shop = await Shop.open(service, { today: '2024-04-01' });
    const bill = () =>
      shop.api.created('/invoices', { subscriber_id: shop.subscriber, lines: [{ description: 'Work', amount: 1 }] });
    expect(await bill()).toMatchObject({ issued_on: '2024-04-01' });
    await shop.clock('2024-01-01');
    expect(await bill()).toMatchObject({ issued_on: '2024-01-01' });
  });
});
