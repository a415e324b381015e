import { Injectable } from '@nestjs/common';
import { Failure } from '../../contract/failures/failure.js';
import { followedBy } from '../../domain/billing/coupon-terms.js';
import type { EnrollmentItems } from '../../domain/billing/items.js';
import type { Day } from '../../domain/calendar/day.js';
import type { Moment } from '../../domain/calendar/proration.js';
import type { StoreScope } from '../../platform/database/scope.js';
import type { ItemsChange, ScheduledChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { EnrollmentItemsService } from '../enrolling/enrollment-items.service.js';
import { missing } from '../enrolling/missing.js';
import { assertGoesAlong, assertOnSale, assertRedeemable, couponTerm } from '../enrolling/sale.rules.js';
import { allHeld, withinPeriod, type BilledEnrollment } from '../ledger/billed-enrollment.js';
import { todayOf } from '../ledger/billed-store.js';
import { couponTermsOf, enrollmentItemsOf, mustGet, type Catalog, type ItemIds } from '../ledger/catalog.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import { BillingService, type BillingContext } from '../run/billing.service.js';
import { assertChangeable } from './change.rules.js';
import { heldIdsOf, layChange, namedFields, waitsForNextPeriod, type Agreed } from './scheduled-change.rules.js';

/** A change that could be carried out. */
export interface RequestedChange {
  readonly context: BillingContext;
  /** The enrollment with the coupon asked for, and what it holds and has scheduled now. */
  readonly withCoupon: BilledEnrollment;
  /** The enrollment with all that is asked for. */
  readonly held: BilledEnrollment;
  readonly items: EnrollmentItems;
  /** What is held from the next period on; null: the same. */
  readonly next: ItemIds | null;
  /** Whether the change takes hold with the next period. */
  readonly waits: boolean;
  readonly today: Day;
  readonly on: Moment;
}

/** What a change is to make of an enrollment, once nothing stands in its way. */
@Injectable()
export class RequestedChangesService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly enrollmentItems: EnrollmentItemsService,
    private readonly billing: BillingService,
  ) {}

  /** Finds what is asked for, and everything that could stand in its way. */
  async prepare(scope: StoreScope, current: BilledEnrollment, change: ItemsChange): Promise<RequestedChange> {
    const { state, scheduled_change: scheduled } = current;
    const waits = waitsForNextPeriod(change.mode, state.period);
    const before: Agreed = { held: heldIdsOf(current), next: scheduled && heldIdsOf(scheduled) };
    const named = namedFields(change);
    const after = layChange(before, named, waits);
    const coupon_code = change.coupon_code === undefined ? current.coupon_code : change.coupon_code;
    const wanted = { ...before.held, ...named, coupon_code };
    const buyer = { subscriberId: current.subscriber_id, isThere: true, paymentMethodId: null };
    const { catalog, couponId, absent } = await this.enrollmentItems.find(scope, wanted, buyer, allHeld(current));
    if (absent.length > 0) throw missing(...absent);
    assertChangeable(state);
    const store = await this.inputs.store(scope);
    const today = withinPeriod(current, todayOf(store, scope.now));
    const { allow_billing_option_changes } = mustGet(catalog.subscriptions, current.subscription_id);
    const isOtherOption = wanted.billing_option_id !== current.billing_option_id;
    if (isOtherOption && !allow_billing_option_changes) throw new Failure('change_not_allowed');
    const end = waits ? (state.period?.end ?? null) : (scheduled?.on ?? null);
    const agreed = before.next === null ? [before.held] : [before.held, before.next];
    assertOnSale(catalog, after.held, agreed);
    if (after.next !== null) assertOnSale(catalog, after.next, agreed, waits ? null : end);
    const isOtherCoupon = couponId !== current.coupon_id;
    const chosen = await this.enrollmentItems.chosenCoupon(
      scope,
      isOtherCoupon ? couponId : null,
      current.subscriber_id,
    );
    const subscriptionOf = (held: ItemIds) => mustGet(catalog.options, held.billing_option_id).subscription_id;
    const brought = (waits ? after.next : null) ?? after.held;
    if (chosen !== null) assertRedeemable(catalog, chosen, subscriptionOf(brought), today);
    const withBalance = await this.billing.withBalance(scope, current);
    const withCoupon = isOtherCoupon
      ? withOtherCoupon(catalog, withBalance, couponId, coupon_code)
      : { ...withBalance, coupon_code };
    const first = state.lastNumber + (change.mode === 'full_now' ? 1 : 0);
    [after.held, ...(after.next === null ? [] : [after.next])].forEach((held, index) => {
      const subscriptionId = subscriptionOf(held);
      if (subscriptionId === current.subscription_id) return;
      assertGoesAlong(catalog, withCoupon, subscriptionId, first + index);
    });
    return {
      context: { store, catalog },
      withCoupon,
      held: {
        ...withCoupon,
        ...after.held,
        subscription_id: subscriptionOf(after.held),
        scheduled_change: after.next === null || end === null ? null : scheduledFor(after.next, end),
      },
      items: enrollmentItemsOf(catalog, after.held),
      next: after.next,
      waits,
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

export function scheduledFor({ billing_option_id, seats, add_ons }: ItemIds, on: Day): ScheduledChange {
  return { on, billing_option_id, seats, add_ons: [...add_ons] };
}
