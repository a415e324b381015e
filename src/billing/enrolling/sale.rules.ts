import { Failure } from '../../contract/failures/failure.js';
import type { Day } from '../../domain/calendar/day.js';
import type { EnrollmentState } from '../../domain/billing/enrollment-state.js';
import type { BilledEnrollment } from '../ledger/billed-enrollment.js';
import type { CouponTerm } from '../../domain/billing/coupon-term.js';
import { isFor, mustGet, type Catalog, type ItemIds } from '../ledger/catalog.js';

/**
 * What must be on sale of what an enrollment is to hold, beyond that all of it exists. Only what a change brings is
 * judged: an option that is agreed already, as many seats or add-ons as are agreed, and what takes some of them away
 * stay possible when the option or add-on has gone off sale, or its limits were narrowed since.
 * @param agreed what the enrollment holds now, and what is scheduled; none for a new one
 * @param scheduledOn the day for which it is scheduled, when the change itself takes hold before; null otherwise
 * @throws Failure with status 422
 */
export function assertOnSale(
  catalog: Catalog,
  held: ItemIds,
  agreed: readonly ItemIds[] = [],
  scheduledOn: Day | null = null,
): void {
  const option = mustGet(catalog.options, held.billing_option_id);
  const subscription = mustGet(catalog.subscriptions, option.subscription_id);
  const ofOption = agreed.filter(({ billing_option_id }) => billing_option_id === option.id);
  const isBrought = ofOption.length === 0;
  if (isBrought && (option.status !== 'active' || subscription.status !== 'active')) throw new Failure('not_on_sale');
  const where = scheduledOn === null ? '' : ` that is scheduled for ${scheduledOn}`;
  const offered = scheduledOn === null ? 'this subscription' : `the subscription${where}`;
  const instead = scheduledOn === null ? '' : ': name what is to be held then, too';
  if (subscription.type === 'seat_based') {
    const seats = ofOption.map((before) => before.seats);
    const isTooFew = held.seats < Math.min(option.min_seats, ...seats);
    if (isTooFew || held.seats > Math.max(option.max_seats ?? Infinity, ...seats)) {
      const range =
        option.max_seats === null ? `${option.min_seats} or more` : `${option.min_seats} to ${option.max_seats}`;
      throw new Failure('seats_out_of_range', {
        text: `The billing option${where} is sold for ${range} seats${instead}`,
      });
    }
  }
  for (const { add_on_id, quantity } of held.add_ons) {
    const addOn = mustGet(catalog.addOns, add_on_id);
    const most = addOn.status === 'active' ? (addOn.max_quantity ?? Infinity) : 0;
    if (addOn.subscription_id !== subscription.id || quantity > Math.max(most, quantityIn(agreed, add_on_id))) {
      throw new Failure('add_on_not_offered', {
        text: `${addOn.name} is not offered with ${offered}, or not so many${instead}`,
      });
    }
  }
}

/** The most of an add-on that is agreed. */
function quantityIn(agreed: readonly ItemIds[], addOnId: string): number {
  const held = agreed.flatMap(({ add_ons }) => add_ons).filter(({ add_on_id }) => add_on_id === addOnId);
  return Math.max(0, ...held.map(({ quantity }) => quantity));
}

/**
 * Whether a subscriber may redeem a coupon for a subscription on a day. What is redeemed at the same time by others is
 * found when it is counted.
 * @throws Failure `coupon_not_redeemable`
 */
export function assertRedeemable(
  catalog: Catalog,
  { couponId, wasRedeemed }: ChosenCoupon,
  subscriptionId: string,
  today: Day,
): void {
  const { code, status, starts_on, ends_on, subscription_ids, duration, max_redemptions, redemptions } = mustGet(
    catalog.coupons,
    couponId,
  );
  const isNow = (starts_on === null || starts_on <= today) && (ends_on === null || today <= ends_on);
  const isLeft = max_redemptions === null || redemptions < max_redemptions;
  if (status !== 'active' || !isNow || !isLeft || !isFor(subscription_ids, subscriptionId)) {
    throw new Failure('coupon_not_redeemable');
  }
  if (duration === 'once' && wasRedeemed) throw redeemedBefore(code);
}

/** A coupon that is asked for, and whether its subscriber has redeemed it before, for whatever enrollment. */
export interface ChosenCoupon {
  readonly couponId: string;
  readonly wasRedeemed: boolean;
}

export function redeemedBefore(code: string): Failure {
  const text = `The subscriber has redeemed the coupon ${code} before, and it can be redeemed once: leave coupon_code out, or send another`;
  return new Failure('coupon_not_redeemable', { text });
}

/**
 * A coupon that still lowers something does not go along to a subscription that it is not for.
 * @param from the number of the first period in which the enrollment holds that subscription
 * @throws Failure `coupon_not_redeemable`
 */
export function assertGoesAlong(
  catalog: Catalog,
  { coupon_id, coupon_code, coupon_ends_before }: AppliedCoupon,
  subscriptionId: string,
  from: number,
): void {
  if (coupon_id === null || (coupon_ends_before !== null && coupon_ends_before <= from)) return;
  if (isFor(mustGet(catalog.coupons, coupon_id).subscription_ids, subscriptionId)) return;
  const text = `The coupon ${coupon_code} is not for ${mustGet(catalog.subscriptions, subscriptionId).name}: send another coupon_code, or null to give it up`;
  throw new Failure('coupon_not_redeemable', { text });
}

type AppliedCoupon = Pick<BilledEnrollment, 'coupon_id' | 'coupon_code' | 'coupon_ends_before'>;

/**
 * Which periods a coupon counts for that an enrollment is given now: from the next one on. One for a number of cycles
 * begins with the first that is charged for, not with what is due when a trial starts.
 */
export function couponTerm(
  { coupons }: Pick<Catalog, 'coupons'>,
  couponId: string,
  { lastNumber, period, trialEnd }: Pick<EnrollmentState, 'lastNumber' | 'period' | 'trialEnd'>,
): CouponTerm {
  const { duration, duration_cycles } = mustGet(coupons, couponId);
  const next = lastNumber + 1;
  if (duration === 'forever') return { couponId, from: next, endsBefore: null, unusedCycles: null };
  const from = period === null && trialEnd !== null ? next + 1 : next;
  if (duration === 'once') return { couponId, from, endsBefore: from + 1, unusedCycles: null };
  return { couponId, from, endsBefore: from + (duration_cycles ?? 1), unusedCycles: '0' };
}
