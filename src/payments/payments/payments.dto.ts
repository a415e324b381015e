import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCurrency,
  IsId,
  IsMetadata,
  IsSum,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { GATEWAYS, type GatewayName } from '../gateways/gateway-names.js';

const PAYMENT_STATUSES = ['succeeded', 'failed', 'pending'] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

const DISPUTE_STATUSES = ['open', 'won', 'lost'] as const;

export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

class Payment {
  @IsId()
  invoice_id!: string;

  @IsId()
  subscriber_id!: string;

  @IsSum()
  amount!: number;

  @IsCurrency()
  currency!: string;

  @IsOneOf(PAYMENT_STATUSES)
  status!: PaymentStatus;

  @IsOneOf(GATEWAYS)
  gateway!: GatewayName;

  @Nullable()
  @IsText()
  gateway_reference!: string | null;

  @Nullable()
  @IsText()
  failure_code!: string | null;

  @Nullable()
  @IsId()
  payment_method_id!: string | null;

  /** Which attempt to collect the invoice it was, from 1. */
  @IsInteger({ min: 1 })
  attempt!: number;

  /** What of it was given back, or is on its way back. */
  @IsSum()
  amount_refunded!: number;

  /** Whether the payer disputes the payment with the bank, and how that was decided: `won` is by the store. */
  @Nullable()
  @IsOneOf(DISPUTE_STATUSES)
  dispute_status!: DisputeStatus | null;

  @IsSum()
  disputed_amount!: number;

  /** The gateway's own word for it. */
  @Nullable()
  @IsText()
  dispute_reason!: string | null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class PaymentBody extends BodyOf(Payment) {}
