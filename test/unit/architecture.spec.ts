import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  areaOf,
  circleIn,
  holdsSql,
  isAny,
  isDecorator,
  isForwardRef,
  isReExport,
  parseSourceFile,
  piecesOf,
  readSourceFiles,
  readsTheEnvironment,
  readsTheTime,
  roleOf,
  type SourceFile,
} from './source-files.js';

const FILES = readSourceFiles(join(__dirname, '../../src'));

/** What each part may see besides itself: the arrows of the picture in the README. */
const SEES: Record<string, readonly string[]> = {
  domain: [],
  platform: ['domain'],
  contract: ['platform', 'domain'],
  stores: ['contract', 'platform', 'domain'],
  catalog: ['stores', 'contract', 'platform', 'domain'],
  subscribers: ['catalog', 'stores', 'contract', 'platform', 'domain'],
  usage: ['subscribers', 'catalog', 'stores', 'contract', 'platform', 'domain'],
  payments: ['subscribers', 'stores', 'contract', 'platform', 'domain'],
  billing: ['catalog', 'subscribers', 'usage', 'payments', 'stores', 'contract', 'platform', 'domain'],
  webhooks: ['stores', 'contract', 'platform', 'domain'],
  reports: ['stores', 'contract', 'platform', 'domain'],
  explorer: ['contract', 'platform', 'domain'],
  extensions: ['webhooks', 'contract', 'platform', 'domain'],
  conformance: ['explorer', 'contract', 'platform', 'domain'],
  // It knows the service from outside, by HTTP: what it imported would have to run wherever it does.
  client: [],
  // A caller like any other: of the server it sees what comes over HTTP.
  demo: ['domain'],
  cli: ['client', 'domain'],
};

const FEATURES = new Set(Object.keys(SEES).filter((area) => !['domain', 'platform', 'contract'].includes(area)));

/** What lies right below src, and sees everything. */
const TOP = [
  ...['app.module.ts', 'app.setup.ts', 'installation.module.ts'],
  ...['main.ts', 'serve.ts', 'service.ts', 'standing-order.ts', 'welcome.ts'],
];

/** What the package promises is said in these, which have nothing of their own. */
const isEntry = ({ path }: SourceFile) => ['standing-order.ts', 'conformance/conformance-kit.ts'].includes(path);

/** What nobody writes: `npm run client:types` makes it. */
const GENERATED = new Set(['client/api-types.ts']);

/** What one feature may see of another; a file without a role is a plain one. */
const VISIBLE = new Set([undefined, 'module', 'service', 'resource', 'rules', 'dto']);

const ROLES = new Set([
  ...['module', 'controller', 'dto', 'service', 'repository', 'resource', 'rules', 'job'],
  ...['guard', 'interceptor', 'pipe', 'filter', 'decorator', 'decorators', 'adapter', 'storage', 'gateway', 'rows'],
]);

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z]+)?\.ts$/;
const MEANS_NOTHING = /^(index|utils?|common|helpers?|base|shared|misc|types|interfaces|constants|lib)$/;

const within =
  (...folders: string[]) =>
  (file: SourceFile) =>
    folders.some((folder) => file.path.startsWith(folder));
const among =
  (...roles: (string | undefined)[]) =>
  (file: SourceFile) =>
    roles.includes(roleOf(file.path));

/** Each import that the rule forbids, as `from → to`. */
function importsThat(forbidden: (to: string, from: string) => boolean, files: readonly SourceFile[] = FILES): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((to) => forbidden(to, path)).map((to) => `${path} → ${to}`),
  );
}

describe('the arrows', () => {
  it('are drawn between all that lies in src', () => {
    const areas = new Set(FILES.map(({ path }) => areaOf(path)));
    expect([...areas].filter((area) => !(area in SEES) && !TOP.includes(area))).toEqual([]);
    expect(FILES.length).toBeGreaterThan(150);
  });

  it('point down only', () => {
    const upward = importsThat((to, from) => {
      const [area, other] = [areaOf(from), areaOf(to)];
      return !TOP.includes(area) && area !== other && !(SEES[area] ?? []).includes(other);
    });
    expect(upward).toEqual([]);
  });

  it('never close a circle, types included', () => {
    expect(circleIn(FILES)).toBeUndefined();
  });

  it('end, between features, at modules, services, resources and pure files', () => {
    const hidden = importsThat((to, from) => {
      const [area, other] = [areaOf(from), areaOf(to)];
      return FEATURES.has(area) && FEATURES.has(other) && area !== other && !VISIBLE.has(roleOf(to));
    });
    expect(hidden).toEqual([]);
  });

  it('do not lead from a controller to a repository, nor to another controller', () => {
    const controllers = FILES.filter(among('controller'));
    expect(importsThat((to) => ['repository', 'controller'].includes(roleOf(to) ?? ''), controllers)).toEqual([]);
  });

  it('lead to files that are there', () => {
    const paths = new Set(FILES.map(({ path }) => path));
    expect(importsThat((to) => !paths.has(to))).toEqual([]);
  });
});

describe('what is pure', () => {
  it('in the domain rests on no package but for decimals', () => {
    const packages = FILES.filter(within('domain/')).flatMap(({ path, packages }) =>
      packages.map((name) => `${path} ${name}`),
    );
    expect(packages.filter((found) => !found.endsWith(' decimal.js'))).toEqual([]);
  });

  it('in the rules of features sees the domain, faults and other rules alone', () => {
    const rules = FILES.filter((file) => FEATURES.has(areaOf(file.path)) && roleOf(file.path) === 'rules');
    expect(rules.length).toBeGreaterThan(3);
    expect(rules.flatMap(({ path, packages }) => packages.map((name) => `${path} ${name}`))).toEqual([]);
    const impure = importsThat(
      (to) =>
        !to.startsWith('domain/') && !['rules', undefined].includes(roleOf(to)) && !to.startsWith('contract/failures/'),
      rules,
    );
    expect(impure).toEqual([]);
  });
});

describe('the client', () => {
  it('rests on no package but for webhooks', () => {
    const packages = FILES.filter(within('client/')).flatMap((file) => file.packages);
    expect([...new Set(packages)]).toEqual(['standardwebhooks']);
  });
});

describe('what has one home', () => {
  const elsewhere = (home: (file: SourceFile) => boolean) => FILES.filter((file) => !home(file));
  const isHomeOfSql = (file: SourceFile) => among('repository')(file) || within('platform/database/')(file);

  it('SQL: repositories, and platform/database', () => {
    expect(elsewhere(isHomeOfSql).flatMap((file) => piecesOf(file, holdsSql))).toEqual([]);
    expect(FILES.filter(isHomeOfSql).flatMap((file) => piecesOf(file, holdsSql)).length).toBeGreaterThan(10);
  });

  it('the driver and the query builder: the same', () => {
    const users = elsewhere((file) => isHomeOfSql(file) || isEntry(file)).filter(({ packages }) =>
      packages.some((name) => /^(pg|kysely)(\/|$)/.test(name)),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it('the time: platform/clock, but for the Date header of an answer that Node does not write', () => {
    const pieces = elsewhere(within('platform/clock/')).flatMap((file) => piecesOf(file, readsTheTime));
    expect(pieces).toEqual([expect.stringMatching(/^contract\/http\/failure-response\.ts:\d+ new Date\(\)$/)]);
  });

  it('the environment: platform/config, which it is handed to; the demo, which starts a service; and the command line', () => {
    expect(
      elsewhere(within('platform/config/', 'serve.ts', 'demo/main.ts', 'cli/main.ts')).flatMap((file) =>
        piecesOf(file, readsTheEnvironment),
      ),
    ).toEqual([]);
  });
});

describe('names', () => {
  const offending = (offends: (path: string) => boolean) => FILES.map(({ path }) => path).filter(offends);

  it('are lower case, with hyphens between words', () => {
    expect(offending((path) => !NAME.test(path.split('/').at(-1) ?? ''))).toEqual([]);
    expect(
      offending((path) =>
        path
          .split('/')
          .slice(0, -1)
          .some((folder) => !/^[a-z]+(-[a-z]+)*$/.test(folder)),
      ),
    ).toEqual([]);
  });

  it('end in what the file is, if it is anything to Nest or to a feature', () => {
    const known = (role: string | undefined) => role === undefined || ROLES.has(role);
    expect(offending((path) => !known(roleOf(path)) && !TOP.includes(path))).toEqual([]);
  });

  it('say what the file is about', () => {
    expect(offending((path) => path.split(/[/.]/).some((part) => MEANS_NOTHING.test(part)))).toEqual([]);
  });

  it.each([
    ['Controller', 'controller'],
    ['Module', 'module'],
    ['Catch', 'filter'],
  ])('@%s makes a %s', (decorator, role) => {
    const decorated = FILES.filter((file) => piecesOf(file, isDecorator(decorator)).length > 0);
    expect(decorated.filter((file) => !among(role)(file)).map(({ path }) => path)).toEqual([]);
    const bare = FILES.filter((file) => among(role)(file) && !decorated.includes(file));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});

describe('the code', () => {
  it.each([
    ['any', isAny],
    ['forwardRef', isForwardRef],
    ['barrel', isReExport],
  ])('has no %s', (_, isSought) => {
    const files = FILES.filter((file) => !(isSought === isReExport && isEntry(file)));
    expect(files.flatMap((file) => piecesOf(file, isSought))).toEqual([]);
  });

  it('fits on a screen in half of its files, and is nowhere long', () => {
    const written = FILES.filter(({ path }) => !GENERATED.has(path));
    const lines = written.map((file) => file.lines).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(60);
    expect(written.filter((file) => file.lines > 250).map(({ path }) => path)).toEqual([]);
  });
});

describe('the eye of this test', () => {
  const seen = (text: string, isSought: Parameters<typeof piecesOf>[1]) =>
    piecesOf(parseSourceFile('x.ts', text), isSought).length > 0;

  it.each([
    ['const a = new Date();', true],
    ['const a = new Date;', true],
    ['const a = Date.now();', true],
    ['const a = Date();', true],
    ['const a = [1].map(Date.now);', true],
    ['const a = performance.timeOrigin;', true],
    ['const a = new Date(text);', false],
    ['const a = performance.now();', false],
    ['const a = Date.parse(text);', false],
    ['// new Date()', false],
  ])('sees the time in %s: %p', (text, expected) => expect(seen(text, readsTheTime)).toBe(expected));

  it.each([
    ['await sql`select 1`.execute(queries);', true],
    ["queries.selectFrom('stores');", true],
    ["queries.insertInto('stores');", true],
    ['CompiledQuery.raw(text, values);', true],
    ["client.query('select 1');", true],
    ["client.query('select id from stores');", true],
    ["client.query('select now()');", true],
    ['client.query(`select ${columns} from ${table}`);', true],
    ['client.query(`insert into ${table} values ($1)`);', true],
    ['client.query(`delete from ${table}`);', true],
    ["client.query('update stores set name = $1');", true],
    ["client.query('savepoint work');", true],
    ["const text = 'Select a subscription, then a billing option';", false],
    ["const text = 'Update the store';", false],
    ["const text = 'With a key';", false],
    ['/** select id from stores */', false],
  ])('sees SQL in %s: %p', (text, expected) => expect(seen(text, holdsSql)).toBe(expected));

  it.each([
    ['const a = process.env.PORT;', true],
    ["const a = process.env['PORT'];", true],
    ['const { env } = process;', true],
    ['const a = process.pid;', false],
  ])('sees the environment in %s: %p', (text, expected) => expect(seen(text, readsTheEnvironment)).toBe(expected));

  it.each([
    ['let a: any;', isAny, true],
    ['const a = b as any;', isAny, true],
    ['const any = 1; // any', isAny, false],
    ['forwardRef(() => A);', isForwardRef, true],
    ["export * from './a.js';", isReExport, true],
    ["export { a } from './a.js';", isReExport, true],
    ["export type { A } from './a.js';", isReExport, true],
    ['export { a };', isReExport, false],
    ['@Controller() class A {}', isDecorator('Controller'), true],
    ['@Controller class A {}', isDecorator('Module'), false],
  ] as const)('sees what is not to be there in %s: %#', (text, isSought, expected) => {
    expect(seen(text, isSought)).toBe(expected);
  });

  it.each([
    ["import { a } from './b.js';", ['x/b.ts'], []],
    ["import type { A } from '../y/b.js';", ['y/b.ts'], []],
    ["import './b.js'; import c from 'c';", ['x/b.ts'], ['c']],
    ["const b = await import('./b.js');", ['x/b.ts'], []],
    ["export { b } from './b.js';", ['x/b.ts'], []],
  ])('sees the imports of %s', (text, imports, packages) => {
    expect(parseSourceFile('x/a.ts', text)).toMatchObject({ imports, packages });
  });

  it('sees circles', () => {
    const file = (path: string, to: string) => parseSourceFile(path, `import type { X } from './${to}.js';`);
    expect(circleIn([file('a.ts', 'b'), file('b.ts', 'c'), file('c.ts', 'b')])).toEqual(['b.ts', 'c.ts', 'b.ts']);
    expect(circleIn([file('a.ts', 'b'), file('b.ts', 'c')])).toBeUndefined();
  });
});
