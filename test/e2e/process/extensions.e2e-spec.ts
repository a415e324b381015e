import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { StandingOrderModule } from '../../../src/app.module.js';
import type { ApiClient, Shown } from '../../../src/conformance/api-client.js';
import { conformance, type ConformanceCheck } from '../../../src/conformance/conformance.js';
import { resourceRows, type Rows } from '../../../src/conformance/request-in-order.js';
import { buildExample, directoryInPackage, type Planted } from '../../harness/example.js';
import { firstStoreOf, ServiceDirectory, until, type Welcome } from '../../harness/service-process.js';
import { sql } from '../../harness/sql.js';
import { createTestDatabase, redisUrl, type TestDatabase } from '../../harness/test-database.js';
import { OPERATOR_KEY } from '../../harness/test-service.js';

const rowsOf = (word: string): Rows =>
  resourceRows(`/${word}-points`, {
    body: async (store) => {
      const { id } = await store.once('member', '/subscribers', () => ({ email: 'member@example.com' }));
      return { subscriber_id: id, points: 5 };
    },
    change: { points: 6 },
  });

/** The example, under other names: of its module, its path and its table. */
interface Variant {
  readonly word: string;
  readonly planted?: readonly Planted[];
}

/** One program with variants of the example, on a database of its own. */
class Program {
  private constructor(
    private readonly built: { remove(): Promise<void> },
    readonly database: TestDatabase,
    private readonly directory: ServiceDirectory,
    readonly welcome: Welcome,
    readonly checks: readonly ConformanceCheck[],
  ) {}

  static async start(variants: readonly Variant[], settings: Record<string, string> = {}): Promise<Program> {
    const built = await directoryInPackage();
    for (const { word, planted } of variants) {
      await buildExample('loyalty', join(built.path, word), planted, (text) => named(text, word));
    }
    const main = join(built.path, 'main.js');
    await writeFile(main, programOf(variants));
    const database = await createTestDatabase();
    const directory = await ServiceDirectory.make();
    const service = directory.start(
      {
        ...{ DATABASE_URL: database.url, OPERATOR_KEY, LOG_LEVEL: 'silent', MAX_WAIT_MS: '60000' },
        ...{ FAILED_AUTHORIZATIONS_PER_MINUTE: '1000000', WEBHOOK_ALLOW_PRIVATE: 'true' },
        ...{ BILLING_INTERVAL_SECONDS: '0', DELIVERY_INTERVAL_MS: '0' },
        ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
        ...settings,
      },
      [],
      main,
    );
    const welcome = await service.welcomed();
    const modules = await Promise.all(variants.map(({ word }) => moduleIn(join(built.path, word), word)));
    const checks = conformance({
      application: StandingOrderModule.forRoot({ modules }),
      rows: Object.assign({}, ...variants.map(({ word }) => rowsOf(word))) as Rows,
      connect: () => ({ url: welcome.url, operatorKey: OPERATOR_KEY }),
      only: (route) => variants.some(({ word }) => route.includes(`/${word}-points`)),
    });
    return new Program(built, database, directory, welcome, checks);
  }

  async stop(): Promise<void> {
    await this.directory.remove();
    await this.database.drop();
    await this.built.remove();
  }
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const named = (text: string, word: string) =>
  text
    .replaceAll('loyalty', word)
    .replaceAll('Loyalty', capitalised(word))
    .replaceAll(`./${word}.module`, './loyalty.module');

function programOf(variants: readonly Variant[]): string {
  const modules = variants.map(({ word }) => `${capitalised(word)}Module`);
  const imports = variants.map(({ word }, place) => `import { ${modules[place]} } from './${word}/loyalty.module.js';`);
  return [
    `import { serve, StandingOrderModule } from 'standing-order';`,
    ...imports,
    `await serve(StandingOrderModule.forRoot({ modules: [${modules.join(', ')}] }));`,
  ].join('\n');
}

async function moduleIn(directory: string, word: string): Promise<Type> {
  const built = (await import(join(directory, 'loyalty.module.js'))) as Readonly<Record<string, Type>>;
  const module = built[`${capitalised(word)}Module`];
  if (module === undefined) throw new Error(`${directory} has no module`);
  return module;
}

describe('a module of one’s own', () => {
  let loyalty: Program;
  let api: ApiClient;
  beforeAll(async () => {
    loyalty = await Program.start([{ word: 'loyalty' }], { DELIVERY_INTERVAL_MS: '50' });
    api = await firstStoreOf(loyalty.welcome);
  });
  afterAll(() => loyalty?.stop());

  it('is under the whole contract', async () => {
    expect(loyalty.checks.length).toBeGreaterThan(20);
    for (const { run } of loyalty.checks) await run();
  });

  it('hears of each event once, and does each day what falls due, also on the way of a clock', async () => {
    await api.put('/clock', { now: '2026-01-31T12:00:00Z' });
    const { id: subscription_id } = await api.created('/subscriptions', { name: 'Club', type: 'fixed' });
    const option = { subscription_id, name: 'Monthly', cycle: 'monthly', amount: 1950 };
    const { id: billing_option_id } = await api.created('/billing-options', option);
    const { id: subscriber_id } = await api.created('/subscribers', { email: 'a@example.com' });
    await api.created(`/subscribers/${subscriber_id}/payment-methods`, { gateway: 'test', token: 'pm_ok' });
    await api.created('/enrollments', { subscriber_id, billing_option_id });
    for (const now of ['2026-02-10T00:00:00Z', '2026-02-10T00:00:00Z', '2027-03-30T00:00:00Z']) {
      expect((await api.put('/clock', { now })).status).toBe(200);
    }
    const { body } = await api.get('/loyalty-points?page=1&paginate=100');
    const earned = (body as Shown[]).map((one) => [one.created_at, one.points, one.status, one.updated_at]);
    expect(earned.slice(0, 4)).toEqual([
      ['2026-01-31T12:00:00.000Z', 19, 'expired', '2027-01-31T00:00:00.000Z'],
      ['2026-02-28T00:00:00.000Z', 19, 'expired', '2027-02-28T00:00:00.000Z'],
      ['2026-03-31T00:00:00.000Z', 19, 'valid', '2026-03-31T00:00:00.000Z'],
      ['2026-04-30T00:00:00.000Z', 19, 'valid', '2026-04-30T00:00:00.000Z'],
    ]);
    expect(earned).toHaveLength(14);
  });

  it('has its tables made once', async () => {
    const migrated = await sql(loyalty.database, 'select module, number, name from module_migrations');
    expect(migrated).toEqual([{ module: 'loyalty', number: 1, name: '0001-points' }]);
  });
});

describe('a listener that fails, one that never comes to an end, and one that puts its work off', () => {
  const broken: Planted = ['points.service.ts', 'if (earned > 0)', `if (earned === 19) throw new Error('not now');`];
  const hanging: Planted = ['points.service.ts', 'if (earned > 0)', `if (earned === 19) await new Promise(() => 0);`];
  const hangingAtFirst: Planted = [
    'points.service.ts',
    'if (earned > 0)',
    `if (earned === 5) await new Promise(() => 0);`,
  ];
  const later: Planted = [
    'points.service.ts',
    'await this.give(caller, { subscriber_id, points: earned, invoice_id: id, metadata: {} });',
    `{
      const input = { subscriber_id, points: earned, invoice_id: id, metadata: {} };
      await caller.afterCommit(async () => void (await this.give(caller, input)));
    }`,
  ];
  let program: Program;
  beforeAll(async () => {
    const variants = [
      { word: 'broken', planted: [broken] },
      { word: 'hanging', planted: [hanging] },
      { word: 'unmoved', planted: [hangingAtFirst] },
      { word: 'later', planted: [later] },
      { word: 'sound' },
    ];
    program = await Program.start(variants, { DELIVERY_INTERVAL_MS: '50' });
  });
  afterAll(() => program?.stop());

  it('leave nothing behind, wait longer each time, are called again, and hold up nobody else', async () => {
    const api = await firstStoreOf(program.welcome);
    const { id: subscriber_id } = await api.created('/subscribers', { email: 'a@example.com' });
    for (const amount of [500, 1950, 700]) {
      const { id } = await api.created('/invoices', { subscriber_id, lines: [{ description: 'd', amount }] });
      await api.created(`/invoices/${id}/pay`, { reference: 'Transfer' });
    }
    const failures = async (least: number) => {
      const rows = await sql<{ listener: string }>(
        program.database,
        'select listener from event_listeners where failures >= $1 order by listener',
        [least],
      );
      return rows.map(({ listener }) => listener.split('.')[0]);
    };
    await until(async () => (await failures(2)).includes('BrokenModule'));
    // All at one moment: what hangs is told alone what it had heard before, and has then not failed until it hangs again.
    const failing = ['BrokenModule', 'HangingModule', 'UnmovedModule'];
    await until(async () => (await failures(1)).join() === failing.join());
    const pointsOf = async (word: string) =>
      ((await api.get(`/${word}-points`)).body as Shown[] | undefined)?.map(({ points }) => points);
    expect(await pointsOf('sound')).toEqual([5, 19, 7]);
    expect(await pointsOf('later')).toEqual([5, 19, 7]);
    expect(await pointsOf('broken')).toEqual([5]);
    expect(await pointsOf('unmoved')).toBeUndefined();
  });
});

const DTO = 'points.dto.ts';
const CONTROLLER = 'points.controller.ts';
const WITH_SQL: Planted = [CONTROLLER, 'import { Body', `import { Page, sql } from 'standing-order';\nimport { Body`];

/** One at a time: what is wrong, how it is put in, and the check that is to find it. */
const FAULTS: readonly (readonly [fault: string, planted: readonly Planted[], check: string])[] = [
  [
    'a list without a store id',
    [
      WITH_SQL,
      [
        CONTROLLER,
        'return points.list(caller, listing);',
        `return sql\`select * from loyalty_points order by id limit 100\`.execute(caller.scope.queries)
            .then(({ rows }) => new Page(rows.map(({ store_id, ...row }) => row), rows.length, listing.paging, null));`,
      ],
    ],
    'GET /loyalty-points keeps stores apart',
  ],
  [
    'another store’s row',
    [
      WITH_SQL,
      [
        CONTROLLER,
        'return points.get(caller, id);',
        `return sql\`select * from loyalty_points where id = \${id}\`.execute(caller.scope.queries)
            .then(async ({ rows: [row] }) => {
              if (row === undefined) return points.get(caller, id);
              const { store_id, ...shown } = row;
              return shown;
            });`,
      ],
    ],
    'GET /loyalty-points/:id keeps stores apart',
  ],
  [
    'another store’s row that is changed',
    [
      WITH_SQL,
      [
        CONTROLLER,
        'return points.remove(caller, id);',
        `return sql\`delete from loyalty_points where id = \${id} returning *\`.execute(caller.scope.queries)
            .then(({ rows: [row] }) => {
              if (row === undefined) return points.remove(caller, id);
              const { store_id, ...shown } = row;
              return shown;
            });`,
      ],
    ],
    'DELETE /loyalty-points/:id keeps stores apart',
  ],
  [
    'a route that asks for no credentials',
    [
      [
        CONTROLLER,
        '@Controller(',
        `@((target) => Reflect.defineMetadata('so:audience', 'anyone', target))\n@Controller(`,
      ],
    ],
    'every route asks for credentials',
  ],
  [
    'a route without a row',
    [[CONTROLLER, `@Get(':id')`, `@Get('all/expired')\n  @ReturnsList(PointsBody)\n  expired() {}\n\n  @Get(':id')`]],
    'every route has a row',
  ],
  [
    'a field that nothing checks',
    [
      [DTO, 'import {', `import { Allow } from 'class-validator';\nimport {`],
      [DTO, '@Nullable()\n  @IsText()\n  reason', '@Allow()\n  reason'],
    ],
    'POST /loyalty-points checks its fields',
  ],
  [
    'a body that nothing checks',
    [[CONTROLLER, '@Body() input: NewPoints', '@Body() input: object']],
    'POST /loyalty-points checks its fields',
  ],
  [
    'a thing without metadata',
    [[DTO, '  @IsMetadata()\n  metadata: Metadata = {};\n', '']],
    'POST /loyalty-points keeps metadata',
  ],
  [
    'a 201 that should be a 200',
    [
      [CONTROLLER, 'import { Body', 'import { HttpCode, Body'],
      [CONTROLLER, `@Put(':id')`, `@Put(':id')\n  @HttpCode(201)`],
    ],
    'PUT /loyalty-points/:id is carried out as it is declared and documented',
  ],
  [
    'a 200 that should be a 201',
    [
      [CONTROLLER, 'import { Body', 'import { HttpCode, Body'],
      [CONTROLLER, '@Post()', '@Post()\n  @HttpCode(200)'],
    ],
    'POST /loyalty-points is carried out as it is declared and documented',
  ],
];

describe('the kit finds', () => {
  const word = (place: number) => `faulty${String.fromCharCode(97 + place)}`;
  let program: Program;
  beforeAll(async () => {
    program = await Program.start(FAULTS.map(([, planted], place) => ({ word: word(place), planted })));
  });
  afterAll(() => program?.stop());

  it.each(FAULTS.map(([fault, , check], place) => ({ fault, check, place })))('$fault', async ({ check, place }) => {
    const name = named(check, word(place));
    const found = program.checks.find((one) => one.name.startsWith(name));
    const { message } = await failureOf(found);
    // Of checks that are about all routes, the message says which.
    expect(`${name}: ${message}`).toContain(word(place));
  });
});

async function failureOf(check: ConformanceCheck | undefined): Promise<Error> {
  try {
    await check?.run();
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${check?.name ?? 'no check'} holds`);
}

it('the example is compiled by the command of docs/extending.md', async () => {
  const page = await readFile(join(__dirname, '..', '..', '..', 'docs', 'extending.md'), 'utf8');
  const [, command = ''] = /npm run build && npx (tsc .*) && node dist\/examples\/loyalty\/main\.js/.exec(page) ?? [];
  const [program = '', ...options] = command.split(' ');
  const compiler = join(__dirname, '..', '..', '..', 'node_modules', '.bin', program);
  await promisify(execFile)(compiler, options, { cwd: join(__dirname, '..', '..', '..') });
});

it('the example is short', async () => {
  const directory = join(__dirname, '..', '..', 'examples', 'loyalty');
  const texts = await Promise.all((await readdir(directory)).map((file) => readFile(join(directory, file), 'utf8')));
  expect(texts.join('').split('\n').length).toBeLessThan(150);
});
