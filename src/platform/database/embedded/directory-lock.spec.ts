import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockAddress, lockDirectory } from './directory-lock.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'standing-order-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('the lock of a data directory', () => {
  it('is held by one, who is named to the next, until it is given back', async () => {
    const lock = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(
      `Another Standing Order service already runs on ${directory} (process ${process.pid}). Stop it first`,
    );
    await lock.release();
    await (await lockDirectory(directory)).release();
  });

  it('is the same by whatever path the directory is reached', async () => {
    const link = join(directory, 'link');
    await symlink(directory, link);
    const lock = await lockDirectory(directory);
    await expect(lockDirectory(link)).rejects.toThrow('already runs on');
    await lock.release();
  });

  it('goes to exactly one of many who ask at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
    const locks = answers.filter((answer) => answer.status === 'fulfilled');
    expect(locks).toHaveLength(1);
    await Promise.all(locks.map((answer) => answer.value.release()));
  });
});

describe('the lock as a socket file, where sockets need one', () => {
  it('is refused while its holder lives', async () => {
    const lock = await lockAddress(join(directory, 'lock'), directory);
    await expect(lockAddress(join(directory, 'lock'), directory)).rejects.toThrow('already runs on');
    await lock.release();
    expect(await readdir(directory)).toEqual([]);
  });

  it('is taken over from a holder that was killed', async () => {
    const address = join(directory, 'lock');
    const holder = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', holder, address]);
    expect(await readdir(directory)).toEqual(['lock']);
    await (await lockAddress(address, directory)).release();
  });
});
