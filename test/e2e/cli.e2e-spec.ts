import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand, runItself, storeEnvironment } from '../harness/command-line.js';
import { freePort } from '../harness/service-process.js';
import { OPERATOR_KEY, startTestService, type TestService } from '../harness/test-service.js';

let service: TestService;
let directory: string;
beforeAll(async () => {
  service = await startTestService();
  directory = await mkdtemp(join(tmpdir(), 'standing-order-cli-'));
  await writeFile(join(directory, 'file.csv'), '');
});
afterAll(async () => {
  await service?.stop();
  await rm(directory, { recursive: true });
});

/** Runs commands one after the other in the test's directory, as the operator and the first store at once. */
async function so(...words: string[]) {
  const env = { ...storeEnvironment(service.url, service.store), SO_OPERATOR_KEY: OPERATOR_KEY };
  return runCommand(words, { env, cwd: directory });
}

async function json(...words: string[]): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await so(...words, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the operator', () => {
  it('makes an account, a store and its first key, sets limits and standing, and takes the key away', async () => {
    const [account] = await json('accounts', 'create', '--name', 'Acme', '--email', 'a@example.com');
    const id = String(account?.id);
    const made = await json(
      'stores',
      'create',
      '--account',
      id,
      '--name',
      'Shop',
      '--currency',
      'EUR',
      '--time-zone',
      'Asia/Tokyo',
    );
    const store = String(made[0]?.id);
    expect(made).toMatchObject([{ status: 'sandbox', currency: 'EUR', time_zone: 'Asia/Tokyo' }]);
    expect(await json('stores', 'list', '--account', id)).toMatchObject([{ id: store }]);
    expect(await json('stores', 'set-limits', store, '--requests', '7')).toMatchObject([
      { rate_limit: { requests: 7, window_seconds: 60 } },
    ]);
    const [key] = await json('keys', 'create', '--for', store, '--name', 'first');
    const client = service.client({ user: store, password: String(key?.key) });
    expect(await client.get('/store')).toMatchObject({
      status: 200,
      headers: { 'ratelimit-policy': '"store";q=7;w=60' },
    });

    expect(await json('accounts', 'set-standing', id, 'disabled')).toMatchObject([{ standing: 'disabled' }]);
    expect((await client.get('/store')).status).toBe(402);
    expect(await json('standing', store, 'good')).toEqual([{ account: id, name: 'Acme', standing: 'good' }]);
    expect(await json('standing', id)).toEqual([{ account: id, name: 'Acme', standing: 'good' }]);
    await json('keys', 'revoke', String(key?.id), '--for', store);
    expect((await client.get('/store')).status).toBe(401);
  });

  it('switches maintenance on and off, and lists what is parked', async () => {
    expect(await json('maintenance', 'on', '--retry-after', '9', '--text', 'Back soon')).toMatchObject([{ on: true }]);
    expect(await service.api.get('/store')).toMatchObject({ status: 503, headers: { 'retry-after': '9' } });
    expect(await json('maintenance', 'off')).toMatchObject([{ on: false }]);
    expect(await json('maintenance', 'show')).toMatchObject([{ on: false, retry_after_seconds: 9, text: 'Back soon' }]);
    expect(await json('parked')).toEqual([]);
    expect(await so('parked')).toEqual({ code: 0, stdout: '', stderr: 'There are none.\n' });
  });

  it('needs no key on the machine of the service, where it lies in DATA_DIR', async () => {
    await writeFile(join(directory, 'operator-key'), `${OPERATOR_KEY}\n`);
    const env = { SO_URL: service.url, DATA_DIR: directory };
    const { code, stdout } = await runCommand(['accounts', 'list'], { env });
    expect(code).toBe(0);
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^ID +STANDING +NAME +EMAIL$/);
    const column = head.indexOf('STANDING');
    expect(new Set(rows.map((row) => row.slice(column, column + 4)))).toEqual(new Set(['good']));
  });
});

describe('a store', () => {
  it('makes, lists and takes away keys of its own', async () => {
    const [made] = await json('keys', 'create', '--name', 'reports', '--scope', 'read');
    expect(made).toMatchObject({ scope: 'read', key: expect.stringMatching(/^so_sandbox_/) });
    const { stdout } = await so('keys', 'list');
    expect(stdout).toContain(String(made?.id));
    expect(stdout).not.toContain(String(made?.key));
    await json('keys', 'revoke', String(made?.id));
    expect((await json('keys', 'list')).map(({ id }) => id)).not.toContain(made?.id);
  });

  it('moves its clock by spans, and to days of its time zone in steps that the service takes', async () => {
    const { api, credentials } = await service.newStore({ timeZone: 'America/New_York' });
    await api.put('/clock', { now: '2027-01-31T12:00:00.000Z' });
    const { id: subscription_id } = await api.created('/subscriptions', { name: 'S', type: 'fixed' });
    const { id: billing_option_id } = await api.created('/billing-options', {
      subscription_id,
      name: 'O',
      cycle: 'annually',
    });
    const { id: subscriber_id } = await api.created('/subscribers', { email: 'a@example.com' });
    // With an enrollment, a clock goes forward only, and two years at most.
    await api.created('/enrollments', { subscriber_id, billing_option_id });
    const env = storeEnvironment(service.url, credentials);
    const advance = async (...words: string[]) => (await runCommand(['clock', 'advance', ...words], { env })).stdout;
    expect(await advance('1m')).toBe('It is 2027-02-28T12:00:00.000Z\n');
    expect(await advance('--to', '2032-01-01')).toBe(
      'It is 2029-02-28T12:00:00.000Z\nIt is 2031-02-28T12:00:00.000Z\nIt is 2032-01-01T05:00:00.000Z\n',
    );
    expect((await runCommand(['clock', '--json'], { env })).stdout).toBe('{"now":"2032-01-01T05:00:00.000Z"}\n');
    expect(await advance('--to', '2032-02-29T01:00+02:00')).toBe('It is 2032-02-28T23:00:00.000Z\n');
    const back = await runCommand(['clock', 'advance', '--to', '2030-01-01T00:00:00Z'], { env });
    expect(back).toMatchObject({ code: 1, stderr: expect.stringContaining('(422 clock_backwards)') });
  });
});

const WRONG_USES: (readonly [readonly string[], string])[] = [
  [['accounts', 'lst'], '(Did you mean list?)'],
  [['acounts', 'list'], '(Did you mean accounts?)'],
  [['accounts', 'list', '--jsn'], '(Did you mean --json?)'],
  [['accounts', 'create', '--name', 'A'], "required option '--email <address>' not specified"],
  [['accounts', 'list', 'more'], 'too many arguments'],
  [['standing', 'acc_1', 'bad'], 'Allowed choices are good, past_due, disabled'],
  [['stores', 'set-limits', 'STO-1', '--requests', 'many'], 'It must be a whole number from 1'],
  [['clock', 'advance'], 'Say either a span, such as 30d, or --to'],
  [['clock', 'advance', '3x'], '3x is no span: there are'],
  [['clock', 'advance', '--to', 'tomorrow'], 'tomorrow is no time'],
  [['clock', 'advance', '--to', '2028-02-30'], '2028-02-30 is no time: say a day of the calendar'],
  [['clock', 'advance', '--to', '2028-02-31T00:00:00Z'], '2028-02-31T00:00:00Z is no time'],
  [['listen', '--since', 'abc'], 'abc names no event: say its sequence number, or its id'],
  [['listen', '--since', '-1'], '-1 names no event'],
  [['export', 'all'], 'Where to? Say the directory'],
  [['import', 'subscribers', 'nothing.csv'], 'There is no file nothing.csv'],
  [['import', 'all', 'nowhere'], 'There is no directory nowhere'],
  [['import', 'all', 'file.csv'], 'file.csv is no directory'],
  [['keys', 'list', '--key', 'so_live_x'], 'A key is not taken as an argument'],
  [['keys', 'list', '--url', 'ftp://x'], 'url must be an http(s) URL'],
];

describe('a failure', () => {
  it('is told with its text, code, fields and request, and without a stack', async () => {
    const words = ['stores', 'create', '--account', 'acc_none', '--name', 'x'.repeat(300), '--currency', 'EURO'];
    const { code, stdout, stderr } = await so(...words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^.+ \(400 \w+\)\n {2}name.*\n {2}currency.*\n {2}request \S+\n$/);
    const { stderr: forPrograms } = await so(...words, '--json');
    expect(JSON.parse(forPrograms)).toMatchObject({
      error: { status: 400, fields: expect.objectContaining({}), request_id: expect.any(String) },
    });
  });

  it('is told where there is no service', async () => {
    const env = { SO_URL: `http://127.0.0.1:${await freePort()}`, SO_STORE: 'STO-1', SO_KEY: 'k' };
    await writeFile(join(directory, 'subscribers.csv'), 'email\na@example.com\n');
    for (const words of [['clock'], ['export', 'subscribers'], ['import', 'subscribers', 'subscribers.csv']]) {
      const { code, stderr } = await runCommand(words, { env, cwd: directory });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^The service can't be reached: .*ECONNREFUSED.*\n$/);
    }
  });

  it('is told where something else answers', async () => {
    const server = createServer((_, response) => response.end('<html>Welcome</html>')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stderr } = await so('export', 'subscribers', '--url', url);
    server.close();
    const text = `${url}/openapi.json is not the API document of a Standing Order service: see if the url is right\n`;
    expect({ code, stderr }).toEqual({ code: 1, stderr: text });
  });

  it.each(['evt_nope', '99999999'])('is told where events are to follow one that is not there: %s', async (since) => {
    const { code, stdout, stderr } = await so('listen', '--since', since);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^There is no event with the .+ ${since}: say another, or 0 for all events\n$`));
  });

  it('of use is told in words, with exit code 2', async () => {
    const results = await Promise.all(WRONG_USES.map(([words]) => so(...words)));
    for (const [index, { code, stdout, stderr }] of results.entries()) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(WRONG_USES[index]?.[1]);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  it('to say who one is, too', async () => {
    const { code, stderr } = await runCommand(['keys', 'list'], { env: { SO_URL: service.url } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'Which store? Say --store STO-…, or set SO_STORE\n' });
  });
});

it('runs by itself, as npx has it run', async () => {
  const { code, stdout } = await runItself(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: standing-order');
});

it('explains every command, with an example', async () => {
  const words = [
    ['accounts', 'create'],
    ['stores', 'set-limits'],
    ['keys', 'revoke'],
    ['standing'],
    ['maintenance', 'on'],
    ['parked'],
  ];
  const all = [...words, ['listen'], ['clock', 'advance'], ['export'], ['import']];
  const helps = await Promise.all(all.map((command) => so(...command, '--help')));
  for (const [index, { code, stdout }] of helps.entries()) {
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\n {2}standing-order ${all[index]?.join(' ')}`));
    expect(stdout).toContain('--url <url>');
  }
});
