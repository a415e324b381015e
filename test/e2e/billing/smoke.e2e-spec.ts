import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

describe('a monthly enrollment', () => {
  it('is billed', async () => {
    const shop = await Shop.open(service, { today: '2024-01-31' });
    const { option } = await shop.offer({ amount: 1000 });
    const enrollment = await shop.enroll(option);
    console.log(JSON.stringify(enrollment, null, 1));
    await shop.clock('2025-01-31');
    const invoices = await shop.invoices(enrollment.id);
    console.log(
      invoices
        .map((i) => `${i.number} ${i.status} ${i.issued_on} ${i.total} ${JSON.stringify(i.lines[0]?.period)}`)
        .join('\n'),
    );
    console.log(JSON.stringify(await shop.enrollment(enrollment.id)));
    expect(invoices.length).toBe(13);
    const second = await shop.option(String(enrollment.subscription_id), { amount: 3100 });
    console.log(
      JSON.stringify(await shop.act(enrollment.id, 'preview', { billing_option_id: second, mode: 'prorate_now' })),
    );
    await shop.clock('2025-02-10');
    await shop.act(enrollment.id, 'change', { billing_option_id: second, mode: 'prorate_now' });
    await shop.act(enrollment.id, 'cancel', { at: 'now', credit: true });
    console.log(JSON.stringify((await shop.invoices(enrollment.id)).slice(-2), null, 1));
    console.log(JSON.stringify((await shop.api.get('/payments?sort_by=id&sort=desc&page=1&paginate=1')).body));
    console.log(JSON.stringify((await shop.api.get('/subscribers')).body));
  });
});
