import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

/** A for 3000 a month is paid on 1 April 2024; a change to B for 6000 is invoiced and voided, and taken back. */
async function thereAndBack(there: string, back: string, on: string): Promise<[owed: number, balance: number]> {
  const shop = await Shop.open(service, { today: '2024-04-01' });
  const { option, subscription } = await shop.offer({ amount: 3000, renewal_type: 'manual' });
  const large = await shop.option(subscription, { amount: 6000, renewal_type: 'manual' });
  const { id } = await shop.enroll(option);
  const [first] = await shop.invoices(id);
  await shop.api.created(`/invoices/${first?.id}/pay`, { reference: 'Transfer' });
  await shop.act(id, 'change', { billing_option_id: large, mode: there });
  const change = (await shop.invoices(id)).at(-1);
  await done(shop.api.post(`/invoices/${change?.id}/void`, {}));
  await shop.clock(on);
  await shop.act(id, 'change', { billing_option_id: option, mode: back });
  const invoices = await shop.invoices(id);
  return [invoices.reduce((sum, { amount_due }) => sum + amount_due, 0), await shop.balance()];
}

describe('a change whose invoice is void, and the way back', () => {
  it.each<[there: string, back: string, on: string, owed: number, balance: number]>([
    // 3000 are paid for April with A, and nothing else is owed.
    ['prorate_now', 'prorate_now', '2024-04-01', 0, 0],
    ['full_now', 'full_now', '2024-04-01', 0, 0],
    // What stands of B is 6000 − 3000, so that half a month of it is worth 1500, as it is of A.
    ['prorate_now', 'prorate_now', '2024-04-16', 0, 0],
  ])('costs nothing more: %s, then %s on %s', async (there, back, on, owed, balance) => {
    expect(await thereAndBack(there, back, on)).toEqual([owed, balance]);
  });
});

it('a void takes of a line that its own credit has partly used no more than the tax in what stands', async () => {
  const shop = await Shop.open(service, { today: '2024-04-01' });
  const rate = await shop.api.created('/tax-rates', { name: 'VAT', percentage: '20' });
  const { option, subscription } = await shop.offer({ amount: 3000 }, { tax_charge: true, tax_rate_ids: [rate.id] });
  const same = await shop.option(subscription, { amount: 3000 });
  const { id } = await shop.enroll(option, { subscriber_id: await shop.newSubscriber({}, 'pm_declined') });
  // 20 of 30 days of A, 2000 and 400 tax, are credited on the invoice of the change, which so comes to 1000 and 200 tax.
  await shop.clock('2024-04-11');
  await shop.act(id, 'change', { billing_option_id: same, mode: 'full_now' });
  const change = (await shop.invoices(id)).at(-1);
  expect(change).toMatchObject({ total: 1200, tax_total: 200 });
  await done(shop.api.post(`/invoices/${change?.id}/void`, {}));
  const credits = await done(shop.api.get(`/line-credits?filter_by=invoice_id&filter=${change?.id}`));
  expect(credits).toMatchObject([{ source: 'void', amount: 1200, tax_amount: 200 }]);
  // What stands of the second 3000 is the credit of 2000; on 21 April 20 of its 30 days are unused: 1333 and 267 tax.
  await shop.clock('2024-04-21');
  await shop.act(id, 'change', { billing_option_id: option, mode: 'full_now' });
  const again = (await shop.invoices(id)).at(-1);
  expect(again?.lines.map(({ kind, amount, tax_amount }) => [kind, amount, tax_amount])).toEqual([
    ['proration_credit', -1333, -267],
    ['subscription', 3000, 600],
  ]);
});
