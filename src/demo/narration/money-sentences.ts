import type { CreditNote, Invoice, Payment, Refund, StoreEvent, Subscriber } from '../resources.js';
import { amountText } from './amounts.js';
import { dayText } from './days.js';
import type { Memory } from './memory.js';

/** What an event says of money that came, did not come, or went back. */
export function moneySentences({ type, data }: StoreEvent, memory: Memory, currency: string): string[] {
  const amount = (units: number) => amountText(units, currency);
  switch (type) {
    case 'payment.failed': {
      const payment = data as Payment;
      const { subscriber_id, attempt, failure_code } = payment;
      const again = attempt === 1 ? '' : ` again, at attempt ${attempt}`;
      return [
        `The card of ${memory.name(subscriber_id)} is refused${again} (${memory.card(payment)}, ${failure_code}).`,
      ];
    }
    case 'invoice.payment_failed': {
      const { number, collect_on } = data as Invoice;
      return collect_on === null ? [] : [`${number} will be tried again on ${dayText(collect_on)}.`];
    }
    case 'invoice.dunning_ended':
      return [`That was the last attempt to collect ${(data as Invoice).number}.`];
    case 'payment.succeeded': {
      const payment = data as Payment;
      const invoice = memory.invoice(payment.invoice_id);
      return [`${invoice?.number} is paid at attempt ${payment.attempt} with ${memory.card(payment)}.`];
    }
    case 'invoice.marked_uncollectible': {
      const { number, amount_due } = data as Invoice;
      return [`${number} is written off, ${amount(amount_due)}.`];
    }
    case 'credit_note.issued': {
      const { number, invoice_id, amount: credited, tax_total, reason } = data as CreditNote;
      const tax = tax_total === 0 ? '' : `, ${amount(tax_total)} of it tax`;
      const why = reason === null ? '' : ` (“${reason}”)`;
      return [`Credit note ${number} lowers ${memory.invoice(invoice_id)?.number} by ${amount(credited)}${tax}${why}.`];
    }
    case 'refund.succeeded': {
      const { subscriber_id, amount: refunded } = data as Refund;
      return [`${amount(refunded)} goes back to the card of ${memory.name(subscriber_id)}.`];
    }
    case 'subscriber.balance_changed': {
      const { id, balance } = data as Subscriber;
      return [`The balance of ${memory.name(id)} is now ${amount(balance)}.`];
    }
    default:
      return [];
  }
}
