import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../../../src/conformance/api-client.js';
import { ServiceDirectory, type ServiceProcess, type Welcome } from '../../../harness/service-process.js';

const MINUTE_MS = 60_000;

let directory: ServiceDirectory;
let first: ServiceProcess;
let welcome: Welcome;
let startMs: number;

beforeAll(async () => {
  directory = await ServiceDirectory.make();
  const startedAt = performance.now();
  first = directory.start();
  welcome = await first.welcomed();
  startMs = performance.now() - startedAt;
}, MINUTE_MS * 2);
afterAll(() => directory?.remove());

async function shell(line: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', line])).stdout;
}

describe('the first start, on an empty directory', () => {
  it('takes less than a minute', () => {
    expect(startMs).toBeLessThan(MINUTE_MS);
  });

  it('shows a curl line that sells a first subscription as it stands', async () => {
    const answer = await shell(String(welcome.curl));
    expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ name: 'Coffee club', type: 'fixed' });
  });

  it('keeps what it makes for its owner alone', async () => {
    const modeOf = async (path: string) => (await stat(join(directory.dataDir, path))).mode & 0o777;
    const modes = await Promise.all(['.', 'operator-key', 'api-key-secret', 'postgres'].map(modeOf));
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o700]);
  });

  it('keeps the operator key in a file, and takes it', async () => {
    const file = join(directory.dataDir, 'operator-key');
    const operatorKey = (await readFile(file, 'utf8')).trim();
    expect(operatorKey).toBe(welcome.operatorKey);
    const operator = new ApiClient(welcome.url, { user: 'operator', password: operatorKey });
    expect((await operator.get('/operator/stores')).status).toBe(200);
  });

  it('complains of nothing', () => {
    expect(first.stderr).toBe('');
    expect(first.stdout).not.toMatch(/"level":"(warn|error|fatal)"/);
  });
});

describe('a second service on the same directory', () => {
  it('is refused in words, and the first goes on', async () => {
    const second = directory.start();
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.stderr).toBe(
      `Standing Order can't start: Another Standing Order service already runs on ${directory.dataDir} ` +
        `(process ${first.pid}). Stop it first, or give this one another DATA_DIR.\n`,
    );
    const api = new ApiClient(welcome.url, welcome.store ?? { user: '', password: '' });
    expect((await api.get('/subscriptions')).status).toBe(200);
  });
});

describe('a later start', () => {
  it('takes the keys of the first, and shows none', async () => {
    expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const later = directory.start({ LOG_LEVEL: 'trace' });
    const again = await later.welcomed();
    expect(again).toMatchObject({ store: undefined, operatorKey: undefined, curl: undefined });

    const { store = { user: '', password: '' }, operatorKey = '' } = welcome;
    expect((await new ApiClient(again.url, store).get('/subscriptions')).body).toMatchObject([{ name: 'Coffee club' }]);
    const operator = new ApiClient(again.url, { user: 'operator', password: operatorKey });
    expect((await operator.get('/operator/stores')).status).toBe(200);

    await later.kill('SIGTERM');
    const apiKeySecret = (await readFile(join(directory.dataDir, 'api-key-secret'), 'utf8')).trim();
    for (const secret of [store.password, operatorKey, apiKeySecret]) {
      expect(secret.length).toBeGreaterThan(16);
      expect(later.stdout + later.stderr).not.toContain(secret);
    }
  });
});
