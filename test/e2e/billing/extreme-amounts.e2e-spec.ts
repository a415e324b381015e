import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import { expectFailureOf } from '../../harness/failures.js';
import { Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

const MOST = 999_999_999_999;
const MOST_SEATS = 1_000_000;

let service: TestService;
let shop: Shop;
beforeAll(async () => {
  service = await startTestService();
  shop = await Shop.open(service);
});
afterAll(() => service?.stop());

describe('lines of the most that an amount can be', () => {
  const lines = [1, 2, 3].map((n) => ({ description: `Line ${n}`, amount: MOST }));
  const bill = () => shop.api.created('/invoices', { subscriber_id: shop.subscriber, lines });

  it('add up to what is paid and given back', async () => {
    const { id } = await bill();
    const payment = await shop.api.created(`/invoices/${id}/pay`, { reference: 'Transfer' });
    expect(payment.amount).toBe(3 * MOST);
    expect((await shop.api.created(`/payments/${payment.id}/refunds`, { amount: 2 * MOST })).amount).toBe(2 * MOST);
    expect((await shop.api.get(`/payments/${payment.id}`)).body).toMatchObject({ amount_refunded: 2 * MOST });
  });

  it('add up to what is credited, and to a balance', async () => {
    const { id } = await bill();
    await shop.api.created(`/invoices/${id}/pay`, { reference: 'Transfer' });
    expect((await shop.api.created('/credit-notes', { invoice_id: id, amount: 2 * MOST })).amount).toBe(2 * MOST);
    expect(await shop.balance()).toBe(2 * MOST);
  });
});

describe('a price and a quantity that come to more than an amount can be', () => {
  let seats: string;
  let few: string;
  let metered: string;
  beforeAll(async () => {
    const price = { price_model: 'per_unit', unit_price: '999999999999' };
    ({ option: seats } = await shop.offer({ ...price, cycle: 'weekly' }, { type: 'seat_based' }));
    few = (await shop.enroll(seats)).id;
    const { id } = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
    const { option } = await shop.offer({ ...price, meter_id: id }, { type: 'usage_based' });
    metered = (await shop.enroll(option)).id;
  });

  it.each<[string, () => Promise<ApiAnswer>]>([
    ['when enrolling', () => shop.api.post('/enrollments', enrollment())],
    ['of the first invoice that is previewed', () => shop.api.post('/enrollment-previews', enrollment())],
    ['by a change', () => shop.api.post(`/enrollments/${few}/change`, { seats: MOST_SEATS, mode: 'full_now' })],
    [
      'by a change that is previewed',
      () => shop.api.post(`/enrollments/${few}/preview`, { seats: MOST_SEATS, mode: 'full_now' }),
    ],
    ['of what was used', () => shop.api.post('/usage-events', usage())],
    ['with the tax on a line', async () => shop.api.post('/invoices', await taxed())],
  ])('are refused, %s', async (_what, ask) => {
    expectFailureOf(await ask(), 422, 'amount_too_large');
  });

  const enrollment = () => ({ subscriber_id: shop.subscriber, billing_option_id: seats, seats: MOST_SEATS });

  const usage = () => {
    return { external_id: 'much', enrollment_id: metered, meter: 'calls', quantity: '999999999999' };
  };

  async function taxed() {
    const rate = () => shop.api.created('/tax-rates', { name: 'All', percentage: '100' });
    const rates = [(await rate()).id, (await rate()).id];
    return { subscriber_id: shop.subscriber, lines: [{ description: 'Work', amount: MOST, tax_rate_ids: rates }] };
  }
});
