import { ODD_TIMES } from './odd-texts.js';

const DAY_MS = 86_400_000;
const TOKENS = [
  ...Array(8).fill('pm_ok'),
  'pm_declined',
  'pm_insufficient_funds',
  'pm_expired',
  'pm_fails_twice',
  'pm_timeout',
];
const CYCLES = ['weekly', 'monthly', 'quarterly', 'semi_annually', 'annually'];
const MODES = ['prorate_now', 'prorate_next', 'period_end', 'full_now'];
const AGGREGATIONS = ['count', 'sum', 'max', 'unique', 'latest', 'time_weighted'];

/**
 * Bodies whose fields go together, which a schema does not tell: for each operation that would seldom succeed without.
 * Each gives fields by name, or undefined when nothing that it needs is known; it leaves out what may be anything.
 */
export const VALID_BODIES = {
  'post /1.0.0/subscriptions': ({ dice }) => ({
    type: dice.any(['fixed', 'one_time', 'seat_based', 'usage_based']),
    shipping_charge: false,
  }),
  'post /1.0.0/billing-options': billingOption,
  'post /1.0.0/coupons': (maker) => ({
    code: maker.newName('C'),
    percent_off: null,
    amount_off: null,
    ...maker.dice.any([
      { percent_off: maker.dice.any(['10', '12.5', '100', '0.01']) },
      { amount_off: maker.dice.between(1, 5000) },
    ]),
    ...maker.dice.any([{ duration: 'once' }, { duration: 'forever' }, { duration: 'repeating', duration_cycles: 3 }]),
    starts_on: null,
    ends_on: null,
    status: 'active',
  }),
  'post /1.0.0/meters': (maker) => ({ key: maker.newName('m'), aggregation: maker.dice.any(AGGREGATIONS) }),
  'post /1.0.0/subscribers/{subscriber_id}/payment-methods': ({ dice }) => ({
    gateway: 'test',
    token: dice.any(TOKENS),
  }),
  'post /1.0.0/enrollments': enrollment,
  'post /1.0.0/enrollment-previews': enrollment,
  'post /1.0.0/enrollments/{id}/change': change,
  'post /1.0.0/enrollments/{id}/preview': change,
  'post /1.0.0/usage-events': usageEvent,
  'post /1.0.0/usage-events/batch': (maker) => ({
    events: Array.from({ length: maker.dice.between(1, 5) }, () => usageEvent(maker)),
  }),
  'post /1.0.0/invoices': (maker) => ({
    subscriber_id: maker.idOf('subscribers'),
    lines: Array.from({ length: maker.dice.between(1, 3) }, () => ({
      description: 'Work',
      amount: maker.dice.chance(0.03) ? 999_999_999_999 : maker.dice.between(1, 50_000),
      ...(maker.dice.chance(0.4) && { tax_rate_ids: [maker.idOf('tax-rates')] }),
    })),
  }),
  'post /1.0.0/invoices/{id}/pay': ({ dice }) =>
    dice.chance(0.5) ? {} : { payment_method_id: null, reference: 'Transfer 17' },
  'post /1.0.0/payments/{id}/refunds': ({ dice }) => ({ amount: dice.chance(0.3) ? null : dice.between(1, 500) }),
  'post /1.0.0/credit-notes': (maker) => {
    const invoice = maker.known.any('invoices', ({ total }) => total > 0);
    return (
      invoice && {
        invoice_id: invoice.id,
        lines: null,
        amount: Math.min(invoice.thing.total, maker.dice.between(1, 900)),
      }
    );
  },
  // Every event is work for each endpoint that is told of it.
  'post /1.0.0/webhook-endpoints': ({ dice }) => ({
    events: ['invoice.paid'],
    status: dice.chance(0.3) ? 'active' : 'not_active',
  }),
  'put /1.0.0/webhook-endpoints/{id}': ({ dice }) => ({ status: dice.any(['active', 'not_active']) }),
  'post /1.0.0/api-keys': ({ dice }) => ({
    scope: dice.any(['read', 'write']),
    expires_at: dice.any([null, '2099-01-31T12:00:00.000Z']),
  }),
  'post /1.0.0/payment-gateways': () => ({ gateway: 'stripe', secret_key: 'sk_test_1', webhook_secret: null }),
  // A few days at most: everything that falls due on the way is billed before it answers.
  'put /1.0.0/clock': ({ dice, now }) => ({
    now: dice.chance(0.2) ? dice.any(ODD_TIMES) : new Date(now + dice.below(5 * DAY_MS)).toISOString(),
  }),
  'put /1.0.0/store': ({ dice }) => ({
    dunning_days: dice.any([[2, 7, 14, 21], [1], []]),
    dunning_end: dice.any(['leave', 'cancel']),
    usage_grace_days: dice.below(31),
  }),
  'put /1.0.0/billing-options/{id}': ({ dice }) => ({ name: dice.any(['Plan', 'Plan B']), status: 'active' }),
  'put /1.0.0/coupons/{id}': ({ dice }) => ({ name: dice.any(['Spring', null]), max_redemptions: dice.any([null, 5]) }),
  'put /1.0.0/subscriptions/{id}': ({ dice }) => ({
    free_trial_days: dice.below(30),
    status: dice.any(['active', 'active', 'not_active']),
  }),
  'put /1.0.0/operator/stores/{id}': ({ dice }) => ({
    rate_limit: { requests: dice.between(1, 600), window_seconds: 60 },
  }),
  'post /1.0.0/operator/stores': ({ dice }) => ({
    currency: dice.any(['EUR', 'JPY', 'KWD']),
    time_zone: dice.any(['UTC', 'Pacific/Kiritimati', 'America/St_Johns']),
  }),
};

/** Of a change, nothing besides is sent: what it leaves out stays as it is. */
export function isWhole(name) {
  return name.startsWith('put ') || /\/(change|preview|pay|clock)$/.test(name);
}

function billingOption(maker) {
  const { dice } = maker;
  const subscription = maker.known.any('subscriptions');
  if (subscription === undefined) return undefined;
  const { type } = subscription.thing;
  const none = {
    price_model: null,
    unit_price: null,
    tiers: null,
    package_size: null,
    percentage: null,
    meter_id: null,
  };
  const tiers = [
    { up_to: 5, unit_price: '0', flat_amount: 900 },
    { up_to: null, unit_price: '0', flat_amount: 100 },
  ];
  const models = [
    { price_model: 'per_unit', unit_price: dice.chance(0.03) ? '999999999999' : dice.any(['812.25', '0.5', '10']) },
    { price_model: 'graduated', tiers: tiers.map((tier) => ({ ...tier, unit_price: '70.5' })) },
    { price_model: 'volume', tiers },
    { price_model: 'stair_step', tiers },
    { price_model: 'package', unit_price: '300', package_size: 10 },
    ...(type === 'usage_based' ? [{ price_model: 'percentage', percentage: '2.5' }] : []),
  ];
  return {
    ...none,
    subscription_id: subscription.id,
    status: 'active',
    cycle: type === 'one_time' ? 'forever' : dice.any(CYCLES),
    interval_count: dice.chance(0.9) ? 1 : 2,
    amount: dice.below(5000),
    min_seats: 1,
    max_seats: dice.any([null, null, 50]),
    term_cycles: dice.any([null, null, 6]),
    ...(type === 'seat_based' && dice.any(models)),
    ...(type === 'usage_based' && { ...dice.any(models), meter_id: maker.idOf('meters') }),
  };
}

function enrollment(maker) {
  const { dice } = maker;
  const coupon = dice.chance(0.2) ? maker.known.any('coupons') : undefined;
  return {
    subscriber_id: maker.idOf('subscribers'),
    billing_option_id: maker.idOf('billing-options', ({ status }) => status === 'active'),
    seats: dice.chance(0.02) ? 1_000_000 : dice.between(1, 9),
    add_ons: [],
    coupon_code: coupon?.thing.code ?? null,
    start_on: null,
    anchor_day: dice.any([null, null, 1, 28, 31]),
    trial_days: dice.any([null, 0, 0, 14]),
    payment_method_id: null,
  };
}

function change(maker) {
  const { dice } = maker;
  const what = dice.any([
    { seats: dice.between(1, 12) },
    { billing_option_id: maker.idOf('billing-options') },
    { add_ons: [] },
  ]);
  return { ...what, mode: dice.any(MODES) };
}

function usageEvent(maker) {
  const { dice } = maker;
  const option = maker.known.any('billing-options', ({ meter_id }) => meter_id !== null);
  const enrollment = maker.known.any('enrollments', ({ billing_option_id }) => billing_option_id === option?.id);
  const meter = maker.known.any('meters', ({ id }) => id === option?.thing.meter_id);
  return {
    external_id: maker.newName('u'),
    enrollment_id: enrollment?.id ?? maker.idOf('enrollments'),
    meter: meter?.thing.key ?? 'none',
    quantity: dice.any(['1', '3', '12.5']),
    occurred_at: new Date(maker.now - dice.below(DAY_MS)).toISOString(),
  };
}
