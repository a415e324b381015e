const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Where the reports say otherwise than the API's own lists, or than each other. */
export async function faultsOfReports(client, books) {
  const { invoices, payments, refunds, 'credit-notes': notes } = books;
  const faults = [];
  const expect = (what, actual, expected) => {
    if (actual !== expected) faults.push(`reports: ${what} is ${actual}, and ought to be ${expected}`);
  };
  const { now } = await client.try('GET', '/clock');
  const [first, last] = [invoices[0].issued_on.slice(0, 7), now.slice(0, 7)];
  const range = `from=${first}&to=${last}`;
  const { months } = await client.try('GET', `/reports/revenue?${range}`);
  const { cohorts } = await client.try('GET', `/reports/cohorts?${range}`);
  const aging = await client.try('GET', '/reports/aging');

  const issued = invoices.filter(({ number }) => number !== null);
  const isVoid = ({ status }) => status === 'void';
  const voidIds = new Set(invoices.filter(isVoid).map(({ id }) => id));
  const done = ({ status }) => status === 'succeeded';
  months.forEach((month, index) => {
    const what = (name) => `${name} in ${month.month}`;
    const papers = issued.filter(({ issued_on }) => issued_on.startsWith(month.month));
    // The store's time zone is UTC.
    const ofMonth = (list) => list.filter(({ created_at }) => created_at.startsWith(month.month));
    const credited = notes.filter((note) => note.issued_on.startsWith(month.month) && !voidIds.has(note.invoice_id));
    expect(what('invoiced'), month.invoiced, sum(papers.filter((one) => !isVoid(one)).map(({ total }) => total)));
    expect(what('voided'), month.voided, sum(papers.filter(isVoid).map(({ total }) => total)));
    expect(what('credited'), month.credited, sum(credited.map(({ amount }) => amount)));
    expect(
      what('collected'),
      month.collected,
      sum(
        ofMonth(payments)
          .filter(done)
          .map(({ amount }) => amount),
      ),
    );
    expect(
      what('refunded'),
      month.refunded,
      sum(
        ofMonth(refunds)
          .filter(done)
          .map(({ amount }) => amount),
      ),
    );

    expect(what('the opening'), month.opening, index === 0 ? 0 : months[index - 1].closing);
    const { opening, new: came, expansion, reactivation, contraction, churn } = month;
    expect(what('the closing'), month.closing, opening + came + expansion + reactivation - contraction - churn);
    const retained = cohorts.flatMap((cohort) => cohort.months.filter((one) => one.month === month.month));
    expect(what('the revenue of all cohorts'), sum(retained.map(({ revenue }) => revenue)), month.closing);
    expect(what('the number of subscribers'), sum(retained.map(({ subscribers }) => subscribers)), month.subscribers);
    expect(what('the first revenue of the cohort'), cohorts[index].months[0].revenue, came);
  });
  // Nobody was there before the first month, so all that there is must be in these.
  expect(
    'all that was collected',
    sum(months.map(({ collected }) => collected)),
    sum(payments.filter(done).map(({ amount }) => amount)),
  );

  const open = invoices.filter(({ status }) => status === 'open');
  expect('what is owed', aging.total.amount_due, sum(open.map(({ amount_due }) => amount_due)));
  expect('the number of open invoices', aging.total.invoices, open.length);
  const { amount_due, invoices: _count, ...ages } = aging.total;
  expect('the sum of all ages', sum(Object.values(ages)), amount_due);
  for (const owed of aging.subscribers) {
    const own = open.filter(({ subscriber_id }) => subscriber_id === owed.subscriber_id);
    expect(`what ${owed.subscriber_id} owes`, owed.amount_due, sum(own.map((invoice) => invoice.amount_due)));
  }
  return faults;
}
