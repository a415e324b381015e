import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KindName } from '../files/kinds.js';
import { IdIndex, type Imported } from './id-index.js';
import { idDigest, Journal } from './journal.js';
import type { Lookup } from './references.js';

const SUFFIX = '.journal';

/** Beside the file, and for one store: the same file may be imported into others. */
export function journalPath(file: string, store: string): string {
  return `${file}.${store}${SUFFIX}`;
}

/** What was imported into a store from the files of some directories, by the ids that it had. */
export class Journals {
  private readonly indexes = new Map<KindName, IdIndex>();

  constructor(
    private readonly directories: readonly string[],
    private readonly store: string,
  ) {}

  find(kind: KindName, id: string): Imported | undefined {
    const known = this.indexes.get(kind);
    const index = known ?? new IdIndex(this.journalsOf(kind));
    if (known === undefined) this.indexes.set(kind, index);
    return index.find(idDigest(id));
  }

  /** An id that was in no file may be one that the store has already: the service knows. */
  readonly lookup: Lookup = (kind, id) => {
    const found = this.find(kind, id);
    if (found === undefined) return id;
    const { entry, journal, line } = found;
    if (entry.state === 'done') return entry.newId;
    return {
      fault: `Line ${line} of ${journal.path.slice(0, -`.${this.store}${SUFFIX}`.length)} was refused: mend that first`,
    };
  };

  private journalsOf(kind: KindName): Journal[] {
    const paths = this.directories
      .filter((directory) => existsSync(directory))
      .flatMap((directory) => readdirSync(directory).map((name) => join(directory, name)))
      .filter((path) => path.endsWith(`.${this.store}${SUFFIX}`));
    return paths
      .map((path) => Journal.read(path))
      .filter((journal) => journal?.kind === kind && journal.store === this.store)
      .filter((journal) => journal !== undefined);
  }
}
