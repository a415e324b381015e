import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import { expectFailure } from '../harness/failures.js';
import { startTestService, type NewStore, type TestService } from '../harness/test-service.js';

const CONNECTIONS = 8;
/** Far beyond the connections that there are. */
const REQUESTS = 40;
const MAX_WAIT_MS = 300;

let service: TestService;
let greedy: NewStore;
let other: NewStore;
let thing: string;

beforeAll(async () => {
  service = await startTestService({ DATABASE_POOL_SIZE: String(CONNECTIONS), MAX_WAIT_MS: String(MAX_WAIT_MS) });
  [greedy, other] = [await service.newStore(), await service.newStore()];
  thing = `/shipping-options/${(await greedy.api.created('/shipping-options', { name: 'n', amount: 1 })).id}`;
});
afterAll(() => service?.stop());

/** Runs while somebody else holds the thing in the database, so that each change of it holds a connection and waits. */
async function whileItIsHeld(run: () => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: service.database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from shipping_options for update');
  try {
    await run();
  } finally {
    await holder.query('commit');
    await holder.end();
  }
}

describe('a store whose requests take all the connections it can get', () => {
  it('is refused at once beyond that, loses nothing of what it was admitted with, and holds nobody else up', async () => {
    const changes: Promise<ApiAnswer>[] = [];
    await whileItIsHeld(async () => {
      for (let amount = 1; amount <= REQUESTS; amount += 1) {
        changes.push(greedy.api.put(thing, { amount }, { headers: { 'if-match': '*' } }));
      }
      await delay(MAX_WAIT_MS + 200);

      const refused = await greedy.api.get('/store');
      expectFailure(refused, {
        status: 503,
        code: 'overloaded',
        text: 'The request could not be served in time: try again in a few seconds',
      });
      expect(refused.headers['retry-after']).toBe('1');

      for (let request = 0; request < 20; request += 1) {
        expect((await other.api.post('/shipping-options', { name: 'n', amount: 1 })).status).toBe(201);
        expect((await other.api.get('/shipping-options')).status).toBe(200);
      }
      expect((await service.operator.get('/operator/accounts')).status).toBe(200);
    });

    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses).toEqual(Array(REQUESTS).fill(200));
    expect((await greedy.api.get('/store')).status).toBe(200);
  });

  it('also with keyed requests, each of which is one transaction', async () => {
    const made: Promise<ApiAnswer>[] = [];
    await whileItIsHeld(async () => {
      for (let request = 1; request <= REQUESTS; request += 1) {
        const headers = { 'idempotency-key': `held-${request}` };
        made.push(greedy.api.put(thing, { amount: request }, { headers }));
      }
      await delay(100);
      for (let request = 0; request < 5; request += 1) {
        const headers = { 'idempotency-key': `free-${request}` };
        expect((await other.api.post('/shipping-options', { name: 'n', amount: 1 }, { headers })).status).toBe(201);
      }
    });
    expect((await Promise.all(made)).map(({ status }) => status)).toEqual(Array(REQUESTS).fill(200));
  });
});
