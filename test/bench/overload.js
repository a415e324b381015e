import { optionOf } from './command-options.js';
import { load, median } from './load.js';
import { query, startPostgres, startStandingOrder } from './servers.js';
import { steadyLoad } from './steady-load.js';

/**
 * The best rate of good answers at a moderate number of connections, and then several times that rate whatever the service
 * does about it: how many good answers there are then, and how long the others wait for their 503.
 * Options: --times N (5), --rounds N (3), --seconds N (5), --connections N (1000).
 */
export async function benchOverload(options) {
  const option = (name, byDefault) => Number(optionOf(options, name, byDefault));
  const [times, rounds, seconds] = [option('times', 5), option('rounds', 3), option('seconds', 5)];
  const connections = option('connections', 1000);
  const postgres = await startPostgres();
  const closers = [postgres.stop];
  try {
    const service = await startStandingOrder(postgres);
    closers.unshift(service.stop);
    const url = `${service.url}/1.0.0/subscriptions`;
    const { headers } = service;
    const body = JSON.stringify({ name: 'Coffee club', type: 'fixed' });
    await load({ url, method: 'POST', headers, body, connections: 10, amount: 1000 });
    await query(postgres.url, 'analyze');
    const [{ id }] = await query(postgres.url, 'select id from subscriptions order by id limit 1');
    const scenarios = { 'GET one': { url: `${url}/${id}` }, 'POST a subscription': { url, method: 'POST', body } };
    for (const [name, scenario] of Object.entries(scenarios)) {
      const rows = [];
      for (let round = 0; round <= rounds; round += 1) {
        const best = await load({ ...scenario, headers, connections: 50, seconds: round === 0 ? 2 : seconds });
        const flood = await steadyLoad({
          ...scenario,
          headers,
          connections,
          seconds,
          rate: Math.round(best.rate * times),
        });
        if (round > 0) rows.push({ best, flood });
      }
      report(name, rows, times);
    }
  } finally {
    for (const close of closers) await close();
  }
}

function report(name, rows, times) {
  const statuses = [...new Set(rows.flatMap(({ flood }) => [...flood.latencies.keys()]))].sort();
  const best = median(rows.map((row) => row.best.rate));
  const share = median(rows.map(({ best: { rate }, flood }) => goodOf(flood).length / flood.seconds / rate));
  console.log(
    `${name}: at best ${best.toFixed(0)} a second; at ${times} times that, ${share.toFixed(2)} of it are good`,
  );
  for (const status of statuses) {
    const all = rows.flatMap(({ flood }) => flood.latencies.get(status) ?? []).sort((a, b) => a - b);
    const at = (part) => all[Math.min(all.length - 1, Math.floor(all.length * part))].toFixed(1);
    const rate = all.length / rows.reduce((sum, { flood }) => sum + flood.seconds, 0);
    console.log(`  ${status}: ${rate.toFixed(0)} a second, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
  }
  const sum = (what) => rows.reduce((total, { flood }) => total + flood[what], 0);
  console.log(`  sent: ${sum('made') - sum('unsent')} of ${sum('made')}; not answered: ${sum('unanswered')}`);
}

function goodOf({ latencies }) {
  return [...latencies].flatMap(([status, list]) => (status < 300 ? list : []));
}
