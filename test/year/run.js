import { startPostgres, startStandingOrder, query, OPERATOR_KEY } from '../bench/servers.js';
import { optionOf } from '../bench/command-options.js';
import { randomOf } from '../crash/random.js';
import { StoreClient } from './store-client.js';
import { liveThroughAYear } from './life.js';
import { faultsOfBooks, readBooks } from './books.js';
import { faultsOfEvents } from './events.js';
import { faultsOfReports } from './reports.js';

const option = (name, byDefault) => optionOf(process.argv.slice(2), name, byDefault);

const subscribers = Number(option('subscribers', 200));
const months = Number(option('months', 12));
const currencies = option('currencies', 'EUR,JPY,KWD').split(',');
const seed = Number(option('seed', Date.now() % 1_000_000));

console.log(`${subscribers} subscribers in each of ${currencies.join(', ')}, ${months} months, seed ${seed}`);
const faults = [];
const postgres = await startPostgres();
try {
  const service = await startStandingOrder(postgres, { BILLING_INTERVAL_SECONDS: '0', LOG_LEVEL: 'warn' });
  const operator = new StoreClient(service.url, 'operator', OPERATOR_KEY);
  try {
    for (const [index, currency] of currencies.entries()) {
      const client = await openStore(operator, service.url, currency);
      const found = [];
      const check = async () => found.push(...faultsOfBooks(await readBooks(client)));
      const told = await liveThroughAYear(client, { random: randomOf(seed + index), subscribers, months, check });
      console.log(
        `${currency}: ${Object.entries(told)
          .map(([name, count]) => `${count} ${name}`)
          .join(', ')}`,
      );
      const books = await readBooks(client);
      found.push(
        ...faultsOfBooks(books),
        ...(await faultsOfEvents(client, books)),
        ...(await faultsOfReports(client, books)),
      );
      const charges = await query(
        postgres.url,
        `select count(*)::int as n from payments p join test_gateway_requests g
           on g.store_id = p.store_id and g.key = p.invoice_id || ':' || p.attempt
         where p.store_id = $1 and (p.status = 'succeeded') <> (g.failure_code is null)`,
        [client.storeId],
      );
      if (charges[0].n > 0) found.push(`${charges[0].n} payments say otherwise than the gateway's books`);
      faults.push(...found.map((fault) => `${currency}: ${fault}`));
    }
  } finally {
    await service.stop();
  }
} finally {
  await postgres.stop();
}
for (const fault of faults.slice(0, 30)) console.log(fault);
console.log(faults.length === 0 ? 'the books close' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function openStore(operator, url, currency) {
  const account = await operator.created('/operator/accounts', { name: currency, email: 'seller@example.com' });
  const store = await operator.created('/operator/stores', {
    account_id: account.id,
    name: currency,
    currency,
    rate_limit: { requests: 1_000_000_000, window_seconds: 3600 },
  });
  const { key } = await operator.created(`/operator/stores/${store.id}/api-keys`, { name: 'Shop' });
  return new StoreClient(url, store.id, key);
}
