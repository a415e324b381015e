import { mkdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILURE_MS, outcomes, TIMEOUT_MS, throughFailure } from '../../../../harness/failure-story.js';
import { ServiceDirectory, type ServiceProcess } from '../../../../harness/service-process.js';
import { SmallDisk, smallDiskIsToBeHad } from '../../../../harness/small-disk.js';
import { sql, wholeDatabase } from '../../../../harness/sql.js';
import { Storefront, STOREFRONT } from '../../../../harness/storefront.js';

const MEGABYTES = 160;
const LONGEST_MS = 6_000;

let directory: ServiceDirectory;
let disk: SmallDisk;
let service: ServiceProcess;
let front: Storefront;
let url: string;
let database: { url: string };

if (!smallDiskIsToBeHad) console.warn('Left out: this user may mount no small disk, so nothing ran on a full one.');

beforeAll(async () => {
  if (!smallDiskIsToBeHad) return;
  directory = await ServiceDirectory.make();
  await mkdir(directory.dataDir);
  disk = await SmallDisk.over(directory.dataDir, MEGABYTES);
  service = directory.start({ ...STOREFRONT, DATA_DIR: directory.dataDir, STATEMENT_TIMEOUT_MS: '1000' }, disk.prefix);
  const welcome = await service.welcomed();
  ({ url } = welcome);
  database = { url: await databaseUrl(disk) };
  front = await Storefront.open(welcome, database.url);
}, 60_000);
afterAll(async () => {
  await front?.close();
  await service?.kill('SIGTERM');
  await disk?.remove();
  await directory?.remove();
});

/** Of the embedded database, which writes down where its socket is. */
async function databaseUrl(on: SmallDisk): Promise<string> {
  const [, , , port, socket = ''] = (await readFile(on.seen('postgres', 'postmaster.pid'), 'utf8')).split('\n');
  return `postgres://standing_order@localhost/standing_order?host=${encodeURIComponent(socket)}&port=${port}`;
}

(smallDiskIsToBeHad ? describe : describe.skip)('the disk of the embedded database', () => {
  it.each([
    ['is full', () => Promise.resolve()],
    [
      'is full, and the log of the database has come to the end of its file',
      async () => void (await sql(database, 'select pg_switch_wal()').catch(() => undefined)),
    ],
  ])(
    '%s: 503 for as long as it is, and all goes on without a restart',
    async (what, then) => {
      const fail = async () => {
        await disk.fill();
        await then();
        await delay(2 * FAILURE_MS);
      };
      const failing = { what: `The disk ${what}`, fail, mend: () => disk.free() };
      const { during } = await throughFailure(front, front.clientsAt(url, url, url), failing, LONGEST_MS);
      expect(outcomes(during)).toContain('503 database_unavailable');
      expect(service.hasEnded).toBe(false);
      // Every page is read, and held to its checksum.
      await wholeDatabase(database);
      const failures = 'select sum(checksum_failures)::int as failures from pg_stat_database';
      expect(await sql(database, failures)).toEqual([{ failures: 0 }]);
    },
    TIMEOUT_MS,
  );
});
