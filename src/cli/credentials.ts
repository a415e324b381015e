import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from './wrong-use.js';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** What names whoever calls. A key comes from the environment or a file: arguments can be read by all of the machine. */
export interface Named {
  readonly store?: string;
  readonly keyFile?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws WrongUse */
export function storeCredentials({ store, keyFile }: Named, environment: Environment): Credentials {
  const user = store ?? environment.SO_STORE;
  if (!user) throw new WrongUse('Which store? Say --store STO-…, or set SO_STORE');
  const password = keyFile === undefined ? environment.SO_KEY : readKey(keyFile);
  if (!password) throw new WrongUse(`The key of ${user} is missing: set SO_KEY, or say --key-file FILE`);
  return { user, password };
}

/** The operator's own machine has the key in a file of the service's. @throws WrongUse */
export function operatorCredentials({ keyFile }: Named, environment: Environment): Credentials {
  const kept = join(environment.DATA_DIR || 'data', 'operator-key');
  const password =
    keyFile !== undefined
      ? readKey(keyFile)
      : environment.SO_OPERATOR_KEY || (existsSync(kept) ? readKey(kept) : undefined);
  if (!password) {
    throw new WrongUse(`The operator key is missing: set SO_OPERATOR_KEY, or say --key-file FILE; there is no ${kept}`);
  }
  return { user: 'operator', password };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new WrongUse(`The key can't be read: ${(error as Error).message}`);
  }
}
