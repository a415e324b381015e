import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../../harness/failures.js';
import { makeBase, type Base } from '../../harness/samples.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

const LINE = { description: 'd', amount: 1 };

let service: TestService;
let api: ApiClient;
let base: Base;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  base = await makeBase(api, service.operator);
});
afterAll(() => service?.stop());

describe('a required header is missing or empty', () => {
  const MISSING_AUTHORIZATION = {
    status: 412,
    code: 'missing_authorization',
    text: 'The Authorization header is missing or empty: send HTTP Basic with the Store ID and an API key',
  } as const;
  const MISSING_CONTENT_TYPE = {
    status: 412,
    code: 'missing_content_type',
    text: 'The Content-Type header is missing or empty: send application/json',
  } as const;

  it.each([undefined, '', ' ', '\t'])('Authorization: %j', async (authorization) => {
    for (const path of ['/store', '/subscriptions/x', '/operator/accounts']) {
      expectFailure(await api.get(path, { headers: { authorization } }), MISSING_AUTHORIZATION);
    }
  });

  it.each([undefined, '', ' '])('Content-Type: %j', async (type) => {
    const headers = { 'content-type': type };
    expectFailure(await api.post('/subscriptions', '{}', { headers }), MISSING_CONTENT_TYPE);
    expectFailure(await api.post('/subscriptions', undefined, { headers }), MISSING_CONTENT_TYPE);
    expectFailure(await api.put('/store', '{}', { headers }), MISSING_CONTENT_TYPE);
    expectFailure(await service.operator.put('/operator/maintenance', '{}', { headers }), MISSING_CONTENT_TYPE);
  });

  it('but GET and DELETE need no Content-Type', async () => {
    const { id } = await api.created('/shipping-options', { name: 'n', amount: 1 });
    expect((await api.get(`/shipping-options/${id}`)).status).toBe(200);
    expect((await api.delete(`/shipping-options/${id}`)).status).toBe(200);
  });
});

describe('SO-Ver does not equal the version in the URL', () => {
  it.each(['', '1', '1.0', '1.0.1', 'v1.0.0', '1.0.0.0', '100', '1.0.0, 1.0.0'])('%j', async (version) => {
    const refusal = {
      status: 412,
      code: 'wrong_version',
      text: 'The SO-Ver header does not equal the version in the URL',
    } as const;
    for (const method of ['GET', 'DELETE']) {
      expectFailure(await api.send(method, '/shipping-options/x', { headers: { 'so-ver': version } }), refusal);
    }
    expectFailure(await api.post('/shipping-options', {}, { headers: { 'so-ver': version } }), refusal);
  });
});

describe('If-Match does not hold', () => {
  it.each(['"x"', 'W/{etag}', '{etag}x', '', '"a", "b"', 'x', '{bare}'])('%j', async (sent) => {
    const { id } = await api.created('/shipping-options', { name: 'n', amount: 1 });
    const path = `/shipping-options/${id}`;
    const { headers, body } = await api.get(path);
    const etag = String(headers.etag);
    const ifMatch = sent.replace('{etag}', etag).replace('{bare}', etag.slice(1, -1));
    for (const method of ['PUT', 'DELETE']) {
      const answer = await api.send(method, path, {
        headers: { 'if-match': ifMatch },
        body: method === 'PUT' ? { name: 'm' } : undefined,
      });
      expectFailure(answer, {
        status: 412,
        code: 'if_match_failed',
        text: 'The item has changed since the version that If-Match names: read it again and repeat the change on that',
      });
    }
    expect((await api.get(path)).body).toEqual(body);
  });
});

describe('something that the request needs is not there', () => {
  it('a payment method, to pay an invoice with', async () => {
    const { id: subscriber_id } = await api.created('/subscribers', { email: 'poor@example.com' });
    const { id } = await api.created('/invoices', { subscriber_id, lines: [LINE] });
    expectFailure(await api.post(`/invoices/${id}/pay`, {}), {
      status: 412,
      code: 'no_payment_method',
      text: 'The subscriber has no payment method: add one, or name one',
    });
    expect((await api.get(`/payments?filter_by=invoice_id&filter=${id}`)).status).toBe(204);
    expect((await api.post(`/invoices/${id}/pay`, { reference: 'Cash' })).status).toBe(201);
  });
});

describe('something that the request names is not there', () => {
  type Row = [what: string, path: string, fields: (id: string) => object, name: string];
  const ROWS: Row[] = [
    [
      'a subscription',
      '/billing-options',
      (id) => ({ subscription_id: id, name: 'n', cycle: 'weekly' }),
      'subscription_id',
    ],
    [
      'a subscription',
      '/add-ons',
      (id) => ({ name: 'n', subscription_id: id, charge: 'recurring', amount: 1 }),
      'subscription_id',
    ],
    [
      'a meter',
      '/billing-options',
      (id) => ({
        subscription_id: base.usageSubscription,
        name: 'n',
        cycle: 'weekly',
        price_model: 'per_unit',
        unit_price: '1',
        meter_id: id,
      }),
      'meter_id',
    ],
    [
      'a shipping option',
      '/subscriptions',
      (id) => ({ name: 'n', type: 'fixed', shipping_option_id: id }),
      'shipping_option_id',
    ],
    [
      'a tax rate',
      '/subscriptions',
      (id) => ({ name: 'n', type: 'fixed', tax_rate_ids: [base.taxRate, id] }),
      'tax_rate_ids',
    ],
    [
      'a subscription',
      '/coupons',
      (id) => ({ code: 'c', percent_off: '1', subscription_ids: [id] }),
      'subscription_ids',
    ],
  ];
  const text = 'Something that the request names does not exist in this store';

  it.each(ROWS)('%s, on POST %s', async (_what, path, fields, name) => {
    for (const id of ['none', 'sub_00000000000000000000000000', "'", '😀']) {
      const body = fields(id);
      const place = Object.keys(body).indexOf(name);
      expectFailure(await api.post(path, body), {
        status: 412,
        code: 'missing_reference',
        text,
        fields: { [place]: name },
      });
    }
  });

  it.each<[string, string, () => Promise<string>, object]>([
    ['shipping_option_id', '/subscriptions', () => Promise.resolve(base.subscription), { shipping_option_id: 'none' }],
    ['tax_rate_ids', '/subscriptions', () => Promise.resolve(base.subscription), { tax_rate_ids: ['none'] }],
    [
      'subscription_ids',
      '/coupons',
      async () => (await api.created('/coupons', { code: 'put', percent_off: '1' })).id,
      { subscription_ids: ['none'] },
    ],
    [
      'meter_id',
      '/billing-options',
      async () =>
        (await api.created('/billing-options', { subscription_id: base.usageSubscription, name: 'n', cycle: 'weekly' }))
          .id,
      { meter_id: 'none' },
    ],
  ])('%s, on PUT %s', async (name, path, id, change) => {
    const target = `${path}/${await id()}`;
    const { body } = await api.get(target);
    expectFailure(await api.put(target, { name: 'changed', ...change }), {
      status: 412,
      code: 'missing_reference',
      text,
      fields: { 1: name },
    });
    expect((await api.get(target)).body).toEqual(body);
  });

  const enrollment = () => ({ subscriber_id: base.subscriber, billing_option_id: base.billingOption });

  it.each<[string, () => object, Record<string, string>]>([
    ['a subscriber', () => ({ ...enrollment(), subscriber_id: 'none' }), { 0: 'subscriber_id' }],
    ['a billing option', () => ({ ...enrollment(), billing_option_id: 'none' }), { 1: 'billing_option_id' }],
    [
      'one of several add-ons',
      () => ({ ...enrollment(), add_ons: [{ add_on_id: base.addOn }, { quantity: 1, add_on_id: 'none' }] }),
      { '2.1.1': 'add_ons[1].add_on_id' },
    ],
    ['a coupon', () => ({ ...enrollment(), coupon_code: 'none' }), { 2: 'coupon_code' }],
    ['a payment method', () => ({ ...enrollment(), payment_method_id: 'none' }), { 2: 'payment_method_id' }],
    [
      'everything',
      () => ({
        coupon_code: 'none',
        billing_option_id: 'none',
        subscriber_id: 'none',
        add_ons: [{ add_on_id: 'none' }],
      }),
      { 0: 'coupon_code', 1: 'billing_option_id', 2: 'subscriber_id', '3.0.0': 'add_ons[0].add_on_id' },
    ],
  ])('%s, on POST /enrollments and /enrollment-previews', async (_what, fields, faults) => {
    for (const path of ['/enrollments', '/enrollment-previews']) {
      const refusal = { status: 412, code: 'missing_reference', text, fields: faults } as const;
      expectFailure(await api.post(path, fields()), refusal);
    }
  });

  it.each<[string, () => object, Record<string, string>]>([
    ['a subscriber', () => ({ lines: [LINE], subscriber_id: 'none' }), { 1: 'subscriber_id' }],
    [
      'tax rates',
      () => ({
        subscriber_id: base.subscriber,
        lines: [LINE, { ...LINE, tax_rate_ids: [base.taxRate, 'none'] }, { ...LINE, tax_rate_ids: ['neither'] }],
      }),
      { '1.1.2.1': 'lines[1].tax_rate_ids[1]', '1.2.2.0': 'lines[2].tax_rate_ids[0]' },
    ],
  ])('%s, on POST /invoices', async (_what, fields, faults) => {
    const refusal = { status: 412, code: 'missing_reference', text, fields: faults } as const;
    expectFailure(await api.post('/invoices', fields()), refusal);
  });

  it('a payment method of another subscriber, on POST /invoices/{id}/pay', async () => {
    const other = await api.created('/subscribers', { email: 'other@example.com' });
    const { id } = await api.created('/invoices', { subscriber_id: other.id, lines: [LINE] });
    const answer = await api.post(`/invoices/${id}/pay`, { payment_method_id: base.paymentMethod });
    expectFailure(answer, { status: 412, code: 'missing_reference', text, fields: { 0: 'payment_method_id' } });
  });

  it('an account, for a store', async () => {
    const answer = await service.operator.post('/operator/stores', { account_id: 'none', name: 'n', currency: 'EUR' });
    expectFailure(answer, { status: 412, code: 'missing_reference', text, fields: { 0: 'account_id' } });
  });

  it('something that was there and has been deleted', async () => {
    const { id } = await api.created('/shipping-options', { name: 'n', amount: 1 });
    await api.delete(`/shipping-options/${id}`);
    const answer = await api.post('/subscriptions', { name: 'n', type: 'fixed', shipping_option_id: id });
    expectFailureOf(answer, 412, 'missing_reference');
  });

  it('something of another kind', async () => {
    const answer = await api.post('/subscriptions', { name: 'n', type: 'fixed', shipping_option_id: base.taxRate });
    expectFailureOf(answer, 412, 'missing_reference');
  });
});
