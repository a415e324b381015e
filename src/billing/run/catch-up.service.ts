import { Injectable } from '@nestjs/common';
import type { Day } from '../../domain/calendar/day.js';
import { CollectionService } from '../collection/collection.service.js';
import { isDue, type BilledEnrollment } from '../ledger/billed-enrollment.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { Work } from '../ledger/work.js';
import { InvoicesRepository } from '../invoices/invoices.repository.js';
import { BillingService, type BillingContext } from './billing.service.js';

/** Takes an enrollment over all that is due of it, period after period, in order. */
@Injectable()
export class CatchUpService {
  constructor(
    private readonly billing: BillingService,
    private readonly inputs: BillingInputsRepository,
    private readonly invoices: InvoicesRepository,
    private readonly collections: CollectionService,
  ) {}

  /**
   * Takes every step that is due until a day.
   * @param made takes the ids of the invoices that are made, in order; they wait for their numbers
   */
  async catchUp(
    work: Work,
    context: BillingContext,
    enrollment: BilledEnrollment,
    today: Day,
    made: string[],
  ): Promise<void> {
    let current: BilledEnrollment | undefined = enrollment;
    let { catalog } = context;
    while (isDue(current, today)) {
      const result = await this.billing.billDue(work, { ...context, catalog }, current);
      if (result === undefined) return;
      if (result.invoice !== null) made.push(result.invoice.id);
      if (current.scheduled_change !== null) catalog = await this.inputs.catalog(work.scope, [result.enrollment]);
      const balance: number = current.subscriber.balance - (result.invoice?.balance_applied ?? 0);
      current = {
        ...result.enrollment,
        version: current.version + 1,
        subscriber: { ...current.subscriber, balance },
      };
    }
  }

  /**
   * Gives invoices their numbers, and collects what they owe.
   * @param day the day that is billed, which is past when it was missed; null: today
   */
  async issue(work: Work, invoiceIds: readonly string[], day: Day | null = null): Promise<void> {
    if (invoiceIds.length === 0) return;
    await this.invoices.issue(work.scope, invoiceIds);
    await this.collections.collect(work, invoiceIds, day);
  }
}
