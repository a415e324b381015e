import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, ServiceDirectory, takenPort, type Settings } from '../../../harness/service-process.js';

let directory: ServiceDirectory;
beforeEach(async () => {
  directory = await ServiceDirectory.make();
});
afterEach(() => directory?.remove());

/** The sentences with which the service refuses to start. */
async function refusal(settings: Settings, prefix?: readonly string[]): Promise<string[]> {
  const service = directory.start(settings, prefix);
  expect(await service.ended).toEqual({ code: 1, signal: null });
  expect(service.stdout).toBe('');
  const lines = service.stderr.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    expect(line).toMatch(/^Standing Order can't start: .*\.$/);
    return line.replace("Standing Order can't start: ", '');
  });
}

const NOT_POSTGRES = 'DATABASE_URL must be a URL that starts with postgres:// or postgresql://.';
const LEVELS = 'fatal, error, warn, info, debug, trace, silent';

describe('a setting that can not be used', () => {
  it.each<[Settings, string[]]>([
    [{ PORT: 'abc' }, ['PORT is "abc": it must be a whole number from 0 to 65535.']],
    [{ PORT: '70000' }, ['PORT is "70000": it must be a whole number from 0 to 65535.']],
    [{ PORT: '-1' }, ['PORT is "-1": it must be a whole number from 0 to 65535.']],
    [{ DATABASE_URL: 'mysql://user:opensesame@host/name' }, [NOT_POSTGRES]],
    [{ DATABASE_URL: 'opensesame' }, [NOT_POSTGRES]],
    [{ REDIS_URL: 'http://:opensesame@host' }, ['REDIS_URL must be a URL that starts with redis:// or rediss://.']],
    [{ LOG_LEVEL: 'loud' }, [`LOG_LEVEL is "loud": it must be one of ${LEVELS}.`]],
    [{ OPERATOR_KEY: 'opensesame' }, ['OPERATOR_KEY is too short: it must have 16 characters or more.']],
    [{ API_KEY_SECRET: 'opensesame' }, ['API_KEY_SECRET is too short: it must have 16 characters or more.']],
    [
      { REQUEST_TIMEOUT_MS: '0.5', DATABASE_POOL_SIZE: '1' },
      [
        'DATABASE_POOL_SIZE is "1": it must be a whole number from 2 to 1000.',
        'REQUEST_TIMEOUT_MS is "0.5": it must be a whole number from 100 to 600000.',
      ],
    ],
    [
      { PORT: 'abc', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://user:opensesame@host/name', OPERATOR_KEY: 'opensesame' },
      [
        'PORT is "abc": it must be a whole number from 0 to 65535.',
        NOT_POSTGRES,
        'OPERATOR_KEY is too short: it must have 16 characters or more.',
        `LOG_LEVEL is "loud": it must be one of ${LEVELS}.`,
      ],
    ],
  ])('%j is refused in a sentence, and no secret is repeated', async (settings, sentences) => {
    const said = await refusal(settings);
    expect([...said].sort()).toEqual([...sentences].sort());
    expect(said.join()).not.toContain('opensesame');
  });

  it('is also found in .env, which the environment wins over', async () => {
    await writeFile(join(directory.path, '.env'), 'LOG_LEVEL=loud\nPORT=abc\n');
    expect(await refusal({ PORT: '0' })).toEqual([`LOG_LEVEL is "loud": it must be one of ${LEVELS}.`]);
  });

  it('is a .env that can not be read', async () => {
    await mkdir(join(directory.path, '.env'));
    expect(await refusal({})).toEqual([expect.stringMatching(/^The file \.env can't be read: \w/)]);
  });
});

describe('what is not to be had', () => {
  it.each([
    ['PORT', {}],
    ['METRICS_PORT', {}],
  ])('%s in use', async (setting) => {
    const { port, release } = await takenPort();
    expect(await refusal({ [setting]: String(port) })).toEqual([
      `Can't listen on 127.0.0.1:${port}: another program listens there. Set ${setting} to another.`,
    ]);
    await release();
  });

  it('an address of another machine', async () => {
    expect(await refusal({ HOST: '192.0.2.1' })).toEqual([
      "Can't listen on 192.0.2.1:0: listen EADDRNOTAVAIL: address not available 192.0.2.1. Correct HOST.",
    ]);
  });

  it('a data directory where none can be', async () => {
    await writeFile(join(directory.path, 'file'), '');
    const dataDir = join(directory.path, 'file', 'data');
    expect(await refusal({ DATA_DIR: dataDir })).toEqual([
      `The data directory ${dataDir} cannot be made, or this user may not write to it. ` +
        'Choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server of your own.',
    ]);
  });

  it('a data directory that this user may not write to', async () => {
    await mkdir(directory.dataDir);
    await chmod(directory.dataDir, 0o500);
    // Root is kept out only when it is without its powers.
    const powerless = process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-all', '--'] : [];
    expect(await refusal({}, powerless)).toEqual([
      expect.stringContaining(`The data directory ${directory.dataDir} cannot be made, or this user may not write`),
    ]);
  });
});

describe('metrics', () => {
  it('are on a port of their own, and there alone', async () => {
    const port = await freePort();
    const { url } = await directory.start({ METRICS_PORT: String(port) }).welcomed();
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('http_requests_total{method="GET",status="404"} 1\n');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  });
});
