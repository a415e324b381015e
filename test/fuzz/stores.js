import { setTimeout as delay } from 'node:timers/promises';
import { query } from '../bench/servers.js';
import { StoreClient } from '../year/store-client.js';
import { basic } from './headers.js';
import { KnownThings } from './known-things.js';

const UNLIMITED = { requests: 1_000_000_000, window_seconds: 60 };
const NOW = '2026-01-15T12:00:00.000Z';
const MARK = 'zqvictimqz';

/** Opens a sandbox store of an account of its own, as the operator does. */
export async function openStore(operator, { limit = UNLIMITED, standing = 'good' } = {}) {
  const account = await operator.created('/operator/accounts', {
    name: 'Seller',
    email: 'seller@example.com',
    standing,
  });
  const fields = { account_id: account.id, name: 'Shop', currency: 'EUR', rate_limit: limit };
  const { id } = await operator.created('/operator/stores', fields);
  const { key } = await operator.created(`/operator/stores/${id}/api-keys`, { name: 'Shop' });
  return { id, account: account.id, key, authorization: basic(id, key), now: Date.parse(NOW) };
}

/** An account, a store and a key for the operator's requests to change, disable and remove. */
export async function ownedByOperator(operator, dice) {
  const { id, account } = await openStore(operator);
  const known = new KnownThings(dice);
  const learn = async (path) => known.learn(`/1.0.0${path}`, await operator.try('GET', path));
  await learn(`/operator/accounts/${account}`);
  await learn(`/operator/stores/${id}`);
  const [key] = await operator.all(`/operator/stores/${id}/api-keys`);
  await learn(`/operator/stores/${id}/api-keys/${key.id}`);
  return known;
}

/** The same with a few things of each kind in it. @param mark stands in the texts of all of them */
export async function openShop(operator, url, dice, mark = 'Base') {
  const store = await openStore(operator);
  const client = new StoreClient(url, store.id, store.key);
  const known = new KnownThings(dice);
  await furnish(client, known, mark);
  return { ...store, known };
}

async function furnish(client, known, mark) {
  const made = async (path, body, kept = path) => {
    const thing = await client.created(path, body);
    known.learn(`/1.0.0${kept}/${thing.id}`, thing);
    return thing.id;
  };
  const metadata = { mark };
  await client.try('PUT', '/store', { name: mark, metadata });
  await client.try('PUT', '/clock', { now: NOW });
  const rate = await made('/tax-rates', { name: mark, percentage: '19', metadata });
  const parcel = await made('/shipping-options', { name: mark, amount: 490, metadata });
  const meter = await made('/meters', { key: `${mark}calls`, name: mark, aggregation: 'sum' });
  await made('/meters', { key: `${mark}people`, name: mark, aggregation: 'unique', unique_property: 'id' });
  const subscription = (type, fields) => made('/subscriptions', { name: mark, type, ...fields });
  const shipped = { shipping_charge: true, shipping_option_id: parcel };
  const fixed = await subscription('fixed', { tax_charge: true, tax_rate_ids: [rate], ...shipped, description: mark });
  const team = await subscription('seat_based', { setup_fee: 500 });
  const api = await subscription('usage_based', { metadata });
  await subscription('one_time', {});
  const option = (subscription_id, fields) => made('/billing-options', { subscription_id, name: mark, ...fields });
  const monthly = await option(fixed, { cycle: 'monthly', amount: 1999 });
  const seats = await option(team, { cycle: 'weekly', price_model: 'per_unit', unit_price: '812.25' });
  const metered = await option(api, { cycle: 'monthly', price_model: 'per_unit', unit_price: '0.5', meter_id: meter });
  await made('/add-ons', { subscription_id: team, name: mark, charge: 'recurring', amount: 100 });
  await made('/coupons', { code: `${mark}less`, percent_off: '12.5', duration: 'forever' });
  const people = [];
  for (const token of ['pm_ok', 'pm_ok', 'pm_declined']) {
    const subscriber = await made('/subscribers', { email: `${mark}@example.com`, last_name: mark, metadata });
    await made(`/subscribers/${subscriber}/payment-methods`, { gateway: 'test', token, metadata });
    people.push(subscriber);
  }
  const [ann, bob, cid] = people;
  await made(`/subscribers/${ann}/notes`, { text: mark });
  const enroll = (subscriber_id, billing_option_id, fields) =>
    made('/enrollments', { subscriber_id, billing_option_id, metadata, ...fields });
  await enroll(ann, monthly, { coupon_code: `${mark}less` });
  await enroll(bob, seats, { seats: 3 });
  await enroll(cid, seats, { seats: 2 });
  const busy = await enroll(bob, metered);
  const used = { enrollment_id: busy, meter: `${mark}calls`, quantity: '3', occurred_at: NOW };
  await made('/usage-events', { external_id: mark, ...used });
  const bill = (fields) =>
    made('/invoices', { subscriber_id: ann, lines: [{ description: mark, amount: 5000 }], metadata, ...fields });
  await bill({ issue: false });
  await bill();
  const payment = await made(`/invoices/${await bill()}/pay`, { reference: mark }, '/payments');
  await made(`/payments/${payment}/refunds`, { amount: 5, reason: mark }, '/refunds');
  await made('/credit-notes', { invoice_id: await bill(), amount: 100, reason: mark });
  // Switched off: it is not to be told of anything later on.
  await made('/webhook-endpoints', { url: 'http://127.0.0.1:9/', status: 'not_active', description: mark });
  await made('/api-keys', { name: mark, scope: 'read' });
  await made('/payment-gateways', { gateway: 'stripe', secret_key: 'sk_test_1', metadata });
  for (const path of ['/events', '/payments'])
    for (const thing of await client.all(path)) known.learn(`/1.0.0${path}/${thing.id}`, thing);
}

/**
 * A store that the requests name but never write to. Its things are known by their texts, and by their ids: those begin
 * with the time of their making, and nothing else is made within that time.
 */
export async function openVictim(operator, url, databaseUrl, dice) {
  const from = secondNow();
  const store = await openShop(operator, url, dice, MARK);
  const digest = await settledDigest(databaseUrl, store);
  const to = secondNow();
  while (secondNow() === to) await delay(50);
  const beginnings = Array.from({ length: to - from + 1 }, (_, n) => beginningOfIds(from + n));
  const pattern = new RegExp(`${MARK}|${store.id}\\b|_(?:${beginnings.join('|')})`);
  return { ...store, mark: MARK, pattern, digest };
}

/** Numbers of events, and when keys were used, are written a little after what they are about. */
async function settledDigest(databaseUrl, store) {
  for (let before; ;) {
    const digest = await digestOf(databaseUrl, store);
    if (before !== undefined && differences(before, digest).length === 0) return digest;
    before = digest;
    await delay(400);
  }
}

/** So many milliseconds have ids in common whose first letters are the same. */
const SECOND_MS = 1024;
const SECOND_LETTERS = 8;
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

function secondNow() {
  return Math.floor(Date.now() / SECOND_MS);
}

/** The upper letters of the time that a ULID begins with. */
function beginningOfIds(second) {
  let text = '';
  for (let rest = second; text.length < SECOND_LETTERS; rest = Math.floor(rest / LETTERS.length)) {
    text = LETTERS[rest % LETTERS.length] + text;
  }
  return text;
}

/** The tables in which two digests differ. */
export function differences(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

/** A digest over every row of a store and its account, but for when its keys were used. */
export async function digestOf(databaseUrl, { id, account }) {
  const tables = await query(
    databaseUrl,
    `select table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.column_name = 'store_id' and t.table_type = 'BASE TABLE' and c.table_schema = 'public' order by 1`,
  );
  const parts = [
    ...tables.map(
      ({ name }) => `select '${name}' as name, to_jsonb(r) - 'last_used_at' as row from ${name} r where store_id = $1`,
    ),
    `select 'stores', to_jsonb(r) from stores r where id = $1`,
    `select 'accounts', to_jsonb(r) from accounts r where id = $2`,
  ];
  const text = `select name, count(*)::int as rows, md5(string_agg(row::text, ',' order by row::text)) as digest
    from (${parts.join(' union all ')}) as kept group by name order by name`;
  const rows = await query(databaseUrl, text, [id, account]);
  return new Map(rows.map(({ name, rows: count, digest }) => [name, `${count} rows, ${digest}`]));
}
