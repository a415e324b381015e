import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import type { Day } from '../../domain/calendar/day.js';
import type { TaxBehavior } from '../../domain/pricing/tax.js';
import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { Example } from '../../contract/validation/example.decorator.js';
import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCurrency,
  IsDay,
  IsBooleanValue,
  IsId,
  IsMetadata,
  IsNestedList,
  IsSum,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { IsTotal, LineBody, NewLine, PreviewedLine, RateTaxBody } from './invoice-lines.dto.js';
import { newPaymentRules } from './invoice.rules.js';

const INVOICE_STATUSES = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const;

export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

const COLLECTIONS = ['automatic', 'with_next_invoice', 'by_hand'] as const;

/** A one-off invoice. */
export class NewInvoice {
  @IsId()
  subscriber_id!: string;

  @IsNestedList(() => NewLine)
  @ArrayMinSize(1)
  @ArrayMaxSize(250)
  lines!: NewLine[];

  @IsOneOf(['automatic', 'manual'])
  renewal_type: 'automatic' | 'manual' = 'manual';

  /** False leaves a draft, which `POST /invoices/{id}/issue` issues. */
  @IsBooleanValue()
  issue: boolean = true;

  @IsMetadata()
  metadata: Metadata = {};
}

export class InvoiceBody extends BodyOf(NewInvoice, ['issue', 'lines']) {
  @Nullable()
  @IsText()
  number!: string | null;

  @IsOneOf(INVOICE_STATUSES)
  status!: InvoiceStatus;

  @Nullable()
  @IsId()
  enrollment_id!: string | null;

  @IsCurrency()
  currency!: string;

  @IsOneOf(['exclusive', 'inclusive'])
  tax_behavior!: TaxBehavior;

  @Nullable()
  @IsDay()
  issued_on!: Day | null;

  @Nullable()
  @IsDay()
  due_on!: Day | null;

  @IsNestedList(() => LineBody)
  lines!: LineBody[];

  @IsTotal()
  subtotal!: number;

  @IsTotal()
  discount_total!: number;

  @IsTotal()
  tax_total!: number;

  /** The tax of all lines by rate. */
  @IsNestedList(() => RateTaxBody)
  taxes!: RateTaxBody[];

  @IsTotal()
  total!: number;

  /** By credit notes, and by lines of later invoices. */
  @IsTotal()
  credited_total!: number;

  /** Of that, what lines of later invoices have credited, for unused time or late usage: it is in the totals of those. */
  @IsTotal()
  credited_by_invoices!: number;

  @IsTotal()
  balance_applied!: number;

  @IsTotal()
  amount_paid!: number;

  /** What it is collected for of earlier invoices that were too small to be charged: part of the amount due. */
  @IsSum()
  carried_in!: number;

  /** What is collected with a later invoice instead, since it was too small to be charged. */
  @IsSum()
  carried_over!: number;

  /** The later invoice. */
  @Nullable()
  @IsId()
  carried_to_invoice_id!: string | null;

  @IsTotal()
  amount_due!: number;

  /**
   * How the amount due is collected: automatically; with the subscriber's next invoice, because it is too small to be
   * charged; or by hand, such as what someone owes who has left.
   */
  @IsOneOf(COLLECTIONS)
  collection!: (typeof COLLECTIONS)[number];

  /** The day on which it is next collected by itself. */
  @Nullable()
  @IsDay()
  collect_on!: Day | null;

  /** How often collecting it has failed. */
  @IsInteger()
  failed_attempts!: number;
}

/** An invoice that is not made. */
export class InvoicePreview {
  @IsCurrency()
  currency!: string;

  @IsOneOf(['exclusive', 'inclusive'])
  tax_behavior!: TaxBehavior;

  @Nullable()
  @IsDay()
  issued_on!: Day | null;

  @Nullable()
  @IsDay()
  due_on!: Day | null;

  @IsNestedList(() => PreviewedLine)
  lines!: PreviewedLine[];

  @IsTotal()
  subtotal!: number;

  @IsTotal()
  discount_total!: number;

  @IsTotal()
  tax_total!: number;

  @IsNestedList(() => RateTaxBody)
  taxes!: RateTaxBody[];

  @IsTotal()
  total!: number;

  @IsTotal()
  balance_applied!: number;

  @IsTotal()
  amount_due!: number;
}

/** How an invoice is paid: by a method of the subscriber's, or with money that was received otherwise. */
@CrossFieldRules(newPaymentRules)
@Example({})
export class NewPayment {
  @Nullable()
  @IsId()
  payment_method_id: string | null = null;

  /** Of money received outside, such as a bank transfer. */
  @Nullable()
  @IsText()
  reference: string | null = null;

  /** Of the payment. */
  @IsMetadata()
  metadata: Metadata = {};
}
