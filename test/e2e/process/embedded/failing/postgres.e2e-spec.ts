import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  FAILURE_MS,
  outcomes,
  TIMEOUT_MS,
  usualTimeOf,
  throughFailure,
  type Failing,
} from '../../../../harness/failure-story.js';
import { OwnPostgres } from '../../../../harness/own-postgres.js';
import { ServiceDirectory, until, type ServiceProcess } from '../../../../harness/service-process.js';
import { sql } from '../../../../harness/sql.js';
import { Storefront, STOREFRONT } from '../../../../harness/storefront.js';

const STATEMENT_TIMEOUT_MS = 1_000;
/** A statement has its time and a second more to be given up; a request may meet that once, and wait for a connection. */
const LONGEST_MS = 6_000;

let postgres: OwnPostgres;
let directory: ServiceDirectory;
let service: ServiceProcess;
let front: Storefront;
let url: string;

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  directory = await ServiceDirectory.make();
  service = directory.start({
    DATABASE_URL: postgres.url,
    ...STOREFRONT,
    STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS),
  });
  const welcome = await service.welcomed();
  ({ url } = welcome);
  front = await Storefront.open(welcome, postgres.url);
}, 60_000);
afterAll(async () => {
  await front?.close();
  await directory?.remove();
  await postgres?.remove();
});

/** A lost one is made again, and none is left over. */
const LISTENERS = `select from pg_stat_activity where application_name = 'standing-order listener'`;

const lasts = () => delay(FAILURE_MS);
const set = (setting: string) =>
  sql(postgres, `alter system ${setting}`).then(() => sql(postgres, 'select pg_reload_conf()'));

interface Row extends Failing {
  /** What is to be seen besides good answers. */
  readonly refusals: readonly string[];
}

const FAILINGS: readonly Row[] = [
  {
    what: 'PostgreSQL is stopped',
    fail: () => postgres.stop().then(lasts),
    mend: () => postgres.start(),
    refusals: ['503 database_unavailable'],
  },
  {
    what: 'PostgreSQL is restarted',
    fail: () => postgres.stop(),
    mend: () => postgres.start(),
    refusals: ['503 database_unavailable'],
  },
  {
    what: 'PostgreSQL is killed, and started again by whoever watches it',
    fail: () => postgres.kill().then(lasts),
    refusals: ['503 database_unavailable'],
  },
  {
    what: 'PostgreSQL freezes',
    fail: () => postgres.freeze().then(lasts).then(lasts).then(lasts),
    mend: () => postgres.thaw(),
    refusals: ['503 database_unavailable'],
  },
  {
    what: 'PostgreSQL takes no writes',
    fail: () => set('set default_transaction_read_only = on').then(lasts),
    mend: () => set('reset default_transaction_read_only').then(() => undefined),
    refusals: ['503 database_unavailable'],
  },
  {
    what: 'PostgreSQL becomes a standby, until it is promoted',
    fail: () => postgres.demote().then(lasts).then(lasts),
    mend: () =>
      until(() =>
        sql(postgres, 'select pg_promote()').then(
          () => true,
          () => false,
        ),
      ),
    refusals: ['503 database_unavailable'],
  },
];

it.each(FAILINGS)(
  '$what: 503 for as long as it is, and all goes on without a restart',
  async ({ refusals, ...failing }) => {
    const { during } = await throughFailure(front, front.clientsAt(url, url, url), failing, LONGEST_MS);
    expect(outcomes(during).filter((outcome) => outcome.startsWith('503'))).toEqual(refusals);
    expect(service.hasEnded).toBe(false);
    await until(async () => (await sql(postgres, LISTENERS)).length === 1);
  },
  TIMEOUT_MS,
);

it(
  'PostgreSQL is slow: so are answers, but within the limits',
  async () => {
    const slow = { what: 'PostgreSQL is slow', fail: () => postgres.slowDown(FAILURE_MS) };
    const { before, during } = await throughFailure(front, front.clientsAt(url, url, url), slow, LONGEST_MS);
    expect(usualTimeOf(during)).toBeGreaterThan(usualTimeOf(before));
  },
  TIMEOUT_MS,
);
