import { Injectable } from '@nestjs/common';
import type { StoreScope } from '../../platform/database/scope.js';
import { CancellingService } from '../changes/cancelling.service.js';
import { ChargesRepository, type FailedInvoice, type TriedInvoice } from '../collection/charges.repository.js';
import { todayOf, type BilledStore } from '../facts/billed-store.js';
import { nextCollectionDay } from './dunning.rules.js';
import { PastDueRepository } from './past-due.repository.js';

/** What becomes of invoices that could not be collected, and of their enrollments. */
@Injectable()
export class DunningService {
  constructor(
    private readonly charges: ChargesRepository,
    private readonly pastDue: PastDueRepository,
    private readonly cancelling: CancellingService,
  ) {}

  /**
   * Takes locked invoices one step down the ladder. One that is at its end ends its enrollment, if the store has it so.
   * @returns invoices of what was still owed of such enrollments, which wait for their numbers
   */
  async fail(scope: StoreScope, store: BilledStore, invoiceIds: readonly string[]): Promise<string[]> {
    if (invoiceIds.length === 0) return [];
    const invoices = await this.charges.tried(scope, invoiceIds);
    const failed = invoices.map((invoice) => failedInvoice(store, todayOf(store, scope.now), invoice));
    await this.charges.fail(scope, failed);
    await this.pastDue.follow(scope, invoiceIds);
    if (store.dunningEnd === 'leave') return [];
    const given = new Set(failed.filter(isGivenUp).map(({ id }) => id));
    const made: string[] = [];
    for (const { id, enrollment_id } of invoices) {
      if (enrollment_id === null || !given.has(id)) continue;
      const last = await this.cancelling.cancel(scope, store, enrollment_id);
      if (last !== null) made.push(last);
    }
    return made;
  }
}

/** Manual invoices are the store's to collect: a payment of one that fails begins no ladder. */
function failedInvoice(store: BilledStore, today: string, { id, renewal_type, first_failed_on }: TriedInvoice) {
  if (renewal_type === 'manual') return { id, first_failed_on: null, collect_on: null };
  const firstFailedOn = first_failed_on ?? today;
  return {
    id,
    first_failed_on: firstFailedOn,
    collect_on: nextCollectionDay(firstFailedOn, today, store.dunningDays),
  };
}

function isGivenUp({ first_failed_on, collect_on }: FailedInvoice): boolean {
  return first_failed_on !== null && collect_on === null;
}
