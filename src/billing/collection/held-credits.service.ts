import { Injectable } from '@nestjs/common';
import type { StoreScope } from '../../platform/database/scope.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import { DebtsRepository } from './debts.repository.js';
import { HeldCreditsRepository } from './held-credits.repository.js';

/** Gives credits their place once it is known what became of the payment that they waited for. */
@Injectable()
export class HeldCreditsService {
  constructor(
    private readonly repository: HeldCreditsRepository,
    private readonly debts: DebtsRepository,
    private readonly pastDue: PastDueRepository,
    private readonly written: BilledEnrollmentsRepository,
  ) {}

  /** What an invoice still owes is lowered first; what was paid goes to the balance. */
  async release(scope: StoreScope, invoiceIds: readonly string[]): Promise<void> {
    if (invoiceIds.length === 0) return;
    const held = await this.repository.take(scope, invoiceIds);
    if (held.length === 0) return;
    const enrollmentIds = held.map(({ enrollment_id }) => enrollment_id);
    await this.pastDue.followEnrollments(scope, enrollmentIds);
    const due = new Map(held.map(({ invoice_id, due: owed }) => [invoice_id, owed]));
    for (const { subscriber_id, invoice_id, amount } of held) {
      const owed = due.get(invoice_id) ?? 0;
      const lowered = Math.min(amount, owed);
      due.set(invoice_id, owed - lowered);
      await this.debts.pay(scope, [{ id: invoice_id, amount: lowered }]);
      await this.written.takeFromBalance(scope, subscriber_id, lowered - amount);
    }
    await this.pastDue.followEnrollments(scope, enrollmentIds);
  }

  /** The same for all that no payment is pending for. */
  async releaseAll(scope: StoreScope): Promise<void> {
    await this.release(scope, await this.repository.releasable(scope));
  }
}
