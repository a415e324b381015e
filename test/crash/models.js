/** Enrollments of every kind that billing treats differently, made through the API in January and billed until February. */
export async function makeModels(service) {
  const send = async (method, path, body) => {
    const answer = await fetch(`${service.url}/1.0.0${path}`, {
      method,
      headers: service.headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  const made = async (path, body) => (await send('POST', path, body)).id;
  // Who can't pay is billed on, or there would be nothing left of the kind.
  await send('PUT', '/store', { dunning_end: 'leave' });
  await send('PUT', '/clock', { now: '2026-01-15T12:00:00Z' });

  const rate = await made('/tax-rates', { name: 'VAT', percentage: '19' });
  const fixed = await made('/subscriptions', { name: 'Club', type: 'fixed', tax_charge: true, tax_rate_ids: [rate] });
  const team = await made('/subscriptions', { name: 'Team', type: 'seat_based', setup_fee: 500, free_trial_days: 0 });
  const parcel = await made('/shipping-options', { name: 'Parcel', amount: 490 });
  const box = await made('/subscriptions', {
    name: 'Box',
    type: 'fixed',
    shipping_charge: true,
    shipping_option_id: parcel,
  });
  const option = (subscription_id, fields) =>
    made('/billing-options', { subscription_id, name: 'Plan', cycle: 'monthly', ...fields });
  const manual = await option(fixed, { amount: 1000, renewal_type: 'manual' });
  const automatic = await option(fixed, { amount: 1999 });
  const weekly = await option(box, { cycle: 'weekly', amount: 333 });
  const term = await option(box, { amount: 700, term_cycles: 3 });
  const tiers = [
    { up_to: 5, unit_price: '700' },
    { up_to: null, unit_price: '650.5', flat_amount: 100 },
  ];
  const seats = await option(team, { price_model: 'graduated', tiers });
  const moreSeats = await option(team, { price_model: 'per_unit', unit_price: '812.25', minimum_amount: 9000 });
  const mug = await made('/add-ons', { subscription_id: team, name: 'Support', charge: 'recurring', amount: 1500 });
  await made('/coupons', { code: 'LESS', percent_off: '12.5', duration: 'repeating', duration_cycles: 3 });
  await made('/coupons', { code: 'OFF', amount_off: 2500, duration: 'forever' });

  const meter = await made('/meters', { key: 'calls', name: 'Calls', aggregation: 'sum' });
  const api = await made('/subscriptions', {
    name: 'API',
    type: 'usage_based',
    tax_charge: true,
    tax_rate_ids: [rate],
  });
  const metered = await option(api, {
    price_model: 'graduated',
    tiers,
    meter_id: meter,
    amount: 300,
    minimum_amount: 5000,
  });

  const enroll = async (billing_option_id, fields = {}, token = 'pm_ok') => {
    const subscriber_id = await made('/subscribers', { email: 'ann@example.com' });
    await made(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token });
    return made('/enrollments', { subscriber_id, billing_option_id, ...fields });
  };
  await enroll(manual);
  await enroll(automatic, { coupon_code: 'LESS' });
  await enroll(automatic, {}, 'pm_declined');
  await enroll(weekly);
  await enroll(term, { anchor_day: 31 });
  await enroll(seats, { seats: 7, add_ons: [{ add_on_id: mug, quantity: 2 }], coupon_code: 'OFF' });
  await enroll(seats, { seats: 3, trial_days: 40 });
  const changed = await enroll(seats, { seats: 12 });
  const scheduled = await enroll(seats, { seats: 4 });
  const lowered = await enroll(moreSeats, { seats: 20 });
  const ending = await enroll(automatic);
  const busy = await enroll(metered);
  const idle = await enroll(metered, { coupon_code: 'OFF' });

  const use = (enrollment_id, quantity, occurred_at) =>
    made('/usage-events', {
      external_id: `${enrollment_id} ${occurred_at}`,
      enrollment_id,
      meter: 'calls',
      quantity,
      occurred_at,
    });
  await send('PUT', '/clock', { now: '2026-02-20T12:00:00Z' });
  await use(busy, '12.5', '2026-02-16T08:00:00.000Z');
  await use(busy, '3', '2026-02-19T23:59:59.999Z');
  await use(idle, '1', '2026-02-18T12:00:00.000Z');
  // Late: its period has been invoiced.
  await use(busy, '2', '2026-02-01T12:00:00.000Z');
  await send('POST', `/enrollments/${changed}/change`, { seats: 2 });
  await send('POST', `/enrollments/${scheduled}/change`, { billing_option_id: moreSeats, mode: 'period_end' });
  // What is owed back goes to the balance, which then pays the next invoices.
  await send('POST', `/enrollments/${lowered}/change`, { seats: 1, mode: 'prorate_now' });
  await send('POST', `/enrollments/${ending}/cancel`, {});
}
