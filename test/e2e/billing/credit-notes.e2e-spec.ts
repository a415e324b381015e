import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../../src/conformance/api-client.js';
import { expectFailure, expectFailureOf } from '../../harness/failures.js';
import { done, Shop, type ShownInvoice } from '../../harness/shop.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

let service: TestService;
/** The one that most tests share, each with a subscriber of its own where that matters. */
let shop: Shop;
beforeAll(async () => {
  service = await startTestService();
  shop = await Shop.open(service);
});
afterAll(() => service.stop());

type Fields = Readonly<Record<string, unknown>>;

interface ShownNote extends Shown {
  readonly lines: readonly { readonly description: string; readonly amount: number; readonly tax_amount: number }[];
}

const WORK = { description: 'Work', amount: 1000 };

function invoice(fields: Fields = {}, { api, subscriber } = shop): Promise<ShownInvoice> {
  return api.created('/invoices', { subscriber_id: subscriber, lines: [WORK], ...fields }) as Promise<ShownInvoice>;
}

const credit = (id: string, fields: Fields, { api } = shop) =>
  api.created('/credit-notes', { invoice_id: id, ...fields }) as Promise<ShownNote>;
/** What there is of an invoice in a collection. */
const of = async (id: string, collection: string) =>
  ((await shop.api.get(`${collection}?filter_by=invoice_id&filter=${id}`)).body ?? []) as Shown[];
const shown = (path: string, { api } = shop) => done(api.get(path));

/** What a subscriber has in credit was invoiced, paid and given back. */
async function giveBalance(subscriber_id: string, amount: number): Promise<void> {
  const lines = [{ description: 'Deposit', amount }];
  const { id } = await invoice({ subscriber_id, lines, renewal_type: 'automatic' });
  await credit(id, { amount });
}

/** An invoice of 1000, by what has become of it. */
const INVOICES: Readonly<Record<string, (subscriber_id: string) => Promise<string>>> = {
  open: async (subscriber_id) => (await invoice({ subscriber_id })).id,
  'to be collected': async (subscriber_id) => {
    await shop.api.created(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token: 'pm_declined' });
    return (await invoice({ subscriber_id, renewal_type: 'automatic' })).id;
  },
  uncollectible: async (subscriber_id) => {
    const { id } = await invoice({ subscriber_id });
    await done(shop.api.post(`/invoices/${id}/mark-uncollectible`, {}));
    return id;
  },
  'paid by card': async (subscriber_id) => (await invoice({ subscriber_id, renewal_type: 'automatic' })).id,
  'paid outside': async (subscriber_id) => {
    const { id } = await invoice({ subscriber_id });
    await shop.api.created(`/invoices/${id}/pay`, { reference: 'Transfer 17' });
    return id;
  },
  'paid with 400 of the balance': async (subscriber_id) => {
    await giveBalance(subscriber_id, 400);
    return (await invoice({ subscriber_id, renewal_type: 'automatic' })).id;
  },
  'open with 400 of the balance': async (subscriber_id) => {
    await giveBalance(subscriber_id, 400);
    return (await invoice({ subscriber_id })).id;
  },
  'paid with the balance': async (subscriber_id) => {
    await giveBalance(subscriber_id, 1000);
    return (await invoice({ subscriber_id })).id;
  },
};

describe('what a credit note gives back lowers what is owed, then goes where it was said to go', () => {
  it.each<
    [
      state: string,
      notes: readonly (number | [amount: number, 'refund'])[],
      splits: readonly [offDue: number, refunded: number, toBalance: number][],
      status: string,
      sums: [credited: number, applied: number, paid: number, due: number],
      balance: number,
    ]
  >([
    ['open', [300], [[300, 0, 0]], 'open', [300, 0, 0, 700], 0],
    ['open', [[300, 'refund']], [[300, 0, 0]], 'open', [300, 0, 0, 700], 0],
    ['open', [1000], [[1000, 0, 0]], 'paid', [1000, 0, 0, 0], 0],
    [
      'open',
      [400, 600],
      [
        [400, 0, 0],
        [600, 0, 0],
      ],
      'paid',
      [1000, 0, 0, 0],
      0,
    ],
    ['to be collected', [1000], [[1000, 0, 0]], 'paid', [1000, 0, 0, 0], 0],
    ['uncollectible', [300], [[300, 0, 0]], 'uncollectible', [300, 0, 0, 700], 0],
    ['uncollectible', [1000], [[1000, 0, 0]], 'paid', [1000, 0, 0, 0], 0],
    ['paid by card', [300], [[0, 0, 300]], 'paid', [300, -300, 1000, 0], 300],
    ['paid by card', [[300, 'refund']], [[0, 300, 0]], 'paid', [300, 0, 700, 0], 0],
    [
      'paid by card',
      [300, [500, 'refund'], 200],
      [
        [0, 0, 300],
        [0, 500, 0],
        [0, 0, 200],
      ],
      'paid',
      [1000, -500, 500, 0],
      500,
    ],
    ['paid outside', [[1000, 'refund']], [[0, 1000, 0]], 'paid', [1000, 0, 0, 0], 0],
    ['paid with 400 of the balance', [[1000, 'refund']], [[0, 600, 400]], 'paid', [1000, 0, 0, 0], 400],
    ['paid with 400 of the balance', [1000], [[0, 0, 1000]], 'paid', [1000, -600, 600, 0], 1000],
    ['open with 400 of the balance', [[700, 'refund']], [[600, 0, 100]], 'paid', [700, 300, 0, 0], 100],
    ['paid with the balance', [[1000, 'refund']], [[0, 0, 1000]], 'paid', [1000, 0, 0, 0], 1000],
  ])('%s: %j', async (state, notes, splits, status, [credited, applied, paid, due], balance) => {
    const subscriber = await shop.newSubscriber();
    const id = (await INVOICES[state]?.(subscriber)) ?? '';
    const made: ShownNote[] = [];
    for (const note of notes) {
      const [amount, refund] = typeof note === 'number' ? [note, false] : [note[0], true];
      made.push(await credit(id, { amount, refund }));
    }
    expect(
      made.map(({ amount_off_due, amount_refunded, amount_to_balance }) => [
        amount_off_due,
        amount_refunded,
        amount_to_balance,
      ]),
    ).toEqual(splits);
    expect(await shown(`/invoices/${id}`)).toMatchObject({
      ...{ status, credited_total: credited, balance_applied: applied, amount_paid: paid, amount_due: due },
      ...(due === 0 && { collect_on: null }),
    });
    expect(await shop.balance(subscriber)).toBe(balance);
    const expected = splits
      .filter(([, refunded]) => refunded > 0)
      .map(([, amount]) => ({ status: 'succeeded', amount }));
    expect(await of(id, '/refunds')).toMatchObject(expected);
  });
});

describe('a credit note splits its tax as the lines of the invoice were taxed', () => {
  const LINES = [WORK, { description: 'Advice', amount: 500 }, { description: 'Goodwill', amount: -100 }];

  it.each<[title: string, currency: string, behavior: string, taxed: number[], notes: Fields[], expected: string[][]]>([
    ['no tax', 'EUR', 'exclusive', [], [{ amount: 400 }], [['Work 267 0', 'Advice 133 0']]],
    ['tax on top', 'EUR', 'exclusive', [0, 1, 2], [{ amount: 1666 }], [['Work 1111 177', 'Advice 555 89']]],
    [
      'in steps',
      'EUR',
      'exclusive',
      [0],
      [{ amount: 7 }, { lines: [[1, 3]] }, { amount: 100 }, { amount: 1480 }],
      [['Work 5 1', 'Advice 2 0'], ['Advice 3 0'], ['Work 71 12', 'Advice 29 0'], ['Work 1044 177', 'Advice 436 0']],
    ],
    ['tax within', 'EUR', 'inclusive', [0, 1], [{ amount: 1400 }], [['Work 933 160', 'Advice 467 80']]],
    [
      'lines, in their order',
      'JPY',
      'inclusive',
      [0, 1],
      [
        {
          lines: [
            [1, 100],
            [0, 50],
          ],
        },
      ],
      [['Work 50 9', 'Advice 100 17']],
    ],
  ])('%s (%s, %s)', async (_, currency, tax_behavior, taxed, notes, expected) => {
    const own = await Shop.open(service, { currency, settings: { tax_behavior } });
    const rate = await own.api.created('/tax-rates', { name: 'VAT', percentage: '19' });
    const lines = LINES.map((line, index) => ({ ...line, tax_rate_ids: taxed.includes(index) ? [rate.id] : [] }));
    const made = await invoice({ lines }, own);
    const shownNotes: ShownNote[] = [];
    for (const note of notes) {
      const named = (note.lines as number[][] | undefined)?.map(([index = 0, amount]) => ({
        invoice_line_id: (made.lines[index] as unknown as Shown).id,
        amount,
      }));
      shownNotes.push(await credit(made.id, named === undefined ? note : { lines: named }, own));
    }
    const text = ({ description, amount, tax_amount }: ShownNote['lines'][number]) =>
      `${description} ${amount} ${tax_amount}`;
    expect(shownNotes.map((note) => note.lines.map(text))).toEqual(expected);
    for (const note of shownNotes) {
      expect(note).toMatchObject({ currency, tax_total: note.lines.reduce((sum, line) => sum + line.tax_amount, 0) });
    }
    const credited = shownNotes.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(await shown(`/invoices/${made.id}`, own)).toMatchObject({ credited_total: credited });
    // What is left is just as much as the notes have not given back.
    if (credited < made.total) await credit(made.id, { amount: made.total - credited }, own);
    const all = (await own.api.get('/credit-notes')).body as Shown[];
    expect(all.reduce((sum, { tax_total }) => sum + Number(tax_total), 0)).toBe(made.tax_total);
  });

  it('after discounts', async () => {
    const { id: rate } = await shop.api.created('/tax-rates', { name: 'VAT', percentage: '19' });
    await shop.api.created('/coupons', { code: 'TENTH', percent_off: '10' });
    const { option } = await shop.offer({ amount: 1000 }, { tax_charge: true, tax_rate_ids: [rate] });
    const { id } = await shop.enroll(option, { coupon_code: 'TENTH' });
    const [made] = await shop.invoices(id);
    expect(made).toMatchObject({ total: 1071, tax_total: 171 });
    const note = await credit(made?.id ?? '', { amount: 1071, refund: true });
    expect(note).toMatchObject({ amount_refunded: 1071, tax_total: 171, lines: [{ amount: 1071, tax_amount: 171 }] });
  });
});

describe('a credit note is refused', () => {
  const LINE = { invoice_line_id: 'lin_none', amount: 1 };

  it.each<[title: string, fields: Fields, code: string, faulty: Readonly<Record<string, string>>]>([
    ['without lines and amount', {}, 'missing_field', { 1: 'lines', 2: 'amount' }],
    ['with both', { lines: [LINE], amount: 1 }, 'invalid_field', { 1: 'lines', 2: 'amount' }],
    ['of a line twice', { lines: [LINE, LINE] }, 'invalid_field', { '1.1.0': 'lines[1].invoice_line_id' }],
    ['of no lines', { lines: [] }, 'invalid_field', { 1: 'lines' }],
    ['of nothing', { amount: 0 }, 'invalid_field', { 1: 'amount' }],
    ['of less than nothing', { amount: -1 }, 'invalid_field', { 1: 'amount' }],
  ])('%s: 400', async (_, fields, code, faulty) => {
    const answer = await service.api.post('/credit-notes', { invoice_id: 'inv_none', ...fields });
    expectFailureOf(answer, 400, code);
    expect(answer.body).toMatchObject([{ body: { fields: faulty } }]);
  });

  it('for what is not there: 412', async () => {
    const { id } = await invoice({ issue: false });
    const text = 'Something that the request names does not exist in this store';
    const refusal = { status: 412, code: 'missing_reference', text } as const;
    expectFailure(await shop.api.post('/credit-notes', { amount: 1, invoice_id: 'inv_none' }), {
      ...refusal,
      fields: { 1: 'invoice_id' },
    });
    expectFailure(await shop.api.post('/credit-notes', { invoice_id: id, lines: [LINE] }), {
      ...refusal,
      fields: { '1.0.0': 'lines[0].invoice_line_id' },
    });
  });

  it.each<[title: string, make: () => Promise<string>, code: string]>([
    ['a draft', async () => (await invoice({ issue: false })).id, 'invoice_not_open'],
    [
      'a void invoice',
      async () => {
        const { id } = await invoice();
        await done(shop.api.post(`/invoices/${id}/void`, {}));
        return id;
      },
      'invoice_not_open',
    ],
    [
      'an invoice of nothing',
      async () => (await invoice({ lines: [WORK, { description: 'Goodwill', amount: -1000 }] })).id,
      'credit_too_large',
    ],
    [
      'an invoice of which a payment is pending',
      async () => {
        const subscriber_id = await shop.newSubscriber({}, 'pm_timeout');
        return (await invoice({ subscriber_id, renewal_type: 'automatic' })).id;
      },
      'payment_pending',
    ],
  ])('for %s: 422', async (_, make, code) => {
    const id = await make();
    expectFailureOf(await shop.api.post('/credit-notes', { invoice_id: id, amount: 1 }), 422, code);
    expect(await of(id, '/credit-notes')).toEqual([]);
  });

  it('for more than is left, of the invoice or of a line: 422', async () => {
    const { id, lines } = await invoice({ lines: [WORK, { description: 'Advice', amount: 500 }] });
    const [work, advice] = lines as unknown as Shown[];
    const refused = async (fields: Fields, text: string) =>
      expectFailure(await shop.api.post('/credit-notes', { invoice_id: id, ...fields }), {
        ...{ status: 422, code: 'credit_too_large', text },
      });
    await refused({ amount: 1501 }, 'Of the invoice 15.00 EUR is left to be credited');
    await credit(id, { lines: [{ invoice_line_id: work?.id, amount: 995 }] });
    const six = [{ invoice_line_id: work?.id, amount: 6 }];
    await refused({ lines: six }, `Of the line ${work?.id} 0.05 EUR is left to be credited`);
    await credit(id, { amount: 505 });
    await refused(
      { lines: [{ invoice_line_id: advice?.id, amount: 1 }] },
      'Of the invoice 0.00 EUR is left to be credited',
    );
  });
});

describe('credit notes', () => {
  it('have numbers without gaps, of each store its own, and never exceed their invoice together', async () => {
    const own = await Shop.open(service);
    const { id } = await invoice({ renewal_type: 'automatic' }, own);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        own.api.post('/credit-notes', { invoice_id: id, amount: 100, refund: n % 2 === 0 }),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(10);
    for (const answer of refused) expectFailureOf(answer, 422, 'credit_too_large');
    const notes = (await own.api.get('/credit-notes')).body as Shown[];
    const numbers = notes.map(({ number }) => Number(String(number).slice('CN-'.length)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const refunded = notes.reduce((sum, { amount_refunded }) => sum + Number(amount_refunded), 0);
    expect(await shown(`/invoices/${id}`, own)).toMatchObject({ amount_paid: 1000 - refunded, amount_due: 0 });
    expect(await own.balance()).toBe(1000 - refunded);
    expect(await credit((await invoice({}, own)).id, { amount: 1 }, own)).toMatchObject({ number: 'CN-11' });
  });

  it('are made once for each Idempotency-Key, and so are their refunds', async () => {
    const { id } = await invoice({ renewal_type: 'automatic' });
    const send = () =>
      shop.api.post(
        '/credit-notes',
        { invoice_id: id, amount: 100, refund: true },
        { headers: { 'idempotency-key': 'credit-1' } },
      );
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.text]).toEqual([201, first.text]);
    expect(await of(id, '/refunds')).toMatchObject([{ amount: 100, status: 'succeeded' }]);
  });

  it('make an enrollment active again whose last unpaid invoice they pay off', async () => {
    const { option } = await shop.offer({ amount: 1000 });
    const { id } = await shop.enroll(option, { subscriber_id: await shop.newSubscriber({}, 'pm_declined') });
    expect(await shop.enrollment(id)).toMatchObject({ status: 'past_due' });
    const [made] = await shop.invoices(id);
    await credit(made?.id ?? '', { amount: 999 });
    expect(await shop.enrollment(id)).toMatchObject({ status: 'past_due' });
    await credit(made?.id ?? '', { amount: 1 });
    expect(await shop.enrollment(id)).toMatchObject({ status: 'active' });
  });

  it('are told of by events that show what GET shows', async () => {
    const { id } = await invoice({ renewal_type: 'automatic' });
    const fields = { amount: 700, reason: 'Broken', refund: true, metadata: { ref: 'A-1' } };
    const note = await credit(id, fields);
    const rows = await sql<{ type: string; object_id: string; data: object }>(
      service.database,
      'select type, object_id, data from event_log where store_id = $1 order by position',
      [shop.api.credentials.user],
    );
    const told = (object: unknown) => rows.filter(({ object_id }) => object_id === object);
    expect(told(note.id).map(({ type }) => type)).toEqual(['credit_note.issued']);
    expect(told(id).map(({ type }) => type)).toContain('invoice.credited');
    const [refund] = await of(id, '/refunds');
    expect(told(refund?.id).map(({ type }) => type)).toEqual(['refund.pending', 'refund.succeeded']);
    const things = { invoices: id, 'credit-notes': note.id, refunds: refund?.id, payments: refund?.payment_id };
    for (const [collection, thing] of Object.entries(things)) {
      const { text } = await shop.api.get(`/${collection}/${String(thing)}`);
      expect(JSON.stringify(told(thing).at(-1)?.data)).toBe(text);
    }
  });
});
