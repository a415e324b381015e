import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsCurrency,
  IsId,
  IsMetadata,
  IsSum,
  IsText,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

/** What of a subscriber's balance goes back to who has paid. */
export class NewBalanceRefund {
  /** Null: all of the balance that payments can give back. */
  @Nullable()
  @IsSum({ min: 1 })
  amount: number | null = null;

  @Nullable()
  @IsText({ max: 500 })
  reason: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

class BalanceRefund {
  @IsId()
  subscriber_id!: string;

  /** What has left the balance. Where a gateway fails to give it back, the refund says it, and the balance has it again. */
  @IsSum()
  amount!: number;

  @IsCurrency()
  currency!: string;

  @Nullable()
  @IsText({ max: 500 })
  reason!: string | null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class BalanceRefundBody extends BodyOf(BalanceRefund) {}
