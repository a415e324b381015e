import { optionOf } from './command-options.js';
import { assertExpected, run, scenariosOn } from './http.js';
import { median } from './load.js';
import { startPostgres, startStandingOrder } from './servers.js';

/**
 * Alternating rounds against this build and against another one, each on a database of its own.
 * Options: --before DIRECTORY of another checkout that has been built, --rounds N (7), --seconds N (2),
 * --connections LIST (1,50), --only TEXT of a scenario.
 */
export async function benchBuilds(options) {
  const option = (name, byDefault) => optionOf(options, name, byDefault);
  const rounds = Number(option('rounds', 7));
  const seconds = Number(option('seconds', 2));
  const levels = String(option('connections', '1,50')).split(',').map(Number);
  const before = option('before');
  if (before === undefined) throw new Error('Say where the other build is: --before DIRECTORY');
  const closers = [];
  try {
    const builds = [];
    for (const directory of ['.', before]) builds.push(await start(directory, option('only', ''), closers));
    console.log(`${rounds} alternating rounds of ${seconds} s; medians; ratio: this build's rate to the other's\n`);
    for (const connections of levels) {
      console.log(`${`${connections} connections`.padEnd(24)}${['this', 'before', 'ratio'].map(cell).join('')}`);
      for (const at of builds[0].scenarios.keys()) await compare({ builds, at, rounds, seconds, connections });
      console.log('');
    }
  } finally {
    for (const close of closers) await close();
  }
}

async function start(directory, only, closers) {
  const postgres = await startPostgres();
  closers.unshift(postgres.stop);
  const service = await startStandingOrder(postgres, { MAX_WAIT_MS: '60000' }, [], directory);
  closers.unshift(service.stop);
  return { service, scenarios: await scenariosOn(service, postgres, only) };
}

async function compare({ builds, at, rounds, seconds, connections }) {
  const rates = builds.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    // The build that begins changes from round to round, so that a drift of the machine favours neither.
    for (const build of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { service, scenarios } = builds[build];
      const result = await run(scenarios[at], service, { seconds: round === 0 ? 1 : seconds, connections, service });
      assertExpected(scenarios[at], result);
      // Round 0 warms up.
      if (round > 0) rates[build].push(result.rate);
    }
  }
  const [own, other] = rates;
  const ratio = median(own.map((rate, round) => rate / other[round])).toFixed(3);
  const cells = [median(own).toFixed(0), median(other).toFixed(0), ratio].map(cell);
  console.log(`${builds[0].scenarios[at].name.padEnd(24)}${cells.join('')}`);
}

function cell(text) {
  return text.padStart(10);
}
