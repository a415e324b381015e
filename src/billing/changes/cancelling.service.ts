import { Injectable } from '@nestjs/common';
import { cancelNow } from '../../domain/billing/life.js';
import { addDays, type Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { DebtsRepository } from '../collection/debts.repository.js';
import { allHeld, type BilledEnrollment } from '../ledger/billed-enrollment.js';
import { todayOf, type BilledStore } from '../ledger/billed-store.js';
import { inputsOf, type AppliedStep, type PeriodRecords } from '../ledger/billing-step.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { BillingService, type BillingContext } from '../run/billing.service.js';

/** Enrollments that end on the spot, whoever ends them. */
@Injectable()
export class CancellingService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly billing: BillingService,
    private readonly debts: DebtsRepository,
  ) {}

  /**
   * Cancels an enrollment that nobody holds any longer, such as one whose invoice could not be collected.
   * @param on the day that this happened, which is past when it was missed: nothing is billed that falls due from then on
   * @returns the invoices of what is still owed, in order, which wait for their numbers; none when it was over already
   */
  async cancel(scope: StoreScope, store: BilledStore, id: string, on: Day): Promise<string[]> {
    const locked = await this.inputs.lock(scope, id);
    if (locked === undefined) return [];
    // What is billed beyond that day is not undone.
    const { period } = locked.state;
    const day = period !== null && on < period.start ? todayOf(store, scope.now) : on;
    const made: string[] = [];
    const current = await this.billing.billUntil(scope, store, locked, addDays(day, -1), made);
    if (['cancelled', 'ended'].includes(current.state.status)) return made;
    const enrollment = await this.billing.withBalance(scope, current);
    const context = { store, catalog: await this.inputs.catalog(scope, allHeld(enrollment)) };
    const [result, records] = await this.step(scope, context, enrollment, day, false);
    await this.billing.write(scope, result, records);
    await this.debts.leave(scope, id, true);
    if (result.invoice !== null) made.push(result.invoice.id);
    return made;
  }

  /**
   * What cancelling a locked enrollment on a day makes of it. What is used on that day is invoiced too, and paid by hand:
   * nothing is collected automatically from someone who has left.
   */
  async step(
    scope: StoreScope,
    context: BillingContext,
    enrollment: BilledEnrollment,
    day: Day,
    credit: boolean,
  ): Promise<[AppliedStep, PeriodRecords]> {
    const records = await this.billing.recordsOf(scope, context, enrollment, addDays(day, 1));
    const inputs = inputsOf(context.store, context.catalog, enrollment, records);
    const step = cancelNow(enrollment.state, inputs, day, credit);
    const result = this.billing.applyStep(context, enrollment, records, step, day, scope.now);
    return [{ ...result, invoice: result.invoice && { ...result.invoice, collection: 'by_hand' } }, records];
  }
}
