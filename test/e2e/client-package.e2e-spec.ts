import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../harness/test-service.js';

const ROOT = join(__dirname, '../..');
const run = promisify(execFile);

/** What the compiler must find. Each directive is an error itself where there is none to be expected. */
const WRONG = `
export async function wrong(): Promise<void> {
  // @ts-expect-error there is no such path
  await so.get('/subscriber');
  // @ts-expect-error there is no DELETE of it
  await so.delete('/store');
  // @ts-expect-error the id is missing
  await so.get('/subscribers/{id}');
  // @ts-expect-error that is another parameter
  await so.get('/subscribers/{id}', { path: { subscriber_id: 'ppl_1' } });
  // @ts-expect-error there is no such field to sort by
  await so.get('/subscribers', { query: { sort_by: 'colour', sort: 'asc' } });
  // @ts-expect-error there is no such query parameter
  await so.get('/subscribers', { query: { limit: 1 } });
  // @ts-expect-error the body is missing
  await so.post('/subscribers');
  // @ts-expect-error a required field is missing
  await so.post('/subscribers', { body: { first_name: 'Ada' } });
  // @ts-expect-error there is no such field
  await so.post('/subscribers', { body: { email: 'a@example.com', colour: 'red' } });
  // @ts-expect-error a field has the wrong type
  await so.post('/subscribers', { body: { email: 'a@example.com', tax_exempt: 'yes' } });
  // @ts-expect-error a change needs a body
  await so.put('/subscribers/{id}', { path: { id: 'ppl_1' } });
  // @ts-expect-error a GET is not carried out under a key
  await so.get('/store', { idempotencyKey: 'a' });
  // @ts-expect-error that is no list
  so.list('/store');
  // @ts-expect-error there is no such field to filter by
  so.list('/subscribers', { filter: { colour: 'red' } });
  // @ts-expect-error a subscriber has no such field
  (await so.get('/subscribers/{id}', { path: { id: 'ppl_1' } })).colour;
  // @ts-expect-error there is no such code
  if (new Error() instanceof StandingOrderError && new StandingOrderError(null as never).code === 'no_such_code') return;
  // An action needs no body, and one with defaults only may have one.
  await so.post('/webhook-endpoints/{id}/rotate-secret', { path: { id: 'whe_1' } });
  await so.post('/enrollments/{id}/cancel', { path: { id: 'enr_1' } });
  await so.post('/enrollments/{id}/cancel', { path: { id: 'enr_1' }, body: { at: 'now' } });
}
`;

let service: TestService;
let directory: string;
beforeAll(async () => {
  service = await startTestService();
  directory = await mkdtemp(join(tmpdir(), 'standing-order-client-'));
});
afterAll(async () => {
  await service?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** The example of docs/client.md, with the credentials of this service. */
async function example(): Promise<string> {
  const page = await readFile(join(ROOT, 'docs/client.md'), 'utf8');
  const [, program = ''] = /^```ts\n(.*?)^```$/ms.exec(page) ?? [];
  const { user, password } = service.store;
  return program
    .replace('http://127.0.0.1:3000', service.url)
    .replace('STO-10001', user)
    .replace('so_sandbox_…', password);
}

/** Unpacks what would be published where a project of somebody else has it, beside the packages that the client needs. */
async function installPackage(): Promise<void> {
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], {
    cwd: ROOT,
  });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  const modules = join(directory, 'node_modules');
  await mkdir(join(modules, 'standing-order'), { recursive: true });
  await run('tar', ['-xzf', filename, '-C', join(modules, 'standing-order'), '--strip-components=1'], {
    cwd: directory,
  });
  for (const name of ['standardwebhooks', '@types'])
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
}

it('as an installed package it is typed, and runs the example of docs/client.md in plain Node', async () => {
  await installPackage();
  const program = await example();
  expect(program).toContain("from 'standing-order/client'");
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await writeFile(join(directory, 'program.ts'), `${program}\n${WRONG}`);
  const options = [
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2022',
    '--types',
    'node',
    'program.ts',
  ];
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const compiled = await run(process.execPath, [compiler, ...options], { cwd: directory }).catch(
    (error: { stdout: string }) => error,
  );
  expect(compiled.stdout).toBe('');
  const { stdout } = await run(process.execPath, ['program.js'], { cwd: directory });
  expect(stdout).toBe('INV-1 paid 1710 USD\n');
}, 300_000);
