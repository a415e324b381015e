import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import type { AppliedRate, Line } from '../../domain/billing/line.js';
import { taxOn } from '../../domain/pricing/tax.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { subscribers } from '../../subscribers/subscribers/subscribers.resource.js';
import { taxRates } from '../../catalog/tax-rates/tax-rates.resource.js';
import { taxOfCredit, type StandingLine } from '../../domain/billing/credit-note.js';
import { standingOf } from '../credit-notes/credited-lines.js';
import { LineCreditsRepository, type NewLineCredit } from '../credit-notes/line-credits.repository.js';
import { CarryingOverRepository } from '../collection/carrying-over.repository.js';
import { ChargesRepository } from '../collection/charges.repository.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import { missing } from '../enrolling/missing.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import { todayOf, type BilledStore } from '../ledger/billed-store.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { CatchUpService } from '../run/catch-up.service.js';
import { balanceApplied, draftInvoice, dueDay } from './draft-invoice.js';
import { assertStatus } from './invoice.rules.js';
import type { InvoiceBody, NewInvoice } from './invoices.dto.js';
import { InvoicesRepository } from './invoices.repository.js';
import { invoices } from './invoices.resource.js';

/** Invoices as a store handles them itself. Those of enrollments make themselves. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly written: BilledEnrollmentsRepository,
    private readonly repository: InvoicesRepository,
    private readonly lineCredits: LineCreditsRepository,
    private readonly charges: ChargesRepository,
    private readonly carryingOver: CarryingOverRepository,
    private readonly pastDue: PastDueRepository,
    private readonly catchUps: CatchUpService,
  ) {}

  /** Makes a one-off invoice, issued at once or left as a draft. */
  async create(caller: StoreCaller, input: NewInvoice): Promise<InvoiceBody> {
    const id = await caller.transaction(async (scope) => {
      // Locked first: many who first refer to the row and then ask for its balance would wait for each other.
      const subscriber = await subscribers.table.lock(scope, input.subscriber_id);
      if (subscriber === undefined) throw missing(['subscriber_id']);
      const store = await this.inputs.store(scope);
      const lines = await this.oneOffLines(scope, store, input);
      const invoice = draftInvoice(store, {
        subscriberId: input.subscriber_id,
        enrollmentId: null,
        renewalType: input.renewal_type,
        lines,
        taxBehavior: store.taxBehavior,
        periodNumber: null,
        balance: 0,
        day: todayOf(store, scope.now),
        metadata: input.metadata,
      });
      if (invoice.total < 0) {
        throw new Failure('unprocessable', { text: 'The lines of an invoice must not add up to less than nothing' });
      }
      // A draft waits for its days, and with them for the balance, until it is issued.
      await this.written.insertInvoice(scope, { ...invoice, issued_on: null, due_on: null });
      if (input.issue) await this.prepareIssue(scope, invoice.id);
      return invoice.id;
    });
    if (input.issue) await this.catchUps.issue(caller, [id]);
    return caller.showing(() => invoices.get(caller, id));
  }

  async issue(caller: StoreCaller, id: string): Promise<InvoiceBody> {
    await caller.transaction(async (scope) => {
      const invoice = await this.lock(caller, scope, id);
      assertStatus(invoice, 'draft');
      // Prepared, it only waits for its number: another request has come before this one, or was cut off.
      if (invoice.issued_on === null) await this.prepareIssue(scope, id);
    });
    await this.catchUps.issue(caller, [id]);
    return caller.showing(() => invoices.get(caller, id));
  }

  voidInvoice(caller: StoreCaller, id: string): Promise<InvoiceBody> {
    return caller.transaction(async (scope) => {
      await this.carryingOver.lockWithSources(scope, id);
      const invoice = await this.lock(caller, scope, id);
      assertStatus(invoice, 'draft', 'open', 'uncollectible');
      await this.assertNotPending(scope, id);
      if (invoice.amount_paid > 0) throw new Failure('invoice_partly_paid');
      await this.carryingOver.release(scope, id);
      if (invoice.enrollment_id !== null) await this.pastDue.holdEnrollment(scope, invoice.enrollment_id);
      const crediting = await this.lineCredits.creditingInvoices(scope, id);
      if (crediting.some(({ isOfThisAlone }) => !isOfThisAlone)) throw new Failure('invoice_credited_later');
      // What does nothing but credit this invoice has paid a part of it, which nobody else has.
      for (const { id: creditingId } of crediting) await this.repository.close(scope, creditingId, 'void');
      const credited = crediting.reduce((total, { total: amount }) => total - amount, 0);
      const standing = standingOf(invoice, await this.lineCredits.takenOff(scope, id));
      const closed = await this.repository.close(scope, id, 'void');
      await this.pastDue.follow(scope, [id]);
      // What the balance has paid of it goes back there. Whoever changes an enrollment holds it before the balance, too.
      await this.written.takeFromBalance(scope, invoice.subscriber_id, credited - invoice.balance_applied);
      if (invoice.number !== null) await this.lineCredits.book(scope, voidedLines(invoice, standing));
      return closed;
    });
  }

  markUncollectible(caller: StoreCaller, id: string): Promise<InvoiceBody> {
    return caller.transaction(async (scope) => {
      assertStatus(await this.lock(caller, scope, id), 'open');
      await this.assertNotPending(scope, id);
      const closed = await this.repository.close(scope, id, 'uncollectible');
      await this.pastDue.follow(scope, [id]);
      return closed;
    });
  }

  /** @throws Failure `payment_pending` while a gateway may yet say that the invoice is paid */
  private async assertNotPending(scope: StoreScope, id: string): Promise<void> {
    if ((await this.charges.pendingOf(scope, id)) !== undefined) throw new Failure('payment_pending');
  }

  private async lock(caller: StoreCaller, scope: StoreScope, id: string): Promise<InvoiceBody> {
    const invoice = found(await invoices.table.lock(scope, id));
    caller.assertIfMatch(invoice);
    return invoice;
  }

  /** Gives a draft its days and what the balance pays of it. */
  private async prepareIssue(scope: StoreScope, id: string): Promise<void> {
    const store = await this.inputs.store(scope);
    const invoice = found(await invoices.table.find(scope, id));
    const balance = await this.written.lockBalance(scope, invoice.subscriber_id);
    const applied = balanceApplied(invoice.total, balance);
    await this.written.takeFromBalance(scope, invoice.subscriber_id, applied);
    const today = todayOf(store, scope.now);
    const dueOn = dueDay(store, invoice.renewal_type, today);
    await this.repository.prepare(scope, id, { issuedOn: today, dueOn, applied });
  }

  private async oneOffLines(scope: StoreScope, store: BilledStore, input: NewInvoice): Promise<Line[]> {
    const named = await taxRates.table.findAll(
      scope,
      input.lines.flatMap(({ tax_rate_ids }) => tax_rate_ids),
    );
    const absent = input.lines.flatMap(({ tax_rate_ids }, line) =>
      tax_rate_ids.flatMap((id, index) => (named.has(id) ? [] : [['lines', line, 'tax_rate_ids', index]])),
    );
    if (absent.length > 0) throw missing(...absent);
    return input.lines.map(({ description, quantity, unit_price, amount, period, tax_rate_ids }) => {
      const rates = tax_rate_ids.flatMap((id): AppliedRate[] => {
        const rate = named.get(id);
        return rate === undefined ? [] : [{ id, percentage: rate.percentage }];
      });
      const percentages = rates.map(({ percentage }) => percentage);
      const span = period && { from: period.start, to: period.end };
      return {
        kind: 'one_off',
        description,
        quantity,
        unitPrice: unit_price,
        amount,
        discount: 0,
        tax: taxOn(amount, percentages, store.taxBehavior),
        rates,
        cover: { number: 0, item: 'one_off', price: null, span },
      };
    });
  }
}

/** All that stands of a voided invoice. */
function voidedLines({ id, lines }: InvoiceBody, standing: readonly StandingLine[]): NewLineCredit[] {
  return lines.flatMap((line, index) => {
    const stands = standing[index];
    if (stands === undefined) return [];
    return {
      invoice_id: id,
      invoice_line_id: line.id,
      source: 'void',
      credit_note_id: null,
      amount: stands.gross,
      // Where a credit on the same invoice has used up a part of the line, that part keeps its tax.
      tax_amount: taxOfCredit(stands, stands.gross),
    };
  });
}
