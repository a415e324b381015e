import { join } from 'node:path';
import { optionOf } from '../bench/command-options.js';
import { PROBE_OPTIONS } from '../bench/memory-probe.js';
import { startPostgres, startStandingOrder } from '../bench/servers.js';
import { fuzz } from './fuzzing.js';
import { Tally } from './tally.js';

const option = (name, byDefault) => Number(optionOf(process.argv.slice(2), name, byDefault));

const settings = {
  seconds: option('seconds', 60),
  seed: option('seed', Date.now() % 1_000_000),
  connections: option('connections', 8),
  rawConnections: option('raw', 2),
};

const ENVIRONMENT = {
  LOG_LEVEL: 'warn',
  API_KEY_SECRET: 'the-secret-of-the-fuzzers-keys',
  REQUEST_TIMEOUT_MS: '6000',
  // What is refused in an overload is for the bench of that name: here a busy machine is to change no answer.
  MAX_WAIT_MS: '30000',
  BILLING_INTERVAL_SECONDS: '5',
  TRUSTED_PROXIES: '1',
  // More than the hostile requests of one address come to.
  FAILED_AUTHORIZATIONS_PER_MINUTE: '5000',
  // Nothing leaves this machine: webhooks and payments alike find nobody at the other end.
  WEBHOOK_ALLOW_PRIVATE: 'true',
  STRIPE_API_URL: 'http://127.0.0.1:9',
};

const { seconds, seed, connections, rawConnections } = settings;
console.log(`${seconds} s, ${connections} connections and ${rawConnections} raw ones, seed ${seed}`);
const tally = new Tally();
const postgres = await startPostgres();
try {
  const warningsFile = join(postgres.directory, 'warnings');
  const service = await startStandingOrder(postgres, ENVIRONMENT, [
    ...PROBE_OPTIONS,
    `--import=${new URL('./loop-probe.js', import.meta.url)}`,
    `--redirect-warnings=${warningsFile}`,
  ]);
  try {
    const secrets = [ENVIRONMENT.API_KEY_SECRET];
    await fuzz({ service, databaseUrl: postgres.url, warningsFile, secrets, tally }, settings);
  } finally {
    if (service.child.exitCode === null && service.child.signalCode === null) await service.stop();
  }
} finally {
  await postgres.stop();
}
const faults = [...tally.faults.values()];
for (const { what, times } of faults) console.log(`${times} × ${what.slice(0, 300)}`);
console.log(faults.length === 0 ? `no fault found by seed ${seed}` : `${faults.length} faults, seed ${seed}`);
process.exitCode = faults.length === 0 ? 0 : 1;
