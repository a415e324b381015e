import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { followedBy } from '../../domain/billing/coupon-terms.js';
import { changeHolding, settleNow, startAnew } from '../../domain/billing/life.js';
import type { Holding } from '../../domain/billing/items.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Moment } from '../../domain/calendar/proration.js';
import { undone } from '../../platform/database/savepoint.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { EnrollmentBody, HoldingChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { enrollments } from '../../subscribers/enrollments/enrollments.resource.js';
import { HoldingsService } from '../enrolling/holdings.service.js';
import { assertGoesAlong, couponTerm } from '../enrolling/sale.rules.js';
import { missing } from '../enrolling/missing.js';
import { allHeld, isDue, type BilledEnrollment } from '../facts/billed-enrollment.js';
import { BilledEnrollmentsRepository } from '../facts/billed-enrollments.repository.js';
import { todayOf } from '../facts/billed-store.js';
import { factsOf, type Billed, type Books } from '../facts/billing-step.js';
import { couponTermsOf, holdingOf, of, type Catalog } from '../facts/catalog.js';
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
      const locked = found(await this.facts.lock(scope, id));
      if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
      const store = await this.facts.store(scope);
      const today = todayOf(store, scope.now);
      const made: string[] = [];
      const current = await this.billing.billUntil(scope, store, locked, today, made);
      const { result, books, heldFrom } = await this.workOut(scope, current, change);
      if (result.enrollment.coupon_id !== current.coupon_id) await this.holdings.redeem(scope, result.enrollment);
      await this.written.rememberAddOns(scope, id, change.add_ons ?? []);
      const { enrollment } = await this.billing.write(scope, result, books);
      // The version that it now has: the one before is that of the first holding, if nothing has been billed since.
      const moved = { ...enrollment, version: enrollment.version + 1 };
      // What is scheduled is remembered already, so that nobody deletes it or changes its price before it is held.
      const held = { ...moved, ...moved.scheduled_change };
      if (heldFrom !== null) await this.written.rememberHolding(scope, held, heldFrom);
      if (result.invoice !== null) made.push(result.invoice.id);
      if (isDue(current, today)) {
        // It could not be billed as it was.
        const changed = found(await this.facts.lock(scope, id));
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
  async preview(caller: StoreCaller, id: string, change: HoldingChange): Promise<InvoicePreview> {
    const { scope } = caller;
    const current = found(await this.facts.find(scope, id));
    if (caller.sendsIfMatch) caller.assertIfMatch(found(await enrollments.table.find(scope, id)));
    const store = await this.facts.store(scope);
    const today = todayOf(store, scope.now);
    if (!isDue(current, today)) return this.previewed(scope, current, change);
    return caller.transaction((trial) =>
      undone(trial.queries, async () => {
        const locked = found(await this.facts.lock(trial, id));
        return this.previewed(trial, await this.billing.billUntil(trial, store, locked, today, []), change);
      }),
    );
  }

  private async previewed(scope: StoreScope, current: BilledEnrollment, change: HoldingChange) {
    const { context, result } = await this.workOut(scope, current, change);
    if (result.invoice !== null || isAtOnce(change)) return previewOf(context.store, result.invoice);
    const changed = result.enrollment;
    if (changed.state.nextBillingOn === null) return previewOf(context.store, null);
    const catalog = await this.facts.catalog(scope, allHeld(changed));
    const books = await this.billing.booksOf(scope, { ...context, catalog }, changed, null);
    return previewOf(context.store, this.billing.dueBilled({ ...context, catalog }, changed, books, scope.now).invoice);
  }

  /** Works a change out, without writing anything. */
  private async workOut(scope: StoreScope, current: BilledEnrollment, change: HoldingChange): Promise<WorkedOut> {
    const asked = await this.prepare(scope, current, change);
    const { context, held, on } = asked;
    const { state } = current;
    if (isOfCouponAlone(change)) {
      return { context, result: { enrollment: asked.withCoupon, invoice: null }, books: NOTHING, heldFrom: null };
    }
    if (state.period === null || state.period.kind === 'trial') {
      assertWithinPeriod(state, on, context.store.prorationUnit, context.store.timeZone);
      return heldAnew(asked, current, NOTHING);
    }
    if (change.mode === 'period_end' && state.period.end !== null) return atPeriodEnd(asked, state.period.end);
    if (change.mode === 'full_now') return this.withNewPeriod(scope, asked, current);
    assertWithinPeriod(state, on, context.store.prorationUnit, context.store.timeZone);
    assertSameCycle(holdingOf(context.catalog, current).option.recurrence, asked.holding.option.recurrence);
    const books = { ...NOTHING, invoiced: await this.facts.invoiced(scope, current.id, state.period.number) };
    const changed = heldAnew(asked, current, books);
    // What never ends has no next invoice, so its changes are invoiced at once.
    if (change.mode === 'prorate_next' && state.period.end !== null) return changed;
    const { enrollment } = changed.result;
    const step = settleNow(enrollment.state, factsOf(context.store, context.catalog, held, books));
    return { ...changed, result: this.billing.billed(context, enrollment, books, step, asked.today, scope.now) };
  }

  private async withNewPeriod(scope: StoreScope, asked: AskedChange, current: BilledEnrollment): Promise<WorkedOut> {
    const { context, held, holding, today } = asked;
    const books = await this.billing.booksOf(scope, context, current, today);
    const step = startAnew(current.state, factsOf(context.store, context.catalog, current, books), holding, today);
    return {
      context,
      books,
      result: this.billing.billed(context, held, books, step, today, scope.now),
      heldFrom: today,
    };
  }

  /** Finds what is asked for, and everything that could stand in its way. */
  private async prepare(scope: StoreScope, current: BilledEnrollment, change: HoldingChange): Promise<AskedChange> {
    const wanted = {
      billing_option_id: change.billing_option_id ?? current.billing_option_id,
      seats: change.seats ?? current.seats,
      add_ons: change.add_ons ?? current.add_ons,
      coupon_code: change.coupon_code === undefined ? current.coupon_code : change.coupon_code,
    };
    const buyer = { subscriberId: current.subscriber_id, isThere: true, paymentMethodId: null };
    const { catalog, couponId, absent } = await this.holdings.find(scope, wanted, buyer, allHeld(current));
    if (absent.length > 0) throw missing(...absent);
    assertChangeable(current.state);
    const store = await this.facts.store(scope);
    const today = todayOf(store, scope.now);
    const option = of(catalog.options, wanted.billing_option_id);
    const { allow_billing_option_changes } = of(catalog.subscriptions, current.subscription_id);
    const isOtherOption = wanted.billing_option_id !== current.billing_option_id;
    if (isOtherOption && !allow_billing_option_changes) throw new Failure('change_not_allowed');
    const isOtherCoupon = couponId !== current.coupon_id;
    const chosen = await this.holdings.chosenCoupon(scope, isOtherCoupon ? couponId : null, current.subscriber_id);
    this.holdings.assertSold(catalog, wanted, chosen, option.subscription_id, today);
    const withBalance = await this.billing.withBalance(scope, current);
    const withCoupon = isOtherCoupon
      ? withOtherCoupon(catalog, withBalance, couponId, wanted.coupon_code)
      : { ...withBalance, coupon_code: wanted.coupon_code };
    const comesTo = isOfCouponAlone(change) ? (current.scheduled_change?.billing_option_id ?? option.id) : option.id;
    const { subscription_id } = of(catalog.options, comesTo);
    if (subscription_id !== current.subscription_id) {
      const isInNextPeriod = comesTo !== option.id || change.mode === 'period_end' || change.mode === 'full_now';
      assertGoesAlong(catalog, withCoupon, subscription_id, current.state.lastNumber + (isInNextPeriod ? 1 : 0));
    }
    const ids = { billing_option_id: option.id, seats: wanted.seats, add_ons: wanted.add_ons };
    return {
      context: { store, catalog },
      withCoupon,
      held: { ...withCoupon, ...ids, subscription_id: option.subscription_id, scheduled_change: null },
      holding: holdingOf(catalog, wanted),
      today,
      on: change.on ?? (store.prorationUnit === 'day' ? today : scope.now),
    };
  }
}

/** Another coupon, or none, from the next period on. What the current one has agreed stays. */
function withOtherCoupon(
  catalog: Catalog,
  enrollment: BilledEnrollment,
  couponId: string | null,
  code: string | null,
): BilledEnrollment {
  const { state } = enrollment;
  const term = couponId === null ? null : couponTerm(catalog, couponId, state);
  const coupons = followedBy(couponTermsOf(catalog, enrollment), state.lastNumber + 1, term);
  return {
    ...enrollment,
    coupon_code: code,
    coupon_id: couponId,
    coupon_starts_with: term?.from ?? null,
    coupon_ends_before: term?.endsBefore ?? null,
    state: { ...state, coupons },
  };
}

/** What is held stays as it is, and so does what is scheduled. */
function isOfCouponAlone({ mode, billing_option_id, seats, add_ons }: HoldingChange): boolean {
  return mode !== 'full_now' && billing_option_id === undefined && seats === undefined && add_ons === undefined;
}

const NOTHING: Books = { invoiced: null, usage: [], usageRecords: [] };

/** A change that could be carried out. */
interface AskedChange {
  readonly context: BillingContext;
  /** The enrollment with the coupon asked for, and what it holds now. */
  readonly withCoupon: BilledEnrollment;
  /** The enrollment with all that is asked for. */
  readonly held: BilledEnrollment;
  readonly holding: Holding;
  readonly today: Day;
  readonly on: Moment;
}

function heldAnew(asked: AskedChange, current: BilledEnrollment, books: Books): WorkedOut {
  const { context, held, holding, on } = asked;
  const state = changeHolding(held.state, on, holding, factsOf(context.store, context.catalog, current, books));
  return { context, result: { enrollment: { ...held, state }, invoice: null }, books, heldFrom: on };
}

function atPeriodEnd({ context, withCoupon, held }: AskedChange, end: Day): WorkedOut {
  const { billing_option_id, seats, add_ons } = held;
  const enrollment = { ...withCoupon, scheduled_change: { on: end, billing_option_id, seats, add_ons: [...add_ons] } };
  return { context, result: { enrollment, invoice: null }, books: NOTHING, heldFrom: end };
}

function isAtOnce({ mode }: HoldingChange): boolean {
  return mode === 'prorate_now' || mode === 'full_now';
}
