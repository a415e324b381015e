import {
  BodyOf,
  ChangeOf,
  IsOneOf,
  IsDay,
  IsId,
  IsMetadata,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from 'standing-order';

export class NewPoints {
  @IsId()
  subscriber_id!: string;

  @IsInteger({ min: 1, max: 1_000_000 })
  points!: number;

  @Nullable()
  @IsText()
  reason: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class PointsChange extends ChangeOf(NewPoints, ['subscriber_id']) {}

export class PointsBody extends BodyOf(NewPoints) {
  @IsOneOf(['valid', 'expired'])
  status!: 'valid' | 'expired';

  @IsDay()
  expires_on!: string;

  /** The invoice that they were earned with; null: the store gave them. */
  @Nullable()
  @IsId()
  invoice_id!: string | null;
}
