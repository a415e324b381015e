import { expect } from '@jest/globals';
import type { ApiClient, Shown } from './api-client.js';

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
}

/** All that the tests know of a resource, from the table of resources. */
export interface ResourceSample {
  readonly name: string;
  readonly audience: 'store' | 'operator';
  readonly path: (base: Base) => string;
  /** What its ids look like. */
  readonly id: RegExp;
  /** Only what must be sent. @param n makes values different that must be */
  readonly required: (base: Base, n: number) => Fields;
  /** What is shown for the rest when only that was sent. */
  readonly defaults: Fields;
  /** Every field that can be sent, as far as they go together, and none at its default. */
  readonly full: (base: Base, n: number) => Fields;
  /** What is shown besides the fields sent. */
  readonly readOnly: Fields;
  /** Sent, but never shown. */
  readonly hidden?: readonly string[];
  /** Shown in the answer to the POST and never again. */
  readonly shownOnce?: readonly string[];
  /** There is no DELETE. */
  readonly isKept?: true;
  /** Absent where there is no PUT. */
  readonly change?: { readonly fields: Fields; readonly fixed: readonly string[] };
}

/** A value that the service makes up, by its form. */
const madeUp = (form: RegExp): unknown => expect.stringMatching(form);

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
    isKept: true,
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

export function sampleOf(name: string): ResourceSample {
  const sample = SAMPLES.find((one) => one.name === name);
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
  return {
    usageSubscription,
    meter,
    subscription: await made(api, '/subscriptions', { name: 'Base', type: 'fixed' }),
    shippingOption: await made(api, '/shipping-options', { name: 'Base', amount: 1 }),
    taxRate: await made(api, '/tax-rates', { name: 'Base', percentage: '1' }),
    subscriber: await made(api, '/subscribers', { email: 'base@example.com' }),
    account: await made(operator, '/operator/accounts', { name: 'Base', email: 'base@example.com' }),
    enrollment: await made(api, '/enrollments', { subscriber_id: user, billing_option_id: option }),
  };
}

let made = 0;

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

  fields(sample: ResourceSample, which: 'required' | 'full'): Fields {
    return sample[which](this.base, (made += 1));
  }

  make(sample: ResourceSample, which: 'required' | 'full' = 'required'): Promise<Shown> {
    return this.client(sample).created(this.path(sample), this.fields(sample, which));
  }
}
