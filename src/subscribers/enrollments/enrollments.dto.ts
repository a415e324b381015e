import { ArrayMaxSize } from 'class-validator';
import { ENROLLMENT_STATUSES, type EnrollmentStatus } from '../../domain/billing/enrollment-state.js';
import type { Day } from '../../domain/calendar/day.js';
import { Obeys } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsChoice,
  IsDay,
  IsFlag,
  IsId,
  IsMetadata,
  IsPart,
  IsPartList,
  IsText,
  IsTime,
  IsWhole,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { cancellationRules, CHANGE_MODES, changeRules, holdingRules, type ChangeMode } from './enrollment.rules.js';

export class HeldAddOn {
  @IsId()
  add_on_id!: string;

  @IsWhole({ min: 1, max: 1_000_000 })
  quantity: number = 1;
}

/** What an enrollment holds, and a change can give it another of. */
@Obeys(holdingRules)
class NewHolding {
  @IsId()
  billing_option_id!: string;

  @IsWhole({ min: 1, max: 1_000_000 })
  seats: number = 1;

  @IsPartList(() => HeldAddOn)
  @ArrayMaxSize(50)
  add_ons: HeldAddOn[] = [];

  @Nullable()
  @IsText()
  coupon_code: string | null = null;
}

@Obeys(holdingRules)
export class NewEnrollment extends NewHolding {
  @IsId()
  subscriber_id!: string;

  @Nullable()
  @IsDay()
  start_on: Day | null = null;

  @Nullable()
  @IsWhole({ min: 1, max: 31 })
  anchor_day: number | null = null;

  @Nullable()
  @IsWhole({ max: 3650 })
  trial_days: number | null = null;

  @Nullable()
  @IsId()
  payment_method_id: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

@Obeys(changeRules)
export class HoldingChange extends ChangeOf(NewHolding) {
  @IsChoice(CHANGE_MODES)
  mode: ChangeMode = 'prorate_next';

  @Nullable()
  @IsDay({ description: 'Only with `prorate_now` and `prorate_next`, which take hold today without it' })
  on: Day | null = null;
}

@Obeys(cancellationRules)
export class Cancellation {
  @IsChoice(['now', 'period_end'])
  at: 'now' | 'period_end' = 'period_end';

  @IsFlag()
  credit: boolean = false;

  /** Whether what is credited goes back to the payer, as far as payments were made; else it goes to the balance. */
  @IsFlag()
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

  @IsWhole({ min: 1 })
  seats!: number;

  @IsPartList(() => HeldAddOn)
  add_ons!: HeldAddOn[];
}

export class EnrollmentBody extends BodyOf(NewEnrollment) {
  @IsId()
  subscription_id!: string;

  @IsChoice(ENROLLMENT_STATUSES)
  status!: EnrollmentStatus;

  @Nullable()
  @IsPart(() => DayPeriod)
  current_period!: DayPeriod | null;

  @Nullable()
  @IsDay()
  trial_end!: Day | null;

  @Nullable()
  @IsDay()
  next_billing_on!: Day | null;

  @IsWhole()
  cycles_billed!: number;

  @Nullable()
  @IsPart(() => ScheduledChange)
  scheduled_change!: ScheduledChange | null;

  @IsFlag()
  cancel_at_period_end!: boolean;

  @Nullable()
  @IsTime()
  cancelled_at!: string | null;

  @Nullable()
  @IsTime()
  ended_at!: string | null;
}
