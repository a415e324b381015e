import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../harness/failures.js';
import { makeBase, SampleMaker, SAMPLES, type Base, type Fields } from '../harness/samples.js';
import { Shop } from '../harness/shop.js';
import { startTestService, type TestService } from '../harness/test-service.js';

const ABSENT = 'There is no such item in this store';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let service: TestService;
let api: ApiClient;
let maker: SampleMaker;

beforeAll(async () => {
  service = await startTestService();
  ({ api } = service);
  maker = new SampleMaker(api, service.operator, await makeBase(api, service.operator));
});
afterAll(() => service?.stop());

describe.each(SAMPLES)('$name', (sample) => {
  const client = () => maker.client(sample);
  const shown = (fields: Fields, defaults: Fields = {}): Fields => ({
    id: expect.stringMatching(sample.id),
    metadata: {},
    ...Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => !sample.hidden?.includes(name))
        .map(([name, sent]) => [name, sample.shownAs?.[name]?.(sent) ?? sent]),
    ),
    ...sample.readOnly,
    ...defaults,
    created_at: expect.stringMatching(TIME),
    updated_at: expect.stringMatching(TIME),
  });

  const withoutOnce = (thing: Fields): Fields =>
    Object.fromEntries(Object.entries(thing).filter(([name]) => !sample.shownOnce?.includes(name)));

  it('is created from the required fields alone, the others at their defaults', async () => {
    const fields = maker.fields(sample, 'required');
    const { status, body } = await client().post(await maker.postPath(sample), fields);
    expect(status).toBe(201);
    expect(withoutOnce(body as Fields)).toEqual(shown(fields, sample.defaults));
  });

  it('is created from every field, and shown as sent, alone and in the list', async () => {
    const fields = maker.fields(sample, 'full');
    const made = await client().created(await maker.postPath(sample), fields);
    expect(withoutOnce(made)).toEqual(shown(fields));
    expect(made.created_at).toBe(made.updated_at);

    const got = await client().get(`${maker.path(sample)}/${made.id}`);
    expect([got.status, got.body]).toEqual([200, withoutOnce(made)]);
    const { body: list } = await client().get(`${maker.path(sample)}?filter_by=id&filter=${made.id}`);
    expect(list).toEqual([withoutOnce(made)]);
  });

  const names = Object.keys(sample.required({} as Base, 0));
  const refusal = 'is not created without the required fields, which are all named';
  it(names.length === 0 ? 'has no required field' : refusal, async () => {
    if (names.length === 0) {
      expect((await client().post(await maker.postPath(sample), {})).status).toBe(201);
      return;
    }
    const answer = await client().post(maker.path(sample), {});
    const fields = fieldsOf(answer.body);
    // A coupon asks for one of two fields besides those that must be there.
    expect(Object.values(fields)).toEqual(expect.arrayContaining(names.filter((name) => name !== 'percent_off')));
    expect(answer.status).toBe(400);
  });

  it('takes no read-only field', async () => {
    const readOnly = ['id', 'created_at', 'updated_at', ...Object.keys(sample.readOnly), ...(sample.shownOnce ?? [])];
    const sent = Object.fromEntries(readOnly.map((name) => [name, 'x']));
    expectFailure(await client().post(await maker.postPath(sample), { ...sent, ...maker.fields(sample, 'required') }), {
      status: 400,
      code: 'unknown_field',
      text: 'Unknown field submitted',
      fields: Object.fromEntries(readOnly.map((name, place) => [place, name])),
    });
  });

  it('is deleted: the answer is the thing as it last was, and then it is gone; or there is no such URL', async () => {
    const made = await maker.make(sample);
    const path = `${maker.path(sample)}/${made.id}`;
    if (sample.isKept) {
      expectFailureOf(await client().delete(path), 404, 'unknown_url');
      return;
    }
    const answer = await client().delete(path);
    expect([answer.status, answer.body]).toEqual([200, withoutOnce(made)]);
    for (const method of ['GET', 'DELETE']) {
      expectFailure(await client().send(method, path), { status: 404, code: 'not_found', text: ABSENT });
    }
    expect((await client().get(`${maker.path(sample)}?filter_by=id&filter=${made.id}`)).status).toBe(204);
  });

  const { change } = sample;
  if (change === undefined) {
    it('can not be changed: there is no such URL', async () => {
      const made = await maker.make(sample);
      expectFailureOf(await client().put(`${maker.path(sample)}/${made.id}`, {}), 404, 'unknown_url');
    });
    return;
  }

  it('is changed in the fields sent and in no other', async () => {
    const made = withoutOnce(await maker.make(sample, 'full'));
    const path = `${maker.path(sample)}/${String(made.id)}`;
    await nextMillisecond();
    const changed = await client().put(path, change.fields);
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...made, ...change.fields, updated_at: expect.stringMatching(TIME) },
    ]);
    expect(String((changed.body as Shown).updated_at) > String(made.updated_at)).toBe(true);
    expect((await client().get(path)).body).toEqual(changed.body);
  });

  it('is left as it is by a PUT of nothing', async () => {
    const made = withoutOnce(await maker.make(sample));
    const answer = await client().put(`${maker.path(sample)}/${String(made.id)}`, {});
    expect([answer.status, answer.body]).toEqual([200, made]);
  });

  it('takes on PUT no field that is fixed at creation or read-only', async () => {
    const made = withoutOnce(await maker.make(sample, 'full'));
    const path = `${maker.path(sample)}/${String(made.id)}`;
    const fixed = [...change.fixed, 'id', 'created_at', 'updated_at', ...Object.keys(sample.readOnly)];
    const sent = Object.fromEntries(fixed.map((name) => [name, made[name]]));
    expectFailure(await client().put(path, sent), {
      status: 400,
      code: 'unknown_field',
      text: 'Unknown field submitted',
      fields: Object.fromEntries(fixed.map((name, place) => [place, name])),
    });
  });

  it('takes on PUT every field that is neither', async () => {
    const made = withoutOnce(await maker.make(sample, 'full'));
    const fields = maker.fields(sample, 'full');
    const free = Object.fromEntries(Object.entries(fields).filter(([name]) => !change.fixed.includes(name)));
    const shownFree = Object.fromEntries(Object.entries(free).filter(([name]) => !sample.hidden?.includes(name)));
    const answer = await client().put(`${maker.path(sample)}/${String(made.id)}`, free);
    expect([answer.status, answer.body]).toEqual([200, { ...made, ...shownFree, updated_at: expect.any(String) }]);
  });
});

const nextMillisecond = () => setTimeout(2);

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  return (body as { body: { fields?: Record<string, string> } }[])[0]?.body.fields ?? {};
}

describe('/clock', () => {
  const AT = '2026-03-01T09:00:00.000Z';

  it('shows the time until it is set, then stands, and is the time of all that the store does', async () => {
    const { api: own } = await service.newStore();
    const { now } = (await own.get('/clock')).body as { now: string };
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000);
    const set = await own.put('/clock', { now: '2026-03-01T10:00:00+01:00' });
    expect([set.status, set.body]).toEqual([200, { now: AT }]);
    expect((await own.get('/clock')).body).toEqual({ now: AT });
    expect((await own.created('/shipping-options', { name: 'n', amount: 1 })).created_at).toBe(AT);
  });

  it('goes back and far on while nobody is enrolled', async () => {
    const { api: own } = await service.newStore();
    for (const now of ['8999-12-31T23:59:59.999Z', '1000-01-01T00:00:00.000Z', AT]) {
      expect((await own.put('/clock', { now })).body).toEqual({ now });
    }
  });

  it.each(['0999-12-31T23:59:59.999Z', '9000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
    'does not go to where the calendar would end within a period: %s',
    async (now) => {
      const { api: own } = await service.newStore();
      const text = 'Must lie in the years from 1000 to 8999';
      expectFailure(await own.put('/clock', { now }), {
        ...{ status: 400, code: 'invalid_field' },
        text,
        fields: { 0: 'now' },
      });
    },
  );

  it('moves forward only, two years at most, once somebody is enrolled', async () => {
    const shop = await Shop.open(service, { today: AT });
    const { option } = await shop.offer({ amount: 100 });
    await shop.enroll(option);
    const { api: own } = shop;
    expectFailure(await own.put('/clock', { now: '2026-03-01T08:59:59.999Z' }), {
      ...{ status: 422, code: 'clock_backwards' },
      text: `The clock stands at ${AT} and only moves forward`,
    });
    expectFailure(await own.put('/clock', { now: '2028-03-01T09:00:00.001Z' }), {
      ...{ status: 422, code: 'clock_too_far' },
      text: 'The clock can be moved to 2028-03-01T09:00:00.000Z at most',
    });
    expect((await own.get('/clock')).body).toEqual({ now: AT });
    expect((await own.put('/clock', { now: '2028-03-01T09:00:00.000Z' })).status).toBe(200);
    expect(await shop.invoices()).toHaveLength(25);
  });

  it('moved by two at once, is never set back, and bills everything once', async () => {
    const shop = await Shop.open(service, { today: AT });
    const { option } = await shop.offer({ amount: 100 });
    await shop.enroll(option);
    const times = ['2026-09-01T09:00:00.000Z', '2026-06-01T09:00:00.000Z', '2026-12-01T09:00:00.000Z'];
    const answers = await Promise.all(times.map((now) => shop.api.put('/clock', { now })));
    const moved = times.filter((_, index) => answers[index]?.status === 200).sort();
    for (const answer of answers) if (answer.status !== 200) expectFailureOf(answer, 422, 'clock_backwards');
    expect((await shop.api.get('/clock')).body).toEqual({ now: moved.at(-1) });
    const starts = (await shop.invoices()).map(({ lines }) => lines[0]?.period?.start);
    expect(starts).toEqual(starts.map((_, month) => `2026-${String(month + 3).padStart(2, '0')}-01`));
    expect(starts).toContain((moved.at(-1) ?? '').slice(0, 10));
  });

  it('is a sandbox store’s alone', async () => {
    const { operator } = service;
    const live = { account_id: maker.base.account, name: 'L', currency: 'EUR', status: 'live' };
    const { id } = await operator.created('/operator/stores', live);
    const { key } = await operator.created(`/operator/stores/${id}/api-keys`, { name: 'K' });
    const own = service.client({ user: id, password: String(key) });
    const text = 'Only a sandbox store has a clock of its own';
    expectFailure(await own.get('/clock'), { status: 422, code: 'not_sandbox', text });
    expectFailure(await own.put('/clock', { now: AT }), { status: 422, code: 'not_sandbox', text });
  });
});

describe('/store', () => {
  const SETTINGS = {
    name: 'Tea house',
    time_zone: 'Europe/London',
    support_email: 'help@example.com',
    proration_unit: 'second',
    tax_behavior: 'inclusive',
    invoice_prefix: 'TH-',
    payment_terms_days: 30,
    dunning_days: [1, 3, 365],
    dunning_end: 'leave',
    usage_grace_days: 30,
    metadata: { a: 'b' },
  };

  it('shows the caller its own store, with the documented defaults', async () => {
    const { api: newcomer, accountId, credentials } = await service.newStore({ currency: 'JPY' });
    expect((await newcomer.get('/store')).body).toEqual({
      id: credentials.user,
      account_id: accountId,
      name: 'S',
      status: 'sandbox',
      standing: 'good',
      currency: 'JPY',
      time_zone: 'UTC',
      support_email: null,
      proration_unit: 'day',
      tax_behavior: 'exclusive',
      invoice_prefix: 'INV-',
      payment_terms_days: 0,
      dunning_days: [2, 7, 14, 21],
      dunning_end: 'cancel',
      usage_grace_days: 3,
      rate_limit: { requests: 1_000_000_000, window_seconds: 60 },
      metadata: {},
      created_at: expect.stringMatching(TIME),
      updated_at: expect.stringMatching(TIME),
    });
  });

  it('is changed by its own store, also one field at a time', async () => {
    const { api: own } = await service.newStore();
    const { body: before } = await own.get('/store');
    let expected = before as Fields;
    for (const [name, value] of Object.entries(SETTINGS)) {
      const { status, body } = await own.put('/store', { [name]: value });
      expected = { ...expected, [name]: value, updated_at: expect.stringMatching(TIME) };
      expect([status, body]).toEqual([200, expected]);
    }
    expect((await own.get('/store')).body).toEqual(expected);
  });

  it.each(['id', 'account_id', 'status', 'standing', 'currency', 'rate_limit', 'created_at', 'updated_at'])(
    'does not let a store change %s',
    async (name) => {
      const { body } = await api.get('/store');
      expectFailure(await api.put('/store', { [name]: (body as Fields)[name] }), {
        status: 400,
        code: 'unknown_field',
        text: 'Unknown field submitted',
        fields: { 0: name },
      });
    },
  );

  it.each(['POST', 'DELETE'])('has no %s', async (method) => {
    expectFailureOf(await api.send(method, '/store', { body: {} }), 404, 'unknown_url');
  });
});

describe('what enrollments have used', () => {
  const PRICED = { price_model: 'per_unit', unit_price: '500', min_seats: 1, max_seats: 9, amount: 100 };

  async function used(): Promise<{ option: string; addOn: string; enrollment: string; shop: Shop }> {
    const shop = await Shop.open(service);
    const { option, subscription } = await shop.offer(PRICED, { type: 'seat_based' });
    const fields = { subscription_id: subscription, name: 'A', charge: 'recurring', amount: 1 };
    const addOn = (await shop.api.created('/add-ons', fields)).id;
    const { id } = await shop.enroll(option, { add_ons: [{ add_on_id: addOn }] });
    return { option, addOn, enrollment: id, shop };
  }

  const text = 'Enrollments have used this billing option, so its price is fixed: make a new billing option';

  it('keeps its price: every field of it that would change is named', async () => {
    const { option, shop } = await used();
    const { body } = await shop.api.get(`/billing-options/${option}`);
    const tiers = [{ up_to: null, unit_price: '1', flat_amount: 0 }];
    const rows: [object, Record<string, string>][] = [
      [{ name: 'm', amount: 101 }, { 1: 'amount' }],
      [
        { unit_price: '501', amount: 1 },
        { 0: 'unit_price', 1: 'amount' },
      ],
      [
        { price_model: 'volume', unit_price: null, tiers },
        { 0: 'price_model', 1: 'unit_price', 2: 'tiers' },
      ],
      [
        { minimum_amount: 1, term_cycles: 3 },
        { 0: 'minimum_amount', 1: 'term_cycles' },
      ],
      [{ renewal_type: 'manual' }, { 0: 'renewal_type' }],
    ];
    for (const [change, fields] of rows) {
      const answer = await shop.api.put(`/billing-options/${option}`, change);
      expectFailure(answer, { status: 422, code: 'price_in_use', text, fields });
    }
    expect((await shop.api.get(`/billing-options/${option}`)).body).toEqual(body);
  });

  it('can change in everything else, also when the price is sent again as it is', async () => {
    const { option, shop } = await used();
    const rest = { name: 'm', status: 'not_active', min_seats: 2, max_seats: null, metadata: { a: 'b' } };
    const answer = await shop.api.put(`/billing-options/${option}`, { ...PRICED, ...rest });
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ ...PRICED, ...rest })]);
  });

  it('keeps its price also when nobody holds it any more', async () => {
    const { option, enrollment, shop } = await used();
    const { body } = await shop.api.get(`/enrollments/${enrollment}`);
    const other = await shop.option(String((body as Shown).subscription_id), PRICED);
    await shop.act(enrollment, 'change', { billing_option_id: other });
    await shop.act(enrollment, 'cancel', { at: 'now' });
    for (const id of [option, other]) {
      expectFailureOf(await shop.api.put(`/billing-options/${id}`, { amount: 1 }), 422, 'price_in_use');
    }
  });

  it('is not deleted', async () => {
    const { option, addOn, shop } = await used();
    for (const path of [`/billing-options/${option}`, `/add-ons/${addOn}`]) {
      expectFailureOf(await shop.api.delete(path), 422, 'in_use');
    }
  });
});

describe('what others rest on is not deleted: 422', () => {
  const inUse = {
    status: 422,
    code: 'in_use',
    text: 'Other items rest on this one: set its status to not_active instead of deleting it',
  } as const;

  it.each<[string, () => Promise<string>]>([
    ['a subscription with a billing option', () => subscriptionWith((id) => ['/billing-options', billingOption(id)])],
    ['a subscription with an add-on', () => subscriptionWith((id) => ['/add-ons', addOn(id)])],
    ['a subscription that a coupon is for', () => subscriptionWith((id) => ['/coupons', coupon([id])])],
    [
      'a shipping option of a subscription',
      async () => {
        const { id } = await api.created('/shipping-options', { name: 'P', amount: 1 });
        await api.created('/subscriptions', { name: 'S', type: 'fixed', shipping_option_id: id });
        return `/shipping-options/${id}`;
      },
    ],
    [
      'a tax rate of a subscription',
      async () => {
        const { id } = await api.created('/tax-rates', { name: 'P', percentage: '1' });
        await api.created('/subscriptions', { name: 'S', type: 'fixed', tax_rate_ids: [id] });
        return `/tax-rates/${id}`;
      },
    ],
    [
      'a meter of a billing option',
      async () => {
        const { id } = await api.created('/meters', { key: 'in use', name: 'M', aggregation: 'sum' });
        const subscription_id = maker.base.usageSubscription;
        const price = { price_model: 'per_unit', unit_price: '1', meter_id: id };
        await api.created('/billing-options', { subscription_id, name: 'B', cycle: 'weekly', ...price });
        return `/meters/${id}`;
      },
    ],
  ])('%s', async (_what, path) => {
    const used = await path();
    const { body } = await api.get(used);
    expectFailure(await api.delete(used), inUse);
    expect((await api.get(used)).body).toEqual(body);
  });

  it.each<[string, () => Promise<string>]>([
    ['an account with a store', async () => `/operator/accounts/${(await service.newStore()).accountId}`],
    ['a store with a key', async () => `/operator/stores/${(await service.newStore()).credentials.user}`],
  ])('%s', async (_what, path) => {
    expectFailureOf(await service.operator.delete(await path()), 422, 'in_use');
  });

  it('but is, once nothing rests on it any more', async () => {
    const path = await subscriptionWith((id) => ['/coupons', coupon([id])]);
    const { id } = ((await api.get('/coupons?sort_by=id&sort=desc')).body as Shown[])[0] as Shown;
    await api.put(`/coupons/${id}`, { subscription_ids: [] });
    expect((await api.delete(path)).status).toBe(200);
  });

  async function subscriptionWith(other: (id: string) => [string, Fields]): Promise<string> {
    const { id } = await api.created('/subscriptions', { name: 'S', type: 'fixed' });
    await api.created(...other(id));
    return `/subscriptions/${id}`;
  }

  const billingOption = (subscription_id: string) => ({ subscription_id, name: 'B', cycle: 'weekly' });
  const addOn = (subscription_id: string) => ({ subscription_id, name: 'A', charge: 'recurring', amount: 1 });
  const coupon = (subscription_ids: string[]) => ({
    code: `for ${subscription_ids.join()}`,
    percent_off: '1',
    subscription_ids,
  });
});

describe('subscribers', () => {
  it('take their notes and payment methods along when they are deleted, and their row stays', async () => {
    const { id } = await api.created('/subscribers', { email: 'gone@example.com' });
    const note = await api.created(`/subscribers/${id}/notes`, { text: 'n' });
    const method = await api.created(`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
    const { body: before } = await api.get(`/subscribers/${id}`);
    const { body } = await api.delete(`/subscribers/${id}`);
    expect(body).toEqual(before);
    for (const path of [
      `/subscribers/${id}/notes`,
      `/subscribers/${id}/notes/${note.id}`,
      `/subscribers/${id}/payment-methods`,
      `/subscribers/${id}/payment-methods/${method.id}`,
    ]) {
      expectFailure(await api.get(path), { status: 404, code: 'not_found', text: ABSENT });
    }
    for (const [path, sent] of [
      [`/subscribers/${id}/notes`, { text: 'n' }],
      [`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'pm_ok' }],
    ] as const) {
      expectFailure(await api.post(path, sent), { status: 404, code: 'not_found', text: ABSENT });
    }
    expectFailure(await api.put(`/subscribers/${id}`, {}), { status: 404, code: 'not_found', text: ABSENT });
  });

  it('are not deleted while an enrollment of theirs lives', async () => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 100 });
    const [enrollment, other] = [await shop.enroll(option), await shop.enroll(option)];
    const path = `/subscribers/${shop.subscriber}`;
    const text = 'The subscriber has a live enrollment: cancel it first';
    const inUse = { status: 422, code: 'in_use', text } as const;
    expectFailure(await shop.api.delete(path), inUse);
    await shop.act(enrollment.id, 'cancel', { at: 'now' });
    expectFailure(await shop.api.delete(path), inUse);
    await shop.act(other.id, 'cancel', { at: 'period_end' });
    expectFailure(await shop.api.delete(path), inUse);
    await shop.clock('2026-02-01');
    expect((await shop.api.get(`/enrollments/${other.id}`)).body).toMatchObject({ status: 'cancelled' });
    expect((await shop.api.delete(path)).status).toBe(200);
    expect(await shop.invoices()).toHaveLength(2);
  });

  it('are not enrolled once they are deleted', async () => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 100 });
    const id = await shop.newSubscriber();
    await shop.api.delete(`/subscribers/${id}`);
    for (const path of ['/enrollments', '/enrollment-previews']) {
      const answer = await shop.api.post(path, { subscriber_id: id, billing_option_id: option });
      expectFailure(answer, {
        ...{ status: 412, code: 'missing_reference' },
        text: 'Something that the request names does not exist in this store',
        fields: { 0: 'subscriber_id' },
      });
    }
  });

  it('enrolled and deleted at once, are one of the two', async () => {
    const shop = await Shop.open(service);
    const { option } = await shop.offer({ amount: 100 });
    for (let round = 0; round < 15; round += 1) {
      const id = await shop.newSubscriber();
      const [enrolled, deleted] = await Promise.all([
        shop.api.post('/enrollments', { subscriber_id: id, billing_option_id: option }),
        shop.api.delete(`/subscribers/${id}`),
      ]);
      expect([
        [201, 422],
        [412, 200],
      ]).toContainEqual([enrolled.status, deleted.status]);
    }
  });

  it.each(['notes', 'payment-methods'])('keep %s apart: one is not found under another subscriber', async (kind) => {
    const [one, other] = await Promise.all([subscriber(), subscriber()]);
    const sent = kind === 'notes' ? { text: 'n' } : { gateway: 'test', token: 'pm_ok' };
    const { id } = await api.created(`/subscribers/${one}/${kind}`, sent);
    for (const method of ['GET', 'DELETE']) {
      const answer = await api.send(method, `/subscribers/${other}/${kind}/${id}`);
      expectFailure(answer, { status: 404, code: 'not_found', text: ABSENT });
    }
    expect((await api.get(`/subscribers/${other}/${kind}`)).status).toBe(204);
    expect((await api.get(`/subscribers/${one}/${kind}/${id}`)).status).toBe(200);
  });

  it('have at most one default payment method: the latest that asked to be it', async () => {
    const id = await subscriber();
    const add = (sent: Fields) => api.created(`/subscribers/${id}/payment-methods`, { gateway: 'test', ...sent });
    const first = await add({ token: 'pm_ok' });
    const second = await add({ token: 'pm_declined', default: false });
    const third = await add({ token: 'pm_slow' });
    const { body } = await api.get(`/subscribers/${id}/payment-methods`);
    expect((body as Shown[]).map((method) => [method.id, method.default])).toEqual([
      [first.id, false],
      [second.id, false],
      [third.id, true],
    ]);
    expect((await api.get(`/subscribers/${id}/payment-methods?filter_by=default&filter=true`)).body).toEqual([third]);
  });

  it('have at most one default payment method, however many are added at once', async () => {
    const id = await subscriber();
    const sent = { gateway: 'test', token: 'pm_ok' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post(`/subscribers/${id}/payment-methods`, sent)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const { headers } = await api.get(`/subscribers/${id}/payment-methods?filter_by=default&filter=true`);
    expect(headers['so-total-count']).toBe('1');
  });

  it('never show the token of a payment method', async () => {
    const id = await subscriber();
    const answer = await api.post(`/subscribers/${id}/payment-methods`, { gateway: 'test', token: 'pm_fails_twice' });
    const list = await api.get(`/subscribers/${id}/payment-methods`);
    expect(answer.text + list.text).not.toContain('pm_fails_twice');
  });

  async function subscriber(): Promise<string> {
    return (await api.created('/subscribers', { email: 'one@example.com' })).id;
  }
});

describe('values', () => {
  it('ids sort by creation time', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push((await api.created('/shipping-options', { name: 'N', amount: n })).id);
    expect([...made].sort()).toEqual(made);
  });

  it('metadata is replaced as a whole, and holds any names and texts', async () => {
    const metadata = { 'a.b': 'x', constructor: 'y', toString: 'z', '1': '', 'ö"\\': '"\\\u0001\n😀' };
    const body = JSON.stringify({ name: 'N', amount: 1, metadata }).replace('"a.b"', '"__proto__":"p","a.b"');
    const { status, body: made, text } = await api.post('/shipping-options', body);
    expect(status).toBe(201);
    expect(text).toContain('"__proto__":"p"');
    const shown = (made as Shown).metadata as Fields;
    expect({ ...shown }).toMatchObject(metadata);
    const answer = await api.put(`/shipping-options/${(made as Shown).id}`, { metadata: { only: 'this' } });
    expect((answer.body as Shown).metadata).toEqual({ only: 'this' });
  });

  it.each([0, 1, 999_999_999_999])('money is kept exactly: %d', async (amount) => {
    expect((await api.created('/shipping-options', { name: 'N', amount })).amount).toBe(amount);
  });

  it.each(['0', '0.5', '99.999999999999', '100', '12.50'])('decimals are kept exactly: %s', async (percentage) => {
    expect((await api.created('/tax-rates', { name: 'N', percentage })).percentage).toBe(percentage);
  });

  it('times are shown in UTC with milliseconds, however they were sent', async () => {
    const made = await api.created('/api-keys', { name: 'N', expires_at: '2099-06-30T23:30:00+02:00' });
    expect(made.expires_at).toBe('2099-06-30T21:30:00.000Z');
  });
});

describe('CORS', () => {
  it('lets any origin read the answers and the headers of the contract', async () => {
    for (const path of ['/store', '/subscriptions/none', '//nowhere']) {
      const { headers } = await api.get(path, { headers: { origin: 'https://shop.example' } });
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      const exposed = headers['access-control-expose-headers']?.toLowerCase().split(', ');
      for (const name of [
        'so-request-id',
        'so-error-code',
        'so-total-count',
        'link',
        'location',
        'etag',
        'ratelimit',
        'ratelimit-policy',
        'retry-after',
        'idempotent-replayed',
      ]) {
        expect(exposed).toContain(name);
      }
    }
  });

  it('says nothing of origins to callers that are no browser', async () => {
    const { headers } = await api.get('/store');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('answers a preflight without credentials, for all methods and headers of the contract', async () => {
    const { status, headers, text } = await api.send('OPTIONS', '/subscriptions', {
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
        authorization: undefined,
        accept: '*/*',
      },
    });
    expect([status, text]).toEqual([204, '']);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']?.split(', ').sort()).toEqual(
      ['DELETE', 'GET', 'HEAD', 'POST', 'PUT'].sort(),
    );
    const allowed = headers['access-control-allow-headers']?.toLowerCase().split(', ');
    for (const name of [
      'authorization',
      'accept',
      'content-type',
      'so-ver',
      'so-request-id',
      'idempotency-key',
      'if-match',
    ]) {
      expect(allowed).toContain(name);
    }
  });
});
