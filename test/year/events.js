const COLLECTIONS = {
  enrollments: 'enrollment',
  invoices: 'invoice',
  payments: 'payment',
  refunds: 'refund',
  'credit-notes': 'credit_note',
};

/** Where the events, read from the first to the last, do not lead to what the API shows. */
export async function faultsOfEvents(client, books) {
  const faults = [];
  const events = await client.all('/events');
  events.forEach(({ sequence }, index) => {
    if (sequence !== index + 1) faults.push(`event ${index + 1} has the number ${sequence}`);
  });
  const last = new Map();
  for (const event of events) last.set(event.object_id, event);
  for (const [collection, kind] of Object.entries(COLLECTIONS)) {
    const shown = new Set(books[collection].map(({ id }) => id));
    for (const thing of books[collection]) {
      const told = last.get(thing.id);
      if (canonical(told?.data) !== canonical(thing)) {
        faults.push(
          `${kind} ${thing.id}: the last event (${told?.type}) does not show what is: ${difference(told?.data, thing)}`,
        );
      }
    }
    for (const event of events) {
      if (event.type.startsWith(`${kind}.`) && !shown.has(event.object_id)) faults.push(`${event.type} of nothing`);
    }
  }
  const keys = books['api-keys'].map(({ id }) => id).sort();
  const live = [...last.values()].filter(({ type }) => type === 'api_key.created').map(({ object_id }) => object_id);
  if (live.sort().join() !== keys.join()) faults.push('the keys are not those of which the events tell');

  // The sum of what the events say has happened is the state of the money.
  const total = (type, amount) =>
    events.filter((event) => event.type === type).reduce((sum, { data }) => sum + amount(data), 0);
  const ledger =
    total('invoice.issued', (invoice) => invoice.total) -
    total('invoice.voided', (invoice) =>
      invoice.number === null ? 0 : invoice.total - (invoice.credited_total - invoice.credited_by_invoices),
    ) -
    total('credit_note.issued', (note) => note.amount) -
    total('payment.succeeded', (payment) => payment.amount) +
    total('refund.succeeded', (refund) => refund.amount);
  const open = books.invoices.reduce((sum, { status, amount_due }) => sum + (status === 'draft' ? 0 : amount_due), 0);
  const balances = books.subscribers.reduce((sum, { balance }) => sum + balance, 0);
  if (ledger !== open - balances) {
    faults.push(`the events add up to ${ledger}, and the state is ${open - balances}`);
  }
  return faults;
}

function canonical(value) {
  return JSON.stringify(value, (_key, field) =>
    field !== null && typeof field === 'object' && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}

function difference(told, shown) {
  if (told === undefined) return 'there is none';
  return Object.keys(shown)
    .filter((name) => canonical(told[name]) !== canonical(shown[name]))
    .map((name) => `${name} ${canonical(told[name])} / ${canonical(shown[name])}`)
    .join(', ');
}
