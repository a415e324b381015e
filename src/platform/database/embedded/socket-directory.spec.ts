import { randomUUID } from 'node:crypto';
import { lstat, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { prepareSocketDirectory } from './socket-directory.js';

const self = { prefix: [], uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
const dataDir = `/${randomUUID()}`.repeat(10);

describe('the directory of the socket', () => {
  it("is short, the owner's alone, and clear of what a killed server left", async () => {
    const directory = await prepareSocketDirectory(dataDir, self);
    await writeFile(join(directory, '.s.PGSQL.5432.lock'), '1');
    await prepareSocketDirectory(dataDir, self);
    expect(Buffer.byteLength(join(directory, '.s.PGSQL.5432'))).toBeLessThanOrEqual(103);
    expect((await lstat(directory)).mode & 0o777).toBe(0o700);
    await rmdir(directory);
  });

  it('is refused when somebody has put a link in its place', async () => {
    const directory = await prepareSocketDirectory(dataDir, self);
    await rmdir(directory);
    await symlink(tmpdir(), directory);
    await expect(prepareSocketDirectory(dataDir, self)).rejects.toThrow('is not a directory of user');
    await rm(directory);
  });
});
