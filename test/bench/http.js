import { optionOf } from './command-options.js';
import { load, median } from './load.js';
import { query, startPostgres, startServer, startStandingOrder } from './servers.js';

const NEW_SUBSCRIPTION = JSON.stringify({
  name: 'Coffee club',
  type: 'fixed',
  status: 'active',
  description: 'A bag of beans every month',
  free_trial_days: 14,
  setup_fee: 500,
  tax_charge: false,
  metadata: { campaign: 'spring' },
});

const EXPECTED = { 'GET one': 200, 'GET a list of 25': 200, 'POST a subscription': 201, 'a 401': 401 };

/** Who is compared with this service, all of them with the same queries on the same PostgreSQL. */
const CONTESTANTS = {
  'bare node:http + pg': { file: 'bare-http.js' },
  'bare express + pg': { file: 'bare-express.js' },
  'the same, prepared': { file: 'bare-express.js', environment: { PREPARED: 'yes' } },
  // With the window of the throttler's documentation, and with one that flatters it.
  'a usual Nest stack, 60 s': { file: 'usual-nest.js', environment: { WINDOW_MS: '60000' } },
  'a usual Nest stack, 1 s': { file: 'usual-nest.js', environment: { WINDOW_MS: '1000' } },
};
const OWN = 'standing order';

/**
 * Alternating rounds against this service and against others that do the same work.
 * Options: --rounds N (5), --seconds N (3), --connections LIST (1,50,500), --only TEXT of a scenario, --against TEXT.
 */
export async function benchHttp(options) {
  const option = (name, byDefault) => optionOf(options, name, byDefault);
  const rounds = Number(option('rounds', 5));
  const seconds = Number(option('seconds', 3));
  const levels = String(option('connections', '1,50,500')).split(',').map(Number);
  const postgres = await startPostgres();
  const closers = [postgres.stop];
  try {
    // At 500 connections everybody's requests wait for longer than this service would let them.
    const service = await startStandingOrder(postgres, { LOG_LEVEL: option('log', 'info'), MAX_WAIT_MS: '60000' });
    closers.unshift(service.stop);
    const contestants = [{ name: OWN, server: service }];
    for (const [name, { file, environment }] of Object.entries(CONTESTANTS)) {
      if (!name.includes(option('against', ''))) continue;
      const { storeId, apiKey } = service;
      const own = { DATABASE_URL: postgres.url, STORE_ID: storeId, API_KEY: apiKey, ...environment };
      const server = await startServer(`test/bench/contestants/${file}`, own);
      closers.unshift(server.stop);
      contestants.push({ name, server });
    }

    const scenarios = await scenariosOn(service, postgres, option('only', ''));
    console.log(`${rounds} alternating rounds of ${seconds} s; medians; ratio: this service's rate to the other's\n`);
    for (const connections of levels) {
      const results = await measure({ scenarios, contestants, service, rounds, seconds, connections });
      report(scenarios, contestants, results, connections);
    }
  } finally {
    for (const close of closers) await close();
  }
}

/** A table that has been in use for a while: with rows, and with the statistics that autovacuum gathers of them. */
export async function scenariosOn(service, postgres, only) {
  const url = `${service.url}/1.0.0/subscriptions`;
  const { headers } = service;
  await load({ url, method: 'POST', headers, body: NEW_SUBSCRIPTION, connections: 10, amount: 1000 });
  await query(postgres.url, 'analyze');
  const [{ id }] = await query(postgres.url, 'select id from subscriptions order by id limit 1');
  return [
    { name: 'GET one', path: `/subscriptions/${id}` },
    { name: 'GET a list of 25', path: '/subscriptions' },
    { name: 'POST a subscription', path: '/subscriptions', method: 'POST', body: NEW_SUBSCRIPTION },
    { name: 'a 401', path: `/subscriptions/${id}`, wrongKey: true },
  ].filter(({ name }) => name.includes(only));
}

async function measure({ scenarios, contestants, service, rounds, seconds, connections }) {
  const results = new Map();
  for (let round = 0; round <= rounds; round += 1) {
    for (const scenario of scenarios) {
      // The server that begins changes from round to round, so that a drift of the machine favours none.
      const turn = round % 2 === 0 ? contestants : [...contestants].reverse();
      for (const { name, server } of turn) {
        if (scenario.wrongKey && server !== service) continue;
        const result = await run(scenario, server, { seconds: round === 0 ? 1 : seconds, connections, service });
        assertExpected(scenario, result);
        // Round 0 warms up.
        if (round === 0) continue;
        const key = `${scenario.name} ${name}`;
        results.set(key, [...(results.get(key) ?? []), result]);
      }
    }
  }
  return results;
}

export function run({ path, method, body, wrongKey }, server, { seconds, connections, service }) {
  const headers = { ...service.headers };
  // A well-formed header with a key that never existed.
  if (wrongKey)
    headers.Authorization = `Basic ${Buffer.from(`${service.storeId}:so_sandbox_wrong`).toString('base64')}`;
  return load({ url: `${server.url}/1.0.0${path}`, method, body, headers, seconds, connections });
}

export function assertExpected({ name }, { statuses, errors }) {
  const others = Object.keys(statuses).filter((status) => Number(status) !== EXPECTED[name]);
  if (others.length > 0 || errors > 0) throw new Error(`${name}: ${JSON.stringify(statuses)}, ${errors} errors`);
}

function report(scenarios, contestants, results, connections) {
  const row = (...cells) => console.log(cells.map((cell, at) => String(cell).padEnd(at === 0 ? 44 : 10)).join(''));
  row(`${connections} connections`, 'req/s', 'p99 ms', 'ratio');
  for (const { name: scenario } of scenarios) {
    const own = results.get(`${scenario} ${OWN}`).map(({ rate }) => rate);
    for (const { name } of contestants) {
      const runs = results.get(`${scenario} ${name}`);
      if (runs === undefined) continue;
      const ratio = median(own.map((rate, round) => rate / runs[round].rate)).toFixed(2);
      const rate = median(runs.map((one) => one.rate)).toFixed(0);
      row(`${scenario}, ${name}`, rate, median(runs.map(({ p99 }) => p99)).toFixed(1), name === OWN ? '' : ratio);
    }
  }
  console.log('');
}
