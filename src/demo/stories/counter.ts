import type { Api } from '../api.js';
import type { BillingOption, Enrollment, PaymentMethod, Subscriber, Subscription } from '../resources.js';

/** Where people come to: the requests that all of the stores make. */
export class Counter {
  constructor(private readonly api: Api) {}

  subscription(fields: object): Promise<Subscription> {
    return this.api.post('/subscriptions', fields);
  }

  option({ id }: Subscription, fields: object): Promise<BillingOption> {
    return this.api.post('/billing-options', { subscription_id: id, ...fields });
  }

  person(first_name: string): Promise<Subscriber> {
    return this.api.post('/subscribers', { first_name, email: `${first_name.toLowerCase()}@example.com` });
  }

  company(company: string, country: string): Promise<Subscriber> {
    const email = `${company.toLowerCase().replace(' ', '-')}@example.com`;
    return this.api.post('/subscribers', { company, email, address: { country } });
  }

  /**
   * The card that the subscriber's invoices are charged to from now on.
   * @param token of the gateway `test`, which moves no money: what a charge comes to is told by the token's name
   */
  async card({ id }: Subscriber, token: string): Promise<string> {
    const card = await this.api.post<PaymentMethod>(`/subscribers/${id}/payment-methods`, { gateway: 'test', token });
    return `The card on file is now ${card.brand} ${card.last4} (test card ${token}).`;
  }

  /** With a card that can be charged. */
  async enroll(subscriber: Subscriber, { id }: BillingOption, more: object = {}): Promise<void> {
    await this.card(subscriber, 'pm_ok');
    await this.api.post('/enrollments', { subscriber_id: subscriber.id, billing_option_id: id, ...more });
  }

  async change(subscriber: Subscriber, change: object): Promise<void> {
    await this.api.post(`/enrollments/${(await this.enrollmentOf(subscriber)).id}/change`, change);
  }

  async cancel(subscriber: Subscriber): Promise<void> {
    await this.api.post(`/enrollments/${(await this.enrollmentOf(subscriber)).id}/cancel`);
  }

  async enrollmentOf({ id }: Subscriber): Promise<Enrollment> {
    const [enrollment] = await this.api.list<Enrollment>(`/enrollments?filter_by=subscriber_id&filter=${id}`);
    if (enrollment === undefined) throw new Error(`The subscriber ${id} has no enrollment.`);
    return enrollment;
  }
}
