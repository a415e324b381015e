import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, Shop, type ShownInvoice, type ShopOptions } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

/** What a preview says, of an invoice. */
function previewed(invoice: ShownInvoice | undefined): Fields {
  const { issued_on, due_on, currency, tax_behavior, lines, subtotal, discount_total, tax_total, total, ...rest } =
    invoice as ShownInvoice;
  const { balance_applied, status, taxes } = rest;
  // What was collected on the same day was owed before.
  const amount_due = status === 'open' ? rest.amount_due : rest.amount_paid;
  const shownLines = lines.map((line) => Object.fromEntries(Object.entries(line).filter(([field]) => field !== 'id')));
  const totals = { subtotal, discount_total, tax_total, taxes, total, balance_applied, amount_due };
  return { currency, tax_behavior, issued_on, due_on, lines: shownLines, ...totals };
}

interface Sold {
  readonly shop: Shop;
  readonly option: string;
  /** By the names that the tables use. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A seat of 999 and 2999 a month, taxed by two rates, with add-ons and coupons. */
async function sold(store: ShopOptions = {}, fields: Fields = {}): Promise<Sold> {
  const shop = await Shop.open(service, { today: '2026-04-01', ...store });
  const { api } = shop;
  const tax_rate_ids = [];
  for (const percentage of ['5', '9.975']) {
    tax_rate_ids.push((await api.created('/tax-rates', { name: 'Tax', percentage })).id);
  }
  await api.created('/coupons', { code: 'ONCE', percent_off: '33' });
  await api.created('/coupons', { code: 'EVER', amount_off: 700, duration: 'forever' });
  const price = { amount: 2999, price_model: 'per_unit', unit_price: '999' };
  const sale = { type: 'seat_based', tax_charge: true, tax_rate_ids, ...fields };
  const { option, subscription } = await shop.offer(price, sale);
  const addOn = (name: string, charge: string, amount: number) =>
    api.created('/add-ons', { subscription_id: subscription, name, charge, amount });
  const ids = {
    smaller: await shop.option(subscription, { amount: 100, price_model: 'per_unit', unit_price: '10' }),
    larger: await shop.option(subscription, { ...price, amount: 7999, minimum_amount: 12_000 }),
    yearly: await shop.option(subscription, { ...price, amount: 30_000, cycle: 'annually' }),
    manual: await shop.option(subscription, { ...price, renewal_type: 'manual' }),
    support: (await addOn('Support', 'recurring', 500)).id,
    training: (await addOn('Training', 'one_time', 5000)).id,
  };
  return { shop, option, ids };
}

/** A change with the ids in the place of their names. */
function named({ option, addOns, ...change }: Fields, ids: Sold['ids']): Fields {
  return {
    ...change,
    ...(option === undefined ? {} : { billing_option_id: ids[option as string] }),
    ...(addOns === undefined ? {} : { add_ons: (addOns as string[]).map((name) => ({ add_on_id: ids[name] })) }),
  };
}

describe('the preview of a change is what then happens, to the unit,', () => {
  const CHANGES: [title: string, change: Fields, enrolled?: Fields, store?: ShopOptions, modes?: readonly string[]][] =
    [
      ['an option up', { option: 'larger' }],
      ['an option down', { option: 'smaller' }],
      ['an option down, with a coupon', { option: 'smaller' }, { coupon_code: 'EVER' }],
      ['an option up, with tax within', { option: 'larger' }, {}, { settings: { tax_behavior: 'inclusive' } }],
      ['an option up, in a part of a period', { option: 'larger' }, { anchor_day: 26 }],
      ['an option with other terms of payment', { option: 'manual' }, {}, { settings: { payment_terms_days: 14 } }],
      ['seats up', { seats: 7 }],
      ['seats down', { seats: 1 }],
      ['seats up, by second', { seats: 7 }, {}, { settings: { proration_unit: 'second' } }],
      ['add-ons', { addOns: ['support', 'training'] }],
      ['add-ons away', { addOns: [] }, { addOns: ['support', 'training'] }],
      ['a coupon', { coupon_code: 'ONCE' }, {}, {}, ['full_now', 'prorate_next', 'period_end']],
      ['another cycle', { option: 'yearly' }, {}, {}, ['full_now', 'period_end']],
      [
        'a coupon in the place of another, and all else',
        { option: 'larger', seats: 5, addOns: ['training'], coupon_code: 'ONCE' },
        { coupon_code: 'EVER', addOns: ['support'] },
      ],
    ];
  const AT_ONCE = ['prorate_now', 'full_now'];
  const LATER = ['prorate_next', 'period_end'];

  it.each(CHANGES)('whatever the mode: %s', async (_, fields, ...[enrolled = {}, store = {}, modes]) => {
    const { shop, option, ids } = await sold(store);
    const held: Readonly<Record<string, unknown>> = { seats: 3, ...named(enrolled, ids) };
    const previews: Record<string, unknown> = {};
    const happened: Record<string, unknown> = {};
    const enrollments = new Map<string, string>();
    for (const mode of modes ?? [...AT_ONCE, ...LATER]) {
      const subscriber_id = await shop.newSubscriber();
      enrollments.set(mode, (await shop.enroll(option, { ...held, subscriber_id })).id);
    }
    await shop.clock('2026-04-11T09:30:00Z');
    for (const [mode, id] of enrollments) {
      const before = [await shop.enrollment(id), await shop.invoices()];
      const change = { ...named(fields, ids), mode };
      const { scheduled_change, ...preview } = await shop.act(id, 'preview', change);
      previews[mode] = preview;
      expect([await shop.enrollment(id), await shop.invoices()]).toEqual(before);
      expect(scheduled_change).toEqual((await shop.act(id, 'change', change)).scheduled_change);
      const [, second] = await shop.invoices(id);
      if (AT_ONCE.includes(mode)) happened[mode] = previewed(second);
      else expect(second).toBeUndefined();
    }
    await shop.clock(enrolled.anchor_day === undefined ? '2026-05-01' : '2026-04-26');
    for (const [mode, id] of enrollments) {
      if (LATER.includes(mode)) happened[mode] = previewed((await shop.invoices(id))[1]);
    }
    expect(previews).toEqual(happened);
  });

  it('a coupon, which is for the next period, so that nothing is invoiced at once', async () => {
    const { shop, option } = await sold();
    const { id } = await shop.enroll(option);
    const change = { coupon_code: 'ONCE', mode: 'prorate_now' };
    expect(await shop.act(id, 'preview', change)).toMatchObject({ lines: [], total: 0, amount_due: 0 });
    await shop.act(id, 'change', change);
    expect((await shop.invoices(id)).length).toBe(1);
  });

  it('with what the balance pays of it, and with what was changed before', async () => {
    const { shop, option, ids } = await sold();
    const { id } = await shop.enroll(option, { seats: 9 });
    await shop.play(id, [
      ['2026-04-06', 'change', { seats: 6, mode: 'prorate_now' }],
      ['2026-04-07', 'change', { seats: 5, mode: 'prorate_next' }],
    ]);
    await shop.clock('2026-04-11');
    expect(await shop.balance()).toBeGreaterThan(0);
    for (const mode of ['prorate_now', 'full_now']) {
      const change = { billing_option_id: ids.larger, seats: mode === 'full_now' ? 8 : 7, mode };
      const { scheduled_change, ...preview } = await shop.act(id, 'preview', change);
      expect(scheduled_change).toBeNull();
      await shop.act(id, 'change', change);
      expect(preview).toEqual(previewed((await shop.invoices(id)).at(-1)));
    }
  });
});

describe('the preview of an enrollment is its first invoice, to the unit,', () => {
  it.each<[title: string, fields: Fields, sale?: Fields, store?: ShopOptions]>([
    ['plain', {}],
    ['with seats, add-ons and a coupon', { seats: 4, addOns: ['support', 'training'], coupon_code: 'ONCE' }],
    ['with a coupon that leaves nothing to pay', { option: 'smaller', coupon_code: 'EVER' }],
    ['with a set-up fee', {}, { setup_fee: 1500 }],
    ['with a trial', { trial_days: 14 }],
    ['with a trial, a coupon and a wanted day', { trial_days: 14, anchor_day: 1, coupon_code: 'ONCE' }],
    ['with a trial and a set-up fee, which is the first', { trial_days: 14 }, { setup_fee: 1500 }],
    ['with a wanted day', { anchor_day: 26, seats: 7 }],
    ['with a start to come', { start_on: '2026-05-31' }],
    ['with a start that is past', { start_on: '2026-01-31', coupon_code: 'ONCE' }],
    ['for a year', { option: 'yearly', seats: 2 }],
    ['with a minimum', { option: 'larger' }],
    ['with terms of payment', { option: 'manual' }, {}, { settings: { payment_terms_days: 30 } }],
    ['with tax within', { seats: 4 }, {}, { settings: { tax_behavior: 'inclusive' } }],
    ['in yen', { seats: 4, coupon_code: 'ONCE' }, {}, { currency: 'JPY' }],
    ['on another day than the world’s', {}, {}, { timeZone: 'Pacific/Kiritimati', today: '2026-03-31T20:00:00Z' }],
  ])('%s', async (_, fields, ...[sale, store]) => {
    const { shop, option, ids } = await sold(store, sale);
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, ...named(fields, ids) };
    const preview: Fields = await done(shop.api.post('/enrollment-previews', enrollment));
    expect([await shop.invoices(), (await shop.api.get('/enrollments')).status]).toEqual([[], 204]);
    const { id } = await shop.api.created('/enrollments', enrollment);
    if ((await shop.invoices(id)).length === 0) await shop.clock(String(preview.issued_on));
    expect(preview).toEqual(previewed((await shop.invoices(id))[0]));
  });

  it('with what the balance pays of it', async () => {
    const { shop, option } = await sold();
    const { id } = await shop.enroll(option);
    await shop.act(id, 'cancel', { at: 'now', credit: true });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, seats: 2 };
    const preview = await done(shop.api.post('/enrollment-previews', enrollment));
    expect(preview.balance_applied).toBe(await shop.balance());
    const made = await shop.api.created('/enrollments', enrollment);
    expect(preview).toEqual(previewed((await shop.invoices(made.id))[0]));
  });

  it('and uses up no coupon', async () => {
    const { shop, option } = await sold();
    await shop.api.created('/coupons', { code: 'LAST', percent_off: '10', max_redemptions: 1 });
    const enrollment = { subscriber_id: shop.subscriber, billing_option_id: option, coupon_code: 'LAST' };
    await done(shop.api.post('/enrollment-previews', enrollment));
    await done(shop.api.post('/enrollment-previews', enrollment));
    await shop.api.created('/enrollments', enrollment);
  });
});
