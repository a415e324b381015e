import { ArrayMaxSize } from 'class-validator';
import { ENROLLMENT_STATUSES, type EnrollmentStatus } from '../../domain/billing/enrollment-state.js';
import type { Day } from '../../domain/calendar/day.js';
import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsDay,
  IsBooleanValue,
  IsId,
  IsMetadata,
  IsNested,
  IsNestedList,
  IsText,
  IsTime,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { cancellationRules, CHANGE_MODES, changeRules, holdingRules, type ChangeMode } from './enrollment.rules.js';

export class EnrollmentAddOn {
  @IsId()
  add_on_id!: string;

  @IsInteger({ min: 1, max: 1_000_000 })
  quantity: number = 1;
}

/** What an enrollment holds, and a change can give it another of. */
@CrossFieldRules(holdingRules)
class NewItems {
  @IsId()
  billing_option_id!: string;

  @IsInteger({ min: 1, max: 1_000_000 })
  seats: number = 1;

  @IsNestedList(() => EnrollmentAddOn)
  @ArrayMaxSize(50)
  add_ons: EnrollmentAddOn[] = [];

  @Nullable()
  @IsText()
  coupon_code: string | null = null;
}

@CrossFieldRules(holdingRules)
export class NewEnrollment extends NewItems {
  @IsId()
  subscriber_id!: string;

  @Nullable()
  @IsDay()
  start_on: Day | null = null;

  @Nullable()
  @IsInteger({ min: 1, max: 31 })
  anchor_day: number | null = null;

  @Nullable()
  @IsInteger({ max: 3650 })
  trial_days: number | null = null;

  @Nullable()
  @IsId()
  payment_method_id: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

@CrossFieldRules(changeRules)
export class ItemsChange extends ChangeOf(NewItems) {
  @IsOneOf(CHANGE_MODES)
  mode: ChangeMode = 'prorate_next';

  @Nullable()
  @IsDay({ description: 'Only with `prorate_now` and `prorate_next`, which take hold today without it' })
  on: Day | null = null;
}

@CrossFieldRules(cancellationRules)
export class Cancellation {
  @IsOneOf(['now', 'period_end'])
  at: 'now' | 'period_end' = 'period_end';

  @IsBooleanValue()
  credit: boolean = false;

  /** Whether what is credited goes back to the payer, as far as payments were made; else it goes to the balance. */
  @IsBooleanValue()
  refund: boolean = false;
}

/** An action that needs to be told nothing more. */
export class NoFields {}

export class EnrollmentChange extends ChangeOf(NewEnrollment, [
  'billing_option_id',
  'seats',
  'add_ons',
  'coupon_code',
  'subscriber_id',
  'start_on',
  'anchor_day',
  'trial_days',
]) {}

export class DayPeriod {
  @IsDay()
  start!: Day;

  @Nullable()
  @IsDay()
  end!: Day | null;
}

export class ScheduledChange {
  @IsDay()
  on!: Day;

  @IsId()
  billing_option_id!: string;

  @IsInteger({ min: 1 })
  seats!: number;

  @IsNestedList(() => EnrollmentAddOn)
  add_ons!: EnrollmentAddOn[];
}

export class EnrollmentBody extends BodyOf(NewEnrollment) {
  @IsId()
  subscription_id!: string;

  @IsOneOf(ENROLLMENT_STATUSES)
  status!: EnrollmentStatus;

  @Nullable()
  @IsNested(() => DayPeriod)
  current_period!: DayPeriod | null;

  @Nullable()
  @IsDay()
  trial_end!: Day | null;

  @Nullable()
  @IsDay()
  next_billing_on!: Day | null;

  @IsInteger()
  cycles_billed!: number;

  @Nullable()
  @IsNested(() => ScheduledChange)
  scheduled_change!: ScheduledChange | null;

  @IsBooleanValue()
  cancel_at_period_end!: boolean;

  @Nullable()
  @IsTime()
  cancelled_at!: string | null;

  @Nullable()
  @IsTime()
  ended_at!: string | null;
}
