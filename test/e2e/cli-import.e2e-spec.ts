import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../../src/conformance/api-client.js';
import { runCommand, startCommand, storeEnvironment } from '../harness/command-line.js';
import { startImportStandIn } from '../harness/import-stand-in.js';
import { everything, until } from '../harness/service-process.js';
import { startTestService, type NewStore, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => (service = await startTestService()));
afterAll(() => service?.stop());

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'standing-order-import-'))));
afterEach(() => rm(directory, { recursive: true }));

const KINDS = ['shipping-options', 'tax-rates', 'meters', 'subscriptions', 'billing-options', 'add-ons', 'coupons'];

/** The same day in all stores, so that what is enrolled today in one is so in the other. */
const NOW = '2027-03-15T12:00:00.000Z';

async function storeAt(now: string): Promise<NewStore> {
  const store = await service.newStore();
  await store.api.put('/clock', { now });
  return store;
}

function so({ credentials }: NewStore, ...words: string[]) {
  return runCommand(words, { env: storeEnvironment(service.url, credentials), cwd: directory });
}

/** One of everything, with what is hardest to carry: texts, lists, parts, references of all kinds. */
async function stock(api: ApiClient): Promise<void> {
  const made = async (path: string, body: object) => (await api.created(path, body)).id;
  const tax = await made('/tax-rates', { name: '=VAT', percentage: '19', country: 'DE' });
  const shipping_option_id = await made('/shipping-options', { name: 'By "post",\r\nslowly', amount: 500 });
  const meter_id = await made('/meters', { key: 'calls', name: '@calls', aggregation: 'sum' });
  const shared = { shipping_charge: true, shipping_option_id, tax_charge: true, tax_rate_ids: [tax] };
  const seats = await made('/subscriptions', { name: 'Seats', type: 'seat_based', setup_fee: 100, ...shared });
  const usage = await made('/subscriptions', { name: 'Usage', type: 'usage_based', description: '-1 🙂\n' });
  const tiers = [
    { up_to: 5, unit_price: '10' },
    { unit_price: '8.125', flat_amount: 3 },
  ];
  const option = await made('/billing-options', {
    subscription_id: seats,
    name: 'M',
    cycle: 'monthly',
    price_model: 'graduated',
    tiers,
  });
  const other = await made('/billing-options', { subscription_id: seats, name: 'Y', cycle: 'annually', amount: 9 });
  await made('/billing-options', {
    subscription_id: usage,
    name: 'U',
    cycle: 'monthly',
    price_model: 'per_unit',
    unit_price: '0.05',
    meter_id,
  });
  const add_on_id = await made('/add-ons', { subscription_id: seats, name: 'More', charge: 'recurring', amount: 7 });
  await made('/coupons', {
    code: 'SPRING',
    percent_off: '12.5',
    duration: 'forever',
    subscription_ids: [seats, usage],
  });
  const address = { line1: "'=Street", city: 'Köln', country: 'DE' };
  const metadata = { 'a.b': '1,2', plan: '"gold"' };
  const ada = await made('/subscribers', {
    email: 'ada@example.com',
    phone: '+49 1',
    address,
    metadata,
    tax_exempt: true,
  });
  const bob = await made('/subscribers', { email: 'bob@example.com', first_name: "'Bob" });
  const held = { billing_option_id: option, seats: 7, add_ons: [{ add_on_id, quantity: 2 }], coupon_code: 'spring' };
  await made('/enrollments', { subscriber_id: ada, ...held, start_on: '2027-04-01', anchor_day: 31, metadata });
  const paused = await made('/enrollments', { subscriber_id: bob, billing_option_id: other, trial_days: 0 });
  await api.post(`/enrollments/${paused}/pause`, {});
  const ending = await made('/enrollments', { subscriber_id: bob, billing_option_id: other });
  await api.post(`/enrollments/${ending}/cancel`, {});
  const changing = await made('/enrollments', { subscriber_id: bob, billing_option_id: option, seats: 2 });
  await api.post(`/enrollments/${changing}/change`, { billing_option_id: other, mode: 'period_end' });
  const over = await made('/enrollments', { subscriber_id: bob, billing_option_id: other });
  await api.post(`/enrollments/${over}/cancel`, { at: 'now' });
}

/** Whatever of a store can be carried over, with names of things for their ids, and in an order of its own. */
async function contentOf(api: ApiClient): Promise<Record<string, unknown>> {
  const names = new Map<string, string>();
  const content: Record<string, unknown> = {};
  for (const kind of [...KINDS, 'subscribers', 'enrollments']) {
    const things = (await everything(api, `/${kind}`)).filter(({ status }) => status !== 'cancelled');
    for (const { id, name, email } of things) names.set(String(id), String(name ?? email));
    const texts = things.map(({ id: _, created_at: _c, updated_at: _u, ...rest }) => JSON.stringify(rest));
    content[kind] = texts
      .map(
        (text) =>
          JSON.parse(text.replace(/"(\w{3}_\w{26})"/g, (_, id: string) => JSON.stringify(names.get(id)))) as unknown,
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return content;
}

describe('what is exported from one store and imported into another', () => {
  it.each(['csv', 'jsonl'])('is the same catalog, with the same subscribers and enrollments: %s', async (format) => {
    const [from, to] = [await storeAt(NOW), await storeAt(NOW)];
    await stock(from.api);
    expect((await so(from, 'export', 'all', 'all', '--format', format)).code).toBe(0);

    const dry = await so(to, 'import', 'all', 'all', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toContain(
      'enrollments: 4 would be sent, 0 would be refused, 1 left out, which are over; nothing was changed\n',
    );
    expect(await contentOf(to.api)).toEqual(
      Object.fromEntries([...KINDS, 'subscribers', 'enrollments'].map((kind) => [kind, []])),
    );
    const notes = ['add-ons', 'billing-options', 'coupons', 'shipping-options', 'subscriptions'];
    const all = [...KINDS, 'subscribers', 'enrollments'].map((kind) => `${kind}.${format}`);
    expect(await readdir(join(directory, 'all'))).toEqual(
      [...all, ...notes.map((kind) => `${kind}.${format}.currency`)].sort(),
    );

    const done = await so(to, 'import', 'all', 'all');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('enrollments: 4 imported, 1 left out, which are over\n');
    const copied = await contentOf(to.api);
    expect(copied).toEqual(await contentOf(from.api));
    expect(copied.enrollments).toHaveLength(4);

    const again = await so(to, 'import', 'all', 'all');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('subscribers: 0 imported, 2 before\n');
    expect(await contentOf(to.api)).toEqual(copied);
    const check = await so(to, 'import', 'all', 'all', '--dry-run');
    expect(check.stdout).toContain('subscribers: 0 would be sent, 0 would be refused, 2 before; nothing was changed\n');
  });

  it('bills no past that nobody meant to bill', async () => {
    const [from, to] = [await storeAt(NOW), await storeAt('2027-05-15T12:00:00.000Z')];
    await stock(from.api);
    await so(from, 'export', 'all', 'all');
    const { code, stderr } = await so(to, 'import', 'all', 'all');
    expect(code).toBe(1);
    expect(stderr).toContain("start_on: Lies before the store's today, 2027-05-15: ");
    expect(await everything(to.api, '/enrollments')).toEqual([]);
    expect((await so(to, 'import', 'enrollments', 'all/enrollments.csv', '--bill-past')).code).toBe(0);
    expect(await everything(to.api, '/enrollments')).toHaveLength(4);
  });
});

const HEADER = 'name,type,email_of_nobody,free_trial_days\n';

describe('a file with faulty lines', () => {
  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  const read = (name: string) => readFile(join(directory, name), 'utf8');

  it('is imported but for those, which are told and kept, and can be mended and imported alone', async () => {
    const store = await storeAt(NOW);
    const lines = [
      '"A\nA",fixed,1',
      'B,free,2',
      'C"C",fixed,3',
      'D,fixed,x',
      'E,fixed',
      'F,fixed,6',
      `${'G'.repeat(256)},wrong,-1`,
    ];
    await write('s.csv', `name,type,free_trial_days\r\n${lines.join('\r\n')}\r\n`);
    const { code, stderr, stdout } = await so(store, 'import', 'subscriptions', 's.csv', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ imported: 2, faulty: 5, rejects: 's.rejected.csv' });
    const told = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; fields: { field: string }[] });
    const byLine = told
      .sort((a, b) => a.line - b.line)
      .map(({ line, fields }) => [line, ...fields.map(({ field }) => field)]);
    expect(byLine).toEqual([[4, 'type'], [5], [6, 'free_trial_days'], [7], [9, 'name', 'type', 'free_trial_days']]);
    const rejected = (await read('s.rejected.csv')).replaceAll('\r', '').trimEnd().split('\n');
    expect([rejected[0], ...rejected.slice(1).sort()]).toEqual([
      'name,type,free_trial_days',
      ...[1, 2, 3, 4, 6].map((n) => lines[n]),
    ]);

    await write('s.rejected.csv', 'name,type,free_trial_days\nB,fixed,2\nD,fixed,4\n');
    expect((await so(store, 'import', 'subscriptions', 's.rejected.csv')).stdout).toBe('subscriptions: 2 imported\n');
    const names = (await everything(store.api, '/subscriptions')).map(({ name }) => name);
    expect(names.sort()).toEqual(['A\nA', 'B', 'D', 'F']);
  });

  it('is that of the format that is said, where there are two', async () => {
    const store = await storeAt(NOW);
    await write('shipping-options.csv', 'name,amount\nA,1\n');
    await write('shipping-options.jsonl', '{"name":"B","amount":2}\n');
    expect(await so(store, 'import', 'all', '.')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--format'),
    });
    expect((await so(store, 'import', 'all', '.', '--format', 'jsonl')).code).toBe(0);
    expect(await everything(store.api, '/shipping-options')).toMatchObject([{ name: 'B' }]);
  });

  it('takes no price in major units for one in minor units, and a dry run neither', async () => {
    const store = await storeAt(NOW);
    await write('o.csv', 'name,amount\nA,19.00\nB,1900\nC,19.50\n');
    const dry = await so(store, 'import', 'shipping-options', 'o.csv', '--dry-run', '--concurrency', '1');
    expect(dry).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Line 2: .+\n {2}amount: .+\nLine 4: /) });
    const { stderr } = await so(store, 'import', 'shipping-options', 'o.csv');
    expect(stderr).toMatch(/^Line 2: Must be a whole number of minor units .*\n {2}amount$/m);
    expect(await everything(store.api, '/shipping-options')).toMatchObject([{ name: 'B', amount: 1900 }]);
  });

  it('can be mended in its place, and what rests on the mended lines comes too', async () => {
    const store = await storeAt(NOW);
    await write(
      'subscriptions.jsonl',
      '{"id":"one","name":"One","type":"fixed"}\n{"id":"two","name":"Two","type":"free"}\n{"id":\n',
    );
    await write(
      'billing-options.csv',
      'subscription_id,name,cycle\none,O,monthly\ntwo,T,monthly\nsub_none,N,monthly\n',
    );
    const first = await so(store, 'import', 'all', '.');
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('subscriptions.jsonl: Line 2: ');
    expect(first.stderr).toContain('subscriptions.jsonl: Line 3: This is not JSON');
    expect(first.stderr).toContain('  subscription_id: Line 2 of ');
    expect(first.stderr).toMatch(/^billing-options.csv: Line 4: .* \(\w+, request \S+\)\n {2}subscription_id/m);
    const dry = await so(store, 'import', 'all', '.', '--retry-refused', '--dry-run', '--json');
    const places = dry.stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; file: string; line: number })
      .map(({ kind, file, line }) => [kind, file, line]);
    expect(places).toContainEqual(['subscriptions', 'subscriptions.jsonl', 3]);
    expect(places).toContainEqual(['billing-options', 'billing-options.csv', 4]);

    await write(
      'subscriptions.jsonl',
      '{"id":"one","name":"One","type":"fixed"}\n{"id":"two","name":"Two","type":"fixed"}\n',
    );
    const second = await so(store, 'import', 'all', '.');
    expect(second.stdout).toContain('subscriptions: 1 imported, 1 before\n');
    expect(second.stdout).toContain(
      'billing-options: 1 imported, 1 before, 1 not, which are in billing-options.rejected-2.csv\n',
    );
    expect(second.stderr).toBe(
      'billing-options.csv: Line 4: It was refused before, and is unchanged: mend it, or say --retry-refused\n',
    );
    const third = await so(store, 'import', 'all', '.', '--retry-refused');
    expect(third.stderr).toMatch(/^billing-options.csv: Line 4: .* \(\w+, request \S+\)\n {2}subscription_id\n$/);
    expect((await everything(store.api, '/billing-options')).map(({ name }) => name)).toEqual(['O', 'T']);
  });

  it('makes an enrollment once, also where what follows its start is refused', async () => {
    const store = await storeAt(NOW);
    await stock(store.api);
    const [option] = await everything(store.api, '/billing-options');
    const [subscriber] = await everything(store.api, '/subscribers');
    const held = { billing_option_id: 'opt_none', seats: 1, add_ons: [] };
    const line = { subscriber_id: subscriber?.id, billing_option_id: option?.id, start_on: '2028-01-01' };
    await write('e.jsonl', JSON.stringify({ ...line, scheduled_change: { on: '2028-02-01', ...held } }));
    const before = (await everything(store.api, '/enrollments')).length;
    const { code, stdout, stderr } = await so(store, 'import', 'enrollments', 'e.jsonl');
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'enrollments: 0 imported, 1 not as they were\n' });
    expect(stderr).toMatch(/^Line 1: It has begun as enr_\w+, but can't be had to change: .*\n {2}billing_option_id/);
    expect((await so(store, 'import', 'enrollments', 'e.jsonl')).stdout).toBe('enrollments: 0 imported, 1 before\n');
    expect(await everything(store.api, '/enrollments')).toHaveLength(before + 1);
    expect(await readdir(directory)).not.toContain('e.rejected.jsonl');
  });

  it('is told by a dry run what can be known before', async () => {
    const store = await storeAt(NOW);
    await store.api.created('/coupons', { code: 'TAKEN', percent_off: '1' });
    await write(
      'coupons.csv',
      'code,percent_off,subscription_ids\ntaken,5,\nNEW,5,\nnew,5,\nOTHER,five,"[""sub_none""]"\nLAST,1,{}\n',
    );
    const { code, stderr, stdout } = await so(
      store,
      'import',
      'coupons',
      'coupons.csv',
      '--dry-run',
      '--concurrency',
      '1',
    );
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: 'coupons: 1 would be sent, 4 would be refused; nothing was changed\n',
    });
    expect(stderr.split(/^(?=Line)/m)).toEqual([
      'Line 2: It would be refused\n  code: The store has it already\n',
      'Line 4: It would be refused\n  code: Is in line 3 too\n',
      expect.stringMatching(
        /^Line 5: .*\n {2}percent_off: Must be a decimal, more than 0 up to 100, such as 12\.5\n {2}subscription_ids\[0\]: sub_none is in no file/,
      ),
      'Line 6: It would be refused\n  subscription_ids: must be array\n',
    ]);
    expect(await everything(store.api, '/coupons')).toHaveLength(1);
    expect(await readdir(directory)).toEqual(['coupons.csv']);
  });

  it('is refused as a whole where its header is wrong, or its done lines are no longer what they were', async () => {
    const store = await storeAt(NOW);
    await write('s.csv', HEADER);
    const wrong = await so(store, 'import', 'subscriptions', 's.csv');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('there is no field "email_of_nobody". The fields are id, name, type');
    await write('t.csv', 'name,type\nA,fixed\n');
    await so(store, 'import', 'subscriptions', 't.csv');
    await write('t.csv', 'name,type\nB,fixed\nA,fixed\n');
    const changed = await so(store, 'import', 'subscriptions', 't.csv');
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain('Line 2 of t.csv is not the one that was imported before, as sub_');
    expect(await so(store, 'import', 'subscriptions', 't.csv', '--dry-run')).toEqual(changed);
    expect(await everything(store.api, '/subscriptions')).toHaveLength(1);
  });
});

describe('an import that is killed', () => {
  const LINES = 900;

  it('is gone on with by the same command, and makes nothing twice', async () => {
    const store = await storeAt(NOW);
    const emails = Array.from({ length: LINES }, (_, n) => `${n}@example.com`);
    await writeFile(join(directory, 's.csv'), `email\n${emails.join('\n')}\n`);
    const journal = join(directory, `s.csv.${store.credentials.user}.journal`);
    const size = () =>
      stat(journal).then(
        ({ size }) => size,
        () => 0,
      );
    const words = ['import', 'subscribers', 's.csv'];
    const settings = { env: storeEnvironment(service.url, store.credentials), cwd: directory };
    for (let kill = 1; kill <= 3; kill += 1) {
      const before = await size();
      const running = startCommand(words, settings);
      await until(async () => (await size()) > before + 8000 + Math.random() * 8000);
      expect((await running.kill('SIGKILL')).code).toBe(null);
    }
    // All that was done, but the last of it not written down: as the moment may have been at which it was killed.
    const text = await readFile(journal);
    await writeFile(journal, text.subarray(0, text.length - 20 * 96));
    expect(await runCommand(words, settings)).toMatchObject({ code: 0, stderr: '' });
    const made = (await everything(store.api, '/subscribers')).map(({ email }) => String(email));
    expect(made.sort()).toEqual(emails.sort());
  });
});

describe('an import of many lines', () => {
  it('holds no more of them than a few: the heap is smaller than the file', async () => {
    const standIn = await startImportStandIn();
    const [heapMib, lines] = [40, 1500];
    const padding = 'x'.repeat(40_000);
    const rows = Array.from(
      { length: lines },
      (_, n) => `{"email":"${n}@example.com","metadata":{"padding":"${padding}"}}\n`,
    );
    await writeFile(join(directory, 's.jsonl'), rows.join(''));
    expect(lines * padding.length).toBeGreaterThan(1.3 * heapMib * 1024 * 1024);
    const env = { SO_URL: standIn.url, SO_STORE: 'STO-1', SO_KEY: 'key' };
    const nodeOptions = [`--max-old-space-size=${heapMib}`];
    const { code, stdout, stderr } = await runCommand(['import', 'subscribers', 's.jsonl'], {
      env,
      cwd: directory,
      nodeOptions,
    });
    standIn.stop();
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `subscribers: ${lines} imported\n`, stderr: '' });
    expect(standIn.taken()).toBe(lines);
  }, 120_000);
});
