import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

describe('two stores', () => {
  it('count their own invoices, in their own currency, on their own clocks', async () => {
    const paris = await Shop.open(service, { currency: 'EUR', timeZone: 'Europe/Paris', today: '2026-01-01' });
    const tokyo = await Shop.open(service, { currency: 'JPY', timeZone: 'Asia/Tokyo', today: '2030-06-30' });
    const [inParis, inTokyo] = [await paris.offer({ amount: 1000 }), await tokyo.offer({ amount: 500 })];
    await paris.enroll(inParis.option);
    await tokyo.enroll(inTokyo.option);
    await paris.enroll(inParis.option);
    await tokyo.clock('2030-08-30');
    await paris.clock('2026-02-01');
    const shown = async (shop: Shop) =>
      (await shop.invoices()).map(({ number, issued_on, currency, total }) => [number, issued_on, currency, total]);
    expect((await shown(paris)).toSorted()).toEqual([
      ['INV-1', '2026-01-01', 'EUR', 1000],
      ['INV-2', '2026-01-01', 'EUR', 1000],
      ['INV-3', '2026-02-01', 'EUR', 1000],
      ['INV-4', '2026-02-01', 'EUR', 1000],
    ]);
    expect(await shown(tokyo)).toEqual([
      ['INV-1', '2030-06-30', 'JPY', 500],
      ['INV-2', '2030-07-30', 'JPY', 500],
      ['INV-3', '2030-08-30', 'JPY', 500],
    ]);
  });

  it('bill nothing for each other when one moves its clock', async () => {
    const [still, moved] = [await Shop.open(service), await Shop.open(service)];
    const offers = [await still.offer({ amount: 1000 }), await moved.offer({ amount: 1000 })];
    const waiting = await still.enroll(offers[0]?.option ?? '');
    await moved.enroll(offers[1]?.option ?? '');
    await moved.clock('2027-01-01');
    expect(bills(await still.invoices())).toEqual([
      ['2026-01-01 total 1000', 'subscription ×1 1000, 2026-01-01/2026-02-01'],
    ]);
    expect(await still.enrollment(waiting.id)).toMatchObject({ next_billing_on: '2026-02-01', cycles_billed: 1 });
    expect((await moved.invoices()).length).toBe(13);
  });

  it('may have the same coupon code, and each redeems its own', async () => {
    const shops = [await Shop.open(service), await Shop.open(service)];
    const totals = [];
    for (const [index, shop] of shops.entries()) {
      const coupon = { code: 'SAME', amount_off: 100 * (index + 1), max_redemptions: 1 };
      const { id } = await shop.api.created('/coupons', coupon);
      const { option } = await shop.offer({ amount: 1000 });
      await shop.enroll(option, { coupon_code: 'SAME' });
      totals.push((await shop.invoices()).map(({ total }) => total));
      expect((await shop.api.get(`/coupons/${id}`)).body).toMatchObject({ redemptions: 1 });
    }
    expect(totals).toEqual([[900], [800]]);
  });

  it('can neither see, change, pay nor build on what is the other’s', async () => {
    const [mine, theirs] = [await Shop.open(service), await Shop.open(service)];
    const { option } = await theirs.offer({ amount: 1000, renewal_type: 'manual' });
    const { id } = await theirs.enroll(option);
    const [invoice] = await theirs.invoices();
    const { api } = mine;
    for (const action of ['preview', 'change', 'cancel', 'pause', 'resume']) {
      expectFailureOf(await api.post(`/enrollments/${id}/${action}`, {}), 404, 'not_found');
    }
    for (const action of ['pay', 'void', 'mark-uncollectible', 'issue']) {
      expectFailureOf(await api.post(`/invoices/${invoice?.id}/${action}`, {}), 404, 'not_found');
    }
    const enrollment = { subscriber_id: mine.subscriber, billing_option_id: option };
    expectFailureOf(await api.post('/enrollments', enrollment), 412, 'missing_reference');
    expectFailureOf(await api.post('/enrollment-previews', enrollment), 412, 'missing_reference');
    const oneOff = { subscriber_id: theirs.subscriber, lines: [{ description: 'W', amount: 1 }] };
    expectFailureOf(await api.post('/invoices', oneOff), 412, 'missing_reference');
    expect(await theirs.invoices()).toEqual([invoice]);
    expect(await theirs.enrollment(id)).toMatchObject({ status: 'active' });
  });
});
