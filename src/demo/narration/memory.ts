import type { Api } from '../api.js';
import type {
  BillingOption,
  Coupon,
  Enrollment,
  Invoice,
  Payment,
  PaymentMethod,
  Period,
  StoreEvent,
  Subscriber,
  Subscription,
  TaxRate,
} from '../resources.js';

/** An option by the name under which invoices speak of it. */
export interface Offer extends BillingOption {
  readonly title: string;
}

/** What a store has shown so far: its catalog, and each thing as the latest event had it. */
export class Memory {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly enrollments = new Map<string, Enrollment>();
  private readonly periods = new Map<string, Period[]>();
  private readonly invoices = new Map<string, Invoice>();
  private readonly lastOf = new Map<string, Invoice>();
  private readonly cards = new Map<string, PaymentMethod>();
  offers: readonly Offer[] = [];
  coupons: readonly Coupon[] = [];
  private taxRates: readonly TaxRate[] = [];

  constructor(private readonly api: Api) {}

  async readCatalog(): Promise<void> {
    const subscriptions = new Map((await this.api.list<Subscription>('/subscriptions')).map((one) => [one.id, one]));
    const options = await this.api.list<BillingOption>('/billing-options');
    this.offers = options.map((option) => ({
      ...option,
      title: `${subscriptions.get(option.subscription_id)?.name}, ${option.name}`,
    }));
    this.coupons = await this.api.list('/coupons');
    this.taxRates = await this.api.list('/tax-rates');
  }

  /** No event tells of cards, so they are asked for when one is charged that nobody has seen. */
  async readCards(events: readonly StoreEvent[]): Promise<void> {
    for (const { type, data } of events) {
      if (!type.startsWith('payment.')) continue;
      const { subscriber_id, payment_method_id } = data as Payment;
      if (payment_method_id === null || this.cards.has(payment_method_id)) continue;
      for (const card of await this.api.list<PaymentMethod>(`/subscribers/${subscriber_id}/payment-methods`)) {
        this.cards.set(card.id, card);
      }
    }
  }

  learn({ type, object_id, data }: StoreEvent): void {
    if (type.startsWith('subscriber.')) this.subscribers.set(object_id, data as Subscriber);
    if (type.startsWith('enrollment.')) this.learnEnrollment(data as Enrollment);
    if (type.startsWith('invoice.')) this.invoices.set(object_id, data as Invoice);
  }

  private learnEnrollment(enrollment: Enrollment): void {
    this.enrollments.set(enrollment.id, enrollment);
    const { current_period: period } = enrollment;
    const known = this.periods.get(enrollment.id) ?? [];
    if (period !== null)
      this.periods.set(enrollment.id, [...known.filter(({ start }) => start !== period.start), period]);
  }

  name(subscriberId: string): string {
    const subscriber = this.subscribers.get(subscriberId);
    return subscriber?.company ?? subscriber?.first_name ?? subscriberId;
  }

  subscriber(id: string): Subscriber | undefined {
    return this.subscribers.get(id);
  }

  enrollment(id: string): Enrollment | undefined {
    return this.enrollments.get(id);
  }

  invoice(id: string): Invoice | undefined {
    return this.invoices.get(id);
  }

  card(payment: Payment): string {
    const card = this.cards.get(payment.payment_method_id ?? '');
    return card === undefined ? 'nothing on file' : `${card.brand} ${card.last4}`;
  }

  option(id: string): Offer | undefined {
    return this.offers.find((offer) => offer.id === id);
  }

  /** The option that a line's description begins with, or ends in after a word such as `Unused:`. */
  offerIn(description: string): Offer | undefined {
    return this.offers.find(({ title }) => description.includes(title));
  }

  coupon(code: string): Coupon | undefined {
    return this.coupons.find((coupon) => coupon.code === code);
  }

  rates(ids: readonly string[]): TaxRate[] {
    return this.taxRates.filter(({ id }) => ids.includes(id));
  }

  /** The whole period of the enrollment that a part lies in. */
  periodAround(enrollmentId: string, { start }: Period): Period | undefined {
    const isIn = (period: Period) => period.start <= start && (period.end === null || start < period.end);
    return this.periods.get(enrollmentId)?.find(isIn);
  }

  /** The enrollment's invoice before this one, which from now on is the last. */
  exchangeLast(invoice: Invoice): Invoice | undefined {
    const key = invoice.enrollment_id ?? invoice.id;
    const last = this.lastOf.get(key);
    this.lastOf.set(key, invoice);
    return last;
  }
}
