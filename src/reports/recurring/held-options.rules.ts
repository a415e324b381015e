import type { Day } from '../../domain/calendar/day.js';

/** Since when an enrollment has held a billing option. Of two that hold from one day on, the later one counts. */
export interface HeldSince {
  /** Counts the changes of the enrollment. */
  readonly version: number;
  readonly from: Day;
  readonly billingOptionId: string;
}

/** Items of these kinds name the billing option whose price they have. */
const NAMING = /^(?:flat|seats|minimum):(.+)$/;

/** The billing option that an item names; undefined for one that goes with any, such as an add-on. */
export function optionOfItem(item: string): string | undefined {
  return NAMING.exec(item)?.[1];
}

/**
 * The billing option that was held on a day, by all that was ever held or planned to be: what was decided last counts, so
 * that a plan that was given up does not.
 */
export function optionHeldOn(held: readonly HeldSince[], day: Day): string | undefined {
  const begun = held.filter(({ from }) => from <= day).sort((a, b) => b.version - a.version);
  return begun[0]?.billingOptionId;
}
