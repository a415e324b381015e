import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand, storeEnvironment } from '../harness/command-line.js';
import { everything } from '../harness/service-process.js';
import { startTestService, type NewStore, type TestService } from '../harness/test-service.js';

let service: TestService;
beforeAll(async () => (service = await startTestService()));
afterAll(() => service?.stop());

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'standing-order-carrying-'))));
afterEach(() => rm(directory, { recursive: true }));

async function storeAt(now: string): Promise<NewStore> {
  const store = await service.newStore();
  await store.api.put('/clock', { now });
  return store;
}

function so({ credentials }: NewStore, ...words: string[]) {
  return runCommand(words, { env: storeEnvironment(service.url, credentials), cwd: directory });
}

describe('an enrollment', () => {
  it('that pays gets no other trial, and one that comes to stand otherwise than it stood is told', async () => {
    const [from, to] = [await storeAt('2026-01-01T12:00:00Z'), await storeAt('2025-12-01T12:00:00Z')];
    const { id: subscription_id } = await from.api.created('/subscriptions', { name: 'S', type: 'fixed' });
    // What costs nothing is paid, also without a payment method.
    const option = { subscription_id, name: 'O', cycle: 'monthly', amount: 0 };
    const { id: billing_option_id } = await from.api.created('/billing-options', option);
    const { id: subscriber_id } = await from.api.created('/subscribers', { email: 'a@example.com' });
    const held = { subscriber_id, billing_option_id, start_on: '2026-01-01', trial_days: 14 };
    await from.api.created('/enrollments', held);
    const { id: ending } = await from.api.created('/enrollments', held);
    await from.api.put('/clock', { now: '2026-03-01T12:00:00Z' });
    await from.api.post(`/enrollments/${ending}/cancel`, {});
    await so(from, 'export', 'all', 'all');

    const { code, stdout, stderr } = await so(to, 'import', 'all', 'all');
    expect(code).toBe(1);
    expect(stdout).toContain('enrollments: 1 imported, 1 not as they were\n');
    expect(stderr).toMatch(
      /^all\/enrollments.csv: Line 3: It has begun as enr_\w+, but stands otherwise than it stood\n {2}status: Is cancelled, and was active\n$/,
    );
    expect(await everything(to.api, '/enrollments')).toMatchObject([
      { status: 'active', trial_days: 0, trial_end: null, start_on: '2026-01-01' },
      { status: 'cancelled' },
    ]);
  });
});

describe('amounts', () => {
  it('do not become those of another currency, unless that is said to be meant', async () => {
    const [from, to] = [await service.newStore({ currency: 'USD' }), await service.newStore({ currency: 'JPY' })];
    await from.api.created('/shipping-options', { name: 'Post', amount: 1900 });
    await from.api.created('/tax-rates', { name: 'VAT', percentage: '19' });
    await so(from, 'export', 'all', 'all');
    expect(await readFile(join(directory, 'all', 'shipping-options.csv.currency'), 'utf8')).toBe('USD\n');
    for (const words of [
      ['all', 'all'],
      ['shipping-options', 'all/shipping-options.csv'],
      ['all', 'all', '--dry-run'],
    ]) {
      const { code, stdout, stderr } = await so(to, 'import', ...words);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('all/shipping-options.csv comes from a store in USD, and this one is in JPY: ');
    }
    expect(await everything(to.api, '/shipping-options')).toEqual([]);
    expect((await so(to, 'import', 'tax-rates', 'all/tax-rates.csv')).code).toBe(0);
    expect((await so(to, 'import', 'all', 'all', '--other-currency')).code).toBe(0);
    expect(await everything(to.api, '/shipping-options')).toMatchObject([{ name: 'Post', amount: 1900 }]);
  });

  it('are told apart also in lines that were rejected, and in one file that is exported alone', async () => {
    const [from, to] = [await service.newStore({ currency: 'USD' }), await service.newStore()];
    await from.api.created('/shipping-options', { name: 'Post', amount: 1900 });
    await so(from, 'export', 'shipping-options', 'o.csv');
    await writeFile(join(directory, 'o.csv'), 'name,amount\nPost,19.00\n');
    expect((await so(from, 'import', 'shipping-options', 'o.csv')).code).toBe(1);
    expect((await so(to, 'import', 'shipping-options', 'o.rejected.csv')).stderr).toContain('a store in USD');
  });
});
