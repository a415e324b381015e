const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** All that the API shows of money. */
export async function readBooks(client) {
  const lists = [
    ...['subscribers', 'enrollments', 'invoices', 'payments', 'refunds', 'credit-notes', 'line-credits', 'api-keys'],
  ];
  const books = {};
  for (const name of lists) books[name] = await client.all(`/${name}`);
  return books;
}

/** Every place where the books do not close, a sentence each. */
export function faultsOfBooks({ subscribers, invoices, payments, refunds, ...books }) {
  const { 'credit-notes': notes, 'line-credits': credits } = books;
  const faults = [];
  const expect = (what, actual, expected) => {
    if (actual !== expected) faults.push(`${what} is ${actual}, and ought to be ${expected}`);
  };
  const of = lookup();
  const back = (list) => sum(list.filter(({ status }) => status !== 'failed').map(({ amount }) => amount));
  const received = (list) => sum(list.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount));

  for (const invoice of invoices) {
    const what = `${invoice.number ?? invoice.id}: the`;
    const { lines, total, tax_total, tax_behavior, status } = invoice;
    const onTop = tax_behavior === 'exclusive' ? tax_total : 0;
    expect(`${what} total`, total, sum(lines.map((line) => line.amount - line.discount_amount)) + onTop);
    expect(`${what} tax`, tax_total, sum(lines.map((line) => line.tax_amount)));
    const own = of(notes, 'invoice_id', invoice.id);
    const taken = of(credits, 'invoice_id', invoice.id);
    const byInvoices = sum(taken.filter(({ source }) => source === 'invoice').map(({ amount }) => amount));
    const byNotes = invoice.credited_total - invoice.credited_by_invoices;
    expect(`${what} credits by later invoices`, invoice.credited_by_invoices, byInvoices);
    expect(`${what} credits by notes`, byNotes, sum(own.map(({ amount }) => amount)));
    if (byNotes > Math.max(0, total)) faults.push(`${what} credit notes are above the invoice`);
    for (const line of lines) {
      const gross = line.amount - line.discount_amount + (tax_behavior === 'exclusive' ? line.tax_amount : 0);
      const off = taken.filter((credit) => credit.invoice_line_id === line.id && credit.source !== 'discount');
      if (sum(off.map(({ amount }) => amount)) > Math.max(0, gross))
        faults.push(`${what} line ${line.id} is credited above itself`);
    }
    const paid = received(of(payments, 'invoice_id', invoice.id)) - back(of(refunds, 'invoice_id', invoice.id));
    expect(`${what} amount paid`, invoice.amount_paid, paid);
    const { balance_applied, amount_paid, carried_in, carried_over } = invoice;
    const open = total - byNotes - balance_applied - amount_paid - carried_over + carried_in;
    expect(`${what} amount due`, invoice.amount_due, status === 'void' ? 0 : open);
    if (status === 'paid') expect(`${what} rest`, invoice.amount_due, 0);
    if (total > 0 && byNotes === total) {
      expect(`${what} credited tax`, sum(own.map((note) => note.tax_total)), tax_total);
    }
  }
  for (const note of notes) {
    const what = `${note.number}: the`;
    expect(`${what} amount`, note.amount, note.amount_off_due + note.amount_refunded + note.amount_to_balance);
    expect(`${what} lines`, sum(note.lines.map(({ amount }) => amount)), note.amount);
    expect(`${what} tax`, sum(note.lines.map((line) => line.tax_amount)), note.tax_total);
    const given = of(refunds, 'credit_note_id', note.id);
    expect(`${what} refunds`, sum(given.map(({ amount }) => amount)), note.amount_refunded);
  }
  for (const payment of payments) {
    expect(`${payment.id}: the refunded amount`, payment.amount_refunded, back(of(refunds, 'payment_id', payment.id)));
    if (payment.amount_refunded > payment.amount) faults.push(`${payment.id}: refunds are above the payment`);
  }
  for (const { id, balance } of subscribers) {
    const own = of(invoices, 'subscriber_id', id).filter(({ status }) => status !== 'draft');
    const isVoid = ({ status }) => status === 'void';
    const charged = sum(own.map((invoice) => (isVoid(invoice) ? 0 : invoice.total)));
    const credited = sum(
      own.map((invoice) => (isVoid(invoice) ? 0 : invoice.credited_total - invoice.credited_by_invoices)),
    );
    const refunded = back(of(refunds, 'subscriber_id', id));
    const paid = received(of(payments, 'subscriber_id', id));
    const open = sum(own.map(({ amount_due }) => amount_due));
    const kept = paid - refunded - Math.max(0, balance);
    if (kept < 0) faults.push(`${id}: more than was paid is on the balance and refunded, by ${-kept}`);
    const notesOf = (invoice) => (isVoid(invoice) ? [] : of(notes, 'invoice_id', invoice.id));
    const tax = (invoice) =>
      (isVoid(invoice) ? 0 : invoice.tax_total) - sum(notesOf(invoice).map((note) => note.tax_total));
    const standingTax = sum(own.map(tax));
    if (standingTax < 0) faults.push(`${id}: the tax of all documents that stand is ${standingTax}`);
    // What was paid counts less by what was given back; a balance is what was credited beyond all that was open.
    expect(`${id}: charged − credited − (paid − refunded)`, charged - credited - (paid - refunded), open - balance);
    expect(`${id}: the balance`, balance, -sum(own.map(({ balance_applied }) => balance_applied)));
  }
  return faults;
}

/** Finds the things of a list by one of their fields. Each list is gone through once for each field. */
function lookup() {
  const groups = new Map();
  return (things, name, id) => {
    const byField = groups.get(things) ?? {};
    groups.set(things, byField);
    byField[name] ??= grouped(things, name);
    return byField[name].get(id) ?? [];
  };
}

function grouped(things, name) {
  const groups = new Map();
  for (const thing of things) groups.set(thing[name], [...(groups.get(thing[name]) ?? []), thing]);
  return groups;
}
