import autocannon from 'autocannon';
import { makeModel, seed } from './billing.js';
import { optionOf } from './command-options.js';
import { query, startAgain, startPostgres } from './servers.js';

const POLL_MS = 200;

/**
 * All of a store's enrollments due on one day, billed by the process that serves the API: how long that takes, and what
 * the API's callers notice of it. Requests come at a steady rate, nine GETs to one POST.
 * Options: --enrollments N (30000), --requests N a second (200), --seconds N of quiet before (15).
 */
export async function benchDay(options) {
  const enrollments = Number(optionOf(options, 'enrollments', 30_000));
  const requests = Number(optionOf(options, 'requests', 200));
  const seconds = Number(optionOf(options, 'seconds', 15));
  const postgres = await startPostgres();
  try {
    const model = await makeModel(postgres);
    await seed(postgres, model, enrollments);
    const moveTo = (now) => query(postgres.url, 'update stores set clock = $1 where id = $2', [now, model.storeId]);
    await moveTo('2026-01-31T12:00:00Z');
    const service = await startAgain(postgres, { BILLING_INTERVAL_SECONDS: '1', LOG_LEVEL: 'info' });
    try {
      const url = `${service.url}/1.0.0`;
      const { headers } = model;
      const steady = () => startSteady(url, headers, model.subscriber, requests);
      await steady().stopAfter(5);
      const quiet = await steady().stopAfter(seconds);
      const during = steady();
      const left = async () =>
        Number(
          (
            await query(postgres.url, `select count(*) as due from enrollments where next_billing_on <= '2026-03-15'`)
          )[0].due,
        );
      const startedAt = performance.now();
      await moveTo('2026-03-15T12:00:00Z');
      while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      const billedSeconds = (performance.now() - startedAt) / 1000;
      const busy = await during.stopAfter(0);
      console.log(`${enrollments} enrollments billed in ${billedSeconds.toFixed(1)} s`);
      console.log(
        `p50 and p99 of the API, ms: quiet ${quiet.p50} and ${quiet.p99}; meanwhile ${busy.p50} and ${busy.p99}`,
      );
      console.log(
        `p99 meanwhile against quiet: ${(busy.p99 / quiet.p99).toFixed(2)}; answers other than 2xx: ${busy.others}`,
      );
    } finally {
      await service.stop();
    }
  } finally {
    await postgres.stop();
  }
}

function startSteady(url, headers, subscriber, overallRate) {
  const get = { method: 'GET', path: `/1.0.0/subscribers/${subscriber}` };
  const post = { method: 'POST', path: '/1.0.0/subscribers', body: JSON.stringify({ email: 'bea@example.com' }) };
  const requests = [...Array.from({ length: 9 }, () => get), post];
  let running;
  const result = new Promise((resolve, reject) => {
    running = autocannon({ url, headers, requests, connections: 10, overallRate, duration: 3600 }, (error, done) =>
      error ? reject(error) : resolve(done),
    );
  });
  const stopAfter = async (seconds) => {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    running.stop();
    const { latency, non2xx, errors, timeouts } = await result;
    return { p50: latency.p50, p99: latency.p99, others: non2xx + errors + timeouts };
  };
  return { stopAfter };
}
