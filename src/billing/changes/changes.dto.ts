import { IsNested, Nullable } from '../../contract/validation/field.decorators.js';
import { ScheduledChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { InvoicePreview } from '../invoices/invoices.dto.js';

/** The invoice that a change would lead to, and what would then be scheduled for the next period. */
export class ChangePreview extends InvoicePreview {
  @Nullable()
  @IsNested(() => ScheduledChange)
  scheduled_change!: ScheduledChange | null;
}
