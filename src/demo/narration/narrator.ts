import { dayAt } from '../../domain/calendar/zoned-day.js';
import type { Enrollment, Invoice, Payment, StoreEvent } from '../resources.js';
import { amountText, figureText } from './amounts.js';
import { enrollmentSentences } from './enrollment-sentences.js';
import { InvoiceNarrator } from './invoice-narrator.js';
import type { Memory } from './memory.js';
import { moneySentences } from './money-sentences.js';

/** Something that happened on a day: sentences, and a table if there is one to show. */
export interface Happening {
  readonly day: string;
  readonly text: string;
  readonly table?: readonly string[];
}

/** Narrates the events of a store, and remembers what it has narrated before. */
export class Narrator {
  private readonly invoices: InvoiceNarrator;
  private readonly shapesShown = new Set<string>();
  private readonly shownWithInvoice = new Set<string>();
  private unchanged: Invoice[] = [];

  constructor(
    private readonly memory: Memory,
    private readonly currency: string,
    private readonly timeZone: string,
  ) {
    this.invoices = new InvoiceNarrator(memory, currency);
  }

  /** @param events in order, each once, all that there are until now */
  narrate(events: readonly StoreEvent[]): Happening[] {
    return events.flatMap((event, index) => {
      const day = dayAt(event.occurred_at, this.timeZone);
      const sentences = this.sentences(event);
      this.memory.learn(event);
      if (event.type === 'invoice.issued') return this.issued(event, events.slice(index + 1), day);
      const isNews = sentences.length > 0 && !isShownByInvoice(event, events[index + 1]);
      return !isNews ? [] : [{ day, text: sentences.join(' ') }];
    });
  }

  /** The renewals since the last call that were like the ones before them, and paid at once. */
  narrateUnchanged(): string[] {
    const invoices = this.unchanged.splice(0);
    if (invoices.length === 0) return [];
    const each = invoices.map(
      ({ number, subscriber_id, total }) =>
        `${number} ${this.memory.name(subscriber_id)} ${figureText(total, this.currency)}`,
    );
    return [`Renewed as before, and paid: ${each.join(', ')}.`];
  }

  private sentences(event: StoreEvent): string[] {
    const { type, id, data } = event;
    if (type.startsWith('enrollment.')) return enrollmentSentences(type, data as Enrollment, this.memory);
    return this.shownWithInvoice.has(id) ? [] : moneySentences(event, this.memory, this.currency);
  }

  private issued(event: StoreEvent, later: readonly StoreEvent[], day: string): Happening[] {
    const invoice = event.data as Invoice;
    const before = this.memory.exchangeLast(invoice);
    const payment = later.find(
      ({ type, occurred_at, data }) =>
        type === 'payment.succeeded' &&
        occurred_at === event.occurred_at &&
        (data as Payment).invoice_id === invoice.id,
    );
    if (payment !== undefined) this.shownWithInvoice.add(payment.id);
    if (before !== undefined && payment !== undefined && isAsBefore(before, invoice)) {
      this.unchanged.push(invoice);
      return [];
    }
    const paid = payment === undefined ? '' : `, paid with ${this.memory.card(payment.data as Payment)}`;
    const last = before !== undefined && before.discount_total > 0 && invoice.discount_total === 0;
    const full = last ? ', from now on without a discount' : '';
    const shape = this.invoices.shape(invoice);
    if (this.shapesShown.has(shape)) return [{ day, text: `${this.invoices.words(invoice)}${full}${paid}.` }];
    this.shapesShown.add(shape);
    const { number, subscriber_id, total } = invoice;
    const text = `Invoice ${number} to ${this.memory.name(subscriber_id)} for ${amountText(total, this.currency)}`;
    return [{ day, text: `${text}${full}${paid}:`, table: this.invoices.table(invoice) }];
  }
}

/** An invoice that uses a balance, or adds to it, says so itself. */
function isShownByInvoice({ type, object_id }: StoreEvent, next: StoreEvent | undefined): boolean {
  if (type !== 'subscriber.balance_changed' || next?.type !== 'invoice.issued') return false;
  return (next.data as Invoice).subscriber_id === object_id;
}

function isAsBefore(before: Invoice, invoice: Invoice): boolean {
  const look = ({ lines, total }: Invoice) =>
    JSON.stringify([total, lines.map(({ kind, description, amount }) => [kind, description, amount])]);
  return look(before) === look(invoice);
}
