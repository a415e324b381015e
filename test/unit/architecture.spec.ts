import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SRC = join(__dirname, '../../src');

interface SourceFile {
  /** Below `src`, such as `contract/caller.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments, so that words in them count for nothing. */
  readonly code: string;
  /** What it imports of this project, below `src`. */
  readonly imports: readonly string[];
  /** The packages and Node modules that it imports. */
  readonly packages: readonly string[];
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'))
  .map(sourceFile);
const BY_PATH = new Map(FILES.map((file) => [file.path, file]));

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(SRC, path), 'utf8');
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
  const names = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
  const own = names.filter((name) => name.startsWith('.'));
  return {
    path,
    text,
    code,
    imports: own.map((name) => normalize(join(dirname(path), name)).replace(/\.js$/, '.ts')),
    packages: names.filter((name) => !name.startsWith('.')),
  };
}

/** The first folder, or `.` for the files on top, which put everything together. */
function layerOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '.';
}

/** What each layer may see besides itself. A new feature needs a line here, which is where its place is decided. */
const SEES: Record<string, readonly string[]> = {
  '.': ['domain', 'platform', 'contract', 'stores', 'catalog', 'subscribers', 'explorer'],
  domain: [],
  platform: ['domain'],
  contract: ['domain', 'platform'],
  stores: ['domain', 'platform', 'contract'],
  catalog: ['domain', 'platform', 'contract', 'stores'],
  subscribers: ['domain', 'platform', 'contract', 'stores', 'catalog'],
  explorer: ['domain', 'platform', 'contract'],
};

const FEATURES = ['stores', 'catalog', 'subscribers'];

const where = (holds: (file: SourceFile) => boolean) => FILES.filter(holds).map(({ path }) => path);

describe('arrows point down only', () => {
  it('every folder has its place', () => {
    expect([...new Set(FILES.map(({ path }) => layerOf(path)))].sort()).toEqual(Object.keys(SEES).sort());
  });

  it('every import is of the same folder or of one that it may see', () => {
    const wrong = FILES.flatMap(({ path, imports }) =>
      imports
        .filter((imported) => layerOf(imported) !== layerOf(path) && !SEES[layerOf(path)]?.includes(layerOf(imported)))
        .map((imported) => `${path} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('the imports that the test reads are all there, so that it does not look past any', () => {
    const unknown = FILES.flatMap(({ path, imports }) =>
      imports.filter((imported) => !BY_PATH.has(imported)).map((imported) => `${path} imports ${imported}`),
    );
    expect(unknown).toEqual([]);
    expect(FILES.length).toBeGreaterThan(100);
  });

  it('across features only modules, services, resources and pure files are visible', () => {
    const visible = /\.(module|service|resource|rules|dto)\.ts$|^[^.]+\.ts$/;
    const wrong = FILES.flatMap(({ path, imports }) =>
      imports
        .filter((imported) => FEATURES.includes(layerOf(imported)) && layerOf(imported) !== layerOf(path))
        .filter((imported) => !visible.test(imported))
        .map((imported) => `${path} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('no import leads back to where it began', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const imported of runtimeImports(path)) visit(imported, [...trail, path]);
      state.set(path, 'done');
    };
    for (const { path } of FILES) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

/** Imports that are there when the program runs: those of types alone are gone by then. */
function runtimeImports(path: string): string[] {
  const code = BY_PATH.get(path)?.code ?? '';
  return [...code.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'(\.[^']+)'/gm)].map(([, name = '']) =>
    normalize(join(dirname(path), name)).replace(/\.js$/, '.ts'),
  );
}

describe('each thing has its one home', () => {
  it('the domain uses no package and no module of Node', () => {
    expect(where(({ path, packages }) => layerOf(path) === 'domain' && packages.length > 0)).toEqual([]);
  });

  it('rules are pure: they import no package, and of the project only types, faults and other rules', () => {
    const rules = FILES.filter(({ path }) => path.endsWith('.rules.ts') && FEATURES.includes(layerOf(path)));
    expect(rules.length).toBeGreaterThan(2);
    for (const { path, packages } of rules) {
      const imports = runtimeImports(path).filter((imported) => !/fault\.ts$|\.rules\.ts$|^domain\//.test(imported));
      expect({ path, packages, imports }).toEqual({ path, packages: [], imports: [] });
    }
  });

  it('SQL stands in repositories and in platform/database alone', () => {
    const sql =
      /\bsql`|\bsql<|CompiledQuery|\.(selectFrom|insertInto|updateTable|deleteFrom)\(|`\s*(select|insert into|update|delete from)\b/i;
    expect(where(({ path, code }) => sql.test(code) && !/\.repository\.ts$|^platform\/database\//.test(path))).toEqual(
      [],
    );
  });

  it('only the clock reads the time', () => {
    const reads = where(
      ({ path, code }) => /new Date\(\)|Date\.now\(\)/.test(code) && !path.startsWith('platform/clock/'),
    );
    // The Date header of an answer that is written on a bare socket, where Node writes none.
    expect(reads).toEqual(['contract/http/refusal.ts']);
  });

  it('only main reads the environment, and hands it to the configuration', () => {
    expect(where(({ code }) => code.includes('process.env'))).toEqual(['main.ts']);
  });

  it('only the table of failures and the edge of the contract know a status', () => {
    const names = where(
      ({ path, code }) => /\b(HttpStatus|HttpException|HttpCode)\b/.test(code) && layerOf(path) !== 'contract',
    );
    expect(names.filter((path) => layerOf(path) !== 'explorer')).toEqual([]);
  });
});

describe('names and size', () => {
  it('no file is called utils, common or helpers, and none is a barrel', () => {
    expect(where(({ path }) => /(^|[/.-])(utils?|common|helpers?|index|base)([/.-]|$)/.test(path))).toEqual([]);
    expect(where(({ code }) => /^export \* from/m.test(code))).toEqual([]);
  });

  it('suffixes are those of the roles that the README names', () => {
    const roles = new Set(['controller', 'dto', 'service', 'repository', 'resource', 'rules', 'module', 'guard']);
    for (const role of ['interceptor', 'pipe', 'filter', 'decorator', 'decorators', 'adapter', 'storage', 'setup'])
      roles.add(role);
    const suffixes = FILES.map(({ path }) => basename(path).split('.').slice(1, -1)).flat();
    expect([...new Set(suffixes)].filter((suffix) => !roles.has(suffix))).toEqual([]);
  });

  it('no any, no forwardRef', () => {
    expect(where(({ code }) => /:\s*any\b|<any>|as any\b|any\[\]|forwardRef/.test(code))).toEqual([]);
  });

  it('half of the files fit on a screen, and none needs many', () => {
    const lines = FILES.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    const sorted = lines.map((file) => file.lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
    expect(lines.filter((file) => file.lines > 250)).toEqual([]);
  });

  it('the README maps every folder of src', () => {
    const readme = readFileSync(join(SRC, '../README.md'), 'utf8');
    const unmapped = Object.keys(SEES).filter((layer) => layer !== '.' && !readme.includes(`\`${layer}/\``));
    expect(unmapped).toEqual([]);
  });
});
