import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded/embedded-postgres.js';

export const OPERATOR_KEY = 'operator-key-of-the-bench';

/** An embedded PostgreSQL that both contestants work on, in a directory of its own. */
export async function startPostgres() {
  const directory = await mkdtemp(join(tmpdir(), 'standing-order-bench-'));
  const postgres = await startEmbeddedPostgres(directory, () => undefined);
  const { host, port, user, database } = postgres.connection;
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  const stop = async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { url, directory, stop };
}

/** Starts a program of Node and waits for the line in which it says where it listens. */
export async function startServer(file, environment, nodeOptions = []) {
  const child = spawn(process.execPath, [...nodeOptions, file], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      if (output.length < 100_000) output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, output: () => output, stop, pid: child.pid, child };
}

/**
 * The service itself, on a database that it has served before.
 * @param directory of a checkout that has been built
 */
export function startAgain(postgres, environment = {}, nodeOptions = [], directory = '.') {
  return startServer(
    join(directory, 'dist/main.js'),
    {
      PORT: '0',
      METRICS_PORT: '0',
      DATA_DIR: join(postgres.directory, 'service'),
      DATABASE_URL: postgres.url,
      OPERATOR_KEY,
      FAILED_AUTHORIZATIONS_PER_MINUTE: '1000000000',
      ...environment,
    },
    nodeOptions,
  );
}

/** The same for the first time, with its first store freed of its rate limit. */
export async function startStandingOrder(postgres, environment = {}, nodeOptions = [], directory = '.') {
  const server = await startAgain(postgres, environment, nodeOptions, directory);
  while (!server.output().includes('Sell a first subscription'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  const storeId = /Store ID +(\S+)/.exec(server.output())[1];
  const apiKey = /API key +(\S+)/.exec(server.output())[1];
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const basic = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  await fetch(`${server.url}/1.0.0/operator/stores/${storeId}`, {
    method: 'PUT',
    headers: { ...headers, Authorization: basic('operator', OPERATOR_KEY) },
    body: JSON.stringify({ rate_limit: { requests: 1_000_000_000, window_seconds: 3600 } }),
  });
  // The new limit reaches the service's memory with the database's announcement.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { ...server, storeId, apiKey, headers: { ...headers, Authorization: basic(storeId, apiKey) } };
}

export async function query(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
