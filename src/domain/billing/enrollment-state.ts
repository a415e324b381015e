import type { Anchor } from '../calendar/cycle.js';
import type { Day } from '../calendar/day.js';
import type { CouponTerm } from './coupon-terms.js';
import type { Segment } from './settlement.js';

export const ENROLLMENT_STATUSES = ['trialing', 'active', 'past_due', 'paused', 'cancelled', 'ended'] as const;

export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number];

/** A stretch of an enrollment's life that begins and ends with billing. */
export interface EnrollmentPeriod {
  readonly kind: 'trial' | 'stub' | 'full';
  /** Counts the enrollment's periods from 0; never used twice. */
  readonly number: number;
  /** Which period of the anchor's it is, for the ones that are full. */
  readonly index: number;
  readonly start: Day;
  readonly end: Day | null;
  /** Where the full period began that a stub is the end of; else the start. */
  readonly fullStart: Day;
}

/** All that billing keeps in mind of an enrollment from one step to the next. */
export interface EnrollmentState {
  readonly status: EnrollmentStatus;
  readonly startOn: Day;
  readonly trialEnd: Day | null;
  /** The wanted day of the month, or of the week, as the store asked; null: the day of the first charge. */
  readonly anchorDay: number | null;
  readonly anchor: Anchor | null;
  readonly period: EnrollmentPeriod | null;
  /** The highest number that a period, or the bill after the last one, has had; -1 before the start. */
  readonly lastNumber: number;
  /** What is held in the current period, from when to when. */
  readonly segments: readonly Segment[];
  /** Whether that has changed since the period's own invoice. */
  readonly hasChanged: boolean;
  /** The coupons of its periods, in order; absent for an enrollment from before these were kept, which has had one at most. */
  readonly coupons?: readonly CouponTerm[];
  /** Add-ons that are charged once, and wait for the next invoice. */
  readonly unbilledOnce: readonly OnceItem[];
  readonly cyclesBilled: number;
  /** Of these, the ones since the current term began. */
  readonly cyclesInTerm: number;
  readonly cancelAtPeriodEnd: boolean;
  /** The day of the next step; null: nothing is to come. */
  readonly nextBillingOn: Day | null;
}

export interface OnceItem {
  readonly kind: 'add_on' | 'setup_fee';
  readonly item: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: number;
}

/** An enrollment that nothing has happened to yet. `once` is due when it starts. */
export function newEnrollment(
  startOn: Day,
  trialEnd: Day | null,
  anchorDay: number | null,
  once: readonly OnceItem[],
): EnrollmentState {
  return {
    status: trialEnd === null ? 'active' : 'trialing',
    startOn,
    trialEnd,
    anchorDay,
    anchor: null,
    period: null,
    lastNumber: -1,
    segments: [],
    hasChanged: false,
    unbilledOnce: once,
    cyclesBilled: 0,
    cyclesInTerm: 0,
    cancelAtPeriodEnd: false,
    nextBillingOn: startOn,
  };
}
