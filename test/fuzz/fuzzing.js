import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import { OPERATOR_KEY } from '../bench/servers.js';
import { StoreClient } from '../year/store-client.js';
import { Dice } from './dice.js';
import { Driver, RawDriver } from './drivers.js';
import { Inspection } from './inspection.js';
import { Judge } from './judge.js';
import { maintain } from './maintenance.js';
import { Draw, operationsOf } from './operations.js';
import { COSTLY } from './costly.js';
import { HeldLoop } from './held-loop.js';
import { LateRequests } from './late-requests.js';
import { linkedFrom } from './linked.js';
import { RawRequests, RAW_SHAPES } from './raw-requests.js';
import { UNREAD_SHAPES, UnreadConnections } from './unread-connections.js';
import { DocumentCheck } from '../../dist/conformance/document-check.js';
import { RequestMaker } from './request-maker.js';
import { openShop, openStore, openVictim, ownedByOperator } from './stores.js';
import { loadHarness } from './typescript.js';
import { Values } from './values.js';

/** Requests of each connection between two inspections. */
const ROUND = 400;
/** A store is left for a new one before billing what it has gathered takes long. */
const ROUNDS_OF_A_STORE = 6;
const SHARE_A_STORE = 2;
/** The first time, the service has warmed up. */
const WARM_ROUNDS = 4;
const SMALL_LIMIT = { requests: 4, window_seconds: 10 };
const SEEDS_APART = 1_000;
const BEHIND_MS = 500;
const NEVER_SENT = 'expecting: a body that never comes';

/**
 * Sends requests to a service for so many seconds, and has each answer judged, and the service as a whole every few
 * thousand of them. What is found is told to the tally.
 * @param service that was started with the memory probe
 * @param secrets that the service was started with, which no answer may hold
 */
export async function fuzz({ service, databaseUrl, warningsFile, secrets, tally }, settings) {
  const { url } = service;
  const port = Number(new URL(url).port);
  const dice = new Dice(settings.seed);
  const operator = new StoreClient(url, 'operator', OPERATOR_KEY);
  const victim = await openVictim(operator, url, databaseUrl, dice);
  const late = new LateRequests();
  const { judge, drivers } = await prepare({ operator, victim, url, port, secrets, tally, dice, late }, settings);
  const inspection = new Inspection({ service, databaseUrl, victim, warningsFile, tally });
  const loop = new HeldLoop({ child: service.child, port, late, tally });
  const watching = setInterval(() => [...drivers, loop].forEach((one) => one.watch(performance.now())), 1_000);
  const enterShop = async (group) => {
    const shop = await openShop(operator, url, dice);
    for (const { maker } of drivers.slice(group * SHARE_A_STORE, (group + 1) * SHARE_A_STORE)) maker.enter(shop);
  };
  const groups = Math.ceil(drivers.length / SHARE_A_STORE);
  for (let group = 0; group < groups; group += 1) await enterShop(group);

  loop.begin();
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt > settings.seconds * 1_000;
  const isOver = () => isLate() || inspection.hasEnded || tally.hasEnough;
  const unread = new UnreadConnections({ url, port, child: service.child, shop: drivers[0].maker.store, tally });
  const slow = Promise.all([slowly({ port, judge, tally, late, maker: drivers[0].maker }), unread.run(isOver)]);
  for (let round = 1; !isOver(); round += 1) {
    await Promise.all(drivers.map((driver) => driver.run(ROUND, isOver)));
    if (inspection.hasEnded) break;
    await inspection.victimIsUntouched();
    try {
      if (round % WARM_ROUNDS === 0) await inspection.memoryIsBounded();
      if (inspection.firstResident === undefined) await inspection.residentMemoryIsBounded();
    } catch (error) {
      if (!inspection.hasEnded) throw error;
      break;
    }
    if (round % ROUNDS_OF_A_STORE === 1) await maintain({ driver: drivers[0], tally });
    for (let group = 0; group < groups; group += 1) {
      if ((round + group) % ROUNDS_OF_A_STORE === 0) await enterShop(group);
    }
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await slow;
  for (const driver of drivers) driver.close();
  // What goes on behind the last answers, such as numbers of events, is inspected as well.
  await delay(BEHIND_MS);
  if (!inspection.hasEnded) await loop.confirm();
  await inspection.end();
  clearInterval(watching);
  tally.end();
  tally.report(seconds);
  unread.report();
  loop.report();
  inspection.report();
}

/** Who sends what: each connection has dice of its own, so that others do not change what it asks for. */
async function prepare(
  { operator, victim, url, port, secrets, tally, dice, late },
  { seed, connections, rawConnections },
) {
  const { ODD_VALUES } = await loadHarness('odd-values');
  const document = await (await fetch(`${url}/openapi.json`)).json();
  const judge = new Judge({
    check: new DocumentCheck(document),
    victim,
    secrets: [...secrets, OPERATOR_KEY, victim.key],
  });
  const shared = {
    draw: new Draw(operationsOf(document)),
    values: new Values(document, ODD_VALUES),
    victim,
    operatorKey: OPERATOR_KEY,
    linked: await linkedFrom(url, document),
    others: [await openStore(operator, { limit: SMALL_LIMIT }), await openStore(operator, { standing: 'disabled' })],
  };
  const drivers = [];
  for (let number = 0; number < connections + rawConnections; number += 1) {
    const own = await ownedByOperator(operator, dice);
    const maker = new RequestMaker({ ...shared, number, own, dice: new Dice(seed * SEEDS_APART + number) });
    const isRaw = number >= connections;
    const how = { port, judge, tally, late, maker, name: `${isRaw ? 'raw connection' : 'connection'} ${number}` };
    const firsts = isRaw
      ? shareOf(RAW_SHAPES, number - connections, rawConnections)
      : shareOf(COSTLY, number, connections);
    drivers.push(
      isRaw ? new RawDriver({ ...how, requests: new RawRequests(maker, url, firsts) }) : new Driver({ ...how, firsts }),
    );
  }
  if (connections > 0) tally.require(COSTLY.map(({ name }) => name));
  if (rawConnections > 0) tally.require(RAW_SHAPES);
  tally.require([...UNREAD_SHAPES, NEVER_SENT]);
  return { judge, drivers };
}

function shareOf(shapes, place, places) {
  return shapes.filter((_shape, at) => at % places === place);
}

/** Requests that arrive too slowly, or not at all: they are refused in time, and hold nobody else up meanwhile. */
async function slowly({ port, judge, tally, late, maker }) {
  const starts = ['GET /1.0.0/store HTTP/1.1\r\nHost: x\r\n', 'POST /1.0.0/subscriptions HTTP/1.1\r\nHost: x\r\nX:'];
  const driver = new RawDriver({ name: 'slow connections', port, judge, tally, late });
  const slow = { kind: 'slow', answers: 1, code: 'request_timeout' };
  const { authorization } = maker.store;
  const expecting = Buffer.from(
    `POST /1.0.0/shipping-options HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nAuthorization: ${authorization}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n',
  );
  await Promise.all([
    ...starts.map((start) => driver.send({ ...slow, drops: 20, bytes: Buffer.from(start) })),
    // A body that was invited, and does not come.
    driver.send({ ...slow, shape: NEVER_SENT, bytes: expecting, staysOpen: Infinity, expects: [true] }),
  ]);
}
