import { Agent, request } from 'node:http';
import pg from 'pg';
import { optionOf } from './command-options.js';
import { median } from './load.js';
import { query, startPostgres, startStandingOrder } from './servers.js';

const BATCH = 1000;
const COLUMNS =
  'store_id, id, external_id, enrollment_id, meter, quantity, occurred_at, properties, metadata, created_at, updated_at';

/**
 * Usage events a second through `POST /usage-events/batch`, 1000 a batch, beside a bare multi-row
 * `INSERT … ON CONFLICT DO NOTHING` of as many rows into a table with the same indexes: once with a list of values, as
 * one writes it, and once with arrays, the fastest way there is with this driver. The three take turns on one server.
 * Options: --rounds N (5), --batches N a round (100), --connections N (4), --enrollments N (100), --profile.
 */
export async function benchUsage(options) {
  const option = (name, byDefault) => Number(optionOf(options, name, byDefault));
  const rounds = option('rounds', 5);
  const batches = option('batches', 100);
  const connections = option('connections', 4);
  const nodeOptions = options.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/usage-profile'] : [];
  const postgres = await startPostgres();
  let service;
  try {
    service = await startStandingOrder(postgres, { BILLING_INTERVAL_SECONDS: '0' }, nodeOptions);
    const enrollments = await enroll(service, option('enrollments', 100));
    for (const table of ['bare_values', 'bare_arrays']) {
      await query(postgres.url, `create table ${table} (like usage_events including all)`);
    }
    const make = eventMaker(service.storeId, enrollments);
    const contestants = [
      { name: 'POST /usage-events/batch', table: 'usage_events', prepare: httpWriter(service, connections) },
      { name: 'bare INSERT … VALUES', table: 'bare_values', prepare: bareWriter(postgres.url, connections, byValues) },
      { name: 'bare INSERT … unnest', table: 'bare_arrays', prepare: bareWriter(postgres.url, connections, byArrays) },
    ];
    const rates = contestants.map(() => []);
    for (let round = 0; round <= rounds; round += 1) {
      // The one that begins changes from round to round, and round 0 warms up.
      for (let turn = 0; turn < contestants.length; turn += 1) {
        const which = (turn + round) % contestants.length;
        const rate = await measure(contestants[which], make, batches, connections);
        if (round > 0) rates[which].push(rate);
      }
    }
    const expected = (rounds + 1) * batches * BATCH;
    for (const { table } of contestants) {
      const [{ count }] = await query(postgres.url, `select count(*) from ${table}`);
      if (Number(count) !== expected) throw new Error(`${table} has ${count} events, not ${expected}`);
    }
    console.log(
      `${rounds} alternating rounds of ${batches} batches of ${BATCH}, ${connections} connections; medians\n`,
    );
    contestants.forEach(({ name }, which) => {
      const ratio = median(rates[0].map((rate, round) => rate / rates[which][round])).toFixed(2);
      const rate = median(rates[which]).toFixed(0).padStart(8);
      console.log(`${name.padEnd(28)}${rate} events/s${which === 0 ? '' : `   the service is ${ratio} of it`}`);
    });
    console.log(`\nevery table has exactly its ${expected} events`);
  } finally {
    await service?.stop();
    await postgres.stop();
  }
}

/** Enrolls many in an option with a meter. */
async function enroll(service, count) {
  const created = async (path, body) => {
    const init = { method: 'POST', headers: service.headers, body: JSON.stringify(body) };
    const answer = await fetch(`${service.url}/1.0.0${path}`, init);
    if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()).id;
  };
  const meter = await created('/meters', { key: 'api_calls', name: 'Calls', aggregation: 'sum' });
  const subscription = await created('/subscriptions', { name: 'API', type: 'usage_based' });
  const option = await created('/billing-options', {
    ...{ subscription_id: subscription, name: 'Pay as you go', cycle: 'monthly', renewal_type: 'manual' },
    ...{ meter_id: meter, price_model: 'per_unit', unit_price: '0.5' },
  });
  const subscriber = await created('/subscribers', { email: 'ann@example.com' });
  const ids = [];
  while (ids.length < count) {
    ids.push(await created('/enrollments', { subscriber_id: subscriber, billing_option_id: option }));
  }
  return ids;
}

/** Makes batches of events that have not been sent yet. External ids come in no order, as those of many machines do. */
function eventMaker(storeId, enrollments) {
  let made = 0;
  return () =>
    Array.from({ length: BATCH }, () => {
      made += 1;
      const scattered = ((made * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0');
      return {
        store_id: storeId,
        external_id: `request-${scattered}-${made}`,
        enrollment_id: enrollments[made % enrollments.length],
        quantity: String(made % 50),
        occurred_at: new Date(Date.now() + (made % 1000)).toISOString(),
        id: `use_${String(made).padStart(26, '0')}`,
      };
    });
}

async function measure({ prepare }, make, batches, connections) {
  const prepared = Array.from({ length: batches }, () => prepare.of(make()));
  const workers = await prepare.connect();
  let next = 0;
  const started = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: connections }, async (_, worker) => {
      while (next < batches) await workers.write(worker, prepared[next++]);
    }),
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  await workers.close();
  return (batches * BATCH) / seconds;
}

function httpWriter(service, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const write = (_, body) =>
    new Promise((resolve, reject) => {
      const headers = { ...service.headers, 'Content-Length': body.length };
      const outgoing = request(
        `${service.url}/1.0.0/usage-events/batch`,
        { method: 'POST', headers, agent },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
          answer.on('end', () => {
            const accepted = text.split('"accepted"').length - 1;
            if (accepted === BATCH) resolve();
            else reject(new Error(`${answer.statusCode}, ${accepted} accepted: ${text.slice(0, 500)}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    of: (events) =>
      Buffer.from(
        JSON.stringify({
          events: events.map(({ external_id, enrollment_id, quantity, occurred_at }) => {
            return { external_id, enrollment_id, meter: 'api_calls', quantity, occurred_at };
          }),
        }),
      ),
    connect: () => Promise.resolve({ write, close: () => Promise.resolve() }),
  };
}

function bareWriter(url, connections, statementOf) {
  return {
    of: statementOf,
    connect: async () => {
      const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
      await Promise.all(clients.map((client) => client.connect()));
      return {
        write: (worker, statement) => clients[worker].query(statement),
        close: () => Promise.all(clients.map((client) => client.end())),
      };
    },
  };
}

const valuesOf = ({ store_id, id, external_id, enrollment_id, quantity, occurred_at }, now) => [
  ...[store_id, id, external_id, enrollment_id, 'api_calls', quantity, occurred_at, '{}', '{}', now, now],
];

function byValues(events) {
  const now = new Date().toISOString();
  const width = COLUMNS.split(',').length;
  const rows = events.map(
    (_, row) => `(${Array.from({ length: width }, (__, n) => `$${row * width + n + 1}`).join()})`,
  );
  return {
    name: 'values',
    text: `insert into bare_values (${COLUMNS}) values ${rows.join()} on conflict (store_id, external_id) do nothing`,
    values: events.flatMap((event) => valuesOf(event, now)),
  };
}

function byArrays(events) {
  const now = new Date().toISOString();
  const rows = events.map((event) => valuesOf(event, now));
  const types = 'text, text, text, text, text, numeric, timestamptz, jsonb, jsonb, timestamptz, timestamptz'.split(
    ', ',
  );
  const lists = types.map((type, column) => `$${column + 1}::${type}[]`).join();
  return {
    name: 'arrays',
    text: `insert into bare_arrays (${COLUMNS}) select * from unnest(${lists}) on conflict (store_id, external_id) do nothing`,
    values: types.map((_, column) => rows.map((row) => row[column])),
  };
}
