import type { Api } from './api.js';
import type { CreditNote, Invoice, Payment, Refund, Subscriber } from './resources.js';

/** All that the API shows of a store's money. Amounts are minor units. */
export interface Books {
  readonly invoices: readonly Invoice[];
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly creditNotes: readonly CreditNote[];
  readonly subscribers: readonly Subscriber[];
}

/** What a store's invoices add up to, in minor units. */
export interface Sums {
  readonly charged: number;
  readonly credited: number;
  /** What was paid, less what was given back. */
  readonly received: number;
  readonly fromBalances: number;
  readonly writtenOff: number;
  /** What is owed, and not given up. */
  readonly due: number;
}

export async function readBooks(api: Api): Promise<Books> {
  const [invoices, payments, refunds, creditNotes, subscribers] = await Promise.all([
    api.list<Invoice>('/invoices'),
    api.list<Payment>('/payments'),
    api.list<Refund>('/refunds'),
    api.list<CreditNote>('/credit-notes'),
    api.list<Subscriber>('/subscribers'),
  ]);
  return { invoices, payments, refunds, creditNotes, subscribers };
}

export function sumsOf({ invoices }: Books): Sums {
  const issued = invoices.filter(isIssued);
  return {
    charged: sum(issued, ({ total }) => total),
    // What later invoices credit is in their own totals.
    credited: sum(issued, ({ credited_total, credited_by_invoices }) => credited_total - credited_by_invoices),
    received: sum(issued, ({ amount_paid }) => amount_paid),
    fromBalances: sum(issued, ({ balance_applied }) => balance_applied),
    writtenOff: sum(issued.filter(isGivenUp), ({ amount_due }) => amount_due),
    due: sum(issued, (invoice) => (isGivenUp(invoice) ? 0 : invoice.amount_due)),
  };
}

/** What was received for the invoices of each month, less what was given back, in minor units. */
export function receivedByMonth({ invoices }: Books, months: readonly string[]): number[] {
  return months.map((month) =>
    sum(
      invoices.filter(({ issued_on }) => issued_on?.startsWith(month)),
      ({ amount_paid }) => amount_paid,
    ),
  );
}

/** Every place where what the API shows in one list does not agree with what it shows in another, a sentence each. */
export function faultsOf({ invoices, payments, refunds, creditNotes, subscribers }: Books): string[] {
  const faults: string[] = [];
  const agree = (what: string, shown: number, expected: number) => {
    if (shown !== expected) faults.push(`${what} is ${shown}, and ought to be ${expected}.`);
  };
  const received = (id: string) =>
    sum(payments.filter(of('invoice_id', id)).filter(succeeded), ({ amount }) => amount) -
    sum(refunds.filter(of('invoice_id', id)).filter(succeeded), ({ amount }) => amount);

  invoices.filter(isIssued).forEach((invoice, index) => {
    const { id, lines, total, credited_total, balance_applied, amount_paid, amount_due, number } = invoice;
    const creditedByNotes = credited_total - invoice.credited_by_invoices;
    const { carried_in, carried_over } = invoice;
    const what = (name: string) => `The ${name} of ${number}`;
    agree(what('place in the sequence'), Number(number?.split('-').at(-1)), index + 1);
    // Taxes are on top of the amounts here.
    agree(
      what('total'),
      total,
      sum(lines, (line) => line.amount - line.discount_amount + line.tax_amount),
    );
    agree(what('amount paid'), amount_paid, received(id));
    agree(
      what('amount credited by notes'),
      creditedByNotes,
      sum(creditNotes.filter(of('invoice_id', id)), (note) => note.amount),
    );
    agree(
      what('amount due'),
      amount_due,
      total - creditedByNotes - balance_applied - amount_paid - carried_over + carried_in,
    );
  });
  for (const { number, amount, amount_off_due, amount_refunded, amount_to_balance } of creditNotes) {
    agree(`The amount of ${number}`, amount, amount_off_due + amount_refunded + amount_to_balance);
  }
  for (const { id, balance } of subscribers) {
    const credited = sum(creditNotes.filter(of('subscriber_id', id)), (note) => note.amount_to_balance);
    const applied = sum(invoices.filter(of('subscriber_id', id)), ({ balance_applied }) => balance_applied);
    agree(`The balance of ${id}`, balance, credited - applied);
  }
  return faults;
}

function isIssued({ number, status }: Invoice): boolean {
  return number !== null && status !== 'void';
}

function isGivenUp({ status }: Invoice): boolean {
  return status === 'uncollectible';
}

function succeeded({ status }: { readonly status: string }): boolean {
  return status === 'succeeded';
}

function of<Name extends string>(name: Name, id: string) {
  return (thing: Readonly<Record<Name, string>>) => thing[name] === id;
}

function sum<T>(things: readonly T[], amountOf: (thing: T) => number): number {
  return things.reduce((total, thing) => total + amountOf(thing), 0);
}
