import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsId,
  IsMetadata,
  IsSum,
  MAX_SUM,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

const CREDIT_SOURCES = ['credit_note', 'invoice', 'void', 'discount'] as const;

export type CreditSource = (typeof CREDIT_SOURCES)[number];

/** What something has taken off a line of an invoice. Together they never take more than was charged. */
class LineCredit {
  @IsId()
  invoice_id!: string;

  @IsId()
  invoice_line_id!: string;

  /**
   * `invoice`: a line of a later one, for unused time or late usage. `discount`: a later line that changes the discount of
   * this one, or takes such a change back. `void`: all that stood when the invoice was voided.
   */
  @IsOneOf(CREDIT_SOURCES)
  source!: CreditSource;

  @Nullable()
  @IsId()
  credit_note_id!: string | null;

  @Nullable()
  @IsId()
  credited_by_invoice_id!: string | null;

  @Nullable()
  @IsId()
  credited_by_line_id!: string | null;

  /** Tax included. Below zero where a change of the discount is taken back. */
  @IsSum({ min: -MAX_SUM })
  amount!: number;

  @IsSum({ min: -MAX_SUM })
  tax_amount!: number;

  @IsMetadata()
  metadata: Metadata = {};
}

export class LineCreditBody extends BodyOf(LineCredit) {}
