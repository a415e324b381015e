import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFailure } from '../../harness/failures.js';
import { sql } from '../../harness/sql.js';
import { startTestService, type TestService } from '../../harness/test-service.js';

/** Nothing of what went wrong: the request id is all that leads to the log. */
const INTERNAL_ERROR = {
  status: 500,
  code: 'internal_error',
  text: 'Something went wrong on our side: quote the SO-Request-Id when you report it',
} as const;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

describe('a table that is not there', () => {
  beforeAll(() => sql(service.database, 'alter table shipping_options rename to lost'));
  afterAll(() => sql(service.database, 'alter table if exists lost rename to shipping_options'));

  it.each<[string, string]>([
    ['GET', '/shipping-options'],
    ['GET', '/shipping-options/x'],
    ['POST', '/shipping-options'],
    ['PUT', '/shipping-options/x'],
    ['DELETE', '/shipping-options/x'],
  ])('%s %s', async (method, path) => {
    const headers = { 'so-request-id': 'mine' };
    const answer = await service.api.send(method, path, { headers, body: method === 'POST' ? option('a') : {} });
    expectFailure(answer, INTERNAL_ERROR);
    expect(answer.headers['so-request-id']).toBe('mine');
  });

  it('HEAD has no body', async () => {
    const { status, text } = await service.api.send('HEAD', '/shipping-options');
    expect([status, text]).toEqual([500, '']);
  });

  it('does not concern other resources', async () => {
    expect((await service.api.get('/store')).status).toBe(200);
    expect((await service.api.get('/coupons')).status).toBe(204);
  });

  it('is not kept for an idempotency key: the same request is carried out once it can be', async () => {
    const headers = { 'idempotency-key': 'again' };
    expectFailure(await service.api.post('/shipping-options', option('b'), { headers }), INTERNAL_ERROR);
    await sql(service.database, 'alter table lost rename to shipping_options');
    const answer = await service.api.post('/shipping-options', option('b'), { headers });
    expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([201, undefined]);
  });
});

it('what a database raises by itself stays in the log', async () => {
  await sql(
    service.database,
    `create function fail() returns trigger language plpgsql as $$ begin raise exception 'a secret of %', new.name; end $$;
     create trigger fail before insert on tax_rates for each row execute function fail()`,
  );
  const answer = await service.api.post('/tax-rates', { name: 'n', percentage: '1' });
  expectFailure(answer, INTERNAL_ERROR);
});

it('a check of the database that no check of ours foresaw', async () => {
  await sql(service.database, `alter table meters add check (name <> 'forbidden')`);
  const answer = await service.api.post('/meters', { key: 'k', name: 'forbidden', aggregation: 'sum' });
  expectFailure(answer, INTERNAL_ERROR);
});

const option = (name: string) => ({ name, amount: 1 });
