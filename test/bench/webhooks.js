import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { optionOf } from './command-options.js';
import { median } from './load.js';
import { OPERATOR_KEY, query, startPostgres, startStandingOrder } from './servers.js';

const AT_ONCE = 20;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
/** As large as an invoice with three lines. */
const DATA = JSON.stringify({
  id: 'inv_1',
  lines: Array.from({ length: 3 }, () => ({ description: 'x'.repeat(300) })),
});

/**
 * Deliveries a second from a backlog to a receiver on this machine, of one endpoint and of twenty, beside a bare loop
 * that signs and posts as much with the same concurrency; and the longest time from an event to its receipt while
 * another store's endpoint hangs, beside the same without it.
 * Options: --rounds N (3), --deliveries N (20000), --endpoints N (20), --timed N events (50).
 */
export async function benchWebhooks(options) {
  const option = (name, byDefault) => Number(optionOf(options, name, byDefault));
  const [rounds, deliveries] = [option('rounds', 3), option('deliveries', 20_000)];
  const many = option('endpoints', 20);
  const receiver = await startReceiver();
  const postgres = await startPostgres();
  let service;
  try {
    service = await startStandingOrder(postgres, { WEBHOOK_ALLOW_PRIVATE: 'true', BILLING_INTERVAL_SECONDS: '0' });
    const endpoints = [];
    for (let n = 0; n < many; n += 1) {
      endpoints.push(
        await call(service, 'POST', '/webhook-endpoints', { url: receiver.url(`/${n}`), status: 'not_active' }),
      );
    }
    console.log(`${rounds} alternating rounds of ${deliveries} deliveries; medians\n`);
    for (const active of [1, many]) {
      await switchOn(service, endpoints, active);
      const contestants = [
        () => backlog(postgres, service, receiver, deliveries / active, deliveries),
        () => bareLoop(receiver, deliveries, active),
      ];
      const rates = [[], []];
      for (let round = 0; round <= rounds; round += 1) {
        for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
          const seconds = await contestants[which]();
          if (round > 0) rates[which].push(deliveries / seconds);
        }
      }
      const ratio = median(rates[0].map((rate, round) => rate / rates[1][round])).toFixed(2);
      const [own, bare] = rates.map((each) => median(each).toFixed(0).padStart(6));
      console.log(
        `${String(active).padStart(3)} endpoint(s): ${own} deliveries/s, bare loop ${bare}/s: ${ratio} of it`,
      );
    }
    await switchOn(service, endpoints, 0);
    await timed(postgres, service, receiver, option('timed', 50));
  } finally {
    await service?.stop();
    await postgres.stop();
    receiver.stop();
  }
}

async function startReceiver() {
  const child = fork(join(import.meta.dirname, 'webhook-receiver.js'));
  const [{ port }] = await once(child, 'message');
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    /** Begins to count. Gives what resolves when so many have come. */
    expect: async (count) => {
      child.send(count);
      await once(child, 'message');
      return { all: once(child, 'message').then(([told]) => told) };
    },
    stop: () => child.disconnect(),
  };
}

async function call({ url, headers }, method, path, body) {
  const answer = await fetch(`${url}/1.0.0${path}`, { method, headers, body: JSON.stringify(body) });
  if (answer.status > 201) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return answer.json();
}

async function switchOn(service, endpoints, count) {
  for (const [index, { id }] of endpoints.entries()) {
    await call(service, 'PUT', `/webhook-endpoints/${id}`, { status: index < count ? 'active' : 'not_active' });
  }
}

/** Seconds from the commit of so many events to the last receipt: numbering and all. */
async function backlog(postgres, { storeId }, receiver, events, deliveries) {
  const { all } = await receiver.expect(deliveries);
  await query(
    postgres.url,
    `insert into event_log (store_id, type, object_id, data, occurred_at)
     select $1, 'invoice.paid', 'inv_' || n, $2, now() from generate_series(1, $3::integer) n`,
    [storeId, DATA, events],
  );
  const startedAt = performance.now();
  await all;
  return (performance.now() - startedAt) / 1000;
}

async function bareLoop(receiver, deliveries, endpoints) {
  const { all } = await receiver.expect(deliveries);
  const agent = new Agent({ keepAlive: true });
  const signer = new Webhook(SECRET);
  let next = 0;
  const startedAt = performance.now();
  const post = (url) =>
    new Promise((resolve, reject) => {
      next += 1;
      const id = `evt_${next}`;
      const now = new Date();
      const body = JSON.stringify({ id, type: 'invoice.paid', timestamp: now, sequence: next, data: JSON.parse(DATA) });
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signer.sign(id, now, body),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      request(url, { method: 'POST', headers, agent }, (answer) => answer.resume().on('end', resolve))
        .on('error', reject)
        .end(body);
    });
  await Promise.all(
    Array.from({ length: AT_ONCE * endpoints }, async (_, worker) => {
      const url = receiver.url(`/${worker % endpoints}`);
      while (next < deliveries) await post(url);
    }),
  );
  await all;
  agent.destroy();
  return (performance.now() - startedAt) / 1000;
}

/** The longest time from an event to its receipt, alone and while the endpoint of another store hangs. */
async function timed(postgres, service, receiver, count) {
  const operator = {
    url: service.url,
    headers: {
      ...service.headers,
      Authorization: `Basic ${Buffer.from(`operator:${OPERATOR_KEY}`).toString('base64')}`,
    },
  };
  const account = await call(operator, 'POST', '/operator/accounts', { name: 'B', email: 'b@example.com' });
  const other = { account_id: account.id, name: 'B', currency: 'EUR' };
  const { id: storeId } = await call(operator, 'POST', '/operator/stores', other);
  const { key } = await call(operator, 'POST', `/operator/stores/${storeId}/api-keys`, { name: 'B' });
  const Authorization = `Basic ${Buffer.from(`${storeId}:${key}`).toString('base64')}`;
  const healthy = { ...service, storeId, headers: { ...service.headers, Authorization } };
  await call(healthy, 'POST', '/webhook-endpoints', { url: receiver.url('/timed') });
  const write = (store, events) =>
    query(
      postgres.url,
      `insert into event_log (store_id, type, object_id, data, occurred_at)
       select $1, 'invoice.paid', 'inv_' || n, $2, clock_timestamp() from generate_series(1, $3::integer) n`,
      [store, DATA, events],
    );
  console.log(`\nlongest of ${count} times from an event to its receipt, looking every 500 ms`);
  for (const hangs of [false, true]) {
    if (hangs) {
      await call(service, 'POST', '/webhook-endpoints', { url: receiver.url('/hang') });
      await write(service.storeId, 5_000);
      await delay(1_000);
    }
    const { all } = await receiver.expect(count);
    for (let n = 0; n < count; n += 1) {
      await write(healthy.storeId, 1);
      await delay(130);
    }
    const { longestMs } = await all;
    console.log(`${hangs ? 'while another store’s endpoint hangs' : 'alone'}: ${longestMs} ms`);
  }
}
