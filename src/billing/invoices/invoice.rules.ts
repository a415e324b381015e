import { invalidField } from '../../contract/failures/fault.js';
import { Failure } from '../../contract/failures/failure.js';
import type { CrossFieldRule } from '../../contract/validation/cross-field.rules.js';

interface PaymentFields {
  readonly payment_method_id: string | null;
  readonly reference: string | null;
}

export const newPaymentRules: readonly CrossFieldRule<PaymentFields>[] = [
  {
    reads: ['payment_method_id', 'reference'],
    faults: ({ payment_method_id, reference }) =>
      payment_method_id !== null && reference !== null
        ? [invalidField(['reference'], 'Is for money received outside: it does not go with payment_method_id')]
        : [],
  },
];

/** @throws Failure `invoice_not_open` unless the invoice is in one of the states */
export function assertStatus({ status }: { readonly status: string }, ...allowed: readonly string[]): void {
  if (!allowed.includes(status)) {
    throw new Failure('invoice_not_open', {
      text: `The invoice is ${status}: it must be ${allowed.join(' or ')} for this`,
    });
  }
}
