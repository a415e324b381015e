import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface KeptSecret {
  readonly value: string;
  /** Made by this very call, so that it may be shown once. */
  readonly isNew: boolean;
}

/** A secret that is made once and kept in the data directory, readable by its owner alone. */
function keptSecret(dataDir: string, name: string): KeptSecret {
  const file = join(dataDir, name);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    const value = randomBytes(32).toString('base64url');
    // Fails if the file is there, which also settles which of two starting processes makes it.
    writeFileSync(file, `${value}\n`, { mode: 0o600, flag: 'wx' });
    return { value, isNew: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return { value: readFileSync(file, 'utf8').trim(), isNew: false };
  }
}

/** The secret that was configured, or else the one kept in the data directory. */
export function secretOf(configured: string | undefined, dataDir: string, name: string): KeptSecret {
  return configured === undefined ? keptSecret(dataDir, name) : { value: configured, isNew: false };
}
