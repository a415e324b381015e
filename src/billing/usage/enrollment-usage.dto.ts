import { AGGREGATIONS, type Aggregation } from '../../catalog/meters/meter.rules.js';
import {
  IsOneOf,
  IsId,
  IsMoney,
  IsNested,
  IsNestedList,
  IsSignedDecimal,
  IsText,
  MAX_MONEY,
  Nullable,
} from '../../contract/validation/field.decorators.js';
import { DayPeriod } from '../../subscribers/enrollments/enrollments.dto.js';

/** What a meter says of the days in which one billing option was held. */
export class MeterUsage {
  @IsText({ max: 100 })
  meter!: string;

  @IsId()
  meter_id!: string;

  @IsId()
  billing_option_id!: string;

  @IsOneOf(AGGREGATIONS)
  aggregation!: Aggregation;

  /** Of a time-weighted meter the average until now. */
  @IsSignedDecimal()
  quantity!: string;

  /** What it costs by the option's price so far, before any minimum, discount and tax. */
  @IsMoney({ min: -MAX_MONEY })
  amount!: number;

  @IsNested(() => DayPeriod)
  period!: DayPeriod;
}

export class EnrollmentUsage {
  @IsId()
  enrollment_id!: string;

  /** Null: it has not started. */
  @Nullable()
  @IsNested(() => DayPeriod)
  period!: DayPeriod | null;

  @IsNestedList(() => MeterUsage)
  meters!: MeterUsage[];
}
