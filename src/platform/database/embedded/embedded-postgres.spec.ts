import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';

let dataDir: string;
let running: EmbeddedPostgres[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'standing-order-'));
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
});

afterAll(() => rm(dataDir, { recursive: true }));

async function start(directory = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(directory, () => undefined);
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[][]> {
  const client = new Client({ ...server.connection, ssl: false });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  it('keeps its rows from one run to the next', async () => {
    const first = await start();
    await ask(first, 'create table notes (text text)');
    await ask(first, "insert into notes values ('kept')");
    await first.stop();
    await first.stop();

    expect(await ask(await start(), 'select text from notes')).toEqual([['kept']]);
    expect(await readdir(dataDir)).toContain('postgres');
  });

  it('is durable, speaks UTF-8 and UTC, and does not listen on the network', async () => {
    const server = await start();
    const settings =
      "'fsync', 'synchronous_commit', 'data_checksums', 'server_encoding', 'TimeZone', 'listen_addresses'";
    const rows = await ask(server, `select name, setting from pg_settings where name in (${settings})`);
    expect(Object.fromEntries(rows)).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      listen_addresses: '',
    });
    const locale = 'select datlocprovider::text, datlocale from pg_database where datname = current_database()';
    expect(await ask(server, locale)).toEqual([['b', 'C.UTF-8']]);
  });

  it('refuses a second service on its directory in words, and lets it in afterwards', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(/^Another Standing Order service already runs on .*standing-order-/);
    expect(await ask(first, 'select 1')).toEqual([[1]]);
    await first.stop();
    expect(await ask(await start(), 'select 1')).toEqual([[1]]);
  });

  it('runs in a directory whose path no socket could have', async () => {
    const long = join(dataDir, 'a directory, with "quotes" '.repeat(4), 'b'.repeat(200), 'c'.repeat(200));
    expect(await ask(await start(long), 'select 1')).toEqual([[1]]);
  });

  it('starts again when the server dies by itself, and may be stopped while it does', async () => {
    let first = await start();
    const kill = async () => {
      process.kill(Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
    };
    await kill();
    const isBack = () => ask(first, 'select text from notes').catch(() => undefined);
    let found: unknown;
    while ((found = await isBack()) === undefined) await delay(20);
    expect(found).toEqual([['kept']]);

    const isBeingMade = () => existsSync(join(String(first.connection.host), '.s.PGSQL.5432.lock'));
    const untilBack = async () => {
      // What the killed one left is cleared away before the next one makes its own.
      while (isBeingMade()) await delay(0);
      while (!isBeingMade()) await delay(0);
    };
    for (const wait of [() => delay(0), () => delay(100), () => delay(1_050), untilBack, untilBack]) {
      await kill();
      await wait();
      await first.stop();
      first = await start();
    }
    expect(await ask(first, 'select text from notes')).toEqual([['kept']]);
  });

  it('starts although the process of a left postmaster.pid is something else by now', async () => {
    const first = await start();
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await first.stop();
    await writeFile(file, text.replace(/^\d+/, String(process.ppid)));

    expect(await ask(await start(), 'select 1')).toEqual([[1]]);
  });

  it('starts although a killed server left an empty postmaster.pid', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), '');
    expect(await ask(await start(), 'select 1')).toEqual([[1]]);
  });

  it('refuses a database of another version, and a directory that is no database', async () => {
    const directory = join(dataDir, 'other');
    await mkdir(join(directory, 'postgres'), { recursive: true });
    await writeFile(join(directory, 'postgres', 'notes.txt'), '');
    await expect(start(directory)).rejects.toThrow('is not empty, and is no PostgreSQL database');
    await writeFile(join(directory, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start(directory)).rejects.toThrow('is of PostgreSQL 15, but this service brings PostgreSQL 18');
  });

  it("carries the server's last words when it does not start", async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'postgres', 'global'), { recursive: true });
    await expect(start()).rejects.toThrow(/did not start on .*global.*DATABASE_URL/s);
  });
});
