import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import type { TestService } from './test-service.js';

type Fields = Readonly<Record<string, unknown>>;

export interface ShownLine {
  readonly kind: string;
  readonly description: string;
  readonly quantity: string;
  readonly amount: number;
  readonly period: { readonly start: string; readonly end: string | null } | null;
  readonly discount_amount: number;
  readonly tax_amount: number;
}

export interface ShownInvoice extends Shown {
  readonly number: string | null;
  readonly currency: string;
  readonly tax_behavior: 'exclusive' | 'inclusive';
  readonly status: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly lines: readonly ShownLine[];
  readonly subtotal: number;
  readonly discount_total: number;
  readonly tax_total: number;
  readonly taxes: readonly { readonly tax_rate_id: string; readonly percentage: string; readonly amount: number }[];
  readonly total: number;
  readonly balance_applied: number;
  readonly amount_paid: number;
  readonly carried_in: number;
  readonly carried_over: number;
  readonly carried_to_invoice_id: string | null;
  readonly amount_due: number;
  readonly collection: string;
  readonly collect_on: string | null;
}

/** The clock is moved to a day, or to a time; then something is done with the enrollment, if anything. */
export type Move = readonly [when: string, action?: 'change' | 'cancel' | 'pause' | 'resume', fields?: Fields];

export interface ShopOptions {
  readonly currency?: string;
  readonly timeZone?: string;
  /** The store's own settings. */
  readonly settings?: Fields;
  /** Where its clock stands at first. */
  readonly today?: string;
}

/** A sandbox store with a subscriber who can pay, whose clock the test moves. */
export class Shop {
  private constructor(
    readonly api: ApiClient,
    readonly subscriber: string,
  ) {}

  static async open(service: TestService, options: ShopOptions = {}): Promise<Shop> {
    const { currency, timeZone, settings, today = '2026-01-01' } = options;
    const { api } = await service.newStore({ currency, timeZone });
    if (settings !== undefined) await done(api.put('/store', settings));
    await done(api.put('/clock', { now: today.includes('T') ? today : `${today}T12:00:00Z` }));
    return new Shop(api, await Shop.subscriber(api));
  }

  private static async subscriber(api: ApiClient, fields: Fields = {}, token = 'pm_ok'): Promise<string> {
    const { id } = await api.created('/subscribers', { email: 'ann@example.com', ...fields });
    await api.created(`/subscribers/${id}/payment-methods`, { gateway: 'test', token });
    return id;
  }

  newSubscriber(fields: Fields = {}, token = 'pm_ok'): Promise<string> {
    return Shop.subscriber(this.api, fields, token);
  }

  /** A subscription with one billing option. Gives the option's id, and the subscription's. */
  async offer(option: Fields, subscription: Fields = {}): Promise<{ subscription: string; option: string }> {
    const { id } = await this.api.created('/subscriptions', { name: 'Club', type: 'fixed', ...subscription });
    const made = await this.option(id, option);
    return { subscription: id, option: made };
  }

  async option(subscription: string, option: Fields): Promise<string> {
    const fields = { subscription_id: subscription, name: 'Plan', cycle: 'monthly', ...option };
    return (await this.api.created('/billing-options', fields)).id;
  }

  enroll(option: string, fields: Fields = {}): Promise<Shown> {
    return this.api.created('/enrollments', {
      subscriber_id: this.subscriber,
      billing_option_id: option,
      ...fields,
    });
  }

  async clock(now: string): Promise<void> {
    await done(this.api.put('/clock', { now: now.includes('T') ? now : `${now}T12:00:00Z` }));
  }

  act(enrollment: string, action: string, fields: Fields = {}): Promise<Shown> {
    return done(this.api.post(`/enrollments/${enrollment}/${action}`, fields));
  }

  async play(enrollment: string, moves: readonly Move[]): Promise<void> {
    for (const [when, action, fields] of moves) {
      await this.clock(when);
      if (action !== undefined) await this.act(enrollment, action, fields);
    }
  }

  async enrollment(id: string): Promise<Shown> {
    return done(this.api.get(`/enrollments/${id}`));
  }

  /** What the subscriber, or another one, has in credit. */
  async balance(subscriber = this.subscriber): Promise<number> {
    const { balance } = await done(this.api.get(`/subscribers/${subscriber}`));
    return Number(balance);
  }

  /** In the order in which they were made. */
  async invoices(enrollment?: string): Promise<ShownInvoice[]> {
    const invoices: ShownInvoice[] = [];
    const filter = enrollment === undefined ? '' : `filter_by=enrollment_id&filter=${enrollment}&`;
    for (let after = ''; ; after = invoices.at(-1)?.id ?? '') {
      const answer = await this.api.get(`/invoices?${filter}paginate=100&after=${after}`);
      if (answer.status === 204) return invoices;
      if (answer.status !== 200) throw new Error(`GET /invoices answered ${answer.status}: ${answer.text}`);
      invoices.push(...(answer.body as ShownInvoice[]));
    }
  }
}

/**
 * Invoices as text, so that a table can hold them: of each the day, the total and how it comes about, then its lines.
 * What is nothing is left out.
 *
 *     2026-04-01 total 1071 = 1000 - 100 + 171 tax, 71 from the balance
 *     subscription ×1 1000, discount 100, tax 171, 2026-04-01/2026-05-01
 */
export function bills(invoices: readonly Billed[]): string[][] {
  return invoices.map((invoice) => [headOf(invoice), ...invoice.lines.map(lineText)]);
}

/** The same without the days of issue, which are those on which billing really ran. */
export function withoutIssueDays(texts: readonly string[][]): string[][] {
  return texts.map(([head = '', ...lines]) => [head.slice(head.indexOf(' ') + 1), ...lines]);
}

/** What invoices and their previews have in common. */
export type Billed = Pick<
  ShownInvoice,
  'issued_on' | 'tax_behavior' | 'lines' | 'subtotal' | 'discount_total' | 'tax_total' | 'total' | 'balance_applied'
>;

function headOf({ issued_on, tax_behavior, subtotal, discount_total, tax_total, total, balance_applied }: Billed) {
  const parts = [String(subtotal)];
  if (discount_total !== 0) parts.push(`- ${discount_total}`);
  if (tax_total !== 0) parts.push(tax_behavior === 'inclusive' ? `with ${tax_total} tax` : `+ ${tax_total} tax`);
  const sum = parts.join(' ');
  const origin = sum === String(total) ? '' : ` = ${sum}`;
  const balance = balance_applied === 0 ? '' : `, ${balance_applied} from the balance`;
  return `${issued_on} total ${total}${origin}${balance}`;
}

function lineText({ kind, quantity, amount, discount_amount, tax_amount, period }: ShownLine): string {
  const discount = discount_amount === 0 ? [] : [`discount ${discount_amount}`];
  const tax = tax_amount === 0 ? [] : [`tax ${tax_amount}`];
  const time = period === null ? [] : [`${period.start}/${period.end ?? 'ever'}`];
  return [`${kind} ×${quantity} ${amount}`, ...discount, ...tax, ...time].join(', ');
}

/** The body of an answer that is a 200. */
export async function done(answering: Promise<{ status: number; text: string; body: unknown }>): Promise<Shown> {
  const { status, text, body } = await answering;
  if (status !== 200) throw new Error(`answered ${status}: ${text}`);
  return body as Shown;
}
