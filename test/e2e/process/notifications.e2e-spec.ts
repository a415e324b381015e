import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { Notifications } from '../../../src/platform/database/notifications.js';
import { sql } from '../../harness/sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/test-database.js';

const query = Reflect.get(pg.Client.prototype, 'query') as (this: pg.Client, text: string) => Promise<unknown>;

let database: TestDatabase;
let notifications: Notifications;
beforeAll(async () => {
  database = await createTestDatabase();
  notifications = new Notifications({ connectionString: database.url });
  await notifications.connect();
});
afterAll(async () => {
  Reflect.set(pg.Client.prototype, 'query', query);
  await notifications?.close();
  await database?.drop();
});

it('asks its connection one thing at a time, however many wait to have caught up', async () => {
  const asked = new Map<pg.Client, number>();
  let most = 0;
  const add = (client: pg.Client, change: number) => {
    asked.set(client, (asked.get(client) ?? 0) + change);
    most = Math.max(most, ...asked.values());
  };
  const counted = function (this: pg.Client, text: string) {
    add(this, 1);
    return query.call(this, text).finally(() => add(this, -1));
  };
  Reflect.set(pg.Client.prototype, 'query', counted);
  const heard: string[] = [];
  notifications.listen('news', (payload) => heard.push(payload));
  await sql(database, `select pg_notify('news', 'early')`);
  notifications.listen('other_news', () => undefined);
  await Promise.all(Array.from({ length: 20 }, () => notifications.catchUp()));
  await sql(database, `select pg_notify('news', 'late')`);
  await Promise.all(Array.from({ length: 20 }, () => notifications.catchUp()));
  expect(heard.at(-1)).toBe('late');
  expect(most).toBe(1);
  expect([...asked.values()].every((left) => left === 0)).toBe(true);
});
