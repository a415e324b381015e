import type { Recurrence } from '../../domain/calendar/cycle.js';
import type { Day } from '../../domain/calendar/day.js';

/** A line of an issued invoice for something that recurs, or that takes such a line back. Amounts are minor units. */
export interface RecurringLine {
  readonly invoiceId: string;
  /** Its place among the recurring lines of its invoice. */
  readonly place: number;
  readonly enrollmentId: string;
  /** The number of the enrollment's period that it belongs to. */
  readonly number: number;
  /** What is charged for, the same text for the same thing. */
  readonly item: string;
  /** The exact price of the item for a full period. */
  readonly price: string;
  /** Whether it takes back an earlier line, from its start on. */
  readonly isCredit: boolean;
  readonly start: Day;
  /** The first day that it is not for: that to which it was invoiced, or on which its enrollment has ended. */
  readonly end: Day;
  readonly amount: number;
  /** The amount without its discount. */
  readonly discounted: number;
  /** What a coupon takes off its whole period, in minor units; null: no coupon with a fixed amount is for the period. */
  readonly amountOff: number | null;
  /** The percentages of the taxes that are in it, added up, as a decimal; 0 for what has none, or has them on top. */
  readonly taxWithin: string;
  /** How often its price is due. */
  readonly recurrence: Recurrence;
}
