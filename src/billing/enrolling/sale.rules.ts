import { Failure } from '../../contract/failures/failure.js';
import type { Day } from '../../domain/calendar/day.js';
import { of, type Catalog, type HeldIds } from '../facts/catalog.js';

/** What must hold of what an enrollment is to hold, beyond that all of it exists. @throws Failure with status 422 */
export function assertOnSale(catalog: Catalog, { billing_option_id, seats, add_ons }: HeldIds): void {
  const option = of(catalog.options, billing_option_id);
  const subscription = of(catalog.subscriptions, option.subscription_id);
  if (option.status !== 'active' || subscription.status !== 'active') throw new Failure('not_on_sale');
  const most = option.max_seats ?? Infinity;
  if (subscription.type === 'seat_based' && (seats < option.min_seats || seats > most)) {
    const range = option.max_seats === null ? `${option.min_seats} or more` : `${option.min_seats} to ${most}`;
    throw new Failure('seats_out_of_range', { text: `The billing option is sold for ${range} seats` });
  }
  for (const { add_on_id, quantity } of add_ons) {
    const addOn = of(catalog.addOns, add_on_id);
    const isOffered = addOn.subscription_id === subscription.id && addOn.status === 'active';
    if (!isOffered || quantity > (addOn.max_quantity ?? Infinity)) {
      throw new Failure('add_on_not_offered', {
        text: `${addOn.name} is not offered with this subscription, or not so many`,
      });
    }
  }
}

/** Whether a coupon may be redeemed for a subscription on a day, as far as it does not depend on how often it was. */
export function assertRedeemable(catalog: Catalog, couponId: string, subscriptionId: string, today: Day): void {
  const { status, starts_on, ends_on, subscription_ids } = of(catalog.coupons, couponId);
  const isNow = (starts_on === null || starts_on <= today) && (ends_on === null || today <= ends_on);
  const isForThis = subscription_ids.length === 0 || subscription_ids.includes(subscriptionId);
  if (status !== 'active' || !isNow || !isForThis) throw new Failure('coupon_not_redeemable');
}

/** The number of the first period that a coupon stays away from, when the next to be priced has this number. */
export function couponEndsBefore(catalog: Catalog, couponId: string, firstNumber: number): number | null {
  const { duration, duration_cycles } = of(catalog.coupons, couponId);
  if (duration === 'forever') return null;
  return firstNumber + (duration === 'once' ? 1 : (duration_cycles ?? 1));
}
