import assert from 'node:assert/strict';
import type { DynamicModule } from '@nestjs/common';
import { routesOfApplication, type NamedRoute } from './application-routes.js';
import { isCarriedOutWithoutBody } from './checks/absent-body.js';
import { isCarriedOut } from './checks/carried-out.js';
import { checksItsFields } from './checks/fields.js';
import { isCarriedOutOnce } from './checks/idempotency.js';
import { keepsStoresApart } from './checks/isolation.js';
import { keepsMetadata } from './checks/metadata.js';
import { isPaged } from './checks/paging.js';
import { areRefusedInOrder } from './checks/refusals.js';
import type { DocumentCheck } from './document-check.js';
import type { Rows } from './request-in-order.js';
import { SERVICE_ROWS } from './rows/service-rows.js';
import { documentCheckOf } from './served-document.js';
import { Trial } from './trial.js';
import { makeWorld, type Connection, type World } from './world.js';

/** Something that is to hold, for a test of one's own runner: `it(name, run)`. */
export interface ConformanceCheck {
  /** Which route, and what holds of it. */
  readonly name: string;
  /** @throws AssertionError in words, when it does not hold */
  readonly run: () => Promise<void>;
}

export interface ConformanceOptions {
  /** As it is served: `StandingOrderModule.forRoot({ modules })`. */
  readonly application: DynamicModule;
  /** A row for each route of one's own; those of the service have theirs. */
  readonly rows?: Rows;
  /**
   * Where it runs, by the time that the first check does. It is filled with stores, so it is one for tests; it needs
   * `FAILED_AUTHORIZATIONS_PER_MINUTE=1000000` and `WEBHOOK_ALLOW_PRIVATE=true`.
   */
  readonly connect: () => Connection | Promise<Connection>;
  /** Of these routes alone. */
  readonly only?: (route: string) => boolean;
}

/**
 * What holds of an application under the contract, whatever its modules: each route that they declare is tried with a
 * request in order, with every fault that the contract knows and with another store's things.
 */
export function conformance({
  application,
  rows = {},
  connect,
  only = () => true,
}: ConformanceOptions): ConformanceCheck[] {
  const routes = routesOfApplication(application).filter(({ name }) => only(name));
  const known: Rows = { ...SERVICE_ROWS, ...rows };
  const world = once(async () => makeWorld(await connect()));
  const document = once(async () => {
    const check = await documentCheckOf((await connect()).url);
    assert.ok(check !== undefined, 'the application gives its document at /openapi.json');
    return check;
  });
  return [
    ...aboutAll(routes, rows, known, document),
    ...routes
      .filter(({ audience }) => audience !== 'anyone')
      .flatMap((route) => aboutOne(route, known, world, document)),
  ];
}

function aboutAll(
  routes: readonly NamedRoute[],
  own: Rows,
  known: Rows,
  document: () => Promise<DocumentCheck>,
): ConformanceCheck[] {
  const underVersion = routes.filter(({ audience }) => audience !== 'anyone');
  const names = new Set(underVersion.map(({ name }) => name));
  return [
    {
      name: 'every route has a row, and every row a route',
      run: async () => {
        assert.deepEqual(
          [...names].filter((name) => known[name] === undefined),
          [],
          'routes without a row',
        );
        assert.deepEqual(
          Object.keys(own).filter((name) => !names.has(name)),
          [],
          'rows without a route',
        );
        return Promise.resolve();
      },
    },
    {
      name: 'every route asks for credentials, but for those that the service has outside the version',
      run: async () => {
        const open = routes.filter(({ audience }) => audience === 'anyone').map(({ name }) => name);
        assert.deepEqual(
          open.filter((name) => !OUTSIDE_VERSION.has(name)),
          [],
          'routes without credentials',
        );
        return Promise.resolve();
      },
    },
    {
      name: 'the document has every route',
      run: async () => {
        const { paths } = (await document()).document;
        const documented = (route: NamedRoute) =>
          paths[`/1.0.0${route.path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[route.method] !== undefined;
        assert.deepEqual(
          underVersion.filter((route) => !documented(route)).map(({ name }) => name),
          [],
        );
      },
    },
  ];
}

/** Routes without credentials, which only the service itself has. */
const OUTSIDE_VERSION: ReadonlySet<string> = new Set([
  'GET /',
  'GET /dashboard',
  'GET /dashboard/{*asset}',
  'GET /docs',
  'GET /docs/errors',
  'GET /docs/guides',
  'GET /docs/guides/:guide',
  'GET /docs/{*asset}',
  'GET /openapi.json',
  'POST /gateways/stripe/:store_id',
]);

function aboutOne(
  route: NamedRoute,
  rows: Rows,
  world: () => Promise<World>,
  document: () => Promise<DocumentCheck>,
): ConformanceCheck[] {
  const changes = route.method !== 'get';
  const takesBody = route.method === 'post' || route.method === 'put';
  const check = (what: string, run: (trial: Trial) => Promise<void>): ConformanceCheck => ({
    name: `${route.name} ${what}`,
    run: async () => {
      const row = rows[route.name];
      assert.ok(row !== undefined, `there is no row for ${route.name}`);
      await run(new Trial(await world(), route, row));
    },
  });
  return [
    check('is carried out as it is declared and documented', isCarriedOut),
    check('is refused in the order of the contract', areRefusedInOrder),
    ...(route.audience === 'store' ? [check('keeps stores apart', keepsStoresApart)] : []),
    ...(takesBody ? [check('checks its fields', async (trial) => checksItsFields(trial, await document()))] : []),
    ...(takesBody ? [check('needs a body only if a field is required', isCarriedOutWithoutBody)] : []),
    ...(takesBody && isOfThings(route) ? [check('keeps metadata', keepsMetadata)] : []),
    ...(route.answer?.list === true ? [check('is a list as the contract has it', isPaged)] : []),
    ...(changes ? [check('is carried out once under an Idempotency-Key', isCarriedOutOnce)] : []),
  ];
}

/** Whether it creates a thing, or changes one of many. */
function isOfThings({ method, status, parameters }: NamedRoute): boolean {
  return method === 'post' ? status === 201 : parameters.length > 0;
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
