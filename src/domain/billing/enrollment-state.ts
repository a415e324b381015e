import type { Anchor } from '../calendar/cycle.js';
import type { Day } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import type { TaxBehavior } from '../pricing/tax.js';
import type { CouponTerm } from './coupon-term.js';
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
  /** What was agreed when it was opened; left out of a period that was opened before this was stored: as the store has it now. */
  readonly agreed?: AgreedTerms;
}

/** What holds for a period though the store has other settings by now. */
export interface AgreedTerms {
  readonly taxBehavior: TaxBehavior;
  /** The zone whose days its days are, where it has one of its own. */
  readonly timeZone: string;
  /** Where it really starts: with the end of the period before, though days may begin at another time since. */
  readonly startsAt: Instant;
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
  /** Of the add-ons that are charged once, those that were brought on one day; left out: none. */
  readonly broughtOnce?: BroughtOnce;
  readonly cyclesBilled: number;
  /** Of these, the ones since the current term began. */
  readonly cyclesInTerm: number;
  /** The terms that were left for another option in the current period, for the way back to them; left out: none. */
  readonly leftTerms?: readonly LeftTerm[];
  readonly cancelAtPeriodEnd: boolean;
  /** The day on which the next period begins, or the last one ends; null: nothing is to come. */
  readonly nextBillingOn: Day | null;
  /** The day on which late usage is closed of what is held no more; null or left out: none is taken. */
  readonly closingOn?: Day | null;
  /** When it was paused beyond a period that was paid, for the latest pauses; left out: never. */
  readonly pauses?: readonly Pause[];
}

/** The term of a billing option that is not held any more. */
export interface LeftTerm {
  readonly optionId: string;
  readonly cycles: number;
  /** Whether the current period is one of these cycles: the option was held in it. */
  readonly countsPeriod: boolean;
}

/** Days of which none belongs to a period. */
export interface Pause {
  readonly from: Day;
  /** The first day of the period after it. */
  readonly to: Day;
}

/** What can still be given up on the day on which it was brought, and is credited then. */
export interface BroughtOnce {
  readonly on: Day;
  /** How many of each, by item. */
  readonly quantities: Readonly<Record<string, number>>;
}

/** A quantity below zero is given back. */
export interface OnceItem {
  readonly kind: 'add_on' | 'setup_fee';
  readonly item: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: number;
}

/** Whether nothing comes after it: it was cancelled, or its term has ended. */
export function isOver({ status }: Pick<EnrollmentState, 'status'>): boolean {
  return status === 'cancelled' || status === 'ended';
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
    broughtOnce: {
      on: startOn,
      quantities: Object.fromEntries(
        once.filter(({ kind }) => kind === 'add_on').map(({ item, quantity }) => [item, Number(quantity)]),
      ),
    },
    cyclesBilled: 0,
    cyclesInTerm: 0,
    cancelAtPeriodEnd: false,
    nextBillingOn: startOn,
  };
}
