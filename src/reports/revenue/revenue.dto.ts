import {
  IsCurrency,
  IsNestedList,
  IsSum,
  IsTimeZone,
  IsInteger,
  MAX_SUM,
} from '../../contract/validation/field.decorators.js';
import { IsMonth } from '../../contract/validation/month.decorator.js';
import type { Month } from '../../domain/calendar/month.js';

/**
 * Recurring revenue at the end of a month and what has moved it; then what was done in the month, whatever it was for. The
 * month that runs is as of now: on a day of renewal, what is not billed yet counts as churn until it is.
 */
export class RevenueMonth {
  @IsMonth()
  month!: Month;

  @IsSum()
  opening!: number;

  @IsSum()
  new!: number;

  @IsSum()
  expansion!: number;

  @IsSum()
  contraction!: number;

  @IsSum()
  churn!: number;

  @IsSum()
  reactivation!: number;

  @IsSum()
  closing!: number;

  /** Who has recurring revenue at the end. */
  @IsInteger()
  subscribers!: number;

  /** Totals of invoices that were issued in the month, but for those that have been voided since. */
  @IsSum({ min: -MAX_SUM })
  invoiced!: number;

  /** Totals of invoices that were issued in the month and have been voided since. */
  @IsSum({ min: -MAX_SUM })
  voided!: number;

  /** Amounts of credit notes that were issued in the month, but for those of invoices that have been voided since. */
  @IsSum()
  credited!: number;

  /** Payments of the month that have succeeded. */
  @IsSum()
  collected!: number;

  /** Refunds of the month that have succeeded. */
  @IsSum()
  refunded!: number;
}

export class RevenueReport {
  @IsCurrency()
  currency!: string;

  /** The store's, which months are of. */
  @IsTimeZone()
  time_zone!: string;

  @IsNestedList(() => RevenueMonth)
  months!: RevenueMonth[];
}
