import { Injectable } from '@nestjs/common';
import { Failure } from '../../contract/failures/failure.js';
import type { Metadata } from '../../contract/validation/field.decorators.js';
import { splitCredit, takeInOrder } from '../../domain/billing/credit-note.js';
import { newId } from '../../platform/new-id.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { CarryingOverService } from '../collection/carrying-over.service.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import { todayOf } from '../ledger/billed-store.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { assertStatus } from '../invoices/invoice.rules.js';
import type { InvoiceBody } from '../invoices/invoices.dto.js';
import { RefundsRepository } from '../refunds/refunds.repository.js';
import { CreditNotesRepository, type LockedPayment } from './credit-notes.repository.js';
import { creditNotes } from './credit-notes.resource.js';
import { assertLinesOf, creditedLines, standingOf, type CreditedAmounts } from './credited-lines.js';
import { LineCreditsRepository } from './line-credits.repository.js';

/** What a credit note is to give back. */
export interface CreditRequest {
  readonly amounts: CreditedAmounts;
  readonly reason: string | null;
  /** Whether what was paid goes back to the payer; else it goes to the balance. */
  readonly refund: boolean;
  readonly metadata: Metadata;
  /** All of it goes back of this one payment, which holds as much; null: of those that there are, as far as they go. */
  readonly payment: RefundRequest | null;
}

/** What a refund has of its own that is asked for by itself. */
export interface RefundRequest {
  readonly id: string;
  readonly metadata: Metadata;
  readonly requestKey: string | null;
}

/** What is written down, for gateways to be asked about when it is committed. */
export interface Credited {
  readonly creditNoteId: string;
  readonly refundIds: readonly string[];
}

/**
 * Gives back what was invoiced. All that it changes is held in one order: the invoice, its payments, its enrollment, the
 * subscriber, the counter of credit notes.
 */
@Injectable()
export class CreditingService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly written: BilledEnrollmentsRepository,
    private readonly repository: CreditNotesRepository,
    private readonly lineCredits: LineCreditsRepository,
    private readonly refunds: RefundsRepository,
    private readonly pastDue: PastDueRepository,
    private readonly carryingOver: CarryingOverService,
  ) {}

  /** @param locked the invoice as it is while it is locked */
  async credit(scope: StoreScope, locked: InvoiceBody, asked: CreditRequest): Promise<Credited> {
    // What a later invoice still owes of it is lowered where it came from.
    const invoice =
      asked.payment === null ? await this.carryingOver.takeBack(scope, locked, wantedOf(asked.amounts)) : locked;
    const { id: invoice_id, subscriber_id, currency } = invoice;
    const payments = await this.repository.lockPayments(scope, invoice_id);
    assertLinesOf(invoice, asked.amounts);
    assertCreditable(invoice, payments);
    // Held before it is known what stands, so that nobody bills the enrollment by what stood before.
    if (invoice.enrollment_id !== null) await this.pastDue.holdEnrollment(scope, invoice.enrollment_id);
    const standing = standingOf(invoice, await this.lineCredits.takenOff(scope, invoice_id));
    const lines = creditedLines(invoice, standing, asked.amounts);
    const amount = sum(lines.map((line) => line.amount));

    const sources = payments.filter((payment) => canGiveBack(payment, asked));
    const due = asked.payment === null ? invoice.amount_due : 0;
    const split = splitCredit(amount, due, sum(sources.map(({ left }) => left)));
    await this.repository.lower(scope, invoice_id, split);
    if (split.offDue > 0) await this.pastDue.follow(scope, [invoice_id]);
    await this.written.takeFromBalance(scope, subscriber_id, 0 - split.toBalance);

    const { now } = scope;
    const { id: creditNoteId } = await creditNotes.table.insert(scope, {
      ...{ id: newId('crn'), created_at: now, updated_at: now, metadata: asked.metadata },
      ...{ invoice_id, subscriber_id, currency, reason: asked.reason, refund: asked.refund },
      issued_on: todayOf(await this.inputs.store(scope), now),
      number: await this.repository.nextNumber(scope),
      ...{ lines, amount, tax_total: sum(lines.map(({ tax_amount }) => tax_amount)) },
      amount_off_due: split.offDue,
      amount_refunded: split.refunded,
      amount_to_balance: split.toBalance,
    });
    await this.lineCredits.book(
      scope,
      lines.map(({ invoice_line_id, amount: credited, tax_amount }) => ({
        ...{ invoice_id, invoice_line_id, source: 'credit_note' as const, credit_note_id: creditNoteId },
        ...{ amount: credited, tax_amount },
      })),
    );
    const parts = takeInOrder(
      split.refunded,
      sources.map(({ left }) => left),
    );
    const begun = sources.map((source, index) => ({
      ...{ id: newId('ref'), payment_id: source.id, gateway: source.gateway, amount: parts[index] ?? 0 },
      ...{ invoice_id, credit_note_id: creditNoteId, balance_refund_id: null },
      ...{ subscriber_id, currency, reason: asked.reason },
      ...{ request_key: asked.payment?.requestKey ?? null, metadata: asked.payment?.metadata ?? {} },
    }));
    return { creditNoteId, refundIds: await this.refunds.begin(scope, begun) };
  }
}

function assertCreditable(invoice: InvoiceBody, payments: readonly LockedPayment[]): void {
  assertStatus(invoice, 'open', 'paid', 'uncollectible');
  if (payments.some(({ status }) => status === 'pending')) throw new Failure('payment_pending');
}

function canGiveBack({ id, status }: LockedPayment, { refund, payment }: CreditRequest): boolean {
  return status === 'succeeded' && refund && (payment === null || payment.id === id);
}

function wantedOf(amounts: CreditedAmounts): number {
  return typeof amounts === 'number' ? amounts : sum(amounts.map(({ amount }) => amount));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
