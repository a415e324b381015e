const START = Date.parse('2027-01-31T09:00:00Z');
const DAY_MS = 86_400_000;
const TOKENS = [
  ...Array(12).fill('pm_ok'),
  ...['pm_declined', 'pm_insufficient_funds', 'pm_expired', 'pm_fails_twice', 'pm_fails_twice', 'pm_timeout'],
];

const RARE = new Set(['time zones', 'tax behaviors']);
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Europe/Berlin'];
const CHECK_EVERY_DAYS = 30;

/**
 * Lets subscribers come, pay or fail to, change their minds and go, as the random numbers have it, and their store change
 * its settings. Gives what was done.
 * @param check called again and again on the way
 */
export async function liveThroughAYear(client, { random, subscribers, months, check }) {
  const any = (list) => list[Math.floor(random() * list.length)];
  const upTo = (most) => 1 + Math.floor(random() * most);
  const told = {};
  const tell = (name) => (told[name] = (told[name] ?? 0) + 1);

  let now = START;
  const moveTo = async (time) => {
    now = time;
    await client.try('PUT', '/clock', { now: new Date(now).toISOString() });
  };
  await moveTo(START);
  const shop = await openShop(client);
  const people = [];
  for (let n = 0; n < subscribers; n += 1)
    people.push(await client.created('/subscribers', { email: `p${n}@example.com` }));
  const addMethod = ({ id }, token) =>
    client.try('POST', `/subscribers/${id}/payment-methods`, { gateway: 'test', token });
  const enroll = async (person) => {
    const made = await client.try('POST', '/enrollments', {
      subscriber_id: person.id,
      billing_option_id: any(shop.options),
      seats: upTo(9),
      ...(random() < 0.3 && { coupon_code: any(shop.coupons) }),
      ...(random() < 0.2 && { trial_days: upTo(30) }),
    });
    if (made !== undefined) tell('enrollments');
  };
  for (const person of people) {
    if (random() < 0.95) await addMethod(person, any(TOKENS));
    await enroll(person);
  }

  const one = async (path, filter = '') =>
    any((await client.try('GET', `${path}?sort_by=id&sort=desc&page=${upTo(4)}&paginate=50${filter}`)) ?? []);
  const portion = (amount) => (random() < 0.3 ? amount : upTo(Math.max(1, amount)));
  const actions = {
    changes: async () => {
      const enrollment = await one('/enrollments');
      if (enrollment === undefined) return undefined;
      const mode = any(['prorate_now', 'prorate_next', 'period_end', 'full_now']);
      const change = random() < 0.6 ? { seats: upTo(12) } : { billing_option_id: any(shop.options) };
      const coupon = random() < 0.3 ? { coupon_code: any([null, ...shop.coupons]) } : {};
      return client.try('POST', `/enrollments/${enrollment.id}/change`, { ...change, ...coupon, mode });
    },
    'coupons exchanged': async () => {
      const enrollment = await one('/enrollments');
      const change = { coupon_code: any([null, ...shop.coupons]) };
      return enrollment && client.try('POST', `/enrollments/${enrollment.id}/change`, change);
    },
    'events of usage': async () => {
      const enrollment = await one('/enrollments', `&filter_by=subscription_id&filter=${shop.api}`);
      if (enrollment === undefined) return undefined;
      const occurred_at = new Date(now - Math.floor(random() * 20 * DAY_MS)).toISOString();
      const quantity = String(upTo(200) - (random() < 0.2 ? 220 : 0));
      const event = { external_id: `use ${(used += 1)}`, enrollment_id: enrollment.id, meter: 'calls', quantity };
      return client.try('POST', '/usage-events', { ...event, occurred_at });
    },
    'events withdrawn': async () => {
      const event = await one('/usage-events');
      return event && client.try('DELETE', `/usage-events/${event.id}`);
    },
    'time zones': () => client.try('PUT', '/store', { time_zone: any(ZONES) }),
    'tax behaviors': () => client.try('PUT', '/store', { tax_behavior: any(['exclusive', 'inclusive']) }),
    endings: async () => {
      const enrollment = await one('/enrollments');
      const at = any(['now', 'period_end']);
      const credit = random() < 0.5;
      const how = { at, credit, ...(at === 'now' && credit && { refund: random() < 0.5 }) };
      return enrollment && client.try('POST', `/enrollments/${enrollment.id}/cancel`, how);
    },
    pauses: async () => {
      const enrollment = await one('/enrollments');
      return enrollment && client.try('POST', `/enrollments/${enrollment.id}/${any(['pause', 'resume'])}`, {});
    },
    methods: () => addMethod(any(people), any(TOKENS)),
    newcomers: () => enroll(any(people)),
    'one-off invoices': () =>
      client.try('POST', '/invoices', {
        subscriber_id: any(people).id,
        renewal_type: any(['automatic', 'manual']),
        lines: [
          { description: 'Work', amount: upTo(50_000), tax_rate_ids: any([[], [shop.rate]]) },
          ...(random() < 0.3 ? [{ description: 'Goodwill', amount: -upTo(500) }] : []),
        ],
      }),
    payments: async () => {
      const invoice = await one('/invoices');
      const fields = random() < 0.4 ? { reference: 'transfer' } : {};
      return invoice && client.try('POST', `/invoices/${invoice.id}/pay`, fields);
    },
    voids: async () => {
      const invoice = await one('/invoices');
      return invoice && client.try('POST', `/invoices/${invoice.id}/${any(['void', 'mark-uncollectible'])}`, {});
    },
    'credit notes': async () => {
      const invoice = await one('/invoices');
      if (invoice === undefined || invoice.total <= 0) return undefined;
      const line = any(invoice.lines);
      const fields =
        random() < 0.5 || line.amount <= 0
          ? { amount: portion(invoice.total) }
          : { lines: [{ invoice_line_id: line.id, amount: portion(line.amount) }] };
      return client.try('POST', '/credit-notes', { invoice_id: invoice.id, refund: random() < 0.5, ...fields });
    },
    refunds: async () => {
      const payment = await one('/payments');
      const amount = random() < 0.3 ? null : portion(payment?.amount ?? 1);
      return payment && client.try('POST', `/payments/${payment.id}/refunds`, { amount });
    },
    'balance refunds': () => client.try('POST', `/subscribers/${any(people).id}/balance-refunds`, {}),
    'exchanged methods': async () => {
      const enrollment = await one('/enrollments');
      if (enrollment === undefined) return undefined;
      const methods = await client.try('GET', `/subscribers/${enrollment.subscriber_id}/payment-methods`);
      const payment_method_id = any([null, ...(methods ?? [])])?.id ?? null;
      return client.try('PUT', `/enrollments/${enrollment.id}`, { payment_method_id });
    },
    keys: async () => {
      const key = await client.try('POST', '/api-keys', { name: 'Till' });
      return random() < 0.5 ? client.try('DELETE', `/api-keys/${key.id}`) : key;
    },
  };
  // A store seldom changes its settings, and often sees usage.
  const names = Object.keys(actions).flatMap((name) =>
    RARE.has(name) ? [name] : Array(name === 'events of usage' ? 6 : 3).fill(name),
  );
  let used = 0;
  let checkedAt = now;
  const end = START + months * 30.4 * DAY_MS;
  while (now < end) {
    await moveTo(now + upTo(6 * DAY_MS));
    for (let n = upTo(Math.ceil(subscribers / 3)); n > 0; n -= 1) {
      const name = any(names);
      if ((await actions[name]()) !== undefined) tell(name);
    }
    if (now - checkedAt > CHECK_EVERY_DAYS * DAY_MS) {
      checkedAt = now;
      await check();
    }
  }
  // Reports tell months by the zone that the store has now.
  await client.try('PUT', '/store', { time_zone: 'UTC' });
  await moveTo(now + DAY_MS);
  for (const [code, count] of client.refusals) told[`refused as ${code}`] = count;
  return told;
}

async function openShop(client) {
  const made = async (path, body) => (await client.created(path, body)).id;
  const rate = await made('/tax-rates', { name: 'VAT', percentage: '19' });
  const other = await made('/tax-rates', { name: 'City', percentage: '2.375' });
  const taxed = { tax_charge: true, tax_rate_ids: [rate, other] };
  const club = await made('/subscriptions', { name: 'Club', type: 'fixed', setup_fee: 250, ...taxed });
  const team = await made('/subscriptions', { name: 'Team', type: 'seat_based', ...taxed });
  const api = await made('/subscriptions', { name: 'API', type: 'usage_based', ...taxed });
  const meter_id = await made('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
  const option = (subscription_id, fields) => made('/billing-options', { subscription_id, name: 'Plan', ...fields });
  const options = [
    await option(club, { cycle: 'monthly', amount: 1999 }),
    await option(club, { cycle: 'weekly', amount: 333 }),
    await option(club, { cycle: 'quarterly', amount: 5000, renewal_type: 'manual' }),
    await option(team, { cycle: 'monthly', price_model: 'per_unit', unit_price: '812.25', minimum_amount: 2000 }),
    await option(team, { cycle: 'monthly', price_model: 'per_unit', unit_price: '799.5', amount: 100, term_cycles: 6 }),
    await option(api, { cycle: 'monthly', price_model: 'per_unit', unit_price: '7.3', meter_id, minimum_amount: 400 }),
    await option(api, { cycle: 'weekly', amount: 90, price_model: 'per_unit', unit_price: '11', meter_id }),
  ];
  const coupons = ['LESS', 'OFF', 'HALF'];
  await made('/coupons', { code: 'LESS', percent_off: '12.5', duration: 'repeating', duration_cycles: 3 });
  await made('/coupons', { code: 'OFF', amount_off: 700, duration: 'forever' });
  await made('/coupons', { code: 'HALF', percent_off: '50', duration: 'forever', minimum_amount: 2500 });
  return { api, rate, options, coupons };
}
