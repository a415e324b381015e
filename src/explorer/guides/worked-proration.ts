import { assemble, totalsOf, type Pricing } from '../../domain/billing/assembly.js';
import { newEnrollment } from '../../domain/billing/enrollment-state.js';
import type { EnrollmentItems } from '../../domain/billing/items.js';
import { changeItems, dueStep, settleNow, restart, type BillingInputs, type Step } from '../../domain/billing/life.js';
import type { Line } from '../../domain/billing/line.js';
import { lengthBetween } from '../../domain/calendar/proration.js';
import { exact, type Exact } from '../../domain/money/exact.js';

const UNIT = 'day';
const ZONE = 'UTC';

export const TAX_PERCENTAGE = '20';
export const STARTS_ON = '2026-01-31';
export const CHANGES_ON = '2026-02-10';
export const SMALL = { name: 'Small', amount: 1900 } as const;
export const LARGE = { name: 'Large', amount: 4900 } as const;

interface WorkedInvoice {
  readonly on: string;
  readonly lines: readonly Line[];
  readonly total: number;
}

/** The same change in each mode: the invoice of the day itself, if there is one, and that of the next period. */
export interface WorkedMode {
  readonly mode: 'prorate_next' | 'prorate_now' | 'period_end' | 'full_now';
  readonly onTheDay: WorkedInvoice | null;
  readonly next: WorkedInvoice;
}

export interface WorkedProration {
  readonly first: WorkedInvoice;
  readonly periodEnd: string;
  readonly daysInPeriod: number;
  readonly daysLeft: number;
  /** What each option costs for the days that are left, before it is rounded. */
  readonly shares: { readonly small: Exact; readonly large: Exact };
  readonly modes: readonly WorkedMode[];
}

/** A monthly option is exchanged for a dearer one in the middle of February, worked out by what bills every enrollment. */
export function workedProration(): WorkedProration {
  const small = items('opt_small', SMALL);
  const large = items('opt_large', LARGE);
  const first = dueStep(newEnrollment(STARTS_ON, null, null, []), inputs(small));
  const firstInvoice = invoice(STARTS_ON, first, []);
  const { lines: invoiced } = firstInvoice;
  const end = first.state.nextBillingOn ?? '';
  const daysInPeriod = lengthBetween(STARTS_ON, end, UNIT, ZONE);
  const daysLeft = lengthBetween(CHANGES_ON, end, UNIT, ZONE);
  const share = ({ amount }: { amount: number }) => exact(amount).mul(daysLeft).div(daysInPeriod);

  const changed = changeItems(first.state, CHANGES_ON, large, inputs(small, invoiced));
  const now = settleNow(changed, inputs(large, invoiced));
  const nowInvoice = invoice(CHANGES_ON, now, invoiced);
  const restarted = restart(first.state, inputs(small, invoiced), large, CHANGES_ON);
  const next = (step: Step, lines: readonly Line[] | null, held = large, scheduled: EnrollmentItems | null = null) => {
    const day = step.state.nextBillingOn ?? '';
    return invoice(day, dueStep(step.state, inputs(held, lines, scheduled)), lines ?? []);
  };
  return {
    first: firstInvoice,
    periodEnd: end,
    daysInPeriod,
    daysLeft,
    shares: { small: share(SMALL), large: share(LARGE) },
    modes: [
      { mode: 'prorate_next', onTheDay: null, next: next({ state: changed, lines: [] }, invoiced) },
      { mode: 'prorate_now', onTheDay: nowInvoice, next: next(now, [...invoiced, ...nowInvoice.lines]) },
      { mode: 'period_end', onTheDay: null, next: next(first, null, small, large) },
      { mode: 'full_now', onTheDay: invoice(CHANGES_ON, restarted, invoiced), next: next(restarted, null) },
    ],
  };
}

function items(id: string, { name, amount }: { readonly name: string; readonly amount: number }): EnrollmentItems {
  const recurrence = { cycle: 'monthly', interval: 1 } as const;
  const terms = { price: null, meterId: null, minimumAmount: 0, termCycles: null, isOneTime: false };
  return { name: 'Club', option: { id, name, recurrence, amount, ...terms }, seats: 1, addOns: [], shipping: null };
}

function inputs(
  held: EnrollmentItems,
  invoiced: readonly Line[] | null = null,
  scheduled: EnrollmentItems | null = null,
): BillingInputs {
  const store = { prorationUnit: UNIT, timeZone: ZONE, taxBehavior: 'exclusive' } as const;
  return { ...store, items: held, scheduled, invoiced, usage: [] };
}

const PRICING: Pricing = {
  coupon: null,
  rates: [{ id: 'txr_1', percentage: TAX_PERCENTAGE }],
  taxBehavior: 'exclusive',
};

function invoice(on: string, { lines: drafts }: Step, invoiced: readonly Line[]): WorkedInvoice {
  const lines = assemble(drafts, PRICING, invoiced);
  return { on, lines, total: totalsOf(lines, 'exclusive').total };
}
