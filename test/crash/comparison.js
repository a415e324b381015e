import pg from 'pg';

/** What must be equal, a row for each thing, under a key that is the same in both databases. Ids and numbers differ. */
const COMPARED = {
  invoices: `
    select enrollment_id || ' ' || coalesce(period_number::text, 'between') || ' ' || row_number() over (partition by enrollment_id, period_number order by id) as key,
      jsonb_build_object('status', status, 'issued', issued_on, 'due', due_on, 'subtotal', subtotal, 'discount', discount_total,
        'tax', tax_total, 'total', total, 'balance', balance_applied, 'paid', amount_paid, 'owed', amount_due, 'covers', covers_to,
        'lines', (select jsonb_agg(line - 'id') from jsonb_array_elements(lines::jsonb) line), 'books', (
          select jsonb_agg(case when details ? 'credits' then jsonb_set(details, '{credits}', (
            select jsonb_agg(credit - 'id' - 'source') from jsonb_array_elements(details -> 'credits') credit)) else details end)
          from jsonb_array_elements(books::jsonb) details)) as value
    from invoices`,
  credits: `
    select i.enrollment_id || ' ' || c.source || ' ' || row_number() over (partition by i.enrollment_id, c.source order by i.id, c.amount) as key,
      jsonb_build_object('amount', c.amount, 'tax', c.tax_amount) as value
    from line_credits c join invoices i on i.store_id = c.store_id and i.id = c.invoice_id`,
  payments: `
    select i.enrollment_id || ' ' || coalesce(i.period_number::text, 'between') || ' ' || p.attempt as key,
      jsonb_build_object('amount', p.amount, 'status', p.status, 'failure', p.failure_code, 'asked', g.amount) as value
    from payments p join invoices i on i.store_id = p.store_id and i.id = p.invoice_id
    left join test_gateway_requests g on g.store_id = p.store_id and g.key = i.id || ':' || p.attempt`,
  enrollments: `
    select id as key, jsonb_build_object('state', state::jsonb, 'status', status, 'next', next_billing_on, 'cycles', cycles_billed,
      'option', billing_option_id, 'seats', seats, 'scheduled', scheduled_change::jsonb) as value
    from enrollments`,
  balances: `select id as key, to_jsonb(balance) as value from subscribers`,
  events: `
    select object_id || ' ' || type as key, to_jsonb(count(*)) as value from event_log
    where object_id like 'enr_%' group by object_id, type`,
  usage: `select enrollment_id || ' ' || number || ' ' || used_from as key, to_jsonb(b) as value from billed_usage b`,
};

const BATCH = 5000;

/** Every difference between what billing made in two databases, and every number of an invoice missing or given twice. */
export async function differencesBetween(one, other) {
  const [left, right] = [new pg.Client({ connectionString: one }), new pg.Client({ connectionString: other })];
  await Promise.all([left.connect(), right.connect()]);
  try {
    const differences = [];
    for (const [name, text] of Object.entries(COMPARED)) {
      const compared = await compare(left, right, name, text, differences);
      console.log(`${compared} ${name} compared`);
    }
    for (const client of [left, right]) differences.push(...(await faultsOfNumbers(client)));
    const { rows: parked } = await right.query('select id, error from parked_enrollments');
    differences.push(...parked.map(({ id, error }) => `parked: ${id}: ${error}`));
    return differences;
  } finally {
    await Promise.all([left.end(), right.end()]);
  }
}

async function compare(left, right, name, text, differences) {
  let compared = 0;
  for (let after = ''; ;) {
    const page = `select key, value::text as value from (${text}) as rows where key collate "C" > $1 order by key collate "C" limit ${BATCH}`;
    const [a, b] = await Promise.all([left.query(page, [after]), right.query(page, [after])]);
    const others = new Map(b.rows.map(({ key, value }) => [key, value]));
    const last = [a.rows.at(-1)?.key, b.rows.at(-1)?.key].filter((key) => key !== undefined).sort()[0];
    if (last === undefined) return compared;
    for (const { key, value } of a.rows.filter((row) => row.key <= last)) {
      compared += 1;
      if (!others.has(key)) differences.push(`${name} ${key}: only in peace`);
      else if (others.get(key) !== value)
        differences.push(`${name} ${key}: ${value} in peace, ${others.get(key)} crashed`);
      others.delete(key);
    }
    for (const key of others.keys()) if (key <= last) differences.push(`${name} ${key}: only crashed`);
    after = last;
  }
}

async function faultsOfNumbers(client) {
  const { rows } = await client.query(`
    select i.store_id, count(i.sequence) as given, count(distinct i.sequence) as different, max(i.sequence) as highest, c.last,
      count(*) filter (where i.sequence is null and i.number is distinct from 'copy') as without
    from invoices i join invoice_counters c on c.store_id = i.store_id group by 1, c.last`);
  return rows
    .filter(
      ({ given, different, highest, last, without }) =>
        Number(without) > 0 || new Set([given, different, highest, last]).size > 1,
    )
    .map((row) => `numbers: ${JSON.stringify(row)}`);
}
