/**
 * Runs the service as plain processes of this machine: so many that serve the API, and so many that work by themselves.
 *
 *     export DATABASE_URL=postgres://… REDIS_URL=redis://…
 *     node .deploy/processes.js --api 2 --worker 1
 *
 * They listen on consecutive ports from PORT and METRICS_PORT on, those of the API first, and share everything else in the
 * environment. One that ends is started again on its port, so that `kill` of one after another is a rolling restart.
 * SIGTERM or Ctrl-C ends them in order: those of the API first, so that nothing new comes for the others to do.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const MAIN = join(import.meta.dirname, '../dist/main.js');
const ROLES = ['api', 'worker'];

const RESTART_AFTER_MS = 1_000;
/** When so many have failed in a minute, all processes taken together, something is wrong that no restart mends. */
const MOST_FAILURES = 5;
const FAILURES_COUNT_MS = 60_000;

/** As the service itself does: the environment wins. */
if (existsSync('.env')) process.loadEnvFile('.env');
const processes = planned();
let failedAt = [];
let isStopping = false;

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop(0));
// However this program ends, but for being killed, nobody is left behind.
process.on('exit', () => processes.forEach(({ child }) => child?.kill('SIGTERM')));
for (const one of processes) keepRunning(one);

function planned() {
  const { values } = parseArgs({
    options: { api: { type: 'string', default: '2' }, worker: { type: 'string', default: '1' } },
  });
  const wrong = ROLES.find((role) => !/^\d{1,2}$/.test(values[role]));
  if (wrong !== undefined) refuse(`--${wrong} is "${values[wrong]}": it must be a number of processes from 0 to 99.`);
  if (!process.env.DATABASE_URL) refuse('DATABASE_URL is not set, and the embedded database serves only one process.');
  if (!process.env.REDIS_URL) console.error('REDIS_URL is not set: each process counts the rate limits for itself.');
  const port = (name, byDefault, index) => {
    const first = Number(process.env[name] || byDefault);
    return String(first === 0 ? 0 : first + index);
  };
  return ROLES.flatMap((role) =>
    Array.from({ length: Number(values[role]) }, (_, n) => ({ role, name: `${role}-${n + 1}` })),
  ).map((one, index) => ({ ...one, PORT: port('PORT', 3000, index), METRICS_PORT: port('METRICS_PORT', 9464, index) }));
}

function refuse(sentence) {
  console.error(`Standing Order can't start: ${sentence}`);
  process.exit(1);
}

async function keepRunning(one) {
  while (!isStopping) {
    const how = await run(one);
    console.log(`${one.name} has ended: ${how}`);
    // One that was told to end is one that is to be another now.
    if (isStopping || how === 0) continue;
    failedAt = [...failedAt.filter((at) => performance.now() - at < FAILURES_COUNT_MS), performance.now()];
    if (failedAt.length > MOST_FAILURES) return stop(1);
    await delay(RESTART_AFTER_MS);
  }
}

/** Gives the exit code, or the signal, once the process has ended and has said everything. */
function run(one) {
  const { role, name, PORT, METRICS_PORT } = one;
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ROLE: role, PORT, METRICS_PORT },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches this program alone, which then ends them in order.
    detached: true,
  });
  console.log(`${name} runs as process ${child.pid}`);
  createInterface({ input: child.stdout }).on('line', (line) => console.log(`${name} ${line}`));
  createInterface({ input: child.stderr }).on('line', (line) => console.error(`${name} ${line}`));
  one.child = child;
  one.ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return one.ended;
}

async function stop(exitCode) {
  if (isStopping) return;
  isStopping = true;
  let areInOrder = true;
  for (const role of ROLES) {
    const those = processes.filter((one) => one.role === role);
    for (const { child } of those) child?.kill('SIGTERM');
    const how = await Promise.all(those.map(({ ended }) => ended));
    areInOrder &&= how.every((end) => end === 0);
  }
  process.exit(areInOrder ? exitCode : 1);
}
