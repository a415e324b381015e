import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, Shop } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const NOTHING = { not_due: 0, days_1_to_30: 0, days_31_to_60: 0, days_61_to_90: 0, days_over_90: 0 };

/** A one-off invoice that is due on the day of its issue, and so many days later by terms. */
async function owe(shop: Shop, subscriber_id: string, amount: number): Promise<string> {
  const lines = [{ description: 'Work', amount }];
  return (await shop.api.created('/invoices', { subscriber_id, lines })).id;
}

describe('what is owed', () => {
  it.each([
    [0, 'not_due'],
    [1, 'days_1_to_30'],
    [30, 'days_1_to_30'],
    [31, 'days_31_to_60'],
    [60, 'days_31_to_60'],
    [61, 'days_61_to_90'],
    [90, 'days_61_to_90'],
    [91, 'days_over_90'],
    [700, 'days_over_90'],
  ])('for %i days past the day is told as %s', async (days, age) => {
    const shop = await Shop.open(service);
    await owe(shop, shop.subscriber, 700);
    const now = new Date(Date.parse('2026-01-01T12:00:00Z') + days * 86_400_000).toISOString();
    await shop.clock(now);
    const report = await done(shop.api.get('/reports/aging'));
    const owed = { ...NOTHING, [age]: 700, amount_due: 700, invoices: 1 };
    expect(report).toEqual({
      ...{ currency: 'EUR', as_of: now.slice(0, 10), total: owed, subscriber_count: 1 },
      subscribers: [{ ...owed, subscriber_id: shop.subscriber, email: 'ann@example.com' }],
    });
  });

  it('adds up by subscriber, removed ones too, with what was paid or credited taken off', async () => {
    const shop = await Shop.open(service, { settings: { payment_terms_days: 10 } });
    const [ann, bob] = [shop.subscriber, await shop.newSubscriber({ email: 'bob@example.com' })];
    const [credited, paid, voided] = [await owe(shop, ann, 500), await owe(shop, ann, 900), await owe(shop, bob, 40)];
    await owe(shop, bob, 3000);
    await shop.api.created('/credit-notes', { invoice_id: credited, amount: 200 });
    await shop.api.created(`/invoices/${paid}/pay`, { reference: 'transfer' });
    await done(shop.api.post(`/invoices/${voided}/void`, {}));
    await shop.clock('2026-02-15');
    await owe(shop, ann, 60);
    // Earlier releases have deleted subscribers who owed something.
    await sql(service.database, 'update subscribers set deleted_at = now() where id = $1', [bob]);
    const report = await done(shop.api.get('/reports/aging'));
    // Due on 11 January, 35 days ago, and on 25 February.
    const [ofAnn, ofBob] = [
      { ...NOTHING, not_due: 60, days_31_to_60: 300, amount_due: 360, invoices: 2 },
      { ...NOTHING, days_31_to_60: 3000, amount_due: 3000, invoices: 1 },
    ];
    expect(report.total).toEqual({ ...NOTHING, not_due: 60, days_31_to_60: 3300, amount_due: 3360, invoices: 3 });
    expect(report.subscribers).toEqual([
      { ...ofBob, subscriber_id: bob, email: null },
      { ...ofAnn, subscriber_id: ann, email: 'ann@example.com' },
    ]);
    const open = (await shop.invoices()).filter(({ status }) => status === 'open');
    expect(open.reduce((sum, { amount_due }) => sum + amount_due, 0)).toBe(3360);
  });

  it('is nothing at first, and takes no parameters', async () => {
    const shop = await Shop.open(service);
    const report = await done(shop.api.get('/reports/aging'));
    const total = { ...NOTHING, amount_due: 0, invoices: 0 };
    expect(report).toEqual({ currency: 'EUR', as_of: '2026-01-01', total, subscriber_count: 0, subscribers: [] });
    const { status, headers } = await shop.api.get('/reports/aging?from=2026-01&to=2026-01');
    expect([status, headers['so-error-code']]).toEqual([400, 'unknown_parameter']);
  });
});
