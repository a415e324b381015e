import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailureOf } from '../../harness/failures.js';
import { bills, done, Shop, type ShownInvoice } from '../../harness/shop.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
beforeAll(async () => void (service = await startTestService()));
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

const WORK = { description: 'Work', amount: 5000 };

function invoice(shop: Shop, fields: Fields = {}): Promise<ShownInvoice> {
  const body = { subscriber_id: shop.subscriber, lines: [WORK], ...fields };
  return shop.api.created('/invoices', body) as Promise<ShownInvoice>;
}

function act(shop: Shop, id: string, action: string): Promise<ShownInvoice> {
  return done(shop.api.post(`/invoices/${id}/${action}`, {})) as Promise<ShownInvoice>;
}

describe('a one-off invoice', () => {
  it.each<[title: string, lines: readonly Fields[], rates: readonly string[], settings: Fields, expected: string[]]>([
    ['of one line', [WORK], [], {}, ['2026-04-01 total 5000', 'one_off ×1 5000']],
    [
      'of several, for a stretch of time, less a rebate',
      [
        { ...WORK, quantity: '2.5', unit_price: '2000' },
        { description: 'Rent', amount: 3000, period: { start: '2026-03-01', end: '2026-04-01' } },
        { description: 'Rebate', amount: -1000 },
      ],
      [],
      {},
      ['2026-04-01 total 7000', 'one_off ×2.5 5000', 'one_off ×1 3000, 2026-03-01/2026-04-01', 'one_off ×1 -1000'],
    ],
    [
      'with tax of two rates: 14.975 % of 110 is 16.47, of −50 −7.49',
      [
        { ...WORK, amount: 110 },
        { ...WORK, amount: -50 },
      ],
      ['5', '9.975'],
      {},
      ['2026-04-01 total 69 = 60 + 9 tax', 'one_off ×1 110, tax 16', 'one_off ×1 -50, tax -7'],
    ],
    [
      'with tax within: 1000 × 19/119 = 159.66',
      [{ ...WORK, amount: 1000 }],
      ['19'],
      { tax_behavior: 'inclusive' },
      ['2026-04-01 total 1000 = 1000 with 160 tax', 'one_off ×1 1000, tax 160'],
    ],
    ['of nothing, which is paid', [{ ...WORK, amount: 0 }], [], {}, ['2026-04-01 total 0', 'one_off ×1 0']],
  ])('%s', async (_, lines, rates, settings, expected) => {
    const shop = await Shop.open(service, { today: '2026-04-01', settings });
    const tax_rate_ids: string[] = [];
    for (const percentage of rates) {
      tax_rate_ids.push((await shop.api.created('/tax-rates', { name: 'Tax', percentage })).id);
    }
    const made = await invoice(shop, { lines: lines.map((line) => ({ ...line, tax_rate_ids })) });
    expect(bills([made])).toEqual([expected]);
    expect(made).toMatchObject({
      number: 'INV-1',
      status: made.total === 0 ? 'paid' : 'open',
      enrollment_id: null,
      amount_due: made.total,
    });
  });

  it('below nothing is refused, and no number is lost by it', async () => {
    const shop = await Shop.open(service);
    const lines = [WORK, { ...WORK, amount: -5001 }];
    const answer = await shop.api.post('/invoices', { subscriber_id: shop.subscriber, lines });
    expectFailureOf(answer, 422, 'unprocessable');
    expect((await invoice(shop)).number).toBe('INV-1');
  });

  it('is due by the store’s terms, counted from the day of its issue', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01', settings: { payment_terms_days: 30 } });
    const draft = await invoice(shop, { issue: false });
    expect(draft).toMatchObject({ status: 'draft', number: null, issued_on: null, due_on: null });
    await shop.clock('2026-04-11');
    expect(await act(shop, draft.id, 'issue')).toMatchObject({
      status: 'open',
      number: 'INV-1',
      issued_on: '2026-04-11',
      due_on: '2026-05-11',
    });
  });

  it.each([
    ['manual', 'open', 5000],
    ['automatic', 'paid', 0],
  ])('that is %s is %s after its issue', async (renewal_type, status, amount_due) => {
    const shop = await Shop.open(service, { settings: { payment_terms_days: 30 } });
    const { id, issued_on } = await invoice(shop, { renewal_type });
    expect(await done(shop.api.get(`/invoices/${id}`))).toMatchObject({
      status,
      amount_due,
      due_on: renewal_type === 'manual' ? '2026-01-31' : issued_on,
    });
  });

  it('is paid in part by the balance when it is issued, and not while it is a draft', async () => {
    const shop = await Shop.open(service, { today: '2026-04-01' });
    const { option } = await shop.offer({ amount: 3000 });
    const { id } = await shop.enroll(option);
    const draft = await invoice(shop, { issue: false });
    await shop.play(id, [['2026-04-11', 'cancel', { at: 'now', credit: true }]]);
    expect(await shop.balance()).toBe(2000);
    expect(await act(shop, draft.id, 'issue')).toMatchObject({ total: 5000, balance_applied: 2000, amount_due: 3000 });
    expect(await shop.balance()).toBe(0);
    expect(await act(shop, draft.id, 'void')).toMatchObject({ status: 'void', balance_applied: 0, amount_due: 0 });
    expect(await shop.balance()).toBe(2000);
  });

  it('takes from the balance once, however many issue it at once', async () => {
    const shop = await Shop.open(service);
    const paid = await invoice(shop, { lines: [{ description: 'Work', amount: 15_000 }] });
    await shop.api.created(`/invoices/${paid.id}/pay`, { reference: 'Transfer' });
    await shop.api.created('/credit-notes', { invoice_id: paid.id, amount: 15_000 });
    const draft = await invoice(shop, { lines: [{ description: 'Work', amount: 10_000 }], issue: false });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => shop.api.post(`/invoices/${draft.id}/issue`, {})),
    );
    expect(answers.map(({ status }) => status).filter((status) => ![200, 422].includes(status))).toEqual([]);
    expect(await done(shop.api.get(`/invoices/${draft.id}`))).toMatchObject({
      status: 'paid',
      balance_applied: 10_000,
    });
    expect(await shop.balance()).toBe(5000);
  });
});

describe('what can be done with an invoice depends on its state', () => {
  const steps: Readonly<Record<string, (shop: Shop) => Promise<string>>> = {
    draft: async (shop) => (await invoice(shop, { issue: false })).id,
    open: async (shop) => (await invoice(shop)).id,
    paid: async (shop) => (await invoice(shop, { renewal_type: 'automatic' })).id,
    void: async (shop) => (await act(shop, (await invoice(shop)).id, 'void')).id,
    uncollectible: async (shop) => (await act(shop, (await invoice(shop)).id, 'mark-uncollectible')).id,
  };

  it.each<[from: string, action: string, to: string | null]>([
    ['draft', 'issue', 'open'],
    ['draft', 'pay', null],
    ['draft', 'void', 'void'],
    ['draft', 'mark-uncollectible', null],
    ['open', 'issue', null],
    ['open', 'pay', 'paid'],
    ['open', 'void', 'void'],
    ['open', 'mark-uncollectible', 'uncollectible'],
    ['paid', 'issue', null],
    ['paid', 'pay', null],
    ['paid', 'void', null],
    ['paid', 'mark-uncollectible', null],
    ['void', 'issue', null],
    ['void', 'pay', null],
    ['void', 'void', null],
    ['void', 'mark-uncollectible', null],
    ['uncollectible', 'issue', null],
    ['uncollectible', 'pay', 'paid'],
    ['uncollectible', 'void', 'void'],
    ['uncollectible', 'mark-uncollectible', null],
  ])('%s, %s: %s', async (from, action, to) => {
    const shop = await Shop.open(service);
    const id = (await steps[from]?.(shop)) ?? '';
    const answer = await shop.api.post(`/invoices/${id}/${action}`, {});
    if (to === null) expectFailureOf(answer, 422, 'invoice_not_open');
    else expect(answer.status).toBe(action === 'pay' ? 201 : 200);
    expect(await done(shop.api.get(`/invoices/${id}`))).toMatchObject({ status: to ?? from });
  });
});

describe('numbers', () => {
  const numbers = async (shop: Shop) => (await shop.invoices()).map(({ number }) => number);

  it('are given on issue, without gaps, and a void invoice keeps its own', async () => {
    const shop = await Shop.open(service, { settings: { invoice_prefix: 'R' } });
    const first = await invoice(shop, { issue: false });
    const second = await invoice(shop);
    const third = await invoice(shop, { issue: false });
    await act(shop, second.id, 'void');
    await act(shop, third.id, 'void');
    await act(shop, first.id, 'issue');
    const { option } = await shop.offer({ amount: 1000 });
    await shop.enroll(option);
    await invoice(shop);
    expect(await numbers(shop)).toEqual(['R2', 'R1', null, 'R3', 'R4']);
  });

  it('are all there when many are issued at once', async () => {
    const shop = await Shop.open(service);
    await Promise.all(Array.from({ length: 20 }, () => invoice(shop)));
    const expected = Array.from({ length: 20 }, (_, index) => `INV-${index + 1}`);
    expect((await numbers(shop)).toSorted()).toEqual(expected.toSorted());
  });

  it('follow the days, whichever enrollment is billed', async () => {
    const shop = await Shop.open(service, { today: '2026-01-01' });
    const weekly = await shop.offer({ cycle: 'weekly', amount: 100 });
    const monthly = await shop.offer({ amount: 400 });
    await shop.enroll(monthly.option, { start_on: '2026-01-10' });
    await shop.enroll(weekly.option);
    await shop.clock('2026-02-15');
    const issued = (await shop.invoices()).toSorted((a, b) => Number(a.number?.slice(4)) - Number(b.number?.slice(4)));
    expect(issued.map(({ number, issued_on, total }) => `${number} ${issued_on} ${total}`)).toEqual([
      'INV-1 2026-01-01 100',
      'INV-2 2026-01-08 100',
      'INV-3 2026-01-10 400',
      'INV-4 2026-01-15 100',
      'INV-5 2026-01-22 100',
      'INV-6 2026-01-29 100',
      'INV-7 2026-02-05 100',
      'INV-8 2026-02-10 400',
      'INV-9 2026-02-12 100',
    ]);
  });
});
