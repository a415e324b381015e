import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials } from '../../../../src/conformance/api-client.js';
import { everything, ServiceDirectory, until } from '../../../harness/service-process.js';
import { OPERATOR_KEY } from '../../../harness/test-service.js';

const SETTINGS = { OPERATOR_KEY };
const KILLS = 4;
const CLIENTS = 4;

let directory: ServiceDirectory;
let store: Credentials;

beforeAll(async () => {
  directory = await ServiceDirectory.make();
  store = await directory.firstStore(SETTINGS);
}, 120_000);
afterAll(() => directory?.remove());

/** Creates one subscriber after the other until the service is gone, and gives the ids that were acknowledged. */
async function keepCreating(api: ApiClient, acknowledged: string[]): Promise<void> {
  for (;;) {
    const answer = await api.post('/subscribers', { email: 'someone@example.com' }).catch(() => undefined);
    if (answer === undefined) return;
    if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${answer.text}`);
    acknowledged.push((answer.body as { id: string }).id);
  }
}

describe('kill -9', () => {
  it(`loses nothing that was acknowledged, ${KILLS} times in a row`, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const service = directory.start(SETTINGS);
      const { url } = await service.welcomed();
      const before = acknowledged.length;
      const clients = Array.from({ length: CLIENTS }, () => keepCreating(new ApiClient(url, store), acknowledged));
      await Promise.race([until(() => acknowledged.length >= before + 50), ...clients]);
      await service.kill('SIGKILL');
      await Promise.all(clients);
      expect(acknowledged.length).toBeGreaterThanOrEqual(before + 50);
    }

    const service = directory.start(SETTINGS);
    const { url } = await service.welcomed();
    const kept = new Set((await everything(new ApiClient(url, store), '/subscribers')).map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    // A request that was under way at each kill may have been carried out without being acknowledged.
    expect(kept.size).toBeLessThanOrEqual(acknowledged.length + KILLS * CLIENTS);
    expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await directory.servers()).toEqual([]);
  }, 120_000);

  it('leaves no PostgreSQL behind', async () => {
    const service = directory.start(SETTINGS);
    await service.welcomed();
    expect(await directory.servers()).not.toEqual([]);
    await service.kill('SIGKILL');
    await until(async () => (await directory.servers()).length === 0);
  });

  it('of the database, among transactions, is told of, and repaired while the service goes on', async () => {
    const service = directory.start(SETTINGS);
    const busy = new ApiClient((await service.welcomed()).url, store);
    let sent = 0;
    let isBack = false;
    const statuses = new Set<number>();
    const keepSending = async () => {
      while (!isBack) {
        const headers = { 'Idempotency-Key': `kill ${(sent += 1)}` };
        statuses.add((await busy.post('/subscribers', { email: 'someone@example.com' }, { headers })).status);
      }
    };
    const clients = Array.from({ length: CLIENTS }, keepSending);
    await until(() => sent > 50);
    const postmaster = Number.parseInt(
      await readFile(join(directory.dataDir, 'postgres', 'postmaster.pid'), 'utf8'),
      10,
    );
    process.kill(postmaster, 'SIGKILL');
    await until(() => statuses.has(503));
    await until(async () => (await busy.get('/subscribers')).status === 200);
    isBack = true;
    await Promise.all(clients);
    expect([...statuses].sort()).toEqual([201, 503]);
    expect(await service.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(service.stdout).toContain('PostgreSQL ended by itself');
  });
});
