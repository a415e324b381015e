import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformFile } from '@swc/core';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** Says "started", and then each number whose insertion the server has acknowledged. */
const SERVICE = `
import { Client } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.js';
const { connection } = await startEmbeddedPostgres(process.argv[2], () => undefined);
const client = new Client(connection);
await client.connect();
await client.query('create table if not exists numbers (number serial)');
console.log('started');
for (;;) console.log((await client.query('insert into numbers default values returning number')).rows[0].number);
`;

let programDir: string;
let dataDir: string;

beforeAll(async () => {
  programDir = await mkdtemp(join(tmpdir(), 'standing-order-program-'));
  dataDir = await mkdtemp(join(tmpdir(), 'standing-order-'));
  const sources = dirname(fileURLToPath(import.meta.url));
  for (const name of await readdir(sources)) {
    if (!/^[\w-]+\.ts$/.test(name)) continue;
    const { code } = await transformFile(join(sources, name), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    await writeFile(join(programDir, name.replace(/ts$/, 'js')), code);
  }
  await writeFile(join(programDir, 'package.json'), '{ "type": "module" }');
  await writeFile(join(programDir, 'service.js'), SERVICE);
  const nodeModules = dirname(dirname(createRequire(import.meta.url).resolve('pg/package.json')));
  await symlink(nodeModules, join(programDir, 'node_modules'));
});

afterAll(async () => {
  await rm(programDir, { recursive: true });
  await rm(dataDir, { recursive: true });
});

interface Service {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<unknown>;
}

function startService(directory: string): Service {
  const service = spawn(process.execPath, [join(programDir, 'service.js'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: service.stdout }).on('line', (line) => lines.push(line));
  return { process: service, lines, ended: once(service, 'close') };
}

async function kill(service: Service): Promise<void> {
  service.process.kill('SIGKILL');
  await service.ended;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 5) {
    if (waited > 10_000) throw new Error('This took too long');
    await delay(5);
  }
}

async function serversOn(directory: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    const commandLine = await readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => '');
    if (/^\d+$/.test(pid) && commandLine.includes(directory) && Number(pid) !== process.pid) found.push(commandLine);
  }
  return found;
}

// What is left behind is looked for in /proc, which other systems do not have.
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a service that is killed', () => {
  onLinux('leaves no server behind', async () => {
    const service = startService(dataDir);
    await until(() => service.lines.length > 1);
    expect(await serversOn(dataDir)).not.toEqual([]);
    await kill(service);
    await until(async () => (await serversOn(dataDir)).length === 0);
  });

  it('has lost no acknowledged row, whenever it was killed', async () => {
    const acknowledged: number[] = [];
    for (const timeoutMs of [9_000, 150, 250, 9_000, 200, 350, 9_000]) {
      const service = startService(dataDir);
      const deadline = Date.now() + timeoutMs;
      await until(() => service.lines.length > 200 || Date.now() > deadline);
      await kill(service);
      acknowledged.push(...service.lines.filter((line) => line !== 'started').map(Number));
    }

    const server = await startEmbeddedPostgres(dataDir, () => undefined);
    const client = new Client(server.connection);
    await client.connect();
    const { rows } = await client.query<{ number: number }>('select number from numbers');
    await client.end();
    await server.stop();
    const kept = new Set(rows.map((row) => row.number));
    expect(acknowledged.length).toBeGreaterThanOrEqual(600);
    expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
  });

  it('is started again at once while its server is still going', async () => {
    const service = startService(dataDir);
    await until(() => service.lines.length > 1);
    service.process.kill('SIGKILL');
    await once(service.process, 'exit');
    const server = await startEmbeddedPostgres(dataDir, () => undefined);
    await server.stop();
  });

  it.each([0, 150, 300])('while its database is made, makes it again (%d ms in)', async (timeoutMs) => {
    const directory = await mkdtemp(join(tmpdir(), 'standing-order-'));
    const service = startService(directory);
    await until(async () => (await readdir(directory)).some((name) => name.startsWith('postgres.new-')));
    await delay(timeoutMs);
    await kill(service);
    expect(service.lines).toEqual([]);
    expect(await readdir(directory)).not.toContain('postgres');

    const server = await startEmbeddedPostgres(directory, () => undefined);
    await server.stop();
    // An initdb that was told to stop before it listened has another moment.
    await until(async () => !(await readdir(directory)).some((name) => name.startsWith('postgres.new-')));
    await rm(directory, { recursive: true });
  });
});
