import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workedProration } from '../../src/explorer/guides/worked-proration.js';
import { anchorsOf, isKnownPath, namedPaths, namedScripts, relativeLinks } from './markdown-references.js';
import { projectPaths } from './project-files.js';

const ROOT = join(__dirname, '../..');
const PATHS = projectPaths();
const PAGES = PATHS.filter((path) => path.endsWith('.md'));
const FOLDER_PAGES = [
  'src/billing/README.md',
  'src/contract/README.md',
  'src/contract/validation/README.md',
  'src/webhooks/README.md',
  'src/platform/database/README.md',
  'test/README.md',
];

const MOST_README_BYTES = 9 * 1024;
const MOST_README_LINES = 170;
const WIDEST_ROW = 120;
const MOST_DECISION_LINES = 40;
const MOST_IMAGE_BYTES = 150_000;

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const linesOf = (path: string) => read(path).trimEnd().split('\n');

interface Manifest {
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly files: readonly string[];
}

const manifest = JSON.parse(read('package.json')) as Manifest;

/** What is wrong, as `page: text`, of all that the pages say. */
function wrong(said: (markdown: string) => string[], isRight: (page: string, text: string) => boolean): string[] {
  return PAGES.flatMap((page) =>
    said(read(page))
      .filter((text) => !isRight(page, text))
      .map((text) => `${page}: ${text}`),
  );
}

/** The path that a link leads to, from the root. */
function targetOf(page: string, link: string): string {
  const [path = ''] = link.split('#');
  return path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, '');
}

function leadsSomewhere(page: string, link: string): boolean {
  const target = targetOf(page, link);
  const [, anchor] = link.split('#');
  if (!PATHS.includes(target)) return false;
  return anchor === undefined || (target.endsWith('.md') && anchorsOf(read(target)).has(anchor));
}

/** Whether npm packs a file: see `files` of package.json. README, LICENSE and package.json are always packed. */
function isPacked(path: string): boolean {
  if (['README.md', 'LICENSE', 'package.json'].includes(path)) return true;
  return manifest.files.some((pattern) => matches(pattern, path));
}

function matches(pattern: string, path: string): boolean {
  const [start = '', end] = pattern.split('**/');
  if (end !== undefined) return path.startsWith(start) && path.endsWith(end);
  return path === pattern || path.startsWith(`${pattern}/`);
}

describe('the pages of the project', () => {
  it('are all there that a reader expects', () => {
    const expected = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...FOLDER_PAGES];
    expect(expected.filter((page) => !PAGES.includes(page))).toEqual([]);
  });

  it('link only to files and headings that exist', () => {
    expect(wrong(relativeLinks, leadsSomewhere)).toEqual([]);
    expect(PAGES.flatMap((page) => relativeLinks(read(page))).length).toBeGreaterThan(60);
  });

  it('name only files and folders that exist', () => {
    // Some packages are called as files are: `decimal.js`.
    const isPackage = (name: string) => Object.hasOwn(manifest.dependencies, name);
    expect(wrong(namedPaths, (page, path) => isPackage(path) || isKnownPath(page, path, PATHS))).toEqual([]);
    expect(PAGES.flatMap((page) => namedPaths(read(page))).length).toBeGreaterThan(100);
  });

  it('name only scripts that package.json has', () => {
    expect(wrong(namedScripts, (_, name) => Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });

  it('have no table that is wider than a screen', () => {
    const rows = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(wrong(rows, (_, row) => [...row].length <= WIDEST_ROW)).toEqual([]);
  });

  it('are linked from somewhere, each of them', () => {
    const linked = new Set(PAGES.flatMap((page) => relativeLinks(read(page)).map((link) => targetOf(page, link))));
    expect(PAGES.filter((page) => page !== 'README.md' && !linked.has(page))).toEqual([]);
  });
});

describe('the README', () => {
  it('is one page', () => {
    expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(MOST_README_BYTES);
    expect(linesOf('README.md').length).toBeLessThanOrEqual(MOST_README_LINES);
  });

  it('links only to what the package has too', () => {
    const targets = relativeLinks(read('README.md')).map((link) => targetOf('README.md', link));
    expect(targets.filter((target) => !isPacked(target))).toEqual([]);
    expect(isPacked('.deploy/README.md')).toBe(false);
  });

  it('shows a screenshot that loads quickly', () => {
    const images = PATHS.filter((path) => path.endsWith('.png'));
    expect(images.filter((path) => readFileSync(join(ROOT, path)).length > MOST_IMAGE_BYTES)).toEqual([]);
    expect(images.length).toBeGreaterThan(0);
  });
});

describe('a decision record', () => {
  it('fits on a screen and says what was measured', () => {
    const records = PAGES.filter((page) => /^docs\/decisions\/\d{4}-/.test(page));
    expect(records.length).toBeGreaterThanOrEqual(12);
    expect(records.filter((page) => linesOf(page).length > MOST_DECISION_LINES)).toEqual([]);
    expect(records.filter((page) => !/^\*\*Measured/m.test(read(page)))).toEqual([]);
  });
});

describe('the README of a folder', () => {
  it('has 20 to 60 lines', () => {
    const lengths = FOLDER_PAGES.map((page) => ({ page, lines: linesOf(page).length }));
    expect(lengths.filter(({ lines }) => lines < 20 || lines > 60)).toEqual([]);
  });

  it('of billing shows the amounts that billing computes', () => {
    const page = read('src/billing/README.md');
    const { first, periodEnd, daysInPeriod, daysLeft, modes } = workedProration();
    const amounts = [first, ...modes.flatMap(({ onTheDay, next }) => [...(onTheDay ? [onTheDay] : []), next])]
      .flatMap(({ lines }) => lines)
      .map(({ amount }) => (amount / 100).toFixed(2));
    expect([...new Set(amounts)].filter((amount) => !page.includes(amount))).toEqual([]);
    expect(page).toContain(`[2026-01-31, ${periodEnd})`);
    expect(page).toContain(`${daysInPeriod} days, of which ${daysLeft} are left`);
  });
});

describe('the check of references', () => {
  const PAGE = 'docs/page.md';
  const KNOWN = ['src', 'src/domain', 'src/domain/life.ts', 'src/a/b.rules.ts', 'docs', 'docs/page.md'];

  it('finds links outside of code, and leaves web addresses out', () => {
    const markdown = '[a](b.md#c) ![i](d.png) [w](https://example.com)\n```\n[x](y.md)\n```\n';
    expect(relativeLinks(markdown)).toEqual(['b.md#c', 'd.png']);
  });

  it('makes anchors as GitHub does', () => {
    expect(anchorsOf('# A `b`, c: d\n## When it’s *done*')).toEqual(new Set(['a-b-c-d', 'when-its-done']));
  });

  it('takes for paths what looks like one', () => {
    const markdown = '`src/domain` `life.ts` `ledger/` `.rules.ts` `invoice.paid` `GET /things` `dist/main.js`';
    expect(namedPaths(markdown)).toEqual(['src/domain', 'life.ts', 'ledger/', '.rules.ts']);
  });

  it.each([
    ['src/domain/', true],
    ['domain/life.ts', true],
    ['life.ts', true],
    ['.rules.ts', true],
    ['page.md', true],
    ['death.ts', false],
    ['.resource.ts', false],
    ['domain/death.ts', false],
    ['ledger/', false],
  ])('judges whether %s exists: %s', (path, expected) => {
    expect(isKnownPath(PAGE, path, KNOWN)).toBe(expected);
  });
});
