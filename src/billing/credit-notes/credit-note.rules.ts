import { invalidField, missingField } from '../../contract/failures/fault.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';

interface CreditFields {
  readonly lines: readonly { readonly invoice_line_id: string }[] | null;
  readonly amount: number | null;
}

export const newCreditNoteRules: readonly CrossFieldRule<CreditFields>[] = [
  {
    reads: ['lines', 'amount'],
    faults: ({ lines, amount }) => {
      if ((lines === null) !== (amount === null)) return [];
      const fault = lines === null ? missingField : invalidField;
      const text = 'Exactly one of lines and amount is needed';
      return [fault(['lines'], text), fault(['amount'], text)];
    },
  },
  {
    reads: ['lines'],
    faults: ({ lines }) => {
      const ids = (lines ?? []).map(({ invoice_line_id }) => invoice_line_id);
      return ids.flatMap((id, index) =>
        ids.indexOf(id) === index
          ? []
          : [invalidField(['lines', index, 'invoice_line_id'], 'Names a line that is named before')],
      );
    },
  },
];
