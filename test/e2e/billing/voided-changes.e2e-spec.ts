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
