import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailureOf } from '../../harness/failures.js';
import { done, Shop, type ShopOptions, type ShownInvoice } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

/** An enrollment for 3000 a month since 1 April 2024, which has thirty days. */
class Sale {
  private constructor(
    readonly shop: Shop,
    readonly subscriber: string,
    readonly subscription: string,
    readonly enrollment: string,
  ) {}

  static async open(
    token: string,
    {
      option = { amount: 3000 },
      tax,
      coupon,
      ...options
    }: ShopOptions & { option?: Fields; tax?: string; coupon?: Fields } = {},
  ): Promise<Sale> {
    const shop = await Shop.open(service, { today: '2024-04-01', ...options });
    const taxed = tax === undefined ? {} : { tax_charge: true, tax_rate_ids: [await taxRate(shop, tax)] };
    const { subscription, option: id } = await shop.offer(option, taxed);
    const subscriber = await shop.newSubscriber({}, token);
    const coupon_code =
      coupon === undefined ? null : String((await shop.api.created('/coupons', { code: 'OFF', ...coupon })).code);
    const enrollment = await shop.enroll(id, { subscriber_id: subscriber, coupon_code });
    return new Sale(shop, subscriber, subscription, enrollment.id);
  }

  on(day: string) {
    return this.shop.clock(day);
  }

  invoices(): Promise<ShownInvoice[]> {
    return this.shop.invoices(this.enrollment);
  }

  async invoice(place: number): Promise<ShownInvoice> {
    const invoice = (await this.invoices())[place];
    if (invoice === undefined) throw new Error(`there is no invoice ${place}`);
    return invoice;
  }

  async change(option: Fields, mode = 'prorate_now'): Promise<void> {
    const id = await this.shop.option(this.subscription, option);
    await this.shop.act(this.enrollment, 'change', { billing_option_id: id, mode });
  }

  cancel(fields: Fields = { credit: true }): Promise<Shown> {
    return this.shop.act(this.enrollment, 'cancel', { at: 'now', ...fields });
  }

  async note(place: number, amount: number, fields: Fields = {}) {
    const { id } = await this.invoice(place);
    return this.shop.api.post('/credit-notes', { invoice_id: id, amount, ...fields });
  }

  async void(place: number) {
    const { id } = await this.invoice(place);
    return this.shop.api.post(`/invoices/${id}/void`, {});
  }

  balance(): Promise<number> {
    return this.shop.balance(this.subscriber);
  }

  async sumOf(collection: string): Promise<number> {
    const answer = await this.shop.api.get(`/${collection}?filter_by=status&filter=succeeded&paginate=100`);
    const rows = answer.status === 204 ? [] : (answer.body as { amount: number }[]);
    return rows.reduce((total, { amount }) => total + amount, 0);
  }

  /** What was paid, less all that has come back of it or can be spent. Never below zero. */
  async kept(): Promise<number> {
    return (await this.sumOf('payments')) - (await this.sumOf('refunds')) - Math.max(0, await this.balance());
  }

  /** The tax of all documents that stand. */
  async standingTax(): Promise<number> {
    const invoices = (await this.invoices()).filter(({ status }) => status !== 'void');
    const ids = new Set(invoices.map(({ id }) => id));
    const answer = await this.shop.api.get('/credit-notes?paginate=100');
    const notes = answer.status === 204 ? [] : (answer.body as { invoice_id: string; tax_total: number }[]);
    const credited = notes.filter(({ invoice_id }) => ids.has(invoice_id)).map(({ tax_total }) => tax_total);
    return sum(invoices.map(({ tax_total }) => tax_total)) - sum(credited);
  }

  async invoiced(): Promise<number> {
    const { months } = (await done(this.shop.api.get('/reports/revenue?from=2024-04&to=2024-04'))) as unknown as {
      months: readonly { invoiced: number }[];
    };
    return sum(months.map(({ invoiced }) => invoiced));
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

async function taxRate(shop: Shop, percentage: string): Promise<string> {
  return (await shop.api.created('/tax-rates', { name: 'VAT', percentage })).id;
}

describe('a credit note gives back no more of a line than a credit for unused time has left', () => {
  it('half of a month that was paid, when the other half went to the balance', async () => {
    const sale = await Sale.open('pm_ok');
    await sale.on('2024-04-16');
    // 15 of 30 days of 3000.
    await sale.cancel();
    expect(await sale.balance()).toBe(1500);
    expectFailureOf(await sale.note(0, 3000, { refund: true }), 422, 'credit_too_large');
    expectFailureOf(await sale.note(0, 1501, { refund: true }), 422, 'credit_too_large');
    expect((await sale.note(0, 1500, { refund: true })).status).toBe(201);
    // 3000 paid = 1500 on the balance + 1500 refunded.
    expect([await sale.balance(), await sale.sumOf('refunds'), await sale.kept()]).toEqual([1500, 1500, 0]);
  });

  it('nothing goes to the balance of what was never paid', async () => {
    const sale = await Sale.open('pm_declined');
    await sale.on('2024-04-16');
    await sale.cancel();
    expectFailureOf(await sale.note(0, 3000), 422, 'credit_too_large');
    expect((await sale.note(0, 1500)).status).toBe(201);
    const invoice = await sale.invoice(0);
    // 3000 = 1500 for unused time + 1500 by the note.
    expect([await sale.balance(), invoice.amount_due, invoice.status]).toEqual([0, 0, 'paid']);
  });

  it('and neither does a refund of the payment', async () => {
    const sale = await Sale.open('pm_ok');
    await sale.on('2024-04-16');
    await sale.cancel();
    const [payment] = (await done(sale.shop.api.get('/payments'))) as unknown as Shown[];
    expectFailureOf(
      await sale.shop.api.post(`/payments/${payment?.id}/refunds`, { amount: 1501 }),
      422,
      'refund_too_large',
    );
    // Without an amount: what stands.
    expect(await sale.shop.api.created(`/payments/${payment?.id}/refunds`, {})).toMatchObject({ amount: 1500 });
    expect(await sale.kept()).toBe(0);
  });

  it('line by line, where a change credits only one of them', async () => {
    const sale = await Sale.open('pm_ok', {
      option: { amount: 3000, price_model: 'per_unit', unit_price: '100' },
    }).catch(() => Sale.open('pm_ok'));
    await sale.on('2024-04-16');
    // A costs 1500 for the rest of April, B 300: 1200 go to the balance.
    await sale.change({ amount: 600 });
    expect(await sale.balance()).toBe(1200);
    const { lines } = await sale.invoice(0);
    const named = (amount: number) => ({ lines: [{ invoice_line_id: (lines[0] as unknown as Shown).id, amount }] });
    const { id } = await sale.invoice(0);
    const note = (amount: number) => sale.shop.api.post('/credit-notes', { invoice_id: id, ...named(amount) });
    expectFailureOf(await note(1501), 422, 'credit_too_large');
    expect((await note(1500)).status).toBe(201);
  });

  it('with its tax, of which no more is given back either', async () => {
    const sale = await Sale.open('pm_ok', { tax: '20' });
    await sale.on('2024-04-16');
    // 1500 and 20 % of it.
    await sale.cancel();
    expect(await sale.balance()).toBe(1800);
    expectFailureOf(await sale.note(0, 1801), 422, 'credit_too_large');
    expect((await sale.note(0, 1800)).body).toMatchObject({ tax_total: 300 });
    expect([await sale.kept(), await sale.standingTax()]).toEqual([0, 0]);
  });

  it('by seconds, and with a coupon', async () => {
    const sale = await Sale.open('pm_ok', {
      settings: { proration_unit: 'second' },
      coupon: { percent_off: '50', duration: 'forever' },
    });
    // Half of 3000 was paid; from the 16th on 15 of 30 days are unused: 750.
    await sale.on('2024-04-16');
    await sale.cancel();
    const back = await sale.balance();
    expect(back).toBe(750);
    expectFailureOf(await sale.note(0, 1500 - back + 1), 422, 'credit_too_large');
    expect((await sale.note(0, 1500 - back)).status).toBe(201);
    expect(await sale.kept()).toBe(0);
  });
});

describe('a credit for unused time goes back to the payer, where that is asked for', () => {
  it.each<[token: string, refunded: number, balance: number]>([
    // 15 of 30 days of 3000.
    ['pm_ok', 1500, 0],
    ['pm_declined', 0, 0],
  ])('%s', async (token, refunded, balance) => {
    const sale = await Sale.open(token);
    await sale.on('2024-04-16');
    await sale.cancel({ credit: true, refund: true });
    expect([await sale.sumOf('refunds'), await sale.balance()]).toEqual([refunded, balance]);
  });

  it('as far as it was paid by payments, and else to the balance', async () => {
    const sale = await Sale.open('pm_declined');
    const { id } = await sale.invoice(0);
    await sale.note(0, 1000);
    await sale.shop.api.created(`/invoices/${id}/pay`, { reference: 'Transfer' });
    await sale.on('2024-04-16');
    await sale.cancel({ credit: true, refund: true });
    // (3000 − 1000) × 15 / 30.
    expect((await sale.sumOf('refunds')) + (await sale.balance())).toBe(1000);
  });

  it('and not without a credit', async () => {
    const sale = await Sale.open('pm_ok');
    const answer = await sale.shop.api.post(`/enrollments/${sale.enrollment}/cancel`, { at: 'now', refund: true });
    expectFailureOf(answer, 400, 'invalid_field');
  });
});

describe('the invoice that is credited shows it', () => {
  it('in credited_total, and by a reference from either side', async () => {
    const sale = await Sale.open('pm_ok', { tax: '20' });
    await sale.on('2024-04-16');
    await sale.cancel();
    const [invoice, crediting] = await sale.invoices();
    expect(invoice).toMatchObject({
      total: 3600,
      credited_total: 1800,
      credited_by_invoices: 1800,
      amount_due: 0,
      amount_paid: 3600,
    });
    expect(crediting).toMatchObject({ total: -1800, credited_total: 0, amount_due: 0 });
    const entry = {
      invoice_id: invoice?.id,
      invoice_line_id: (invoice?.lines[0] as unknown as Shown).id,
      source: 'invoice',
      credit_note_id: null,
      credited_by_invoice_id: crediting?.id,
      credited_by_line_id: (crediting?.lines[0] as unknown as Shown).id,
      amount: 1800,
      tax_amount: 300,
    };
    const { api } = sale.shop;
    expect(await done(api.get(`/line-credits?filter_by=invoice_id&filter=${invoice?.id}`))).toMatchObject([entry]);
    expect(await done(api.get(`/line-credits?filter_by=credited_by_invoice_id&filter=${crediting?.id}`))).toMatchObject(
      [entry],
    );
  });

  it('also what credit notes and a void have taken', async () => {
    const sale = await Sale.open('pm_declined');
    await sale.note(0, 1000);
    expect((await sale.void(0)).status).toBe(200);
    const { id } = await sale.invoice(0);
    const entries = (await done(
      sale.shop.api.get(`/line-credits?filter_by=invoice_id&filter=${id}`),
    )) as unknown as Fields[];
    expect(entries.map(({ source, amount }) => [source, amount])).toEqual([
      ['credit_note', 1000],
      ['void', 2000],
    ]);
  });
});

describe('a void takes all that stands, and no more', () => {
  it('is refused once a later invoice has used what was charged for', async () => {
    const sale = await Sale.open('pm_declined', { option: { amount: 10_000 } });
    // The same day: 10000 are credited, 5000 charged, and 5000 are still owed.
    await sale.change({ amount: 5000 });
    expect((await sale.invoice(0)).amount_due).toBe(5000);
    expectFailureOf(await sale.void(0), 422, 'invoice_credited_later');
    await sale.cancel();
    const [first] = await sale.invoices();
    expect([first?.amount_due, await sale.balance()]).toEqual([0, 0]);
  });

  it.each([
    ['without tax', undefined, 0],
    ['with tax', '20', 0],
  ])('leaves nothing of an invoice, and of the credit for its unused time neither: %s', async (_, tax, nothing) => {
    const sale = await Sale.open('pm_declined', { tax });
    await sale.on('2024-04-16');
    await sale.cancel();
    expect((await sale.void(0)).status).toBe(200);
    const statuses = (await sale.invoices()).map(({ status, balance_applied, amount_due }) => [
      status,
      balance_applied,
      amount_due,
    ]);
    expect(statuses).toEqual([
      ['void', 0, 0],
      ['void', 0, 0],
    ]);
    expect([await sale.invoiced(), await sale.standingTax(), await sale.balance()]).toEqual([
      nothing,
      nothing,
      nothing,
    ]);
  });

  it('is refused where the credit for unused time has paid for usage', async () => {
    const sale = await Sale.open('pm_declined');
    await sale.on('2024-04-11');
    // 2000 for A less 200 for B.
    await sale.change({ amount: 300 });
    expectFailureOf(await sale.void(0), 422, 'invoice_credited_later');
    expect((await sale.note(0, 1000)).status).toBe(201);
  });

  it('gives back to the balance what the balance had paid, but not what was credited', async () => {
    const sale = await Sale.open('pm_declined', { settings: { dunning_end: 'leave' } });
    await sale.on('2024-04-01');
    const deposit = await sale.shop.api.created('/invoices', {
      subscriber_id: sale.subscriber,
      lines: [{ description: 'Deposit', amount: 700 }],
    });
    await sale.shop.api.created(`/invoices/${deposit.id}/pay`, { reference: 'Transfer' });
    await sale.shop.api.created('/credit-notes', { invoice_id: deposit.id, amount: 700 });
    // The first month is owed in full; the second is paid by 700 of the balance.
    await sale.on('2024-05-01');
    await sale.on('2024-05-16');
    await sale.cancel();
    const second = (await sale.invoices()).find(({ lines }) => lines[0]?.period?.start === '2024-05-01');
    expect(second).toMatchObject({ total: 3000 });
    await done(sale.shop.api.post(`/invoices/${second?.id}/void`, {}));
    expect(await sale.balance()).toBe(700);
  });
});

describe('a credit is given back as the invoice was taxed that it is taken from', () => {
  it('with the tax on top, though the store has it in its prices by now', async () => {
    const sale = await Sale.open('pm_ok', { tax: '20' });
    await done(sale.shop.api.put('/store', { tax_behavior: 'inclusive' }));
    await sale.on('2024-04-16');
    await sale.cancel();
    // Of 3000 + 600 half.
    expect(await sale.invoice(1)).toMatchObject({ total: -1800, tax_total: -300, tax_behavior: 'exclusive' });
    expect(await sale.balance()).toBe(1800);
  });

  it('with the tax within, though the store puts it on top by now', async () => {
    const sale = await Sale.open('pm_ok', {
      tax: '20',
      option: { amount: 3600 },
      settings: { tax_behavior: 'inclusive' },
    });
    await done(sale.shop.api.put('/store', { tax_behavior: 'exclusive' }));
    await sale.on('2024-04-16');
    await sale.cancel();
    // Of 3600 with 600 in it half.
    expect(await sale.invoice(1)).toMatchObject({ total: -1800, tax_total: -300 });
  });

  it('on the invoice of the next period, which is taxed as the store has it then', async () => {
    const sale = await Sale.open('pm_ok', { tax: '20' });
    await done(sale.shop.api.put('/store', { tax_behavior: 'inclusive' }));
    await sale.on('2024-04-16');
    await sale.change({ amount: 1200 }, 'prorate_next');
    await sale.on('2024-05-01');
    // −(1500 + 300) for A, 600 + 120 for B in April as agreed, 1200 with 200 in it for May.
    expect(await sale.invoice(1)).toMatchObject({
      tax_behavior: 'inclusive',
      total: -1800 + 720 + 1200,
      tax_total: -300 + 120 + 200,
    });
    expect((await sale.invoice(0)) as unknown as Fields).toMatchObject({ credited_by_invoices: 1800 });
  });

  it('and a seat that is added in a period is taxed as the period was', async () => {
    const sale = await Sale.open('pm_ok', { tax: '20' });
    await done(sale.shop.api.put('/store', { tax_behavior: 'inclusive' }));
    await sale.on('2024-04-16');
    await sale.change({ amount: 6000 });
    // −1500 + 3000, and 20 % on top.
    expect(await sale.invoice(1)).toMatchObject({ total: 1800, tax_total: 300, tax_behavior: 'exclusive' });
  });
});

describe('time is given back at the price that stands of it', () => {
  it.each<[title: string, note: number, on: string, back: number]>([
    // (3000 − 1500) × 15 / 30.
    ['half of what a credit note of half has left', 1500, '2024-04-16', 750],
    ['nothing where all was credited', 3000, '2024-04-16', 0],
    // (3000 − 100) × 20 / 30 = 1933.33.
    ['a part of it after ten days', 100, '2024-04-11', 1933],
    ['all that is left of it on the first day', 1000, '2024-04-01', 2000],
  ])('%s', async (_, note, on, back) => {
    const sale = await Sale.open('pm_ok');
    expect((await sale.note(0, note, { refund: true })).status).toBe(201);
    await sale.on(on);
    await sale.cancel();
    expect(await sale.balance()).toBe(back);
  });

  it('also of what was credited in two steps', async () => {
    const sale = await Sale.open('pm_ok');
    await sale.note(0, 1500, { refund: true });
    await sale.on('2024-04-11');
    // (3000 − 1500) × 20 / 30 = 1000 for A; B costs nothing.
    await sale.change({ amount: 0 });
    expect(await sale.balance()).toBe(1000);
    await sale.on('2024-04-21');
    await sale.cancel();
    expect(await sale.balance()).toBe(1000);
    expect(await sale.kept()).toBe(500);
  });

  it('with its tax', async () => {
    const sale = await Sale.open('pm_ok', { tax: '20' });
    await sale.note(0, 1800, { refund: true });
    await sale.on('2024-04-16');
    await sale.cancel();
    // (3600 − 1800) × 15 / 30.
    expect([await sale.balance(), await sale.standingTax()]).toEqual([900, 150]);
  });
});

describe('late usage takes back no more than stands of what was charged for it', () => {
  async function metered(): Promise<Sale & { use(id: string, quantity: string): Promise<Shown> }> {
    const shop = await Shop.open(service, { today: '2024-04-01' });
    const meter = await shop.api.created('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
    const { id: subscription } = await shop.api.created('/subscriptions', { name: 'API', type: 'usage_based' });
    const option = await shop.option(subscription, { price_model: 'per_unit', unit_price: '10', meter_id: meter.id });
    const { id: enrollment } = await shop.enroll(option);
    const sale = Object.assign(Object.create(Sale.prototype) as Sale, {
      shop,
      subscriber: shop.subscriber,
      subscription,
      enrollment,
    });
    return Object.assign(sale, {
      use: (external_id: string, quantity: string) =>
        shop.api.created('/usage-events', {
          ...{ external_id, enrollment_id: enrollment, meter: 'calls', quantity },
          occurred_at: '2024-04-01T12:00:00Z',
        }),
    });
  }

  it.each<[title: string, note: number, late: readonly string[], balance: number]>([
    ['nothing, when all of it was credited', 1000, ['-50'], 1000],
    // 300 + 700 × 50 / 100.
    ['in proportion, when a part of it was', 300, ['-50'], 650],
    ['all of the rest, when nothing was used after all', 300, ['-100'], 1000],
    // 350 are credited in May, and charged again in June.
    ['and what is used after all is charged as it was credited', 300, ['-50', '50'], 300],
    ['which is nothing where nothing was credited', 1000, ['-50', '50'], 1000],
  ])('%s', async (_, note, late, balance) => {
    const sale = await metered();
    await sale.use('first', '100');
    await sale.on('2024-05-01');
    expect(await sale.invoice(0)).toMatchObject({ total: 1000 });
    await sale.note(0, note);
    for (const [index, quantity] of late.entries()) {
      await sale.use(`late ${index}`, quantity);
      await sale.on(`2024-0${6 + index}-01`);
    }
    expect(await sale.balance()).toBe(balance);
    expect(await sale.kept()).toBe(1000 - balance);
  });
});

describe('while a payment is pending', () => {
  it('a credit is no balance, and becomes one when the payment has succeeded', async () => {
    const sale = await Sale.open('pm_timeout');
    await sale.cancel();
    expect([await sale.balance(), (await sale.invoice(0)).amount_due]).toEqual([0, 3000]);
    await sale.on('2024-04-02');
    const [invoice] = await sale.invoices();
    const paid = await sale.sumOf('payments');
    expect(await sale.balance()).toBe(paid);
    expect(invoice?.amount_due).toBe(0);
  });
});
