import { invalidField, missingField, type Fault } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';
import type { Day } from '../../domain/calendar/day.js';
import { fixedFieldFaults } from '../fixed-terms.js';

export const COUPON_DURATIONS = ['once', 'repeating', 'forever'] as const;

export type CouponDuration = (typeof COUPON_DURATIONS)[number];

interface CouponFields {
  readonly percent_off: string | null;
  readonly amount_off: number | null;
  readonly duration: CouponDuration;
  readonly duration_cycles: number | null;
  readonly starts_on: Day | null;
  readonly ends_on: Day | null;
}

export const couponRules: readonly CrossFieldRule<CouponFields>[] = [
  {
    reads: ['percent_off', 'amount_off'],
    faults: ({ percent_off, amount_off }) => {
      if ((percent_off === null) !== (amount_off === null)) return [];
      const fault = percent_off === null ? missingField : invalidField;
      const text = 'Exactly one of percent_off and amount_off is needed';
      return [fault(['percent_off'], text), fault(['amount_off'], text)];
    },
  },
  {
    reads: ['duration', 'duration_cycles'],
    faults: ({ duration, duration_cycles }) => {
      if (duration === 'repeating' && duration_cycles === null) {
        return [missingField(['duration_cycles'], 'Must say for how many cycles a repeating coupon holds')];
      }
      if (duration !== 'repeating' && duration_cycles !== null) {
        return [invalidField(['duration_cycles'], 'Is only for a repeating coupon')];
      }
      return [];
    },
  },
  {
    reads: ['starts_on', 'ends_on'],
    faults: ({ starts_on, ends_on }) =>
      starts_on !== null && ends_on !== null && ends_on < starts_on
        ? [invalidField(['ends_on'], 'Must not be before starts_on')]
        : [],
  },
];

/** What a coupon gives, and for how long. When and by whom it can be redeemed is no part of it. */
const FIXED_ONCE_REDEEMED = ['percent_off', 'amount_off', 'duration', 'duration_cycles', 'minimum_amount'];

const TEXT = 'Subscribers have redeemed this coupon, so its terms are fixed: make a new coupon';

/** Terms of a coupon that would change. It can be for more subscriptions than it was, but not for fewer. */
export function couponTermFaults(before: CouponTerms, after: CouponTerms): Fault[] {
  const faults = fixedFieldFaults(FIXED_ONCE_REDEEMED, before, after, TEXT);
  const [had, has] = [before.subscription_ids, after.subscription_ids];
  const isNarrower = had.length === 0 ? has.length > 0 : has.length > 0 && had.some((id) => !has.includes(id));
  return isNarrower ? [...faults, { path: ['subscription_ids'], code: 'price_in_use', text: TEXT }] : faults;
}

interface CouponTerms {
  readonly subscription_ids: readonly string[];
}
