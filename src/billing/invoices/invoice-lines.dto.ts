import { LINE_KINDS, type LineKind } from '../../domain/billing/line.js';
import {
  IsOneOf,
  IsDecimal,
  IsId,
  IsIdList,
  IsMoney,
  IsNested,
  IsNestedList,
  IsSignedDecimal,
  IsSum,
  IsText,
  MAX_MONEY,
  MAX_SUM,
  Nullable,
} from '../../contract/validation/field.decorators.js';
import { DayPeriod } from '../../subscribers/enrollments/enrollments.dto.js';

/** A line that the service writes names a subscription, an option and a meter, of 255 characters each, and says more. */
export const LONGEST_DESCRIPTION = 1000;

export class NewLine {
  @IsText({ max: LONGEST_DESCRIPTION })
  description!: string;

  @IsSignedDecimal()
  quantity: string = '1';

  @Nullable()
  @IsSignedDecimal()
  unit_price: string | null = null;

  @IsMoney({ min: -MAX_MONEY })
  amount!: number;

  @Nullable()
  @IsNested(() => DayPeriod)
  period: DayPeriod | null = null;

  @IsIdList({ max: 10 })
  tax_rate_ids: string[] = [];
}

/** A sum of lines, which credits may bring below zero. */
export function IsTotal() {
  return IsSum({ min: -MAX_SUM });
}

/** The part of a tax that one rate has. */
export class RateTaxBody {
  @IsId()
  tax_rate_id!: string;

  /** As it was then. */
  @IsDecimal()
  percentage!: string;

  @IsTotal()
  amount!: number;
}

/** A line without an id of its own yet. */
export class PreviewedLine extends NewLine {
  @IsOneOf(LINE_KINDS)
  kind!: LineKind;

  @IsMoney({ min: -MAX_MONEY })
  discount_amount!: number;

  @IsMoney({ min: -MAX_MONEY })
  tax_amount!: number;

  /** The tax by rate. */
  @IsNestedList(() => RateTaxBody)
  taxes!: RateTaxBody[];
}

export class LineBody extends PreviewedLine {
  @IsId()
  id!: string;
}
