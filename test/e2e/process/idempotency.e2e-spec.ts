import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../../src/conformance/api-answer.js';
import { ApiClient } from '../../../src/conformance/api-client.js';
import { everything, ServiceDirectory, until, type Settings } from '../../harness/service-process.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

const ROUNDS = 2;
const CLIENTS = 8;
const LEAST_ACKNOWLEDGED = 40;

let directory: ServiceDirectory;
let database: TestDatabase;
let settings: Settings;
beforeAll(async () => {
  directory = await ServiceDirectory.make();
  database = await createTestDatabase();
  settings = { DATABASE_URL: database.url, OPERATOR_KEY };
});
afterAll(async () => {
  await directory?.remove();
  await database?.drop();
});

function create(api: ApiClient, key: string): Promise<ApiAnswer> {
  return api.post('/subscribers', { email: `${key}@example.com` }, { headers: { 'idempotency-key': key } });
}

it('kill -9 among requests with an Idempotency-Key: repeated, each key has made exactly one thing', async () => {
  const store = await directory.firstStore(settings);
  const sent: string[] = [];
  const acknowledged = new Map<string, ApiAnswer>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const service = directory.start(settings);
    const api = new ApiClient((await service.welcomed()).url, store);
    const keepSending = async () => {
      for (;;) {
        const key = `key-${sent.length}`;
        sent.push(key);
        const answer = await create(api, key).catch(() => undefined);
        if (answer === undefined) return;
        acknowledged.set(key, answer);
      }
    };
    const before = acknowledged.size;
    const clients = Array.from({ length: CLIENTS }, keepSending);
    await until(() => acknowledged.size >= before + LEAST_ACKNOWLEDGED);
    await service.kill('SIGKILL');
    await Promise.all(clients);
  }
  expect([...acknowledged.values()].filter(({ status }) => status !== 201)).toEqual([]);

  const api = new ApiClient((await directory.start(settings).welcomed()).url, store);
  for (const key of sent) {
    const repeated = await create(api, key);
    expect(repeated.status).toBe(201);
    const answer = acknowledged.get(key);
    if (answer === undefined) continue;
    expect(repeated.headers['idempotent-replayed']).toBe('true');
    const { etag, location } = answer.headers;
    expect(repeated).toMatchObject({ text: answer.text, headers: { etag, location } });
  }
  const emails = (await everything(api, '/subscribers')).map(({ email }) => String(email));
  expect(emails.sort()).toEqual(sent.map((key) => `${key}@example.com`).sort());
}, 120_000);
