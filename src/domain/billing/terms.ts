import type { EnrollmentPeriod, EnrollmentState, LeftTerm } from './enrollment-state.js';
import type { EnrollmentItems } from './items.js';

/** A term as it stood before the current period began. */
export function beforePeriod(term: LeftTerm, uncut: (cycles: number) => number): LeftTerm {
  return term.countsPeriod ? { ...term, cycles: uncut(term.cycles), countsPeriod: false } : term;
}

/**
 * How many cycles of its term an option has had that is taken within a period: none of a new one, but for a period that
 * it has from the start. The way back to one that was left in the period, or as it began, goes on with its term.
 */
export function newTerm({ period, leftTerms = [] }: EnrollmentState, { option }: EnrollmentItems, isWhole: boolean) {
  const left = leftTerms.find(({ optionId }) => optionId === option.id);
  if (left?.countsPeriod === true) return { cyclesInTerm: left.cycles };
  if (!isWhole || period === null) return { cyclesInTerm: 0 };
  return { cyclesInTerm: (left?.cycles ?? 0) + cyclesOf(period) };
}

/** The terms that were left once another option is taken, that of the option held before among them. */
export function leaveTerm(
  { cyclesInTerm: cycles, leftTerms = [] }: EnrollmentState,
  held: EnrollmentItems,
  next: EnrollmentItems,
  countsPeriod: boolean,
): readonly LeftTerm[] {
  const others = leftTerms.filter(({ optionId }) => optionId !== held.option.id && optionId !== next.option.id);
  return [...others, { optionId: held.option.id, cycles, countsPeriod }];
}

/** A term ends with its last cycle, and what is sold one time with its period, but for what takes its place then. */
export function isTermOver(
  { cyclesInTerm, period }: EnrollmentState,
  held: EnrollmentItems,
  next: EnrollmentItems,
): boolean {
  const { id, termCycles, isOneTime } = held.option;
  if (next.option.id !== id) return false;
  return isOneTime ? period?.kind !== 'trial' : termCycles !== null && cyclesInTerm >= termCycles;
}

/** How many cycles a period is: a part of one is none. */
export function cyclesOf({ kind }: EnrollmentPeriod): number {
  return kind === 'full' ? 1 : 0;
}
