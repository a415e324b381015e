import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { changeHolding, settleNow, startAnew } from '../../domain/billing/life.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { EnrollmentBody, HoldingChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { enrollments } from '../../subscribers/enrollments/enrollments.resource.js';
import { HoldingsService } from '../enrolling/holdings.service.js';
import { missing } from '../enrolling/missing.js';
import { allHeld, type BilledEnrollment } from '../facts/billed-enrollment.js';
import { BilledEnrollmentsRepository } from '../facts/billed-enrollments.repository.js';
import { todayOf } from '../facts/billed-store.js';
import { factsOf, type Billed, type Books } from '../facts/billing-step.js';
import { holdingOf, of } from '../facts/catalog.js';
import { FactsRepository } from '../facts/facts.repository.js';
import type { InvoicePreview } from '../invoices/invoices.dto.js';
import { previewOf } from '../invoices/preview.js';
import { BillingService, type BillingContext } from '../run/billing.service.js';
import { CatchUpService } from '../run/catch-up.service.js';
import { assertChangeable, assertSameCycle, assertWithinPeriod } from './change.rules.js';

/** A change that was worked out: what it makes of the enrollment, and the invoice that it leads to. */
interface WorkedOut {
  readonly context: BillingContext;
  readonly result: Billed;
  readonly books: Books;
  /** The holding is another from this moment on. */
  readonly heldFrom: string | null;
}

/** Changes of what an enrollment holds. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly facts: FactsRepository,
    private readonly written: BilledEnrollmentsRepository,
    private readonly holdings: HoldingsService,
    private readonly billing: BillingService,
    private readonly catchUps: CatchUpService,
  ) {}

  async change(caller: StoreCaller, id: string, change: HoldingChange): Promise<EnrollmentBody> {
    const invoiceIds = await caller.transaction(async (scope) => {
      const current = found(await this.facts.lock(scope, id));
      if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
      const { context, result, books, heldFrom } = await this.workOut(scope, current, change);
      const { coupon_id } = result.enrollment;
      if (coupon_id !== null && coupon_id !== current.coupon_id && !(await this.written.redeem(scope, coupon_id))) {
        throw new Failure('coupon_not_redeemable');
      }
      await this.written.rememberAddOns(scope, id, change.add_ons ?? []);
      await this.billing.write(scope, result, books);
      if (heldFrom !== null) await this.written.rememberHolding(scope, result.enrollment, heldFrom);
      const made = result.invoice === null ? [] : [result.invoice.id];
      const today = todayOf(context.store, scope.now);
      const moved = { ...result.enrollment, version: result.enrollment.version + 1 };
      await this.catchUps.catchUp(caller, context, moved, today, made);
      return made;
    });
    await this.catchUps.issue(caller, invoiceIds);
    return enrollments.get(caller, id);
  }

  /**
   * The invoice that the change would lead to: at once for `prorate_now` and `full_now`, else the one at the period's
   * end. Nothing is kept.
   */
  async preview(caller: StoreCaller, id: string, change: HoldingChange): Promise<InvoicePreview> {
    const { scope } = caller;
    const current = found(await this.facts.find(scope, id));
    if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
    const { context, result } = await this.workOut(scope, current, change);
    if (result.invoice !== null || isAtOnce(change)) return previewOf(context.store, result.invoice);
    const changed = result.enrollment;
    if (changed.state.nextBillingOn === null) return previewOf(context.store, null);
    const catalog = await this.facts.catalog(scope, [changed]);
    const books = await this.billing.booksOf(scope, { ...context, catalog }, changed, null);
    return previewOf(context.store, this.billing.dueBilled({ ...context, catalog }, changed, books, scope.now).invoice);
  }

  private async workOut(scope: StoreScope, current: BilledEnrollment, change: HoldingChange): Promise<WorkedOut> {
    const wanted = {
      billing_option_id: change.billing_option_id ?? current.billing_option_id,
      seats: change.seats ?? current.seats,
      add_ons: change.add_ons ?? current.add_ons,
      coupon_code: change.coupon_code === undefined ? current.coupon_code : change.coupon_code,
    };
    const buyer = { subscriberId: current.subscriber_id, isThere: true, paymentMethodId: null };
    const others = allHeld(current);
    const { catalog, couponId, absent } = await this.holdings.find(scope, wanted, buyer, others);
    if (absent.length > 0) throw missing(...absent);
    assertChangeable(current.state);
    const store = await this.facts.store(scope);
    const context: BillingContext = { store, catalog };
    const today = todayOf(store, scope.now);
    const option = of(catalog.options, wanted.billing_option_id);
    const subscription = of(catalog.subscriptions, current.subscription_id);
    const isNewOption = wanted.billing_option_id !== current.billing_option_id;
    if (isNewOption && !subscription.allow_billing_option_changes) throw new Failure('change_not_allowed');
    const newCoupon = couponId === current.coupon_id ? null : couponId;
    this.holdings.assertSold(catalog, wanted, newCoupon, option.subscription_id, today);

    const { state } = current;
    const on = change.on ?? (store.prorationUnit === 'day' ? today : scope.now);
    const locked = await this.billing.withBalance(scope, current);
    const withCoupon: BilledEnrollment = {
      ...locked,
      coupon_code: wanted.coupon_code,
      coupon_id: couponId,
      coupon_ends_before:
        newCoupon === null
          ? couponId === null
            ? null
            : current.coupon_ends_before
          : this.holdings.couponEnd(catalog, newCoupon, state.lastNumber + 1),
    };
    const held: BilledEnrollment = {
      ...withCoupon,
      billing_option_id: wanted.billing_option_id,
      subscription_id: option.subscription_id,
      seats: wanted.seats,
      add_ons: wanted.add_ons,
      scheduled_change: null,
    };
    const nothing: Books = { invoiced: null, usage: [], usageRecords: [] };
    const holding = holdingOf(catalog, wanted);
    const before = holdingOf(catalog, current);
    const isPriced = state.period !== null && state.period.kind !== 'trial';

    if (change.mode === 'period_end' && isPriced && state.period?.end != null) {
      const scheduled_change = {
        on: state.period.end,
        billing_option_id: wanted.billing_option_id,
        seats: wanted.seats,
        add_ons: [...wanted.add_ons],
      };
      const result = { enrollment: { ...withCoupon, scheduled_change }, invoice: null };
      return { context, result, books: nothing, heldFrom: null };
    }
    assertWithinPeriod(state, on, store.prorationUnit, store.timeZone);
    if (!isPriced) {
      const books = nothing;
      const changed = changeHolding(state, on, holding, factsOf(store, catalog, current, books));
      return { context, result: { enrollment: { ...held, state: changed }, invoice: null }, books, heldFrom: on };
    }
    if (change.mode === 'full_now') {
      const books = await this.billing.booksOf(scope, context, current, today);
      const step = startAnew(state, factsOf(store, catalog, current, books), holding, today);
      const result = this.billing.billed(context, { ...held, state }, books, step, today, scope.now);
      return { context, result, books, heldFrom: today };
    }
    assertSameCycle(before.option.recurrence, holding.option.recurrence);
    const books = { ...(await this.billing.booksOf(scope, context, current, today)), usage: [], usageRecords: [] };
    const changed = changeHolding(state, on, holding, factsOf(store, catalog, current, books));
    // What never ends has no next invoice, so its changes are invoiced at once.
    if (change.mode === 'prorate_now' || state.period?.end === null) {
      const step = settleNow(changed, factsOf(store, catalog, held, books));
      const result = this.billing.billed(context, { ...held, state: changed }, books, step, today, scope.now);
      return { context, result, books, heldFrom: on };
    }
    return { context, result: { enrollment: { ...held, state: changed }, invoice: null }, books, heldFrom: on };
  }
}

function isAtOnce({ mode }: HoldingChange): boolean {
  return mode === 'prorate_now' || mode === 'full_now';
}
