import { expect } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import type { ApiClient, Shown } from '../../src/conformance/api-client.js';
import { done } from './shop.js';

export type Fields = Readonly<Record<string, unknown>>;

/** Things that others need: one of each kind, in one store. */
export interface Base {
  readonly subscription: string;
  readonly usageSubscription: string;
  readonly shippingOption: string;
  readonly taxRate: string;
  readonly meter: string;
  readonly subscriber: string;
  readonly account: string;
  /** It is priced by the meter. */
  readonly enrollment: string;
  /** Of a seat-based subscription: what can be enrolled in, and an add-on that is offered with it. */
  readonly billingOption: string;
  readonly addOn: string;
  /** The subscriber's default one, which is charged without fail. */
  readonly paymentMethod: string;
  /** What a coupon is called to redeem it; no two stores of a test call theirs the same. */
  readonly couponCode: string;
  /** An open invoice of the most that a line can be, and its line. */
  readonly invoice: string;
  readonly invoiceLine: string;
}

/** Makes what a thing is made of that is not there yet. */
interface Maker {
  make(sample: ResourceSample): Promise<Shown>;
}

/** All that the tests know of a resource, from the table of resources. */
export interface ResourceSample {
  readonly name: string;
  readonly audience: 'store' | 'operator';
  readonly path: (base: Base) => string;
  /** Where it is posted to, if that is not its own collection: it is made by an action on something else. */
  readonly postedTo?: (maker: Maker) => Promise<string>;
  /** It is never posted: it comes of something else that is done. */
  readonly arises?: (api: ApiClient) => Promise<Shown>;
  /** What its ids look like. */
  readonly id: RegExp;
  /** Only what must be sent. @param n makes values different that must be */
  readonly required: (base: Base, n: number) => Fields;
  /** What is shown besides when only that was sent. */
  readonly defaults: Fields;
  /** Every field that can be sent, as far as they go together, and none at its default. */
  readonly full: (base: Base, n: number) => Fields;
  /** What is shown besides the fields sent; after the required ones alone, `defaults` goes before it. */
  readonly readOnly: Fields;
  /** Sent, but never shown. */
  readonly hidden?: readonly string[];
  /** What is shown of fields that are shown otherwise than sent. */
  readonly shownAs?: Readonly<Record<string, (sent: unknown) => unknown>>;
  /** Shown in the answer to the POST and never again. */
  readonly shownOnce?: readonly string[];
  /** A store has one at most: before another one is made, the one there is goes. */
  readonly isOnly?: true;
  /** A store has some dozens at most: whoever makes many lets each go. */
  readonly isLimited?: true;
  /** There is no DELETE. */
  readonly isKept?: true;
  /** Absent where there is no PUT. */
  readonly change?: { readonly fields: Fields; readonly fixed: readonly string[] };
  /** What can be done with one, by the last part of the path. */
  readonly actions?: Readonly<Record<string, Action>>;
}

/** An action, and how to have a thing that it can be done with. */
export interface Action {
  readonly fields: Fields;
  /** Every field that it takes, in order. */
  readonly full: (base: Base) => Fields;
  /** What the thing is made with besides the required fields. */
  readonly madeWith?: Fields;
  /** The action that must come before. */
  readonly after?: string;
  /** It only says what would be. */
  readonly keepsNothing?: true;
}

/** A value that the service makes up, by its form. */
const madeUp = (form: RegExp): unknown => expect.stringMatching(form);

const DAY = madeUp(/^\d{4}-\d\d-\d\d$/);

/** The day that lies so many days from today. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A line of which only what it needs was sent. */
const PLAIN_LINE = {
  id: madeUp(/^lin_[0-9a-z]{26}$/),
  kind: 'one_off',
  quantity: '1',
  unit_price: null,
  period: null,
  discount_amount: 0,
  tax_amount: 0,
  tax_rate_ids: [],
  taxes: [],
};

const TAX = { tax_rate_id: madeUp(/^tax_[0-9a-z]{26}$/), percentage: '1', amount: 100 };

/** What is credited of the invoice of the base. */
const CREDITED_LINE = {
  invoice_line_id: madeUp(/^lin_[0-9a-z]{26}$/),
  description: 'Base',
  amount: 1999,
  tax_amount: 0,
};

const NOTHING: Fields = {};

/** A change of everything that an enrollment holds. */
const changedHolding = ({ billingOption, addOn, couponCode }: Base): Fields => ({
  billing_option_id: billingOption,
  seats: 7,
  add_ons: [{ add_on_id: addOn, quantity: 1 }],
  coupon_code: couponCode,
  mode: 'full_now',
  on: dayFromNow(0),
});

const METADATA = { ref: 'A-1', note: 'ünïcode ✓' };

export const SAMPLES: readonly ResourceSample[] = [
  {
    name: 'subscriptions',
    audience: 'store',
    path: () => '/subscriptions',
    id: /^sub_[0-9a-z]{26}$/,
    required: () => ({ name: 'Coffee club', type: 'fixed' }),
    defaults: {
      status: 'active',
      description: null,
      free_trial_days: 0,
      setup_fee: 0,
      allow_billing_option_changes: true,
      shipping_charge: false,
      shipping_option_id: null,
      tax_charge: false,
      tax_rate_ids: [],
    },
    full: ({ shippingOption, taxRate }) => ({
      name: 'Tea club',
      type: 'seat_based',
      status: 'not_active',
      description: 'One box a month',
      free_trial_days: 14,
      setup_fee: 999_999_999_999,
      allow_billing_option_changes: false,
      shipping_charge: true,
      shipping_option_id: shippingOption,
      tax_charge: true,
      tax_rate_ids: [taxRate],
      metadata: METADATA,
    }),
    readOnly: {},
    change: { fields: { name: 'Cocoa club', description: null, tax_rate_ids: [], metadata: {} }, fixed: ['type'] },
  },
  {
    name: 'billing options',
    audience: 'store',
    path: () => '/billing-options',
    id: /^opt_[0-9a-z]{26}$/,
    required: ({ subscription }) => ({ subscription_id: subscription, name: 'Monthly', cycle: 'monthly' }),
    defaults: {
      status: 'active',
      interval_count: 1,
      renewal_type: 'automatic',
      term_cycles: null,
      amount: 0,
      price_model: null,
      unit_price: null,
      tiers: null,
      package_size: null,
      percentage: null,
      meter_id: null,
      minimum_amount: 0,
      min_seats: 1,
      max_seats: null,
    },
    full: ({ usageSubscription, meter }) => ({
      subscription_id: usageSubscription,
      name: 'By use',
      status: 'not_active',
      cycle: 'quarterly',
      interval_count: 2,
      renewal_type: 'manual',
      term_cycles: 12,
      amount: 1500,
      price_model: 'package',
      unit_price: '0.000000000001',
      tiers: null,
      package_size: 1000,
      percentage: null,
      meter_id: meter,
      minimum_amount: 500,
      min_seats: 2,
      max_seats: 20,
      metadata: METADATA,
    }),
    readOnly: {},
    change: {
      fields: { name: 'By much use', amount: 1, max_seats: null, metadata: { a: 'b' } },
      fixed: ['subscription_id', 'cycle', 'interval_count'],
    },
  },
  {
    name: 'add-ons',
    audience: 'store',
    path: () => '/add-ons',
    id: /^add_[0-9a-z]{26}$/,
    required: ({ subscription }) => ({ subscription_id: subscription, name: 'Mug', charge: 'one_time', amount: 900 }),
    defaults: { status: 'active', description: null, max_quantity: null },
    full: ({ subscription }) => ({
      subscription_id: subscription,
      name: 'Biscuits',
      status: 'not_active',
      description: 'With ginger',
      charge: 'recurring',
      amount: 0,
      max_quantity: 3,
      metadata: METADATA,
    }),
    readOnly: {},
    change: { fields: { name: 'Rusks', amount: 5, max_quantity: null }, fixed: ['subscription_id'] },
  },
  {
    name: 'coupons',
    audience: 'store',
    path: () => '/coupons',
    id: /^cpn_[0-9a-z]{26}$/,
    required: (_base, n) => ({ code: `LESS${n}`, percent_off: '12.5' }),
    defaults: {
      name: null,
      status: 'active',
      amount_off: null,
      duration: 'once',
      duration_cycles: null,
      max_redemptions: null,
      minimum_amount: 0,
      starts_on: null,
      ends_on: null,
      subscription_ids: [],
      redemptions: 0,
    },
    full: ({ subscription }, n) => ({
      code: `Spring-${n}`,
      name: 'Spring',
      status: 'not_active',
      percent_off: null,
      amount_off: 250,
      duration: 'repeating',
      duration_cycles: 3,
      max_redemptions: 100,
      minimum_amount: 1000,
      starts_on: '2028-02-29',
      ends_on: '2028-02-29',
      subscription_ids: [subscription],
      metadata: METADATA,
    }),
    readOnly: { redemptions: 0 },
    change: { fields: { percent_off: '100', amount_off: null, subscription_ids: [] }, fixed: ['code'] },
  },
  {
    name: 'shipping options',
    audience: 'store',
    path: () => '/shipping-options',
    id: /^shp_[0-9a-z]{26}$/,
    required: () => ({ name: 'Parcel', amount: 490 }),
    defaults: { status: 'active' },
    full: () => ({ name: 'Bicycle', amount: 0, status: 'not_active', metadata: METADATA }),
    readOnly: {},
    change: { fields: { amount: 1 }, fixed: [] },
  },
  {
    name: 'tax rates',
    audience: 'store',
    path: () => '/tax-rates',
    id: /^tax_[0-9a-z]{26}$/,
    required: () => ({ name: 'VAT', percentage: '19' }),
    defaults: { country: null, region: null, status: 'active' },
    full: () => ({
      name: 'Sales tax',
      percentage: '8.875',
      country: 'US',
      region: 'NY',
      status: 'not_active',
      metadata: METADATA,
    }),
    readOnly: {},
    change: { fields: { percentage: '0', region: null }, fixed: [] },
  },
  {
    name: 'meters',
    audience: 'store',
    path: () => '/meters',
    id: /^mtr_[0-9a-z]{26}$/,
    required: (_base, n) => ({ key: `calls_${n}`, name: 'Calls', aggregation: 'count' }),
    defaults: { unique_property: null },
    full: (_base, n) => ({
      key: `users_${n}`,
      name: 'Users',
      aggregation: 'unique',
      unique_property: 'user_id',
      metadata: METADATA,
    }),
    readOnly: {},
    change: { fields: { name: 'People', unique_property: 'person_id' }, fixed: ['key', 'aggregation'] },
  },
  {
    name: 'subscribers',
    audience: 'store',
    path: () => '/subscribers',
    id: /^ppl_[0-9a-z]{26}$/,
    required: () => ({ email: 'ann@example.com' }),
    defaults: {
      first_name: null,
      last_name: null,
      company: null,
      phone: null,
      time_zone: null,
      address: null,
      tax_exempt: false,
      tax_id: null,
      status: 'inactive',
      balance: 0,
    },
    full: () => ({
      email: 'bob@example.com',
      first_name: 'Bob',
      last_name: 'Ötvös',
      company: 'Bob & Sons',
      phone: '+49 30 1234',
      time_zone: 'Europe/Berlin',
      address: { line1: 'Way 1', line2: null, city: 'Berlin', state: null, postal_code: '10115', country: 'DE' },
      tax_exempt: true,
      tax_id: 'DE123456789',
      metadata: METADATA,
    }),
    readOnly: { status: 'inactive', balance: 0 },
    change: { fields: { first_name: null, address: null, tax_exempt: false }, fixed: [] },
  },
  {
    name: 'notes',
    audience: 'store',
    path: ({ subscriber }) => `/subscribers/${subscriber}/notes`,
    id: /^note_[0-9a-z]{26}$/,
    required: () => ({ text: 'Called' }),
    defaults: {},
    full: () => ({ text: 'Wrote\nback', metadata: METADATA }),
    readOnly: { subscriber_id: madeUp(/^ppl_/) },
  },
  {
    name: 'payment methods',
    audience: 'store',
    path: ({ subscriber }) => `/subscribers/${subscriber}/payment-methods`,
    id: /^pm_[0-9a-z]{26}$/,
    required: () => ({ gateway: 'test', token: 'pm_ok' }),
    defaults: { default: true },
    full: () => ({ gateway: 'test', token: 'pm_declined', default: false, metadata: METADATA }),
    readOnly: {
      subscriber_id: madeUp(/^ppl_/),
      brand: 'visa',
      last4: madeUp(/^\d{4}$/),
      expires_on: '2099-12-31',
    },
    hidden: ['token'],
  },
  {
    name: 'enrollments',
    audience: 'store',
    path: () => '/enrollments',
    id: /^enr_[0-9a-z]{26}$/,
    required: ({ subscriber, billingOption }) => ({ subscriber_id: subscriber, billing_option_id: billingOption }),
    defaults: {
      seats: 1,
      add_ons: [],
      coupon_code: null,
      start_on: DAY,
      anchor_day: null,
      trial_days: 0,
      payment_method_id: null,
      status: 'active',
      trial_end: null,
      cycles_billed: 1,
    },
    full: ({ subscriber, billingOption, addOn, couponCode, paymentMethod }) => ({
      subscriber_id: subscriber,
      billing_option_id: billingOption,
      seats: 3,
      add_ons: [{ add_on_id: addOn, quantity: 2 }],
      coupon_code: couponCode,
      start_on: dayFromNow(-3),
      anchor_day: 31,
      trial_days: 10,
      payment_method_id: paymentMethod,
      metadata: METADATA,
    }),
    readOnly: {
      subscription_id: madeUp(/^sub_/),
      status: 'trialing',
      current_period: { start: DAY, end: DAY },
      trial_end: DAY,
      next_billing_on: DAY,
      cycles_billed: 0,
      scheduled_change: null,
      cancel_at_period_end: false,
      cancelled_at: null,
      ended_at: null,
    },
    isKept: true,
    change: {
      fields: { metadata: { a: 'b' } },
      fixed: [
        ...['subscriber_id', 'billing_option_id', 'seats', 'add_ons', 'coupon_code', 'start_on', 'anchor_day'],
        'trial_days',
      ],
    },
    actions: {
      preview: { fields: { seats: 2, mode: 'prorate_now' }, full: changedHolding, keepsNothing: true },
      change: { fields: { seats: 2 }, full: changedHolding },
      'cancel-preview': {
        fields: { at: 'now' },
        full: () => ({ at: 'now', credit: true }),
        keepsNothing: true,
      },
      cancel: { fields: { at: 'period_end' }, full: () => ({ at: 'now', credit: true, refund: true }) },
      pause: { fields: {}, full: () => NOTHING },
      resume: { fields: {}, full: () => NOTHING, after: 'pause' },
    },
  },
  {
    name: 'invoices',
    audience: 'store',
    path: () => '/invoices',
    id: /^inv_[0-9a-z]{26}$/,
    required: ({ subscriber }) => ({ subscriber_id: subscriber, lines: [{ description: 'Repair', amount: 1999 }] }),
    defaults: {
      renewal_type: 'manual',
      number: madeUp(/^INV-[1-9]\d*$/),
      status: 'open',
      issued_on: DAY,
      due_on: DAY,
      subtotal: 1999,
      tax_total: 0,
      taxes: [],
      total: 1999,
      amount_due: 1999,
      collection: 'by_hand',
    },
    full: ({ subscriber, taxRate }) => ({
      subscriber_id: subscriber,
      lines: [
        {
          description: 'Hours',
          quantity: '2.5',
          unit_price: '4000.4',
          amount: 10_001,
          period: { start: '2026-01-01', end: '2026-02-01' },
          tax_rate_ids: [taxRate],
        },
        { description: 'Goodwill', amount: -1 },
      ],
      renewal_type: 'automatic',
      issue: false,
      metadata: METADATA,
    }),
    readOnly: {
      number: null,
      status: 'draft',
      enrollment_id: null,
      currency: madeUp(/^[A-Z]{3}$/),
      tax_behavior: 'exclusive',
      issued_on: null,
      due_on: null,
      subtotal: 10_000,
      discount_total: 0,
      tax_total: 100,
      taxes: [TAX],
      total: 10_100,
      credited_total: 0,
      credited_by_invoices: 0,
      balance_applied: 0,
      amount_paid: 0,
      carried_in: 0,
      carried_over: 0,
      carried_to_invoice_id: null,
      amount_due: 10_100,
      collection: 'automatic',
      collect_on: null,
      failed_attempts: 0,
    },
    hidden: ['issue'],
    shownAs: {
      lines: (sent) =>
        (sent as Fields[]).map((line) => ({
          ...PLAIN_LINE,
          ...line,
          ...('tax_rate_ids' in line && { tax_amount: 100, taxes: [TAX] }),
        })),
    },
    isKept: true,
    actions: {
      issue: { fields: {}, full: () => NOTHING, madeWith: { issue: false } },
      pay: {
        fields: { reference: 'Transfer 17' },
        full: () => ({ payment_method_id: null, reference: 'Transfer 17' }),
      },
      void: { fields: {}, full: () => NOTHING },
      'mark-uncollectible': { fields: {}, full: () => NOTHING },
    },
  },
  {
    name: 'payments',
    audience: 'store',
    path: () => '/payments',
    postedTo: async (maker) => `/invoices/${(await maker.make(sampleOf('invoices'))).id}/pay`,
    id: /^pay_[0-9a-z]{26}$/,
    required: () => ({}),
    defaults: { gateway: 'test', gateway_reference: madeUp(/^test_inv_/), payment_method_id: madeUp(/^pm_/) },
    full: () => ({ payment_method_id: null, reference: 'Transfer 17' }),
    readOnly: {
      invoice_id: madeUp(/^inv_/),
      subscriber_id: madeUp(/^ppl_/),
      amount: 1999,
      currency: madeUp(/^[A-Z]{3}$/),
      status: 'succeeded',
      gateway: 'manual',
      gateway_reference: 'Transfer 17',
      failure_code: null,
      attempt: 1,
      amount_refunded: 0,
      dispute_status: null,
      disputed_amount: 0,
      dispute_reason: null,
    },
    hidden: ['reference'],
    isKept: true,
    actions: {
      refunds: {
        fields: { amount: 5 },
        full: () => ({ amount: 5, reason: 'Too late', metadata: METADATA }),
        madeWith: { reference: 'Transfer 17' },
      },
    },
  },
  {
    name: 'refunds',
    audience: 'store',
    path: () => '/refunds',
    postedTo: async (maker) => `/payments/${(await maker.make(sampleOf('payments'))).id}/refunds`,
    id: /^ref_[0-9a-z]{26}$/,
    required: () => ({}),
    defaults: { amount: 1999, reason: null },
    full: () => ({ amount: 999, reason: 'Too late', metadata: METADATA }),
    readOnly: {
      payment_id: madeUp(/^pay_/),
      invoice_id: madeUp(/^inv_/),
      credit_note_id: madeUp(/^crn_/),
      balance_refund_id: null,
      subscriber_id: madeUp(/^ppl_/),
      currency: madeUp(/^[A-Z]{3}$/),
      status: 'succeeded',
      gateway: 'test',
      gateway_reference: madeUp(/^test_ref_/),
      failure_code: null,
    },
    isKept: true,
  },
  {
    name: 'credit notes',
    audience: 'store',
    path: () => '/credit-notes',
    id: /^crn_[0-9a-z]{26}$/,
    required: ({ invoice }) => ({ invoice_id: invoice, amount: 1999 }),
    defaults: { reason: null, refund: false, lines: [CREDITED_LINE] },
    full: ({ invoice, invoiceLine }) => ({
      invoice_id: invoice,
      lines: [{ invoice_line_id: invoiceLine, amount: 1999 }],
      amount: null,
      reason: 'Broken',
      refund: true,
      metadata: METADATA,
    }),
    readOnly: {
      number: madeUp(/^CN-[1-9]\d*$/),
      subscriber_id: madeUp(/^ppl_/),
      currency: madeUp(/^[A-Z]{3}$/),
      issued_on: DAY,
      tax_total: 0,
      amount_off_due: 1999,
      amount_refunded: 0,
      amount_to_balance: 0,
    },
    shownAs: { lines: () => [CREDITED_LINE], amount: (sent) => sent ?? 1999 },
    isKept: true,
  },
  {
    name: 'usage events',
    audience: 'store',
    path: () => '/usage-events',
    id: /^use_[0-9a-z]{26}$/,
    required: ({ enrollment }, n) => ({ external_id: `request-${n}`, enrollment_id: enrollment, meter: 'base' }),
    defaults: { quantity: '1', occurred_at: madeUp(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), properties: {} },
    full: ({ enrollment }, n) => ({
      external_id: `Request-${n}`,
      enrollment_id: enrollment,
      meter: 'base',
      quantity: '-12.5',
      occurred_at: new Date().toISOString(),
      properties: { region: 'Köln' },
      metadata: METADATA,
    }),
    readOnly: {},
  },
  {
    name: 'webhook endpoints',
    audience: 'store',
    path: () => '/webhook-endpoints',
    id: /^whe_[0-9a-z]{26}$/,
    isLimited: true,
    required: () => ({ url: 'https://example.com/webhooks' }),
    defaults: { events: [], status: 'active', description: null },
    full: () => ({
      url: 'http://example.com:8080/webhooks?store=1',
      events: ['invoice.paid', 'enrollment.cancelled'],
      status: 'not_active',
      description: 'Accounting',
      metadata: METADATA,
    }),
    readOnly: { disabled_reason: null },
    shownOnce: ['secret'],
    change: { fields: { status: 'active', events: ['invoice.paid'], description: null }, fixed: [] },
    actions: { 'rotate-secret': { fields: {}, full: () => NOTHING } },
  },
  {
    name: 'API keys',
    audience: 'store',
    path: () => '/api-keys',
    id: /^key_[0-9a-z]{26}$/,
    required: () => ({ name: 'Shop' }),
    defaults: { scope: 'write', expires_at: null },
    full: () => ({ name: 'Reports', scope: 'read', expires_at: '2099-01-31T12:00:00.000Z', metadata: METADATA }),
    readOnly: { last_used_at: null, hint: madeUp(/^[0-9A-Za-z]{4}$/) },
    shownOnce: ['key'],
  },
  {
    name: 'payment gateways',
    audience: 'store',
    path: () => '/payment-gateways',
    id: /^gtw_[0-9a-z]{26}$/,
    required: (_base, n) => ({ gateway: 'stripe', secret_key: `sk_test_${n}AbCd` }),
    defaults: {},
    full: (_base, n) => ({
      gateway: 'stripe',
      secret_key: `rk_test_${n}AbCd`,
      webhook_secret: `whsec_${n}`,
      metadata: METADATA,
    }),
    readOnly: { hint: 'AbCd' },
    hidden: ['secret_key', 'webhook_secret'],
    isOnly: true,
    change: { fields: { metadata: { a: 'b' } }, fixed: ['gateway'] },
  },
  {
    name: 'accounts',
    audience: 'operator',
    path: () => '/operator/accounts',
    id: /^acc_[0-9a-z]{26}$/,
    required: () => ({ name: 'Acme', email: 'owner@example.com' }),
    defaults: { standing: 'good' },
    full: () => ({ name: 'Ltd', email: 'ltd@example.com', standing: 'disabled', metadata: METADATA }),
    readOnly: {},
    change: { fields: { standing: 'past_due' }, fixed: [] },
  },
  {
    name: 'stores',
    audience: 'operator',
    path: () => '/operator/stores',
    id: /^STO-\d+$/,
    required: ({ account }) => ({ account_id: account, name: 'Shop', currency: 'EUR' }),
    defaults: { status: 'sandbox', time_zone: 'UTC', rate_limit: { requests: 600, window_seconds: 60 } },
    full: ({ account }) => ({
      account_id: account,
      name: 'Shop',
      status: 'live',
      currency: 'JPY',
      time_zone: 'Asia/Tokyo',
      rate_limit: { requests: 5, window_seconds: 1 },
      metadata: METADATA,
    }),
    readOnly: {},
    change: {
      fields: { time_zone: 'Europe/Paris', rate_limit: { requests: 10, window_seconds: 2 } },
      fixed: ['account_id', 'status', 'currency'],
    },
  },
];

/** What nobody posts. */
const ARISING: readonly ResourceSample[] = [
  {
    ...nothingSent('events', /^evt_[0-9a-z]{26}$/),
    arises: async (api) => {
      const { id } = await api.created('/subscribers', { email: 'told@example.com' });
      return onlyOne(await api.get(`/events?filter_by=object_id&filter=${id}`));
    },
  },
  {
    ...nothingSent('balance refunds', /^brf_[0-9a-z]{26}$/),
    arises: async (api) => {
      const { id: subscriber_id } = await api.created('/subscribers', { email: 'credited@example.com' });
      const lines = [{ description: 'Repair', amount: 1999 }];
      const { id: invoice_id } = await api.created('/invoices', { subscriber_id, lines });
      await api.created(`/invoices/${invoice_id}/pay`, { reference: 'Transfer 17' });
      await api.created('/credit-notes', { invoice_id, amount: 1999 });
      return api.created(`/subscribers/${subscriber_id}/balance-refunds`, {});
    },
  },
  {
    ...nothingSent('webhook deliveries', /^dlv_[0-9a-z]{26}$/),
    arises: async (api) => {
      const endpoint = { url: 'https://example.com/webhooks', events: ['subscriber.created'] };
      const { id } = await api.created('/webhook-endpoints', endpoint);
      await api.created('/subscribers', { email: 'told@example.com' });
      const made = onlyOne(await api.get(`/webhook-deliveries?filter_by=endpoint_id&filter=${id}`));
      await done(api.put(`/webhook-endpoints/${id}`, { status: 'not_active' }));
      return made;
    },
    actions: { retry: { fields: {}, full: () => NOTHING } },
  },
];

function nothingSent(name: string, id: RegExp): ResourceSample {
  const path = () => `/${name.replaceAll(' ', '-')}`;
  const nothing = () => NOTHING;
  return {
    name,
    audience: 'store',
    path,
    id,
    required: nothing,
    defaults: {},
    full: nothing,
    readOnly: {},
    isKept: true,
  };
}

function onlyOne({ body }: ApiAnswer): Shown {
  const [one, ...others] = (body ?? []) as Shown[];
  if (one === undefined || others.length > 0) throw new Error(`not one, but ${JSON.stringify(body)}`);
  return one;
}

/** Everything that can be read, whether it is posted or not. */
export const ALL_SAMPLES: readonly ResourceSample[] = [...SAMPLES, ...ARISING];

export function sampleOf(name: string): ResourceSample {
  const sample = ALL_SAMPLES.find((one) => one.name === name);
  if (sample === undefined) throw new Error(`there is no sample named ${name}`);
  return sample;
}

/** Makes one thing of each kind that others need. */
export async function makeBase(api: ApiClient, operator: ApiClient): Promise<Base> {
  const made = async (client: ApiClient, path: string, body: Fields) => (await client.created(path, body)).id;
  const usageSubscription = await made(api, '/subscriptions', { name: 'Base by use', type: 'usage_based' });
  const meter = await made(api, '/meters', { key: 'base', name: 'Base', aggregation: 'sum' });
  const option = await made(api, '/billing-options', {
    ...{ subscription_id: usageSubscription, name: 'Base', cycle: 'monthly', renewal_type: 'manual' },
    ...{ price_model: 'per_unit', unit_price: '1', meter_id: meter },
  });
  const user = await made(api, '/subscribers', { email: 'user@example.com' });
  const seats = await made(api, '/subscriptions', { name: 'Base by seats', type: 'seat_based' });
  const subscriber = await made(api, '/subscribers', { email: 'base@example.com' });
  const methods = `/subscribers/${subscriber}/payment-methods`;
  const couponCode = `base-${(count += 1)}`;
  await made(api, '/coupons', { code: couponCode, percent_off: '50', duration: 'forever' });
  const invoice = await api.created('/invoices', {
    subscriber_id: subscriber,
    lines: [{ description: 'Base', amount: 999_999_999_999 }],
  });
  return {
    subscriber,
    couponCode,
    invoice: invoice.id,
    invoiceLine: (invoice.lines as Shown[])[0]?.id ?? '',
    usageSubscription,
    meter,
    subscription: await made(api, '/subscriptions', { name: 'Base', type: 'fixed' }),
    shippingOption: await made(api, '/shipping-options', { name: 'Base', amount: 1 }),
    taxRate: await made(api, '/tax-rates', { name: 'Base', percentage: '1' }),
    account: await made(operator, '/operator/accounts', { name: 'Base', email: 'base@example.com' }),
    enrollment: await made(api, '/enrollments', { subscriber_id: user, billing_option_id: option }),
    billingOption: await made(api, '/billing-options', {
      ...{ subscription_id: seats, name: 'Base', cycle: 'monthly', price_model: 'per_unit', unit_price: '500' },
    }),
    addOn: await made(api, '/add-ons', { subscription_id: seats, name: 'Base', charge: 'recurring', amount: 100 }),
    paymentMethod: await made(api, methods, { gateway: 'test', token: 'pm_ok' }),
  };
}

/** Of all that was made, so that things differ that must not be alike. */
let count = 0;

/** Makes things of the samples, with every field or only the required ones, each different from those before. */
export class SampleMaker {
  constructor(
    private readonly store: ApiClient,
    private readonly operator: ApiClient,
    readonly base: Base,
  ) {}

  client({ audience }: ResourceSample): ApiClient {
    return audience === 'operator' ? this.operator : this.store;
  }

  path(sample: ResourceSample): string {
    return sample.path(this.base);
  }

  /** Where the next one is posted to. */
  async postPath(sample: ResourceSample): Promise<string> {
    if (sample.isOnly) await this.removeAll(sample);
    return (await sample.postedTo?.(this)) ?? this.path(sample);
  }

  private async removeAll(sample: ResourceSample): Promise<void> {
    const { status, body } = await this.client(sample).get(this.path(sample));
    for (const { id } of status === 200 ? (body as Shown[]) : []) {
      await done(this.client(sample).delete(`${this.path(sample)}/${id}`));
    }
  }

  fields(sample: ResourceSample, which: 'required' | 'full'): Fields {
    return sample[which](this.base, (count += 1));
  }

  async make(
    sample: ResourceSample,
    which: 'required' | 'full' = 'required',
    besides: Fields = NOTHING,
  ): Promise<Shown> {
    if (sample.arises !== undefined) return sample.arises(this.client(sample));
    const path = await this.postPath(sample);
    return this.client(sample).created(path, { ...this.fields(sample, which), ...besides });
  }

  /** The path of a thing that the action can be done with. */
  async makeReady(sample: ResourceSample, { madeWith, after }: Action): Promise<string> {
    const { id } = await this.make(sample, 'required', madeWith);
    const path = `${this.path(sample)}/${id}`;
    if (after !== undefined) await done(this.client(sample).post(`${path}/${after}`, sample.actions?.[after]?.fields));
    return path;
  }
}
