import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(__dirname, '../../../..');
const PATIENCE_MS = 110_000;

/** The long form is `npm run crash`. */
it(
  'processes that are killed at random make exactly the invoices that one left in peace makes',
  async () => {
    const seed = String(Math.floor(Math.random() * 1_000_000));
    const options = ['--enrollments', '600', '--processes', '3', '--seed', seed];
    const child = spawn(process.execPath, [join(ROOT, 'test/crash/run.js'), ...options], { cwd: ROOT });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
    const [code] = (await once(child, 'exit')) as [number | null];
    expect([code, output.join('')]).toEqual([0, expect.stringContaining('the same, line by line')]);
  },
  PATIENCE_MS,
);
