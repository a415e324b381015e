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

/**
 * Alternating rounds against this service and against bare Express with the same queries on the same PostgreSQL.
 * Options: --rounds N (5), --seconds N (3), --connections N (50), --only TEXT.
 */
export async function benchHttp(options) {
  const option = (name, byDefault) => optionOf(options, name, byDefault);
  const rounds = Number(option('rounds', 5));
  const seconds = Number(option('seconds', 3));
  const connections = Number(option('connections', 50));
  const postgres = await startPostgres();
  const closers = [postgres.stop];
  try {
    const service = await startStandingOrder(postgres, { LOG_LEVEL: option('log', 'info') });
    closers.unshift(service.stop);
    const bare = (environment) =>
      startServer('test/bench/bare-express.js', {
        DATABASE_URL: postgres.url,
        STORE_ID: service.storeId,
        ...environment,
      });
    const plain = await bare({});
    const prepared = await bare({ PREPARED: 'yes' });
    closers.unshift(plain.stop, prepared.stop);

    // A table that has been in use for a while: with rows, and with the statistics that autovacuum gathers of them.
    const url = `${service.url}/1.0.0/subscriptions`;
    await load({
      url,
      method: 'POST',
      headers: service.headers,
      body: NEW_SUBSCRIPTION,
      connections: 10,
      amount: 1000,
    });
    await query(postgres.url, 'analyze');
    const [{ id }] = await query(postgres.url, 'select id from subscriptions order by id limit 1');
    const scenarios = [
      { name: 'GET one', path: `/subscriptions/${id}` },
      { name: 'GET a list of 25', path: '/subscriptions' },
      { name: 'POST a subscription', path: '/subscriptions', method: 'POST', body: NEW_SUBSCRIPTION },
      { name: 'a 401', path: `/subscriptions/${id}`, wrongKey: true },
    ].filter(({ name }) => name.includes(option('only', '')));

    const contestants = [
      { name: 'standing order', server: service },
      { name: 'bare express + pg', server: plain },
      { name: 'the same, prepared', server: prepared },
    ];
    const results = new Map();
    for (let round = 0; round <= rounds; round += 1) {
      for (const scenario of scenarios) {
        // The server that begins changes from round to round, so that a drift of the machine favours neither.
        const turn = round % 2 === 0 ? contestants : [...contestants].reverse();
        for (const { name, server } of turn) {
          if (scenario.wrongKey && server !== service) continue;
          const result = await run(scenario, server, { seconds: round === 0 ? 1 : seconds, connections, service });
          assertExpected(scenario, result);
          // Round 0 warms up.
          if (round > 0)
            (results.get(`${scenario.name} ${name}`) ?? store(results, `${scenario.name} ${name}`)).push(result);
        }
      }
    }
    report(scenarios, contestants, results, { rounds, seconds, connections });
  } finally {
    for (const close of closers) await close();
  }
}

function store(results, key) {
  results.set(key, []);
  return results.get(key);
}

function run({ path, method, body, wrongKey }, server, { seconds, connections, service }) {
  const headers = { ...service.headers };
  // A well-formed header with a key that never existed.
  if (wrongKey)
    headers.Authorization = `Basic ${Buffer.from(`${service.storeId}:so_sandbox_wrong`).toString('base64')}`;
  return load({ url: `${server.url}/1.0.0${path}`, method, body, headers, seconds, connections });
}

function assertExpected({ name }, { statuses, errors }) {
  const others = Object.keys(statuses).filter((status) => Number(status) !== EXPECTED[name]);
  if (others.length > 0 || errors > 0) throw new Error(`${name}: ${JSON.stringify(statuses)}, ${errors} errors`);
}

function report(scenarios, contestants, results, { rounds, seconds, connections }) {
  console.log(`${rounds} alternating rounds of ${seconds} s, ${connections} connections; medians\n`);
  console.log(['', 'req/s', 'p99 ms', 'ratio'].map((text, column) => text.padEnd(column === 0 ? 42 : 10)).join(''));
  const rateOf = (scenario, name) => (results.get(`${scenario} ${name}`) ?? []).map(({ rate }) => rate);
  for (const { name: scenario } of scenarios) {
    const own = rateOf(scenario, contestants[0].name);
    for (const { name } of contestants) {
      const rows = results.get(`${scenario} ${name}`);
      if (rows === undefined) continue;
      const ratio = median(own.map((rate, round) => rate / rows[round].rate));
      const cells = [median(rows.map(({ rate }) => rate)).toFixed(0), median(rows.map(({ p99 }) => p99)).toFixed(1)];
      const ratioCell = name === contestants[0].name ? '' : ratio.toFixed(2);
      console.log(`${scenario}, ${name}`.padEnd(42) + [...cells, ratioCell].map((text) => text.padEnd(10)).join(''));
    }
  }
  const getting = rateOf('GET one', contestants[0].name);
  const refusing = rateOf('a 401', contestants[0].name);
  if (getting.length > 0 && refusing.length > 0) {
    console.log(
      `\n401 against GET one, both this service: ${median(refusing.map((rate, round) => rate / getting[round])).toFixed(2)}`,
    );
  }
}
