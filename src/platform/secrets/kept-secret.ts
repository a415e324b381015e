import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../logging/reason-of.js';

interface KeptSecret {
  readonly value: string;
  /** Made by this very call, so that it may be shown once. */
  readonly isNew: boolean;
}

const BYTES = 32;
const LEAST_CHARACTERS = 16;

/**
 * The secret that was configured, or else the one kept in the data directory, where it is made the first time.
 * @throws in words for the operator
 */
export function secretOf(configured: string | undefined, dataDir: string, name: string): KeptSecret {
  if (configured !== undefined) return { value: configured, isNew: false };
  const file = join(dataDir, name);
  try {
    const made = existsSync(file) ? undefined : makeSecret(dataDir, file);
    if (made !== undefined) return { value: made, isNew: true };
    const value = readFileSync(file, 'utf8').trim();
    if (value.length < LEAST_CHARACTERS) throw new Error(`${file} does not hold the secret that was made`);
    return { value, isNew: false };
  } catch (cause) {
    const setting = name.toUpperCase().replaceAll('-', '_');
    throw new Error(
      `The secret ${name} is not to be had from ${dataDir}: ${reasonOf(cause)}. ` +
        `Put that right, choose another DATA_DIR, or set ${setting}.`,
      { cause },
    );
  }
}

/**
 * Makes the secret, readable by its owner alone. The file appears under its name only when it is complete and on disk,
 * and of two processes that start at once only one gets the name; the other makes nothing.
 */
function makeSecret(dataDir: string, file: string): string | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Not by the process's number, which is 1 in every container that shares the directory.
  const unfinished = `${file}.new-${randomBytes(8).toString('hex')}`;
  const value = randomBytes(BYTES).toString('base64url');
  writeFileSync(unfinished, `${value}\n`, { mode: 0o600, flush: true, flag: 'wx' });
  try {
    linkSync(unfinished, file);
    syncDirectory(dataDir);
    return value;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return undefined;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
