import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { KindName } from '../files/kinds.js';

/** What became of a line that was sent. */
export interface Entry {
  readonly state: 'done' | 'refused';
  /** How often it was refused. */
  readonly refusals: number;
  /** Tells the line's content from another's. */
  readonly digest: string;
  /** Of the id that the thing has in the file, if it has one. */
  readonly oldId: string;
  /** The id that the service gave; empty for a refused one. */
  readonly newId: string;
}

/** The header, and the place of every line, is so many bytes long: a line's place is known without looking for it. */
const PLACE = 96;
const ENTRY = /^([+-])(\d{4}) (\w{16}) (\S{22}) (\S*) *\n$/;
const NO_ID = '-'.repeat(22);
/** Places that are read at once when a journal is read from end to end. */
const AT_ONCE = 512;

/**
 * What became of the lines of one file in one store, written beside the file as it happens, so that a run that was killed
 * is gone on with. A line that was sent but not written down is sent again under the same idempotency key.
 */
export class Journal {
  private size: number;

  private constructor(
    readonly path: string,
    private readonly file: number,
    readonly kind: string,
    readonly store: string,
  ) {
    this.size = fstatSync(file).size;
  }

  /** Opens the journal, or begins it. @throws Error for a file that is the journal of something else */
  static open(path: string, kind: KindName, store: string): Journal {
    if (!existsSync(path)) {
      const file = openSync(path, 'wx+', 0o600);
      writeSync(file, `${JSON.stringify({ journal: 'standing-order import', kind, store }).padEnd(PLACE - 1)}\n`);
      return new Journal(path, file, kind, store);
    }
    const journal = Journal.read(path, 'r+');
    if (journal?.kind === kind && journal.store === store) return journal;
    throw new Error(`${path} is not the journal of an import of ${kind} into ${store}`);
  }

  /** A journal that is there; undefined for a file that is none. */
  static read(path: string, flags: 'r' | 'r+' = 'r'): Journal | undefined {
    const file = openSync(path, flags);
    const header = /^\{"journal":"standing-order import","kind":"([\w-]+)","store":"([\w-]+)"\} *\n$/.exec(
      textAt(file, 0, PLACE),
    );
    if (header !== null) return new Journal(path, file, header[1] ?? '', header[2] ?? '');
    closeSync(file);
    return undefined;
  }

  /** More than any line that something is known of. */
  get lines(): number {
    return Math.ceil(this.size / PLACE);
  }

  /** What became of a line; undefined where nothing is known. */
  entry(line: number): Entry | undefined {
    return line * PLACE < this.size ? entryOf(textAt(this.file, line * PLACE, PLACE)) : undefined;
  }

  write(line: number, { state, refusals, digest, oldId, newId }: Entry): void {
    const start = `${state === 'done' ? '+' : '-'}${String(refusals).padStart(4, '0')} ${digest} ${oldId || NO_ID} `;
    const text = `${(start + newId).padEnd(PLACE - 1)}\n`;
    if (Buffer.byteLength(text) !== PLACE) throw new Error(`The service gave an id that is too long: ${newId}`);
    writeSync(this.file, text, line * PLACE);
    this.size = Math.max(this.size, (line + 1) * PLACE);
  }

  /** All lines of which something is known, in order. */
  *entries(): Generator<{ line: number; entry: Entry }> {
    for (let first = 1; first * PLACE < this.size; first += AT_ONCE) {
      const text = textAt(this.file, first * PLACE, AT_ONCE * PLACE);
      for (let at = 0; at < text.length; at += PLACE) {
        const entry = entryOf(text.slice(at, at + PLACE));
        if (entry !== undefined) yield { line: first + at / PLACE, entry };
      }
    }
  }

  close(): void {
    closeSync(this.file);
  }
}

/** The places of lines that were not sent, or begin nowhere, hold zeros. */
function entryOf(text: string): Entry | undefined {
  const [, sign, refusals, digest, oldId, newId] = ENTRY.exec(text) ?? [];
  if (digest === undefined || oldId === undefined || newId === undefined) return undefined;
  const state = sign === '+' ? 'done' : 'refused';
  return { state, refusals: Number(refusals), digest, oldId: oldId === NO_ID ? '' : oldId, newId };
}

function textAt(file: number, position: number, length: number): string {
  const buffer = Buffer.alloc(length);
  return buffer.toString('latin1', 0, readSync(file, buffer, 0, length, position));
}

/** How an id of another store, which may be anything, stands in a journal. */
export function idDigest(id: string): string {
  return createHash('sha256').update(id).digest().subarray(0, 16).toString('base64url');
}

export function contentDigest(thing: object): string {
  return createHash('sha256').update(JSON.stringify(thing)).digest('hex').slice(0, 16);
}
