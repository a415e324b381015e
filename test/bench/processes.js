import { optionOf } from './command-options.js';
import { limitCpu } from './cpu-share.js';
import { load, median } from './load.js';
import { query, startAgain, startPostgres, startStandingOrder } from './servers.js';

/**
 * What two processes over one database do together, against one of them, each with no more than a part of one core, so that
 * the database and the load find room beside them. With REDIS_URL they share their rate limits, as in a deployment.
 * Options: --rounds N (5), --seconds N (3), --connections N (40), --share PART of a core for each (0.4).
 */
export async function benchProcesses(options) {
  const option = (name, byDefault) => Number(optionOf(options, name, byDefault));
  const [rounds, seconds, connections] = [option('rounds', 5), option('seconds', 3), option('connections', 40)];
  const share = option('share', 0.4);
  const postgres = await startPostgres();
  const closers = [postgres.stop];
  try {
    const first = await startStandingOrder(postgres, { MAX_WAIT_MS: '60000' });
    closers.unshift(first.stop);
    const second = await startAgain(postgres, { MAX_WAIT_MS: '60000' });
    closers.unshift(second.stop);
    const path = '/1.0.0/subscriptions';
    const { headers } = first;
    const body = JSON.stringify({ name: 'Coffee club', type: 'fixed' });
    await load({ url: first.url + path, method: 'POST', headers, body, connections: 10, amount: 1000 });
    await query(postgres.url, 'analyze');
    const [{ id }] = await query(postgres.url, 'select id from subscriptions order by id limit 1');
    const limits = [first, second].map(({ pid }) => limitCpu(pid, share));
    if (limits.includes(undefined))
      console.log('No limit of the share of a core can be set here: the cores are shared.');
    closers.push(...limits.filter(Boolean));
    const scenarios = {
      'GET one': { path: `${path}/${id}` },
      'POST a subscription': { path, method: 'POST', body },
    };
    console.log(`${rounds} alternating rounds of ${seconds} s, ${connections} connections; medians\n`);
    for (const [name, { path: at, ...scenario }] of Object.entries(scenarios)) {
      const rateOf = async (servers) => {
        const each = { ...scenario, headers, seconds, connections: connections / servers.length };
        const results = await Promise.all(servers.map(({ url }) => load({ ...each, url: url + at })));
        return results.reduce((sum, { rate }) => sum + rate, 0);
      };
      const rows = [];
      for (let round = 0; round <= rounds; round += 1) {
        const alone = [[first], [second]][round % 2];
        const row = { one: await rateOf(alone), two: await rateOf([first, second]) };
        // Round 0 warms up.
        if (round > 0) rows.push(row);
      }
      const [one, two] = [median(rows.map((row) => row.one)), median(rows.map((row) => row.two))];
      const ratio = median(rows.map((row) => row.two / row.one));
      console.log(`${name}: one ${one.toFixed(0)} a second, two ${two.toFixed(0)}: ${ratio.toFixed(2)} times as many`);
    }
  } finally {
    for (const close of closers) await close();
  }
}
