import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { found } from '../../contract/resource/resource.js';
import { changeItems, settleNow, restart } from '../../domain/billing/life.js';
import type { Moment } from '../../domain/calendar/proration.js';
import { undone } from '../../platform/database/savepoint.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { EnrollmentBody, ItemsChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { enrollments } from '../../subscribers/enrollments/enrollments.resource.js';
import { EnrollmentItemsService } from '../enrolling/enrollment-items.service.js';
import { allHeld, isDue, type BilledEnrollment } from '../ledger/billed-enrollment.js';
import { BilledEnrollmentsRepository } from '../ledger/billed-enrollments.repository.js';
import { todayOf } from '../ledger/billed-store.js';
import { inputsOf, type AppliedStep, type PeriodRecords } from '../ledger/billing-step.js';
import { enrollmentItemsOf, type ItemIds } from '../ledger/catalog.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { previewOf } from '../invoices/preview.js';
import { BillingService, type BillingContext } from '../run/billing.service.js';
import { CatchUpService } from '../run/catch-up.service.js';
import type { ChangePreview } from './changes.dto.js';
import { assertSameCycle, assertWithinPeriod } from './change.rules.js';
import { RequestedChangesService, scheduledFor, type RequestedChange } from './requested-changes.service.js';
import { heldIdsOf } from './scheduled-change.rules.js';

/** A change that was worked out: what it makes of the enrollment, and the invoice that it leads to. */
interface ComputedChange {
  readonly context: BillingContext;
  readonly result: AppliedStep;
  readonly records: PeriodRecords;
  /** What is held from which moments on. */
  readonly heldSince: readonly HeldSince[];
}

type HeldSince = ItemIds & { readonly from: Moment };

/** Changes of what an enrollment holds. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly written: BilledEnrollmentsRepository,
    private readonly requests: RequestedChangesService,
    private readonly enrollmentItems: EnrollmentItemsService,
    private readonly billing: BillingService,
    private readonly catchUps: CatchUpService,
  ) {}

  async change(caller: StoreCaller, id: string, change: ItemsChange): Promise<EnrollmentBody> {
    const invoiceIds = await caller.transaction(async (scope) => {
      const locked = found(await this.inputs.lock(scope, id));
      if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
      const store = await this.inputs.store(scope);
      const today = todayOf(store, scope.now);
      const made: string[] = [];
      const current = await this.billing.billUntil(scope, store, locked, today, made);
      const { result, records, heldSince } = await this.workOut(scope, current, change);
      if (result.enrollment.coupon_id !== current.coupon_id)
        await this.enrollmentItems.redeem(scope, result.enrollment);
      await this.written.rememberAddOns(scope, id, change.add_ons ?? []);
      const { enrollment } = await this.billing.write(scope, result, records);
      // The version that it now has: the one before is that of the first items, if nothing has been billed since.
      const version = enrollment.version + 1;
      // What is scheduled is remembered already, so that nobody deletes it or changes its price before it is held.
      for (const { from, ...held } of heldSince) {
        await this.written.rememberItems(scope, { id, version, ...held }, from);
      }
      if (result.invoice !== null) made.push(result.invoice.id);
      if (isDue(current, today)) {
        // It could not be billed as it was.
        const changed = found(await this.inputs.lock(scope, id));
        await this.billing.billUntil(scope, store, changed, today, made);
      }
      return made;
    });
    await this.catchUps.issue(caller, invoiceIds);
    return caller.showing(() => enrollments.get(caller, id));
  }

  /**
   * The invoice that the change would lead to: at once for `prorate_now` and `full_now`, else the one at the period's
   * end. Nothing is kept.
   */
  async preview(caller: StoreCaller, id: string, change: ItemsChange): Promise<ChangePreview> {
    const { scope } = caller;
    const current = found(await this.inputs.find(scope, id));
    if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
    const store = await this.inputs.store(scope);
    const today = todayOf(store, scope.now);
    if (!isDue(current, today)) return this.previewed(scope, current, change);
    return caller.transaction((trial) =>
      undone(trial.queries, async () => {
        const locked = found(await this.inputs.lock(trial, id));
        return this.previewed(trial, await this.billing.billUntil(trial, store, locked, today, []), change);
      }),
    );
  }

  private async previewed(scope: StoreScope, current: BilledEnrollment, change: ItemsChange): Promise<ChangePreview> {
    const { context, result } = await this.workOut(scope, current, change);
    const invoice = await this.previewedInvoice(scope, context, result, change);
    return { ...previewOf(context.store, invoice), scheduled_change: result.enrollment.scheduled_change };
  }

  private async previewedInvoice(scope: StoreScope, context: BillingContext, result: AppliedStep, change: ItemsChange) {
    if (result.invoice !== null || isAtOnce(change)) return result.invoice;
    const catalog = await this.inputs.catalog(scope, allHeld(result.enrollment));
    return this.billing.nextInvoice(scope, { ...context, catalog }, result.enrollment);
  }

  /** Works a change out, without writing anything. */
  private async workOut(scope: StoreScope, current: BilledEnrollment, change: ItemsChange): Promise<ComputedChange> {
    const asked = await this.requests.prepare(scope, current, change);
    const { context, held, on } = asked;
    const { state } = current;
    if (isOfCouponAlone(change)) {
      return { context, result: { enrollment: asked.withCoupon, invoice: null }, records: NOTHING, heldSince: [] };
    }
    if (asked.waits)
      return { context, result: { enrollment: held, invoice: null }, records: NOTHING, heldSince: later(held) };
    if (state.period === null || state.period.kind === 'trial') {
      assertWithinPeriod(state, on, context.store.prorationUnit, context.store.timeZone);
      return restarted(asked, current, NOTHING);
    }
    if (change.mode === 'full_now') return this.withNewPeriod(scope, asked, current);
    assertWithinPeriod(state, on, context.store.prorationUnit, context.store.timeZone);
    assertSameCycle(enrollmentItemsOf(context.catalog, current).option.recurrence, asked.items.option.recurrence);
    const records = { ...NOTHING, invoiced: await this.inputs.invoiced(scope, current.id, state.period.number) };
    const changed = restarted(asked, current, records);
    // What never ends has no next invoice, so its changes are invoiced at once.
    if (change.mode === 'prorate_next' && state.period.end !== null) return changed;
    const { enrollment } = changed.result;
    const step = settleNow(enrollment.state, inputsOf(context.store, context.catalog, held, records));
    return { ...changed, result: this.billing.applyStep(context, enrollment, records, step, asked.today, scope.now) };
  }

  /** What is scheduled waits for the end of the period that begins; where that never ends, nothing is. */
  private async withNewPeriod(
    scope: StoreScope,
    asked: RequestedChange,
    current: BilledEnrollment,
  ): Promise<ComputedChange> {
    const { context, held, items, next, today } = asked;
    const records = await this.billing.recordsOf(scope, context, current, today);
    const step = restart(current.state, inputsOf(context.store, context.catalog, current, records), items, today);
    const begun = { ...held, scheduled_change: null };
    const { enrollment, invoice } = this.billing.applyStep(context, begun, records, step, today, scope.now);
    const end = step.state.period?.end ?? null;
    const scheduled = { ...enrollment, scheduled_change: end === null ? null : next && scheduledFor(next, end) };
    return {
      context,
      records,
      result: { enrollment: scheduled, invoice },
      heldSince: [{ ...heldIdsOf(held), from: today }, ...later(scheduled)],
    };
  }
}

/** What is held stays as it is, and so does what is scheduled. */
function isOfCouponAlone({ mode, billing_option_id, seats, add_ons }: ItemsChange): boolean {
  return mode !== 'full_now' && billing_option_id === undefined && seats === undefined && add_ons === undefined;
}

const NOTHING: PeriodRecords = { invoiced: null, usage: [], usageRecords: [] };

function restarted(asked: RequestedChange, current: BilledEnrollment, records: PeriodRecords): ComputedChange {
  const { context, held, items, on } = asked;
  const state = changeItems(held.state, on, items, inputsOf(context.store, context.catalog, current, records));
  const enrollment = { ...held, state };
  const heldSince = [{ ...heldIdsOf(held), from: on }, ...(held.scheduled_change === null ? [] : later(held))];
  return { context, result: { enrollment, invoice: null }, records, heldSince };
}

/** What is held from the end of the current period on. */
function later(enrollment: BilledEnrollment): HeldSince[] {
  const from = enrollment.scheduled_change?.on ?? enrollment.state.period?.end ?? null;
  return from === null ? [] : [{ ...heldIdsOf(enrollment.scheduled_change ?? enrollment), from }];
}

function isAtOnce({ mode }: ItemsChange): boolean {
  return mode === 'prorate_now' || mode === 'full_now';
}
