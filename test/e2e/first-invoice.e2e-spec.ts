import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../harness/test-service.js';

const README = join(__dirname, '../../README.md');
const missing = ['bash', 'curl'].filter((program) => spawnSync(program, ['--version']).status !== 0);

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

if (missing.length > 0)
  it.skip(`the first invoice of the README: left out without ${missing.join(' and ')}`, () => undefined);
else {
  it('the requests of the README, pasted as they are, lead to a paid invoice and to the error that it shows', async () => {
    const readme = await readFile(README, 'utf8');
    const script = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('');
    const [, shown = ''] = /^```text\n(.*?)^```$/ms.exec(readme) ?? [];
    const { user, password } = service.store;
    const pasted = script
      .replace('http://127.0.0.1:3000', service.url)
      .replace('STO-10001:so_sandbox_…', `${user}:${password}`);

    const { stdout } = await promisify(execFile)('bash', ['-c', pasted], { timeout: 20_000 });
    const [method, enrollment, invoices, error, clock, events] = stdout.trimEnd().split('\n');
    expect(JSON.parse(method ?? '')).toMatchObject({ gateway: 'test' });
    expect(JSON.parse(enrollment ?? '')).toMatchObject({ status: 'active' });
    expect(JSON.parse(invoices ?? '')).toMatchObject([{ number: 'INV-1', status: 'paid', total: 1900 }]);
    expect(error).toBe(shown.trimEnd());
    expect(JSON.parse(clock ?? '')).toMatchObject({ now: '2028-01-01T12:00:00.000Z' });
    const paid = JSON.parse(events ?? '') as { type: string }[];
    expect(paid.length).toBeGreaterThan(12);
    expect(new Set(paid.map(({ type }) => type))).toEqual(new Set(['invoice.paid']));
  });
}
