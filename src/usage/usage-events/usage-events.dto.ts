import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsId,
  IsMetadata,
  IsNestedList,
  IsSignedDecimal,
  IsText,
  IsTime,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { Instant } from '../../domain/calendar/instant.js';

const MAX_BATCH = 1000;

class NewUsage {
  @IsText()
  external_id!: string;

  @IsId()
  enrollment_id!: string;

  @IsText({ max: 100 })
  meter!: string;

  @IsSignedDecimal()
  quantity: string = '1';
}

/** Something that was used. */
export class NewUsageEvent extends NewUsage {
  /** Null: now. */
  @Nullable()
  @IsTime()
  occurred_at: string | null = null;

  @IsMetadata()
  properties: Metadata = {};

  @IsMetadata()
  metadata: Metadata = {};
}

export class UsageEventBody extends BodyOf(NewUsage) {
  @IsTime()
  occurred_at!: Instant;

  @IsMetadata()
  properties!: Metadata;
}

export class NewUsageEvents {
  @IsNestedList(() => NewUsageEvent)
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BATCH)
  events!: NewUsageEvent[];
}

/** `duplicate` counts as well: the same event was there before. */
const RECEIPT_STATUSES = ['accepted', 'duplicate', 'refused'] as const;

/** What became of one event of a batch. */
export class UsageReceipt {
  @IsText()
  external_id!: string;

  @IsOneOf(RECEIPT_STATUSES)
  status!: (typeof RECEIPT_STATUSES)[number];

  /** Null: it was refused. */
  @Nullable()
  @IsId()
  event_id!: string | null;

  @Nullable()
  @IsText()
  code!: string | null;

  @Nullable()
  @IsText()
  text!: string | null;
}

/** One receipt for each event, in the order sent. */
export class UsageReceipts {
  @IsNestedList(() => UsageReceipt)
  results!: UsageReceipt[];
}
