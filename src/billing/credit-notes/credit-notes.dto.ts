import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import type { Day } from '../../domain/calendar/day.js';
import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { Example } from '../../contract/validation/example.decorator.js';
import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsCurrency,
  IsDay,
  IsBooleanValue,
  IsId,
  IsMetadata,
  IsMoney,
  IsNestedList,
  IsSum,
  IsText,
  MAX_SUM,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import { LONGEST_DESCRIPTION } from '../invoices/invoice-lines.dto.js';
import { newCreditNoteRules } from './credit-note.rules.js';

class CreditedPart {
  @IsId()
  invoice_line_id!: string;

  /** Tax included. */
  @IsMoney({ min: 1 })
  amount!: number;
}

/** What is given back of an invoice: so much of stated lines, or an amount over all of them, tax included. */
@CrossFieldRules(newCreditNoteRules)
@Example({ invoice_id: 'the invoice id', amount: 500 })
export class NewCreditNote {
  @IsId()
  invoice_id!: string;

  @Nullable()
  @IsNestedList(() => CreditedPart)
  @ArrayMinSize(1)
  @ArrayMaxSize(250)
  lines: CreditedPart[] | null = null;

  @Nullable()
  @IsSum({ min: 1 })
  amount: number | null = null;

  @Nullable()
  @IsText({ max: 500 })
  reason: string | null = null;

  /** Whether what was paid goes back to the payer; else it goes to the subscriber's balance. */
  @IsBooleanValue()
  refund: boolean = false;

  @IsMetadata()
  metadata: Metadata = {};
}

export class CreditedLine {
  @IsId()
  invoice_line_id!: string;

  @IsText({ max: LONGEST_DESCRIPTION })
  description!: string;

  @IsSum()
  amount!: number;

  /** Within the amount. */
  /** Below zero where all that was taxed is a credit. */
  @IsSum({ min: -MAX_SUM })
  tax_amount!: number;
}

export class CreditNoteBody extends BodyOf(NewCreditNote, ['lines', 'amount']) {
  @IsText()
  number!: string;

  @IsId()
  subscriber_id!: string;

  @IsCurrency()
  currency!: string;

  @IsDay()
  issued_on!: Day;

  @IsNestedList(() => CreditedLine)
  lines!: CreditedLine[];

  @IsSum()
  amount!: number;

  @IsSum({ min: -MAX_SUM })
  tax_total!: number;

  /** What it has lowered that was still owed. */
  @IsSum()
  amount_off_due!: number;

  /** What goes back to the payer. Where a gateway fails to do so, the refund says it, and the balance has got it. */
  @IsSum()
  amount_refunded!: number;

  @IsSum()
  amount_to_balance!: number;
}
