import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApiClient } from '../../src/conformance/api-client.js';
import { startCommand, storeEnvironment } from '../harness/command-line.js';
import { firstStoreOf, freePort, ServiceDirectory, until } from '../harness/service-process.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { OPERATOR_KEY } from '../harness/test-service.js';

let directory: ServiceDirectory;
let database: TestDatabase;
beforeAll(async () => {
  directory = await ServiceDirectory.make();
  database = await createTestDatabase();
});
afterAll(async () => {
  await directory?.remove();
  await database?.drop();
});

it('tells each event once, also of those that happen while the service is restarted, and ends on Ctrl-C', async () => {
  const port = await freePort();
  const settings = { DATABASE_URL: database.url, OPERATOR_KEY, PORT: String(port) };
  const service = directory.start(settings);
  const { credentials, url } = await firstStoreOf(await service.welcomed());
  const api = new ApiClient(url, credentials);
  const subscribe = (name: string) => api.created('/subscribers', { email: `${name}@example.com` });
  await subscribe('before');
  const env = storeEnvironment(url, credentials);
  const fromStart = startCommand(['listen', '--since', '0', '--json'], { env });
  await until(() => fromStart.stdout.includes('before@example.com'));
  const fromNow = startCommand(['listen'], { env });
  // It has asked where it begins once it is let wait.
  await until(async () => {
    await subscribe('again');
    await setTimeout(200);
    return fromNow.stdout !== '';
  });
  await subscribe('first');
  await until(() => fromStart.stdout.includes('first@example.com'));
  await service.kill('SIGTERM');
  await until(() => fromStart.stderr !== '' && fromNow.stderr !== '');
  const fromBefore = startCommand(['listen', '--since', '2', '--json'], { env });
  await until(() => fromBefore.stderr !== '');
  const second = directory.start(settings);
  await second.welcomed();
  const last = await subscribe('last');
  await until(() => fromStart.stdout.includes(last.id) && fromNow.stdout.includes(last.id));
  await until(() => fromBefore.stdout.includes(last.id));

  const results = [await fromStart.kill('SIGINT'), await fromNow.kill('SIGTERM'), await fromBefore.kill('SIGTERM')];
  for (const { code, stderr } of results) {
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Waiting for the service: .+\n( {2}request .+\n)?$/);
  }
  const told = results[0]?.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { sequence: number });
  expect(told?.map(({ sequence }) => sequence)).toEqual(told?.map((_, index) => index + 1));
  expect(results[2]?.stdout).toBe(results[0]?.stdout.split('\n').slice(2).join('\n'));
  const lines = results[1]?.stdout.trimEnd().split('\n') ?? [];
  const numbers = lines.map((line) => Number(line.trim().split(' ')[0]));
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  expect(numbers[0]).toBeGreaterThan(1);
  expect(lines.at(-1)).toMatch(/^ +\d+ {2}\S+Z {2}subscriber\.created +ppl_\w+$/);
}, 90_000);
