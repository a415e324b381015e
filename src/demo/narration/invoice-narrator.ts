import type { Coupon, Invoice, InvoiceLine } from '../resources.js';
import { amountText, countText, figureText } from './amounts.js';
import { tableLines, type Row } from './columns.js';
import { dayText, periodText } from './days.js';
import { discountReason, reasonsOf, taxReason } from './line-reasons.js';
import type { Memory } from './memory.js';

/** Invoices of one store, in which every figure has its reason. */
export class InvoiceNarrator {
  constructor(
    private readonly memory: Memory,
    private readonly currency: string,
  ) {}

  /** As a small table. */
  table(invoice: Invoice): string[] {
    const { number, subscriber_id, issued_on, total, balance_applied } = invoice;
    const title = [number, this.memory.name(subscriber_id), dayText(issued_on ?? '')].join(' · ');
    const sums = [this.row('Total', [], total)];
    if (balance_applied > 0) {
      sums.push(this.row('From the balance', [], -balance_applied), this.row('To pay', [], total - balance_applied));
    }
    if (balance_applied < 0) sums.push(this.row('To the balance', [], -balance_applied));
    const inCurrency = sums.map((row) => ({ ...row, amount: `${row.amount} ${this.currency}` }));
    return tableLines(title, [
      [...invoice.lines.flatMap((line) => this.lineRows(line, invoice)), ...this.taxRows(invoice)],
      inCurrency,
    ]);
  }

  /** In a few words, for what has been seen as a table before. */
  words(invoice: Invoice): string {
    const { number, subscriber_id, total, lines, balance_applied } = invoice;
    const parts = lines.map((line) => this.lineWords(line, invoice));
    const taxes = this.taxReasons(invoice).map((reason) => `tax ${reason}`);
    const balance = balance_applied === 0 ? [] : [`${figureText(balance_applied, this.currency)} from the balance`];
    const why = [...parts, ...taxes, ...balance].join('; ');
    return `Invoice ${number} to ${this.memory.name(subscriber_id)} for ${amountText(total, this.currency)} (${why})`;
  }

  /** What it consists of, whatever the figures: invoices of one shape are explained alike. */
  shape(invoice: Invoice): string {
    const coupon = this.coupon(invoice);
    const lines = invoice.lines.map((line) => [
      line.kind,
      line.discount_amount > 0 && coupon?.percent_off === null,
      line.discount_amount > 0,
      this.reasons(line, invoice).length,
    ]);
    return JSON.stringify([lines, Math.sign(invoice.tax_total), Math.sign(invoice.balance_applied)]);
  }

  private lineRows(line: InvoiceLine, invoice: Invoice): Row[] {
    const { description, amount, discount_amount, period } = line;
    const charge = this.row(
      description,
      this.reasons(line, invoice),
      amount,
      period === null ? [] : [periodText(period)],
    );
    const coupon = this.coupon(invoice);
    if (discount_amount === 0 || coupon === undefined) return [charge];
    return [charge, this.row(`Coupon ${coupon.code}`, [discountReason(line, coupon, this.currency)], -discount_amount)];
  }

  private lineWords(line: InvoiceLine, invoice: Invoice): string {
    const [first] = this.reasons(line, invoice);
    const words = line.kind === 'usage' ? `${countText(line.quantity)} used` : (first ?? line.description);
    const coupon = line.discount_amount === 0 ? undefined : this.coupon(invoice);
    return coupon === undefined ? words : `${words}, less ${discountReason(line, coupon, this.currency)}`;
  }

  private taxRows(invoice: Invoice): Row[] {
    if (invoice.tax_total === 0) return [];
    const names = this.memory.rates(invoice.lines.flatMap(({ tax_rate_ids }) => tax_rate_ids)).map(({ name }) => name);
    return [this.row(names.join(', '), this.taxReasons(invoice), invoice.tax_total)];
  }

  private taxReasons({ lines }: Invoice): string[] {
    const taxed = lines.filter(({ tax_amount }) => tax_amount !== 0);
    return taxed.map((line) => taxReason(line, this.memory.rates(line.tax_rate_ids), this.currency));
  }

  private reasons(line: InvoiceLine, { enrollment_id, lines }: Invoice): string[] {
    const whole = enrollment_id && line.period ? this.memory.periodAround(enrollment_id, line.period) : undefined;
    const usage = lines.filter(({ kind }) => kind === 'usage').reduce((sum, { amount }) => sum + amount, 0);
    return reasonsOf(line, { currency: this.currency, option: this.memory.offerIn(line.description), whole, usage });
  }

  private coupon({ enrollment_id }: Invoice): Coupon | undefined {
    return this.memory.coupon(this.memory.enrollment(enrollment_id ?? '')?.coupon_code ?? '');
  }

  private row(what: string, how: readonly string[], amount: number, below: readonly string[] = []): Row {
    return { what: [what, ...below], how, amount: figureText(amount, this.currency) };
  }
}
