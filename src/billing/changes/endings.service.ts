import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { isOver } from '../../domain/billing/enrollment-state.js';
import { resume } from '../../domain/billing/life.js';
import { isUsageClosed } from '../../domain/billing/usage.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { Cancellation, EnrollmentBody } from '../../subscribers/enrollments/enrollments.dto.js';
import { enrollments } from '../../subscribers/enrollments/enrollments.resource.js';
import { BalanceRefundsService } from '../balance-refunds/balance-refunds.service.js';
import { DebtsRepository } from '../collection/debts.repository.js';
import { undone } from '../../platform/database/savepoint.js';
import { allHeld, isDue, withinPeriod, type BilledEnrollment } from '../ledger/billed-enrollment.js';
import { todayOf, type BilledStore } from '../ledger/billed-store.js';
import { inputsOf, type AppliedStep, type PeriodRecords } from '../ledger/billing-step.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { InvoicePreview } from '../invoices/invoices.dto.js';
import { previewOf } from '../invoices/preview.js';
import { BillingService, type BillingContext, type Written } from '../run/billing.service.js';
import { CatchUpService } from '../run/catch-up.service.js';
import { PastDueRepository } from '../dunning/past-due.repository.js';
import { CancellingService } from './cancelling.service.js';
import { assertLive } from './change.rules.js';

const NOTHING: PeriodRecords = { invoiced: null, usage: [], usageRecords: [] };

interface Action {
  readonly scope: StoreScope;
  readonly context: BillingContext;
  readonly enrollment: BilledEnrollment;
  readonly today: Day;
}

/** Enrollments as they end, pause and go on. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly billing: BillingService,
    private readonly catchUps: CatchUpService,
    private readonly cancelling: CancellingService,
    private readonly pastDue: PastDueRepository,
    private readonly debts: DebtsRepository,
    private readonly balanceRefunds: BalanceRefundsService,
  ) {}

  /** What is credited goes to the balance first, so that nothing is lost if the way back to the payer is cut short. */
  async cancel(caller: StoreCaller, id: string, { at, credit, refund }: Cancellation): Promise<EnrollmentBody> {
    const { enrollment, toBalance } = await this.act(caller, id, ({ scope, context, enrollment, today }) => {
      if (at === 'period_end' && hasPeriodEnd(enrollment)) {
        return [{ enrollment: toBeCancelled(enrollment, scope.now), invoice: null }, NOTHING];
      }
      return this.cancelling.step(scope, context, enrollment, withinPeriod(enrollment, today), credit);
    });
    if (refund && toBalance > 0) await this.balanceRefunds.refundUpTo(caller, enrollment.subscriber_id, toBalance);
    return this.shown(caller, id);
  }

  /** The last invoice that such a cancellation would lead to: at once, or at the period's end. Nothing is kept. */
  async previewCancel(caller: StoreCaller, id: string, cancellation: Cancellation): Promise<InvoicePreview> {
    const { scope } = caller;
    const current = found(await this.inputs.find(scope, id));
    if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
    const store = await this.inputs.store(scope);
    const today = todayOf(store, scope.now);
    if (!isDue(current, today)) return this.cancelPreviewed(scope, store, current, cancellation);
    return caller.transaction((trial) =>
      undone(trial.queries, async () => {
        const locked = found(await this.inputs.lock(trial, id));
        const billed = await this.billing.billUntil(trial, store, locked, today, []);
        return this.cancelPreviewed(trial, store, billed, cancellation);
      }),
    );
  }

  private async cancelPreviewed(
    scope: StoreScope,
    store: BilledStore,
    current: BilledEnrollment,
    { at, credit }: Cancellation,
  ): Promise<InvoicePreview> {
    assertLive(current.state);
    const enrollment = await this.billing.withBalance(scope, current);
    const context = { store, catalog: await this.inputs.catalog(scope, allHeld(enrollment)) };
    if (at === 'period_end' && hasPeriodEnd(enrollment)) {
      const invoice = await this.billing.nextInvoice(scope, context, toBeCancelled(enrollment, scope.now));
      return previewOf(store, invoice);
    }
    const today = withinPeriod(enrollment, todayOf(store, scope.now));
    const [{ invoice }] = await this.cancelling.step(scope, context, enrollment, today, credit);
    return previewOf(store, invoice);
  }

  /** Nothing is billed while an enrollment is paused. What is paid of the current period stays so. */
  async pause(caller: StoreCaller, id: string): Promise<EnrollmentBody> {
    await this.act(caller, id, ({ enrollment }) => {
      if (enrollment.state.status === 'paused') throw new Failure('enrollment_paused');
      const paused = { ...enrollment, state: { ...enrollment.state, status: 'paused' as const } };
      return [{ enrollment: paused, invoice: null }, NOTHING];
    });
    return this.shown(caller, id);
  }

  /** Ends a pause; of what is not paused it takes back a cancellation that waits for the period's end. */
  async resume(caller: StoreCaller, id: string): Promise<EnrollmentBody> {
    await this.act(caller, id, async ({ scope, context, enrollment, today }) => {
      const { state } = enrollment;
      if (state.status === 'paused') {
        const records = isUsageClosed(state) ? await this.billing.recordsOf(scope, context, enrollment, null) : NOTHING;
        const step = resume(state, inputsOf(context.store, context.catalog, enrollment, records), today);
        return [this.billing.applyStep(context, enrollment, records, step, today, scope.now), records];
      }
      if (!state.cancelAtPeriodEnd) throw new Failure('enrollment_not_paused');
      const kept = { ...enrollment, cancelled_at: null, state: { ...state, cancelAtPeriodEnd: false } };
      return [{ enrollment: kept, invoice: null }, NOTHING];
    });
    return this.shown(caller, id);
  }

  private async act(
    caller: StoreCaller,
    id: string,
    action: (action: Action) => Promise<[AppliedStep, PeriodRecords]> | [AppliedStep, PeriodRecords],
  ): Promise<Written> {
    const { invoiceIds, written } = await caller.transaction(async (scope) => {
      const locked = found(await this.inputs.lock(scope, id));
      if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
      const store = await this.inputs.store(scope);
      const today = todayOf(store, scope.now);
      const made: string[] = [];
      const current = await this.billing.billUntil(scope, store, locked, today, made);
      assertLive(current.state);
      const enrollment = await this.billing.withBalance(scope, current);
      const context = { store, catalog: await this.inputs.catalog(scope, allHeld(enrollment)) };
      const [result, records] = await action({ scope, context, enrollment, today });
      const written = await this.billing.write(scope, result, records);
      if (isOver(result.enrollment.state)) await this.debts.leave(scope, id, true);
      // Who comes back from a pause may owe what could not be collected before.
      if (current.state.status === 'paused') await this.pastDue.followEnrollments(scope, [id]);
      if (result.invoice !== null) made.push(result.invoice.id);
      return { invoiceIds: made, written };
    });
    await this.catchUps.issue(caller, invoiceIds);
    return written;
  }

  private shown(caller: StoreCaller, id: string): Promise<EnrollmentBody> {
    return caller.showing(() => enrollments.get(caller, id));
  }
}

/** Whether there is a period to run out. */
function hasPeriodEnd({ state }: BilledEnrollment): boolean {
  return state.nextBillingOn !== null && state.period !== null && state.period.end !== null;
}

function toBeCancelled(enrollment: BilledEnrollment, now: Instant): BilledEnrollment {
  return { ...enrollment, cancelled_at: now, state: { ...enrollment.state, cancelAtPeriodEnd: true } };
}
