import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Api } from './api.js';
import { CSV_FORM } from './files/csv-form.js';
import { rowOf, type Column } from './files/columns.js';
import type { Format } from './files/format.js';
import type { KindName } from './files/kinds.js';

export interface ExportOptions {
  readonly kind: KindName;
  readonly format: Format;
  readonly columns: readonly Column[];
  /** A byte order mark, without which some spreadsheets take UTF-8 for something else. */
  readonly bom: boolean;
  readonly signal: AbortSignal;
}

/** Writes all things of a kind, in the order of their ids and no faster than they are taken. @returns how many */
export async function exportTo(api: Api, out: Writable, options: ExportOptions): Promise<number> {
  const { kind, format, columns, bom, signal } = options;
  let count = 0;
  async function* things() {
    for await (const thing of api.list(`/${kind}`, { signal })) {
      count += 1;
      yield format === 'csv' ? rowOf(thing, columns) : `${JSON.stringify(thing)}\n`;
    }
  }
  // Standard output is not to be ended: it can't be opened again.
  const end = out !== process.stdout;
  const rows = Readable.from(things());
  if (format === 'jsonl') await pipeline(rows, out, { end });
  else {
    const header = columns.map(({ name }) => name);
    await pipeline(rows, stringify({ ...CSV_FORM, header: true, columns: header, bom }), out, { end });
  }
  return count;
}

/** A file that has its name only once it is whole. @throws Error rather than write over one that is there */
export async function exportFile(api: Api, path: string, force: boolean, options: ExportOptions): Promise<number> {
  if (existsSync(path) && !force) throw new Error(`${path} is there already: --force writes over it`);
  const partial = `${path}.partial`;
  try {
    const count = await exportTo(api, createWriteStream(partial, { mode: 0o600 }), options);
    renameSync(partial, path);
    return count;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
