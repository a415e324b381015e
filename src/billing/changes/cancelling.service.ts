import { Injectable } from '@nestjs/common';
import { cancelNow } from '../../domain/billing/life.js';
import { addDays } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { allHeld, type BilledEnrollment } from '../facts/billed-enrollment.js';
import { todayOf, type BilledStore } from '../facts/billed-store.js';
import { factsOf, type Billed, type Books } from '../facts/billing-step.js';
import { FactsRepository } from '../facts/facts.repository.js';
import { BillingService, type BillingContext } from '../run/billing.service.js';

/** Enrollments that end on the spot, whoever ends them. */
@Injectable()
export class CancellingService {
  constructor(
    private readonly facts: FactsRepository,
    private readonly billing: BillingService,
  ) {}

  /**
   * Cancels an enrollment that nobody holds any longer, such as one whose invoice could not be collected.
   * @returns the invoice of what is still owed, which waits for its number; null: nothing is, or it was over already
   */
  async cancel(scope: StoreScope, store: BilledStore, id: string): Promise<string | null> {
    const locked = await this.facts.lock(scope, id);
    if (locked === undefined || ['cancelled', 'ended'].includes(locked.state.status)) return null;
    const enrollment = await this.billing.withBalance(scope, locked);
    const context = { store, catalog: await this.facts.catalog(scope, allHeld(enrollment)) };
    const [result, books] = await this.step(scope, context, enrollment, false);
    await this.billing.write(scope, result, books);
    return result.invoice?.id ?? null;
  }

  /** What cancelling a locked enrollment today makes of it. What is used on the last day is charged too. */
  async step(
    scope: StoreScope,
    context: BillingContext,
    enrollment: BilledEnrollment,
    credit: boolean,
  ): Promise<[Billed, Books]> {
    const today = todayOf(context.store, scope.now);
    const books = await this.billing.booksOf(scope, context, enrollment, addDays(today, 1));
    const facts = factsOf(context.store, context.catalog, enrollment, books);
    const step = cancelNow(enrollment.state, facts, today, credit);
    return [this.billing.billed(context, enrollment, books, step, today, scope.now), books];
  }
}
