import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCurrency,
  IsId,
  IsMetadata,
  IsSum,
  IsText,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { GATEWAYS, type GatewayName } from '../../payments/gateways/gateway-names.js';

const REFUND_STATUSES = ['pending', 'succeeded', 'failed'] as const;

export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** What is given back of a payment. */
export class NewRefund {
  /** Null: all that can be. */
  @Nullable()
  @IsSum({ min: 1 })
  amount: number | null = null;

  @Nullable()
  @IsText({ max: 500 })
  reason: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

class Refund {
  @IsId()
  payment_id!: string;

  @IsId()
  invoice_id!: string;

  /** The note that it was given back with; null for one of the balance. */
  @Nullable()
  @IsId()
  credit_note_id!: string | null;

  @Nullable()
  @IsId()
  balance_refund_id!: string | null;

  @IsId()
  subscriber_id!: string;

  @IsSum()
  amount!: number;

  @IsCurrency()
  currency!: string;

  /** What failed has gone to the subscriber's balance instead. */
  @IsOneOf(REFUND_STATUSES)
  status!: RefundStatus;

  @IsOneOf(GATEWAYS)
  gateway!: GatewayName;

  @Nullable()
  @IsText()
  gateway_reference!: string | null;

  @Nullable()
  @IsText()
  failure_code!: string | null;

  @Nullable()
  @IsText({ max: 500 })
  reason!: string | null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class RefundBody extends BodyOf(Refund) {}
