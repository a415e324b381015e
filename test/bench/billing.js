import { readFileSync } from 'node:fs';
import pg from 'pg';
import { optionOf } from './command-options.js';
import { median } from './load.js';
import { query, startAgain, startPostgres, startStandingOrder } from './servers.js';

const PARALLEL = 4;
const POLL_MS = 100;

/**
 * Invoices a second of the billing run for enrollments that are all due on one day (flat price, one line, tax), beside
 * the rate at which this PostgreSQL takes the same rows in the same transactions from a bare program: one statement for
 * each enrollment that moves it on and inserts its invoice and two events, from as many connections. The two take turns on one server.
 * Options: --sizes N,N,… (10000,100000,1000000), --rounds N (3; 1 from 1000000 on).
 */
export async function benchBilling(options) {
  const sizes = optionOf(options, 'sizes', '10000,100000,1000000').split(',').map(Number);
  const rounds = Number(optionOf(options, 'rounds', 3));
  const postgres = await startPostgres();
  try {
    const model = await makeModel(postgres);
    console.log(`flat price, one line, tax; manual renewal; ${PARALLEL} at a time; medians of the rounds\n`);
    console.log(row(['due', 'invoices/s', 'limit/s', 'ratio', 'resident MiB']));
    for (const size of sizes) {
      const results = [];
      for (let round = 0; round < (size >= 1_000_000 ? 1 : rounds); round += 1) {
        const turns = [() => billed(postgres, model, size), () => limit(postgres, model, size)];
        const done = [];
        for (const turn of round % 2 === 0 ? turns : turns.reverse()) done.push(await turn());
        results.push(Object.assign({}, ...done));
      }
      const middle = (name) => median(results.map((result) => result[name]));
      const ratio = median(results.map(({ rate, limitRate }) => rate / limitRate));
      const cells = [middle('rate').toFixed(0), middle('limitRate').toFixed(0), ratio.toFixed(2)];
      console.log(row([size, ...cells, middle('resident').toFixed(0)]));
    }
  } finally {
    await postgres.stop();
  }
}

const row = (cells) => cells.map((cell) => String(cell).padEnd(14)).join('');

/** Makes one enrollment through the API, which all the others are copies of. */
export async function makeModel(postgres) {
  const service = await startStandingOrder(postgres, { BILLING_INTERVAL_SECONDS: '0' });
  try {
    const send = async (method, path, body) => {
      const answer = await fetch(`${service.url}/1.0.0${path}`, {
        method,
        headers: service.headers,
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    };
    await send('PUT', '/clock', { now: '2026-01-15T12:00:00Z' });
    const { id: rate } = await send('POST', '/tax-rates', { name: 'VAT', percentage: '19' });
    const tax = { tax_charge: true, tax_rate_ids: [rate] };
    const { id: subscription } = await send('POST', '/subscriptions', { name: 'Club', type: 'fixed', ...tax });
    const price = { cycle: 'monthly', amount: 1000, renewal_type: 'manual' };
    const option = await send('POST', '/billing-options', { subscription_id: subscription, name: 'Monthly', ...price });
    const { id: subscriber } = await send('POST', '/subscribers', { email: 'ann@example.com' });
    const enrollment = await send('POST', '/enrollments', { subscriber_id: subscriber, billing_option_id: option.id });
    await send('PUT', '/clock', { now: '2026-02-15T12:00:00Z' });
    return { storeId: service.storeId, headers: service.headers, subscriber, enrollment: enrollment.id };
  } finally {
    await service.stop();
  }
}

/** Empties the store of all but the model, and fills it with copies of it that are due on 15 March. */
export async function seed(postgres, { storeId, subscriber, enrollment }, size) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    // Triggers and foreign keys would check a million rows that are right by construction.
    await client.query('set session_replication_role = replica');
    await client.query('drop table if exists limit_invoices, limit_enrollments, limit_events cascade');
    await client.query('truncate event_log');
    await client.query(`delete from counters where name = 'events'`);
    await client.query('delete from invoices where enrollment_id <> $1', [enrollment]);
    await client.query('delete from enrollments where id <> $1', [enrollment]);
    await client.query('delete from subscribers where id <> $1', [subscriber]);
    await client.query('vacuum full invoices, enrollments, subscribers, invoice_counters');
    await client.query(
      `insert into subscribers select (jsonb_populate_record(s, jsonb_build_object('id', 'ppl_' || n))).*
       from subscribers s, generate_series(1, ${size}) n where s.id = $1`,
      [subscriber],
    );
    await client.query(
      `insert into enrollments select (jsonb_populate_record(e, jsonb_build_object('id', 'enr_' || n, 'subscriber_id', 'ppl_' || n, 'next_billing_on', '2026-03-15'))).*
       from enrollments e, generate_series(1, ${size}) n where e.id = $1`,
      [enrollment],
    );
    // The model itself sits out.
    await client.query('update enrollments set next_billing_on = null where id = $1', [enrollment]);
    await client.query('update stores set clock = null where id = $1', [storeId]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function billed(postgres, model, size) {
  await seed(postgres, model, size);
  await query(postgres.url, "update stores set clock = '2026-01-31T12:00:00Z' where id = $1", [model.storeId]);
  const service = await startAgain(postgres, { BILLING_INTERVAL_SECONDS: '1', LOG_LEVEL: 'info' });
  const count = async () =>
    (await query(postgres.url, 'select coalesce(max(last), 0) as last from invoice_counters'))[0].last;
  try {
    const before = Number(await count());
    await query(postgres.url, "update stores set clock = '2026-03-15T12:00:00Z' where id = $1", [model.storeId]);
    const memory = [];
    let startedAt;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      const done = Number(await count()) - before;
      if (done > 0) startedAt ??= { at: performance.now(), done };
      memory.push(memoryOf(service.pid));
      if (done >= size) {
        const seconds = (performance.now() - startedAt.at) / 1000;
        const rate = (done - startedAt.done) / seconds;
        return { rate, resident: Math.max(...memory) };
      }
    }
  } finally {
    await service.stop();
  }
}

export function memoryOf(pid) {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return Number(kib) / 1024;
}

/** The same rows into tables of the same shape, from a program that does nothing else. */
async function limit(postgres, model, size) {
  await seed(postgres, model, size);
  await query(
    postgres.url,
    `create table limit_enrollments (like enrollments including all) with (fillfactor = 80);
     create table limit_invoices (like invoices including all) with (fillfactor = 80);
     create table limit_events (like event_log including all);
     insert into limit_enrollments select * from enrollments where next_billing_on is not null;
     alter table limit_enrollments add foreign key (store_id, subscriber_id) references subscribers (store_id, id),
       add foreign key (store_id, billing_option_id) references billing_options (store_id, id),
       add foreign key (store_id, subscription_id) references subscriptions (store_id, id);
     alter table limit_invoices add foreign key (store_id) references stores (id),
       add foreign key (store_id, subscriber_id) references subscribers (store_id, id),
       add foreign key (store_id, enrollment_id) references limit_enrollments (store_id, id);
     analyze limit_enrollments`,
  );
  const [{ invoice }] = await query(
    postgres.url,
    'select to_jsonb(i) as invoice from invoices i where enrollment_id = $1 order by id desc limit 1',
    [model.enrollment],
  );
  const [{ state }] = await query(postgres.url, 'select state::text as state from enrollments where id = $1', [
    model.enrollment,
  ]);
  // The database derives `recurring` from the lines.
  const columns = Object.keys(invoice).filter(
    (name) => !['id', 'subscriber_id', 'enrollment_id', 'sequence', 'number', 'recurring'].includes(name),
  );
  const given = columns.map((name) =>
    typeof invoice[name] === 'object' && invoice[name] !== null ? JSON.stringify(invoice[name]) : invoice[name],
  );
  const text = `
    with billed as (
      update limit_enrollments set version = version + 1, next_billing_on = '2026-04-15', cycles_billed = cycles_billed + 1,
        current_period = '{"start":"2026-03-15","end":"2026-04-15"}', state = $3, updated_at = now()
      where store_id = $1 and id = $2 and version = 3 returning id, subscriber_id
    ), told as (
      insert into limit_events (store_id, sequence, id, type, object_id, data, occurred_at)
      select $1, $5::bigint * 2 + n, 'evt_' || ($5::bigint * 2 + n), 'invoice.issued', $4, $${columns.length + 7}, now()
      from generate_series(0, 1) n)
    insert into limit_invoices (id, subscriber_id, enrollment_id, sequence, number, ${columns.join(', ')})
    select $4, subscriber_id, id, $5, $6, ${columns.map((_, index) => `$${index + 7}`).join(', ')} from billed returning id`;
  const [{ version }] = await query(postgres.url, 'select version from limit_enrollments limit 1');
  const statement = text.replace('version = 3', `version = ${version}`);
  const clients = await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      return client;
    }),
  );
  try {
    let next = 0;
    const startedAt = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        while (next < size) {
          const n = (next += 1);
          const values = [
            model.storeId,
            `enr_${n}`,
            state,
            `inv_${n}`,
            n,
            `INV-${n}`,
            ...given,
            JSON.stringify(invoice),
          ];
          const { rowCount } = await client.query({ name: 'limit', text: statement, values });
          if (rowCount !== 1) throw new Error(`the row ${n} was not taken`);
        }
      }),
    );
    return { limitRate: size / ((performance.now() - startedAt) / 1000) };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
