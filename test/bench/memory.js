import { optionOf } from './command-options.js';
import { load } from './load.js';
import { probe, PROBE_OPTIONS } from './memory-probe.js';
import { query, startPostgres, startStandingOrder } from './servers.js';

const BODY = JSON.stringify({ name: 'Coffee club', type: 'fixed', metadata: { campaign: 'spring' } });
const GARBAGE = JSON.stringify({ nonsense: 1, name: 5 });
const BATCH = 10_000;

/**
 * What the service holds after ten thousand requests and after all of them, each time after a collection of garbage.
 * One in ten requests writes, one in ten is refused. Options: --requests N (1000000), --connections N (50).
 */
export async function benchMemory(options) {
  const option = (name, byDefault) => Number(optionOf(options, name, byDefault));
  const requests = option('requests', 1_000_000);
  const connections = option('connections', 50);
  const postgres = await startPostgres();
  const closers = [postgres.stop];
  try {
    const service = await startStandingOrder(postgres, { LOG_LEVEL: 'info' }, PROBE_OPTIONS);
    closers.unshift(service.stop);
    const url = `${service.url}/1.0.0/subscriptions`;
    await load({ url, method: 'POST', headers: service.headers, body: BODY, connections: 1, amount: 30 });
    const [{ id }] = await query(postgres.url, 'select id from subscriptions order by id limit 1');

    let done = 0;
    let first;
    while (done < requests) {
      const share = { connections, headers: service.headers };
      await load({ ...share, url: `${url}/${id}`, amount: BATCH * 0.7 });
      await load({ ...share, url: `${url}/sub_none`, amount: BATCH * 0.1 });
      await load({ ...share, url, method: 'POST', body: BODY, amount: BATCH * 0.1 });
      await load({ ...share, url, method: 'POST', body: GARBAGE, amount: BATCH * 0.1 });
      done += BATCH;
      const tell = done === BATCH || done % (requests / 10) === 0 || done >= requests;
      if (!tell) continue;
      const now = await probe(service.child, SETTLE_MS);
      first ??= now;
      console.log(
        `${String(done).padStart(8)} requests: heap ${mib(now.heapUsed)}, resident ${mib(now.rss)} MiB; against ${BATCH}: ` +
          `heap ${(now.heapUsed / first.heapUsed).toFixed(2)}, resident ${(now.rss / first.rss).toFixed(2)}`,
      );
    }
  } finally {
    for (const close of closers) await close();
  }
}

/** How long V8 is given to return to the system what a collection of garbage has freed. */
const SETTLE_MS = 2000;

function mib(bytes) {
  return (bytes / 1_048_576).toFixed(1);
}
