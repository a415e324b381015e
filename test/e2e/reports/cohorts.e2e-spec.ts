import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { done, Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

interface Cohort {
  readonly month: string;
  readonly subscribers: number;
  readonly months: readonly { readonly month: string; readonly subscribers: number; readonly revenue: number }[];
}

it('shows who came when, how many of them are left, and what they pay', async () => {
  const shop = await Shop.open(service);
  const { subscription, option } = await shop.offer({ amount: 1000 });
  const larger = await shop.option(subscription, { amount: 1500 });
  const others = [await shop.newSubscriber(), await shop.newSubscriber(), await shop.newSubscriber()];
  const [second, third, late] = others;
  // January: three come, one of them on trial until 9 February. One leaves in February, and comes back in April.
  const first = await shop.enroll(option);
  const leaving = await shop.enroll(option, { subscriber_id: second });
  await shop.enroll(option, { subscriber_id: third, trial_days: 40 });
  await shop.play(leaving.id, [['2026-02-10', 'cancel', { at: 'now', credit: true }]]);
  // March: one more comes, and the first takes the larger option.
  await shop.clock('2026-03-15');
  await shop.enroll(option, { subscriber_id: late });
  await shop.act(first.id, 'change', { billing_option_id: larger, mode: 'prorate_now' });
  await shop.clock('2026-04-20');
  await shop.enroll(option, { subscriber_id: second });

  const report = await done(shop.api.get('/reports/cohorts?from=2026-01&to=2026-04'));
  const text = (report.cohorts as Cohort[]).map(({ month, subscribers, months }) =>
    [`${month} ${subscribers}:`, ...months.map((each) => `${each.month} ${each.subscribers} ${each.revenue}`)].join(
      ' | ',
    ),
  );
  expect(text).toEqual([
    '2026-01 2: | 2026-01 2 2000 | 2026-02 1 1000 | 2026-03 1 1500 | 2026-04 2 2500',
    '2026-02 1: | 2026-02 1 1000 | 2026-03 1 1000 | 2026-04 1 1000',
    '2026-03 1: | 2026-03 1 1000 | 2026-04 1 1000',
    '2026-04 0: | 2026-04 0 0',
  ]);
  // Whoever came before the months that are asked for is in none of their cohorts.
  const later = await done(shop.api.get('/reports/cohorts?from=2026-03&to=2026-04'));
  expect(later.cohorts).toEqual((report.cohorts as Cohort[]).slice(2));
});
