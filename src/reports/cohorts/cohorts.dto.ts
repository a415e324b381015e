import { IsCurrency, IsNestedList, IsSum, IsTimeZone, IsInteger } from '../../contract/validation/field.decorators.js';
import { IsMonth } from '../../contract/validation/month.decorator.js';
import type { Month } from '../../domain/calendar/month.js';

/** What a cohort still is at the end of a month. */
export class RetainedMonth {
  @IsMonth()
  month!: Month;

  /** Those of them who have recurring revenue. */
  @IsInteger()
  subscribers!: number;

  /** Theirs. */
  @IsSum()
  revenue!: number;
}

/** Those who first had recurring revenue at the end of this month. */
export class Cohort {
  @IsMonth()
  month!: Month;

  @IsInteger()
  subscribers!: number;

  /** From the month in which they came. */
  @IsNestedList(() => RetainedMonth)
  months!: RetainedMonth[];
}

export class CohortReport {
  @IsCurrency()
  currency!: string;

  /** The store's, which months are of. */
  @IsTimeZone()
  time_zone!: string;

  @IsNestedList(() => Cohort)
  cohorts!: Cohort[];
}
