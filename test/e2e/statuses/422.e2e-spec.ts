import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../harness/api-client.js';
import { expectRefusal } from '../../harness/refusals.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
let api: ApiClient;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
});
afterAll(() => service?.stop());

describe('a name that is already taken', () => {
  const taken = (fields: Record<string, string>) =>
    ({ status: 422, code: 'already_taken', text: 'This value is already taken: choose another', fields }) as const;

  it.each(['SAVE', 'save', 'SaVe'])('a coupon code, in any case: %s', async (code) => {
    await api.post('/coupons', { code: 'Save', percent_off: '1' });
    expectRefusal(await api.post('/coupons', { percent_off: '1', code }), taken({ 1: 'code' }));
  });

  it.each(['ÄPFEL', 'äpfel'])('a coupon code beyond ASCII, in any case: %s', async (code) => {
    await api.post('/coupons', { code: 'Äpfel', percent_off: '1' });
    expectRefusal(await api.post('/coupons', { percent_off: '1', code }), taken({ 1: 'code' }));
  });

  it("a meter's key", async () => {
    const meter = { name: 'n', aggregation: 'sum', key: 'calls' };
    await api.created('/meters', meter);
    expectRefusal(await api.post('/meters', meter), taken({ 2: 'key' }));
  });

  it('is taken in its own store only', async () => {
    const { api: other } = await service.newStore();
    await api.created('/meters', { name: 'n', aggregation: 'sum', key: 'both' });
    await other.created('/meters', { name: 'n', aggregation: 'sum', key: 'both' });
  });

  it('is free again when what had it is deleted', async () => {
    const { id } = await api.created('/coupons', { code: 'again', percent_off: '1' });
    await api.delete(`/coupons/${id}`);
    await api.created('/coupons', { code: 'AGAIN', percent_off: '1' });
  });

  it('is given to one of many who ask for it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post('/coupons', { code: 'rush', percent_off: '1' })),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(19);
    for (const answer of refused) expectRefusal(answer, taken({ 0: 'code' }));
  });
});

it('what other things rest on', async () => {
  const { id } = await api.created('/subscriptions', { name: 'n', type: 'fixed' });
  await api.created('/add-ons', { subscription_id: id, name: 'n', charge: 'recurring', amount: 1 });
  expectRefusal(await api.delete(`/subscriptions/${id}`), {
    status: 422,
    code: 'in_use',
    text: 'Other items rest on this one: set its status to not_active instead of deleting it',
  });
});

it('a key that would delete itself', async () => {
  const [own] = (await api.get('/api-keys')).body as { id: string }[];
  expectRefusal(await api.delete(`/api-keys/${own?.id}`), {
    status: 422,
    code: 'own_key',
    text: 'An API key may not delete itself: use another key of the store',
  });
  expect((await api.get('/store')).status).toBe(200);
});

it('a payment method whose token the gateway does not know', async () => {
  const { id } = await api.created('/subscribers', { email: 'a@example.com' });
  const answer = await api.post(`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'tok_visa' });
  expectRefusal(answer, {
    status: 422,
    code: 'payment_method_refused',
    text:
      'The test gateway knows only these tokens: pm_ok, pm_declined, pm_insufficient_funds, pm_expired, ' +
      'pm_fails_twice, pm_timeout, pm_slow',
  });
  expect((await api.get(`/subscribers/${id}/payment-methods`)).status).toBe(204);
});

it('a payment method that is refused leaves the default one as it is', async () => {
  const { id } = await api.created('/subscribers', { email: 'a@example.com' });
  const path = `/subscribers/${id}/payment-methods`;
  const method = await api.created(path, { gateway: 'test', token: 'pm_ok' });
  await api.post(path, { gateway: 'test', token: 'tok_visa' });
  expect((await api.get(path)).body).toEqual([method]);
});

it('an Idempotency-Key that was used for something else', async () => {
  const headers = { 'idempotency-key': 'one' };
  await api.post('/shipping-options', { name: 'n', amount: 1 }, { headers });
  expectRefusal(await api.post('/shipping-options', { name: 'n', amount: 2 }, { headers }), {
    status: 422,
    code: 'idempotency_key_reused',
    text: 'This Idempotency-Key was used for another request: use a new key for a new request',
  });
});
