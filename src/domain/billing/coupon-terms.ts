import { daysBetween } from '../calendar/day.js';
import { exact, type Exact } from '../money/exact.js';
import type { CouponTerm } from './coupon-term.js';
import type { EnrollmentPeriod, EnrollmentState } from './enrollment-state.js';

/** The term that a period has; undefined: no coupon counts for it. */
export function termOf(terms: readonly CouponTerm[], number: number): CouponTerm | undefined {
  return terms.find(({ from, endsBefore }) => from <= number && (endsBefore === null || number < endsBefore));
}

/** The terms when a coupon, or none, follows the one so far: what began before the next period keeps its periods. */
export function followedBy(terms: readonly CouponTerm[], next: number, following: CouponTerm | null): CouponTerm[] {
  const earlier = terms
    .filter(({ from }) => from < next)
    .map((term) => ({ ...term, endsBefore: Math.min(term.endsBefore ?? next, next), unusedCycles: null }));
  return following === null ? earlier : [...earlier, following];
}

/**
 * The terms after a step of billing. A pause that outlasts its period takes a number that nothing is charged for; a
 * first period that is short, or one that is cut short by a new one, is less than the cycle that a coupon is for.
 */
export function termsAfter(
  terms: readonly CouponTerm[],
  before: Pick<EnrollmentState, 'lastNumber' | 'period'>,
  after: Pick<EnrollmentState, 'lastNumber' | 'period' | 'status'>,
): readonly CouponTerm[] {
  if (after.lastNumber === before.lastNumber) return terms;
  if (after.status === 'paused') return terms.map((term) => passedOver(term, after.lastNumber));
  const { period: last } = before;
  const { period } = after;
  if (period === null || period.number !== after.lastNumber || period.kind === 'trial') return terms;
  const cut = last === null || last.kind === 'trial' ? null : missingOf(last, period.start, last.end);
  const lengthened = last === null || cut === null ? terms : withUnused(terms, last.number, cut);
  const stub = missingOf(period, period.fullStart, period.start);
  return stub === null ? lengthened : withUnused(lengthened, period.number, stub);
}

function passedOver(term: CouponTerm, number: number): CouponTerm {
  const moved = (bound: number) => (bound >= number ? bound + 1 : bound);
  return { ...term, from: moved(term.from), endsBefore: term.endsBefore === null ? null : moved(term.endsBefore) };
}

/** The part of a full period that lies between two of its days; null: none. */
function missingOf({ fullStart, end }: EnrollmentPeriod, from: string, to: string | null): Exact | null {
  if (end === null || to === null || from >= to) return null;
  return exact(daysBetween(from, to)).dividedBy(daysBetween(fullStart, end));
}

function withUnused(terms: readonly CouponTerm[], number: number, missing: Exact): CouponTerm[] {
  const used = termOf(terms, number);
  return terms.map((term) => {
    if (term !== used || term.unusedCycles === null || term.endsBefore === null) return term;
    const unused = exact(term.unusedCycles).plus(missing);
    const more = wholeOf(unused) - wholeOf(exact(term.unusedCycles));
    return { ...term, endsBefore: term.endsBefore + more, unusedCycles: unused.toFixed() };
  });
}

/** How many periods make up for a part of a cycle. Thirds add up to a whole but for their last digits. */
function wholeOf(unused: Exact): number {
  return unused.toDecimalPlaces(12).ceil().toNumber();
}
