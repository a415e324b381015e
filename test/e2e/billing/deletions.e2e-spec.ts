import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expectFailureOf } from '../../harness/failures.js';
import { Shop } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let shop: Shop;
let other: pg.Client;
beforeAll(async () => {
  service = await startTestService();
  shop = await Shop.open(service);
  other = new pg.Client({ connectionString: service.database.url });
  await other.connect();
});
afterAll(async () => {
  await other?.end();
  await service?.stop();
});

it('deleting what an enrollment rests on does not wait for whoever is changing the enrollment', async () => {
  const { option } = await shop.offer({ amount: 100 });
  const { id } = await shop.enroll(option);
  await other.query('begin');
  try {
    await other.query('select from enrollments where id = $1 for update', [id]);
    expectFailureOf(await shop.api.delete(`/billing-options/${option}`), 422, 'in_use');
  } finally {
    await other.query('rollback');
  }
});

it('what is deleted while it is being scheduled is missing', async () => {
  const { subscription, option } = await shop.offer({ amount: 100 });
  const { id } = await shop.enroll(option);
  const next = await shop.option(subscription, { amount: 200 });
  await other.query('begin');
  await other.query('delete from billing_options where id = $1', [next]);
  const changing = shop.api.post(`/enrollments/${id}/change`, { billing_option_id: next, mode: 'period_end' });
  await setTimeout(200);
  await other.query('commit');
  expectFailureOf(await changing, 412, 'missing_reference');
  expect((await shop.enrollment(id)).scheduled_change).toBeNull();
});
