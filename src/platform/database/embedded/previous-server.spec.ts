import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findPostgresBinaries } from './binaries.js';
import { prepareCluster } from './cluster-directory.js';
import { awaitPreviousServer, readPostmasterFile } from './previous-server.js';
import { chooseRunAs } from './run-as.js';
import { serverSettings } from './server-settings.js';

let directory: string;

beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'so-')));
});

afterEach(() => rm(directory, { recursive: true }));

describe('a server that nobody watches', () => {
  it('is waited for, and then stopped', async () => {
    const cluster = join(directory, 'postgres');
    const binaries = await findPostgresBinaries(directory);
    const runAs = await chooseRunAs({ directory, cluster, program: binaries.postgres });
    await prepareCluster(cluster, binaries, runAs, () => undefined);
    const [program = '', ...words] = [...runAs.prefix, binaries.postgres, '-D', cluster, ...serverSettings(directory)];
    const { uid, gid } = runAs;
    const server = spawn(program, words, {
      uid,
      gid,
      stdio: 'ignore',
      env: { ...process.env, ...binaries.environment },
    });
    const ended = once(server, 'exit');
    while ((await readPostmasterFile(cluster))?.status !== 'ready') await delay(20);

    const said: string[] = [];
    expect(await awaitPreviousServer(cluster, (message) => said.push(message), 100)).toBeUndefined();
    await ended;
    expect(said).toEqual([expect.stringContaining('Waiting for'), expect.stringContaining('SIGINT')]);
  });
});

describe('a cluster that no server has left', () => {
  it('is not waited for', async () => {
    expect(await awaitPreviousServer(join(directory, 'postgres'), () => undefined)).toBeUndefined();
  });
});
