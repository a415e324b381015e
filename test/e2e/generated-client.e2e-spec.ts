import { afterAll, beforeAll, expect, it } from '@jest/globals';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../src/client/api-types.js';
import { startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let so: Client<paths>;
beforeAll(async () => {
  service = await startTestService();
  const { user, password } = service.store;
  const Authorization = `Basic ${btoa(`${user}:${password}`)}`;
  so = createClient<paths>({ baseUrl: service.url, headers: { Authorization, Accept: 'application/json' } });
});
afterAll(() => service?.stop());

/** The body of an answer that went well. */
function done<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data;
}

it('a client that others generate makes a first sale', async () => {
  const club = { name: 'Coffee club', type: 'fixed', free_trial_days: 14 } as const;
  const { id: subscription_id } = done(await so.POST('/1.0.0/subscriptions', { body: club }));
  const monthly = { subscription_id, name: 'Monthly', cycle: 'monthly', amount: 1900 } as const;
  const { id: billing_option_id } = done(await so.POST('/1.0.0/billing-options', { body: monthly }));
  const { id: subscriber_id } = done(await so.POST('/1.0.0/subscribers', { body: { email: 'ada@example.com' } }));
  const card = { params: { path: { subscriber_id } }, body: { gateway: 'test', token: 'pm_ok' } } as const;
  expect(done(await so.POST('/1.0.0/subscribers/{subscriber_id}/payment-methods', card)).default).toBe(true);
  const held = done(await so.POST('/1.0.0/enrollments', { body: { subscriber_id, billing_option_id } }));
  expect([held.status, held.subscription_id]).toEqual(['trialing', subscription_id]);

  const start = new Date(held.created_at);
  const later = new Date(start.setUTCFullYear(start.getUTCFullYear() + 1)).toISOString();
  expect(done(await so.PUT('/1.0.0/clock', { body: { now: later } })).now).toBe(later);
  const newest = await so.GET('/1.0.0/invoices', { params: { query: { sort_by: 'id', sort: 'desc' } } });
  const invoices = done(newest);
  expect(invoices.length).toBeGreaterThan(10);
  expect(invoices.every(({ status, total }) => status === 'paid' && total === 1900)).toBe(true);
  const ofType = { filter_by: ['type' as const], filter: ['invoice.paid'] };
  const events = done(await so.GET('/1.0.0/events', { params: { query: ofType } }));
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['invoice.paid']));

  const url = 'https://shop.example.com/hooks';
  const endpoint = await so.POST('/1.0.0/webhook-endpoints', {
    body: { url, events: ['invoice.paid', 'payment.failed'] },
  });
  expect(done(endpoint).secret).toMatch(/^whsec_/);
  const active = {
    filter_by: ['status' as const],
    filter: ['active'],
    sort_by: 'name' as const,
    sort: 'desc' as const,
  };
  const listed = await so.GET('/1.0.0/subscriptions', { params: { query: active } });
  expect(done(listed).map(({ name }) => name)).toEqual(['Coffee club']);

  const { error, response } = await so.POST('/1.0.0/coupons', {
    body: { code: 'SPRING', percent_off: '10', amount_off: 5, this_should_fail: 1 },
  });
  expect([response.status, response.headers.get('SO-Error-Code')]).toEqual([400, 'invalid_fields']);
  expect(error?.[0]?.body.details).toMatchObject({ '3': 'Unknown field submitted' });
});
