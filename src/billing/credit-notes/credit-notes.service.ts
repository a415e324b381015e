import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { missing } from '../enrolling/missing.js';
import { invoices } from '../invoices/invoices.resource.js';
import { RefundsService } from '../refunds/refunds.service.js';
import type { CreditNoteBody, NewCreditNote } from './credit-notes.dto.js';
import { creditNotes } from './credit-notes.resource.js';
import { CreditingService } from './crediting.service.js';

@Injectable()
export class CreditNotesService {
  constructor(
    private readonly crediting: CreditingService,
    private readonly refunds: RefundsService,
  ) {}

  /** The note stands whatever gateways then say; what became of the money is told by the refunds. */
  async create(caller: StoreCaller, input: NewCreditNote): Promise<CreditNoteBody> {
    const { invoice_id, reason, refund, metadata } = input;
    const id = await caller.transaction(async (scope) => {
      const invoice = await invoices.table.lock(scope, invoice_id);
      if (invoice === undefined) throw missing(['invoice_id']);
      const amounts = input.lines ?? input.amount ?? [];
      const asked = { amounts, reason, refund, metadata, payment: null };
      const { creditNoteId, refundIds } = await this.crediting.credit(scope, invoice, asked);
      await caller.afterCommit(() => this.refunds.ask(caller, refundIds));
      return creditNoteId;
    });
    return caller.showing(() => creditNotes.get(caller, id));
  }
}
