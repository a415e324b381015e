import type { EnrollmentState } from '../../domain/billing/enrollment-state.js';
import { nextStepOn } from '../../domain/billing/usage-grace.js';
import type { Day } from '../../domain/calendar/day.js';
import type { EnrollmentAddOn, ScheduledChange } from '../../subscribers/enrollments/enrollments.dto.js';
import type { ItemIds, TaxedSubscriber } from './catalog.js';

/** Whatever names parts of the catalog. */
export interface HeldThings {
  readonly billing_option_id: string;
  readonly add_ons: readonly Pick<EnrollmentAddOn, 'add_on_id'>[];
  readonly coupon_id?: string | null;
  readonly state?: Pick<EnrollmentState, 'coupons'>;
  readonly scheduled_change?: ScheduledChange | null;
}

const ADD_ON = 'add_on:';

/** What an enrollment holds, and what it held earlier in its period, which is still to be priced and taxed. */
export function allHeld(enrollment: BilledEnrollment): HeldThings[] {
  const before = enrollment.state.segments.map(({ billingOptionId, items }) => ({
    billing_option_id: billingOptionId,
    add_ons: items
      .filter(({ item }) => item.startsWith(ADD_ON))
      .map(({ item }) => ({ add_on_id: item.slice(ADD_ON.length) })),
  }));
  return [enrollment, ...before];
}

/** A day that lies before the current period, because the store has moved to another time zone since, is its first. */
export function withinPeriod({ state: { period } }: Pick<BilledEnrollment, 'state'>, today: Day): Day {
  return period !== null && today < period.start ? period.start : today;
}

/** Whether the next step of an enrollment has come by a day. */
export function isDue({ state }: Pick<BilledEnrollment, 'state'>, day: Day): boolean {
  const next = nextStepOn(state);
  return next !== null && next <= day;
}

/** An enrollment as billing sees it, with what it asks of its subscriber. */
export interface BilledEnrollment extends ItemIds {
  readonly id: string;
  readonly subscriber_id: string;
  readonly subscription_id: string;
  readonly add_ons: readonly EnrollmentAddOn[];
  readonly coupon_code: string | null;
  readonly coupon_id: string | null;
  /** Of the latest coupon: the first period that it counts for, and the first that it does not. Null: there is none. */
  readonly coupon_starts_with: number | null;
  readonly coupon_ends_before: number | null;
  readonly payment_method_id: string | null;
  readonly scheduled_change: ScheduledChange | null;
  readonly cancelled_at: string | null;
  readonly ended_at: string | null;
  readonly version: number;
  readonly state: EnrollmentState;
  readonly subscriber: TaxedSubscriber & { readonly balance: number };
}
