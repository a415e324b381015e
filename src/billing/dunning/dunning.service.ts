import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Day } from '../../domain/calendar/day.js';
import { isStatementTimeout, isUnavailable } from '../../platform/database/database-errors.js';
import { withinSavepoint } from '../../platform/database/savepoint.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { reasonOf } from '../../platform/logging/reason-of.js';
import { CancellingService } from '../changes/cancelling.service.js';
import { ChargesRepository, type FailedInvoice, type TriedInvoice } from '../collection/charges.repository.js';
import type { BilledStore } from '../ledger/billed-store.js';
import { ParkedRepository } from '../parked/parked.repository.js';
import { givenUpOn, nextCollectionDay } from './dunning.rules.js';
import { PastDueRepository } from './past-due.repository.js';

/** What becomes of invoices that could not be collected, and of their enrollments. */
@Injectable()
export class DunningService {
  constructor(
    private readonly charges: ChargesRepository,
    private readonly pastDue: PastDueRepository,
    private readonly cancelling: CancellingService,
    private readonly parked: ParkedRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Takes locked invoices one step down the ladder. One that is at its end ends its enrollment, if the store has it so.
   * @param today the day that this happens, which is past when it was missed
   * @returns invoices of what was still owed of such enrollments, which wait for their numbers
   */
  async fail(scope: StoreScope, store: BilledStore, invoiceIds: readonly string[], today: Day): Promise<string[]> {
    if (invoiceIds.length === 0) return [];
    const invoices = await this.charges.tried(scope, invoiceIds);
    const failed = invoices.map((invoice) => failedInvoice(store, today, invoice));
    await this.charges.fail(scope, failed);
    await this.pastDue.follow(scope, invoiceIds);
    if (store.dunningEnd === 'leave') return [];
    const givenUp = new Set(failed.filter(isGivenUp).map(({ id }) => id));
    const ended = invoices.filter(
      ({ id, enrollment_id, has_left }) => enrollment_id !== null && !has_left && givenUp.has(id),
    );
    // All enrollments are held by now. Held before the first balance is touched, no two batches wait for each other.
    await this.pastDue.lockBalances(
      scope,
      ended.map(({ id }) => id),
    );
    const made: string[] = [];
    for (const { enrollment_id, collect_on, first_failed_on } of ended) {
      if (enrollment_id === null) continue;
      const day = givenUpOn(collect_on, first_failed_on, today, store.dunningDays);
      made.push(...(await this.cancelOrPark(scope, store, enrollment_id, day)));
    }
    return made;
  }

  /** An enrollment that can't be ended is put aside with the reason: what was heard of others' charges must not be lost. */
  private async cancelOrPark(scope: StoreScope, store: BilledStore, id: string, on: Day): Promise<string[]> {
    try {
      return await withinSavepoint(scope.queries, () => this.cancelling.cancel(scope, store, id, on));
    } catch (error) {
      if (isUnavailable(error) || isStatementTimeout(error)) throw error;
      this.logger.error({ error, store: store.id, enrollment: id }, 'an enrollment could not be ended, and was parked');
      await this.parked.park(scope, id, reasonOf(error));
      return [];
    }
  }
}

/** What is collected by hand, waits for the next invoice or is written off: a payment that fails takes it down no ladder. */
function failedInvoice(store: BilledStore, today: string, invoice: TriedInvoice): FailedInvoice {
  const { id, status, collection, enrollment_id, has_left, first_failed_on } = invoice;
  if (status !== 'open' || collection !== 'automatic') {
    return { id, first_failed_on: null, collect_on: null, is_left: false };
  }
  const firstFailedOn = first_failed_on ?? today;
  const next = has_left ? null : nextCollectionDay(firstFailedOn, today, store.dunningDays);
  const ends = next === null && enrollment_id !== null && store.dunningEnd === 'cancel';
  return { id, first_failed_on: firstFailedOn, collect_on: next, is_left: has_left || ends };
}

function isGivenUp({ first_failed_on, collect_on }: FailedInvoice): boolean {
  return first_failed_on !== null && collect_on === null;
}
