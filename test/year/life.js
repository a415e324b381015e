const START = Date.parse('2027-01-31T09:00:00Z');
const DAY_MS = 86_400_000;
const TOKENS = [
  ...Array(12).fill('pm_ok'),
  ...['pm_declined', 'pm_insufficient_funds', 'pm_expired', 'pm_fails_twice', 'pm_fails_twice', 'pm_timeout'],
];

/** Lets subscribers come, pay or fail to, change their minds and go, as the random numbers have it. Gives what was done. */
export async function liveThroughAYear(client, { random, subscribers, months }) {
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

  const one = async (path) =>
    any((await client.try('GET', `${path}?sort_by=id&sort=desc&page=${upTo(4)}&paginate=50`)) ?? []);
  const portion = (amount) => (random() < 0.3 ? amount : upTo(Math.max(1, amount)));
  const actions = {
    changes: async () => {
      const enrollment = await one('/enrollments');
      if (enrollment === undefined) return undefined;
      const mode = any(['prorate_now', 'prorate_next', 'period_end', 'full_now']);
      const change = random() < 0.6 ? { seats: upTo(12) } : { billing_option_id: any(shop.options) };
      return client.try('POST', `/enrollments/${enrollment.id}/change`, { ...change, mode });
    },
    endings: async () => {
      const enrollment = await one('/enrollments');
      const how = { at: any(['now', 'period_end']), credit: random() < 0.5 };
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
  const names = Object.keys(actions);
  const end = START + months * 30.4 * DAY_MS;
  while (now < end) {
    await moveTo(now + upTo(6 * DAY_MS));
    for (let n = upTo(Math.ceil(subscribers / 3)); n > 0; n -= 1) {
      const name = any(names);
      if ((await actions[name]()) !== undefined) tell(name);
    }
  }
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
  const option = (subscription_id, fields) => made('/billing-options', { subscription_id, name: 'Plan', ...fields });
  const options = [
    await option(club, { cycle: 'monthly', amount: 1999 }),
    await option(club, { cycle: 'weekly', amount: 333 }),
    await option(club, { cycle: 'quarterly', amount: 5000, renewal_type: 'manual' }),
    await option(team, { cycle: 'monthly', price_model: 'per_unit', unit_price: '812.25', minimum_amount: 2000 }),
    await option(team, { cycle: 'monthly', price_model: 'per_unit', unit_price: '799.5', amount: 100, term_cycles: 6 }),
  ];
  const coupons = ['LESS', 'OFF'];
  await made('/coupons', { code: 'LESS', percent_off: '12.5', duration: 'repeating', duration_cycles: 3 });
  await made('/coupons', { code: 'OFF', amount_off: 700, duration: 'forever' });
  return { rate, options, coupons };
}
