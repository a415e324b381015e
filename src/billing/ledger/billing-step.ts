import { assembleByPeriod, type Pricing } from '../../domain/billing/assembly.js';
import type { CouponTerm } from '../../domain/billing/coupon-term.js';
import { termOf, termsAfter } from '../../domain/billing/coupon-terms.js';
import type { EnrollmentState } from '../../domain/billing/enrollment-state.js';
import type { BillingInputs, Step } from '../../domain/billing/life.js';
import type { AppliedRate, Cover, DraftLine, Line } from '../../domain/billing/line.js';
import { taxBehaviorOf } from '../../domain/billing/period-bounds.js';
import { closingDay } from '../../domain/billing/usage-grace.js';
import { addDays, type Day } from '../../domain/calendar/day.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';
import { draftInvoice, type DraftInvoice } from '../invoices/draft-invoice.js';
import type { BilledEnrollment } from './billed-enrollment.js';
import { todayOf, type BilledStore } from './billed-store.js';
import {
  couponTermsOf,
  appliedCoupon,
  enrollmentItemsOf,
  mustGet,
  ratesFor,
  soldUnder,
  type Catalog,
  type ItemIds,
} from './catalog.js';

/** What an enrollment's own period adds to the inputs. */
export interface PeriodRecords {
  /** Null: nothing has changed since the period was invoiced, so that nothing can be owed but by its turn. */
  readonly invoiced: readonly Line[] | null;
  readonly usage: readonly DraftLine[];
  /** Of which stretches that is, and how much. */
  readonly usageRecords: readonly UsageRecord[];
  /** What of the catalog only the usage rests on that came late, for what is held no more; absent: nothing. */
  readonly late?: Catalog;
}

/** A stretch of usage that is invoiced. */
export interface UsageRecord {
  readonly number: number;
  readonly billingOptionId: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly quantity: string;
  /** Minor units. */
  readonly amount: number;
  /** What the usage must at least come to, exact: a decimal of minor units. */
  readonly minimum: string;
  /** The most that was ever owed for the stretch, its minimum included, in minor units. */
  readonly highest: number;
  /** As agreed for its period; null: it was billed before this was stored. */
  readonly taxBehavior: TaxBehavior | null;
}

/** An enrollment after a step, and the invoice that the step makes, if any. */
export interface AppliedStep {
  readonly enrollment: BilledEnrollment;
  readonly invoice: DraftInvoice | null;
}

export function inputsOf(
  store: BilledStore,
  catalog: Catalog,
  enrollment: BilledEnrollment,
  records: PeriodRecords,
): BillingInputs {
  const { scheduled_change: scheduled } = enrollment;
  return {
    items: enrollmentItemsOf(catalog, enrollment),
    scheduled: scheduled === null ? null : enrollmentItemsOf(catalog, scheduled),
    prorationUnit: store.prorationUnit,
    timeZone: store.timeZone,
    taxBehavior: store.taxBehavior,
    invoiced: records.invoiced,
    usage: records.usage,
  };
}

/**
 * The enrollment with what a step has made of it, and the invoice of the step's lines. Steps without lines invoice nothing.
 * @param day on which the step fell due; its invoice is of today where that is later
 */
export function applyStep(
  { store, catalog, records }: { store: BilledStore; catalog: Catalog; records: PeriodRecords },
  enrollment: BilledEnrollment,
  { state, lines }: Step,
  day: Day,
  now: Instant,
): AppliedStep {
  const isOver = state.status === 'cancelled' || state.status === 'ended';
  const terms = termsAfter(couponTermsOf(catalog, enrollment), enrollment.state, state);
  let moved: BilledEnrollment = {
    ...enrollment,
    ...(hasPeriodChanged(enrollment, state.lastNumber) && enrollment.scheduled_change !== null && !isOver
      ? itemIds(catalog, enrollment.scheduled_change)
      : {}),
    scheduled_change: hasPeriodChanged(enrollment, state.lastNumber) ? null : enrollment.scheduled_change,
    cancelled_at: state.status === 'cancelled' ? (enrollment.cancelled_at ?? now) : enrollment.cancelled_at,
    ended_at: isOver ? (enrollment.ended_at ?? now) : null,
    ...withTerms(enrollment, state, terms),
  };
  if (hasPeriodChanged(enrollment, state.lastNumber) && leavesMeter(catalog, enrollment, moved)) {
    moved = { ...moved, state: { ...moved.state, closingOn: graceEnd(store, enrollment, state, day, now) } };
  }
  if (lines.length === 0) return { enrollment: moved, invoice: null };
  const invoiced = records.invoiced ?? [];
  const catalogs = records.late === undefined ? [catalog] : [catalog, records.late];
  const pricing = {
    rates: ratesFor(catalog, moved.subscription_id, enrollment.subscriber),
    ratesByItem: ratesByItem(catalogs, lines, enrollment),
    taxBehavior: state.period === null ? store.taxBehavior : taxBehaviorOf(state.period, store),
    period: endingPeriod(enrollment, state, day),
  };
  const pricingOf = (number: number): Pricing => {
    const term = termOf(terms, number);
    if (term === undefined) return { ...pricing, coupon: null };
    const heldId = number > enrollment.state.lastNumber ? moved.subscription_id : soldFirst(catalog, enrollment);
    return {
      ...pricing,
      coupon: appliedCoupon(catalog, term, () => soldItems(catalogs, [...lines, ...invoiced], heldId)),
    };
  };
  const invoice = draftInvoice(store, {
    subscriberId: enrollment.subscriber_id,
    enrollmentId: enrollment.id,
    renewalType: mustGet(catalog.options, moved.billing_option_id).renewal_type,
    taxBehavior: pricing.taxBehavior,
    lines: assembleByPeriod(lines, pricingOf, invoiced),
    periodNumber: hasPeriodChanged(enrollment, state.lastNumber) ? state.lastNumber : null,
    balance: enrollment.subscriber.balance,
    day: latest(day, todayOf(store, now)),
  });
  return { enrollment: moved, invoice };
}

/**
 * Whether a meter priced what was held in the period before, and prices nothing of it any more: late usage of a meter that
 * still does goes on the next invoice. In a pause it still does.
 */
function leavesMeter({ options }: Catalog, before: BilledEnrollment, after: BilledEnrollment): boolean {
  const { status } = after.state;
  if (status === 'paused') return false;
  const isOver = status === 'cancelled' || status === 'ended';
  const held = isOver ? null : options.get(after.billing_option_id)?.meter_id;
  return before.state.segments.some(({ billingOptionId }) => {
    const meterId = options.get(billingOptionId)?.meter_id ?? null;
    return meterId !== null && meterId !== held;
  });
}

/** A cancellation at once charges what is used on its day, too; else the period's end is where usage ends. */
function graceEnd(
  store: BilledStore,
  { state: before }: BilledEnrollment,
  { status, closingOn = null }: EnrollmentState,
  day: Day,
  now: Instant,
): Day | null {
  const end = before.period?.end ?? null;
  const isCut = status === 'cancelled' && (end === null || day < end);
  return closingDay(isCut ? addDays(day, 1) : day, todayOf(store, now), store.usageGraceDays, closingOn);
}

/** The columns show the latest of the coupons. */
function withTerms({ coupon_id }: BilledEnrollment, state: EnrollmentState, terms: readonly CouponTerm[]) {
  const latest = coupon_id === null ? undefined : terms.at(-1);
  return {
    state: { ...state, coupons: terms },
    coupon_starts_with: latest?.from ?? null,
    coupon_ends_before: latest?.endsBefore ?? null,
  };
}

/** The period that a step changes or ends. It is cut short when it ends before its own end. */
function endingPeriod({ state }: BilledEnrollment, after: EnrollmentState, day: Day): Pricing['period'] {
  const { period } = state;
  if (period === null) return undefined;
  const isBeforeItsEnd = period.end === null || day < period.end;
  return { number: period.number, isCutShort: after.lastNumber !== state.lastNumber && isBeforeItsEnd };
}

/** The subscription of each item. @param heldId that of one that names none, such as shipping */
function soldItems(catalogs: readonly Catalog[], lines: readonly { readonly cover: Cover }[], heldId: string) {
  const soldOf = (item: string) => catalogs.map((catalog) => soldUnder(catalog, item)).find((id) => id !== undefined);
  return new Map(lines.map(({ cover: { item } }) => [item, soldOf(item) ?? heldId] as const));
}

/** The subscription that was held when the current period began. */
function soldFirst({ options }: Catalog, { state, subscription_id }: BilledEnrollment): string {
  const first = state.segments[0]?.billingOptionId;
  return (first === undefined ? undefined : options.get(first)?.subscription_id) ?? subscription_id;
}

/** What belongs to a subscription is taxed by its rates, though another may be held by the time it is invoiced. */
function ratesByItem(catalogs: readonly Catalog[], lines: readonly DraftLine[], { subscriber }: BilledEnrollment) {
  const rates = new Map<string, readonly AppliedRate[]>();
  for (const item of new Set(lines.map(({ cover }) => cover.item))) {
    for (const catalog of catalogs) {
      const subscriptionId = soldUnder(catalog, item);
      if (subscriptionId !== undefined) rates.set(item, ratesFor(catalog, subscriptionId, subscriber));
    }
  }
  return rates;
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Whether a period has begun, or the last one ended. */
function hasPeriodChanged(enrollment: BilledEnrollment, lastNumber: number): boolean {
  return lastNumber !== enrollment.state.lastNumber;
}

function itemIds(catalog: Catalog, { billing_option_id, seats, add_ons }: ItemIds) {
  const { subscription_id } = mustGet(catalog.options, billing_option_id);
  return { billing_option_id, subscription_id, seats, add_ons };
}
