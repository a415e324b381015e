import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretOf } from './kept-secret.js';

const run = promisify(execFile);
const COMPILED = pathToFileURL(join(__dirname, '../../../dist/platform/secrets/kept-secret.js')).href;

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'so-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('a secret', () => {
  it('that was configured is taken, and nothing is kept', async () => {
    expect(secretOf('configured', directory, 'operator-key')).toEqual({ value: 'configured', isNew: false });
    expect(await readdir(directory)).toEqual([]);
  });

  it('is made once, told to be new once, and read ever after', () => {
    const made = secretOf(undefined, directory, 'operator-key');
    expect(made).toEqual({ value: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), isNew: true });
    expect(secretOf(undefined, directory, 'operator-key')).toEqual({ value: made.value, isNew: false });
  });

  it('is its own for each name', () => {
    const [first, second] = [secretOf(undefined, directory, 'a'), secretOf(undefined, directory, 'b')];
    expect(first.value).not.toBe(second.value);
  });

  it('is readable by its owner alone, in a directory that is too, and leaves nothing beside it', async () => {
    const dataDir = join(directory, 'deep', 'data');
    const { value } = secretOf(undefined, dataDir, 'operator-key');
    expect((await stat(join(dataDir, 'operator-key'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(dataDir, 'operator-key'), 'utf8')).toBe(`${value}\n`);
    expect(await readdir(dataDir)).toEqual(['operator-key']);
  });

  it.each(['', '\n', 'short\n'])('is never taken from a file that does not hold one: %j', async (content) => {
    await writeFile(join(directory, 'operator-key'), content);
    expect(() => secretOf(undefined, directory, 'operator-key')).toThrow(
      /^The secret operator-key is not to be had from .* or set OPERATOR_KEY\.$/,
    );
    expect(await readFile(join(directory, 'operator-key'), 'utf8')).toBe(content);
  });

  it('is one, and new for one alone, when several processes make it at once', async () => {
    const script = `
      import { secretOf } from ${JSON.stringify(COMPILED)};
      while (Date.now() < Number(process.argv[2]));
      console.log(JSON.stringify(secretOf(undefined, process.argv[1], 'operator-key')));`;
    const at = String(Date.now() + 700);
    const started = Array.from({ length: 6 }, () =>
      run(process.execPath, ['--input-type=module', '-e', script, directory, at]),
    );
    const secrets = (await Promise.all(started)).map(
      ({ stdout }) => JSON.parse(stdout) as { value: string; isNew: boolean },
    );
    expect(new Set(secrets.map(({ value }) => value)).size).toBe(1);
    expect(secrets.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await readdir(directory)).toEqual(['operator-key']);
  });
});
