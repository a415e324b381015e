import { ArrayMaxSize } from 'class-validator';
import {
  IsCurrency,
  IsDay,
  IsId,
  IsNested,
  IsNestedList,
  IsSum,
  IsText,
  IsInteger,
  Nullable,
} from '../../contract/validation/field.decorators.js';
import type { Day } from '../../domain/calendar/day.js';

/** So many subscribers are named; all are in the total. */
export const NAMED_DEBTORS = 100;

/** What is owed on open invoices, by how many days it is past due. */
export class AgedDebt {
  @IsSum()
  not_due!: number;

  @IsSum()
  days_1_to_30!: number;

  @IsSum()
  days_31_to_60!: number;

  @IsSum()
  days_61_to_90!: number;

  @IsSum()
  days_over_90!: number;

  /** All of these together. */
  @IsSum()
  amount_due!: number;

  /** How many invoices that is owed on. */
  @IsInteger()
  invoices!: number;
}

export class Debtor extends AgedDebt {
  @IsId()
  subscriber_id!: string;

  /** Null: the subscriber was removed. */
  @Nullable()
  @IsText()
  email!: string | null;
}

export class AgingReport {
  @IsCurrency()
  currency!: string;

  /** The day that it is for the store. */
  @IsDay()
  as_of!: Day;

  @IsNested(() => AgedDebt)
  total!: AgedDebt;

  /** How many subscribers owe something. */
  @IsInteger()
  subscriber_count!: number;

  /** Those who owe most, the largest debt first. */
  @IsNestedList(() => Debtor)
  @ArrayMaxSize(NAMED_DEBTORS)
  subscribers!: Debtor[];
}
