import pg from 'pg';
import { startAgain, startPostgres, startStandingOrder } from '../bench/servers.js';
import { makeModels } from './models.js';
import { differencesBetween } from './comparison.js';
import { randomOf } from './random.js';

/** The store's day until which everything is billed: three periods of the monthly ones, eleven of the weekly ones. */
const UNTIL = '2026-04-20T12:00:00Z';
const POLL_MS = 500;
const KILL_EVERY_MS = [200, 2000];
const GIVE_UP_MS = 30 * 60_000;

/**
 * Bills the same enrollments twice: by one process left in peace, and by several that are killed with -9 at random and
 * started again. Gives every difference between what the two made, a sentence each.
 */
export async function crashBilling({ enrollments, processes, seed }) {
  const postgres = await startPostgres();
  try {
    await prepare(postgres, enrollments);
    const quiet = await billed(postgres, 'quiet', 1, undefined);
    console.log(`in peace: ${quiet.seconds.toFixed(0)} s`);
    const crashed = await billed(postgres, 'crashed', processes, randomOf(seed));
    console.log(`killed ${crashed.kills} times: ${crashed.seconds.toFixed(0)} s`);
    if (crashed.kills === 0) return ['nothing was killed: take more enrollments'];
    return await differencesBetween(urlOf(postgres, 'quiet'), urlOf(postgres, 'crashed'));
  } finally {
    await postgres.stop();
  }
}

/** One database with everything due, and a copy of it for each of the two runs. */
async function prepare(postgres, enrollments) {
  const service = await startStandingOrder(postgres, { BILLING_INTERVAL_SECONDS: '0' });
  const { database } = service;
  try {
    await makeModels(service);
  } finally {
    await service.stop();
  }
  await withClient(postgres.url, async (client) => {
    await copyModels(client, enrollments);
    await client.query('update stores set clock = $1', [UNTIL]);
    await client.query('vacuum analyze');
  });
  await withClient(urlOf(postgres, 'template1'), async (client) => {
    for (const name of ['quiet', 'crashed'])
      await client.query(`create database ${name} template ${nameIn(postgres.url)}`);
  });
  return database;
}

async function copyModels(client, enrollments) {
  // Triggers and foreign keys would check thousands of rows that are right by construction.
  await client.query('set session_replication_role = replica');
  const { rows: models } = await client.query('select id, subscriber_id from enrollments order by id');
  // Some the database derives from the others, and takes from nobody.
  const { rows: columns } = await client.query(
    `select column_name from information_schema.columns where table_name = 'invoices' and is_generated = 'NEVER'`,
  );
  const invoiceColumns = columns.map(({ column_name }) => column_name).join(', ');
  const copies = Math.ceil(enrollments / models.length) - 1;
  for (const [index, { id, subscriber_id }] of models.entries()) {
    const own = (prefix) => `'${prefix}_${index}_' || n`;
    await client.query(
      `insert into subscribers select (jsonb_populate_record(s, jsonb_build_object('id', ${own('ppl')}))).*
       from subscribers s, generate_series(1, ${copies}) n where id = $1`,
      [subscriber_id],
    );
    await client.query(
      `insert into payment_methods select (jsonb_populate_record(m, jsonb_build_object('id', ${own('pm')}, 'subscriber_id', ${own('ppl')}))).*
       from payment_methods m, generate_series(1, ${copies}) n where subscriber_id = $1`,
      [subscriber_id],
    );
    await client.query(
      `insert into enrollments select (jsonb_populate_record(e, jsonb_build_object('id', ${own('enr')}, 'subscriber_id', ${own('ppl')}))).*
       from enrollments e, generate_series(1, ${copies}) n where id = $1`,
      [id],
    );
    // What was invoiced of the period that runs is what changes within it are settled against.
    await client.query(
      `insert into invoices (${invoiceColumns}) select ${invoiceColumns} from (
         select (jsonb_populate_record(i, jsonb_build_object('id', i.id || '_' || n, 'enrollment_id', ${own('enr')},
           'subscriber_id', ${own('ppl')}, 'sequence', null, 'number', 'copy'))).*
         from invoices i, generate_series(1, ${copies}) n where enrollment_id = $1) copies`,
      [id],
    );
    await client.query(
      `insert into usage_events select (jsonb_populate_record(u, jsonb_build_object('id', u.id || '_' || n,
         'external_id', u.external_id || '_' || n, 'enrollment_id', ${own('enr')}))).*
       from usage_events u, generate_series(1, ${copies}) n where enrollment_id = $1`,
      [id],
    );
    await client.query(
      `insert into billed_usage select (jsonb_populate_record(b, jsonb_build_object('enrollment_id', ${own('enr')}))).*
       from billed_usage b, generate_series(1, ${copies}) n where enrollment_id = $1`,
      [id],
    );
  }
}

/** Runs processes over one of the copies until nothing is left to do, and kills them meanwhile when told how. */
async function billed(postgres, name, processes, random) {
  const url = urlOf(postgres, name);
  const start = () =>
    startAgain({ ...postgres, url }, { BILLING_INTERVAL_SECONDS: '1', LOG_LEVEL: 'warn', DATABASE_POOL_SIZE: '8' });
  const running = await Promise.all(Array.from({ length: processes }, start));
  const startedAt = performance.now();
  let kills = 0;
  let isDone = false;
  const killing = (async () => {
    while (random !== undefined && !isDone) {
      const [least, most] = KILL_EVERY_MS;
      await pause(least + random() * (most - least));
      if (isDone) return;
      const victim = Math.floor(random() * processes);
      running[victim].child.kill('SIGKILL');
      kills += 1;
      running[victim] = await start();
    }
  })();
  try {
    await withClient(url, async (client) => {
      while (!(await isFinished(client))) {
        if (performance.now() - startedAt > GIVE_UP_MS) throw new Error('billing does not come to an end');
        await pause(POLL_MS);
      }
    });
  } finally {
    isDone = true;
    await killing;
    await Promise.all(running.map((server) => server.stop()));
  }
  return { seconds: (performance.now() - startedAt) / 1000, kills };
}

async function isFinished(client) {
  // What a killed process was asking a gateway is asked again after half a minute: here, that passes in two seconds.
  // What a process holds is passed over: it locks payments in an order of its own.
  await client.query(`update payments set ask_at = clock_timestamp()
    where (store_id, id) in (select store_id, id from payments
      where status = 'pending' and asked_since < clock_timestamp() - interval '2 seconds' for update skip locked)`);
  const { rows } = await client.query(`
    select not exists (select from enrollments e join stores s on s.id = e.store_id
        where next_billing_on <= (s.clock at time zone s.time_zone)::date)
      and not exists (select from invoices i join stores s on s.id = i.store_id
        where i.status = 'draft' or collect_on <= (s.clock at time zone s.time_zone)::date)
      and not exists (select from payments where status = 'pending') as done`);
  return rows[0].done;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const nameIn = (url) => new URL(url).pathname.slice(1);

function urlOf({ url }, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function withClient(url, use) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
