import { describe, expect, it } from '@jest/globals';
import { faultsOf, receivedByMonth, sumsOf, type Books } from './books.js';

const LINE = {
  ...{ id: 'lin_1', kind: 'subscription', description: 'Club', quantity: '1', unit_price: null, period: null },
  ...{ amount: 1000, discount_amount: 100, tax_amount: 90, tax_rate_ids: [] },
};
const INVOICE = {
  ...{ id: 'inv_1', number: 'INV-1', status: 'paid', subscriber_id: 'ppl_1', enrollment_id: null },
  ...{ issued_on: '2027-01-31', lines: [LINE], subtotal: 1000, discount_total: 100, tax_total: 90, total: 990 },
  ...{
    credited_total: 290,
    credited_by_invoices: 0,
    balance_applied: 40,
    amount_paid: 660,
    amount_due: 0,
    collect_on: null,
  },
  ...{ carried_in: 0, carried_over: 0 },
};
const OWED = {
  ...{ ...INVOICE, id: 'inv_2', number: 'INV-2', issued_on: '2027-02-01', status: 'open' },
  ...{ credited_total: 0, credited_by_invoices: 0, balance_applied: 0, amount_paid: 0, amount_due: 990 },
};
const PAYMENT = {
  ...{ id: 'pay_1', invoice_id: 'inv_1', subscriber_id: 'ppl_1', amount: 900, status: 'succeeded', attempt: 2 },
  ...{ failure_code: null, payment_method_id: 'pm_1', amount_refunded: 240, created_at: '2027-01-31T00:00:00.000Z' },
};
const NOTE = {
  ...{ id: 'crn_1', number: 'CN-1', invoice_id: 'inv_1', subscriber_id: 'ppl_1', amount: 290, tax_total: 26 },
  ...{ amount_off_due: 0, amount_refunded: 240, amount_to_balance: 50, reason: null },
};
const ADA = { id: 'ppl_1', first_name: 'Ada', company: null, balance: 10 };
const BOOKS: Books = {
  invoices: [INVOICE, OWED],
  payments: [PAYMENT, { ...PAYMENT, id: 'pay_0', status: 'failed', attempt: 1, amount: 950 }],
  refunds: [
    { id: 'ref_1', payment_id: 'pay_1', invoice_id: 'inv_1', subscriber_id: 'ppl_1', amount: 240, status: 'succeeded' },
  ],
  creditNotes: [NOTE],
  subscribers: [ADA],
};

describe('books', () => {
  it('that close have no faults', () => expect(faultsOf(BOOKS)).toEqual([]));

  it('add up to what was charged, credited, received, and is owed', () => {
    const sums = { charged: 1980, credited: 290, received: 660, fromBalances: 40, writtenOff: 0, due: 990 };
    expect(sumsOf(BOOKS)).toEqual(sums);
    const givenUp = { ...BOOKS, invoices: [INVOICE, { ...OWED, status: 'uncollectible' }] };
    expect(sumsOf(givenUp)).toEqual({ ...sums, writtenOff: 990, due: 0 });
  });

  it('tell what was received for the invoices of each month', () => {
    expect(receivedByMonth(BOOKS, ['2026-12', '2027-01', '2027-02'])).toEqual([0, 660, 0]);
  });

  it.each<[what: string, broken: Partial<Books>, fault: string]>([
    ['a gap in the numbers', { invoices: [INVOICE, { ...OWED, number: 'INV-3' }] }, 'place in the sequence of INV-3'],
    ['another total', { invoices: [{ ...INVOICE, total: 991, amount_due: 1 }, OWED] }, 'The total of INV-1 is 991'],
    ['a payment that is missing', { payments: [] }, 'The amount paid of INV-1 is 660, and ought to be -240'],
    ['a refund that is missing', { refunds: [] }, 'The amount paid of INV-1 is 660, and ought to be 900'],
    ['a credit note of another amount', { creditNotes: [{ ...NOTE, amount: 291 }] }, 'The amount of CN-1 is 291'],
    [
      'a credit note that is missing',
      { creditNotes: [] },
      'The amount credited by notes of INV-1 is 290, and ought to be 0',
    ],
    ['something due', { invoices: [{ ...INVOICE, amount_due: 1 }, OWED] }, 'The amount due of INV-1 is 1'],
    ['another balance', { subscribers: [{ ...ADA, balance: 9 }] }, 'is 9'],
  ])('show %s', (_, broken, fault) => {
    expect(faultsOf({ ...BOOKS, ...broken }).join('\n')).toContain(fault);
  });
});
