import type { ApiClient, Shown } from './api-client.js';
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
  readonly status: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly lines: readonly ShownLine[];
  readonly subtotal: number;
  readonly discount_total: number;
  readonly tax_total: number;
  readonly total: number;
  readonly balance_applied: number;
  readonly amount_due: number;
}

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

  async enrollment(id: string): Promise<Shown> {
    return done(this.api.get(`/enrollments/${id}`));
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

/** The body of an answer that is a 200. */
export async function done(answering: Promise<{ status: number; text: string; body: unknown }>): Promise<Shown> {
  const { status, text, body } = await answering;
  if (status !== 200) throw new Error(`answered ${status}: ${text}`);
  return body as Shown;
}
