import { openSync, writeSync, closeSync } from 'node:fs';
import { copyCurrencyNote } from '../files/currency-note.js';
import type { SourceFile } from '../files/source-file.js';
import type { LineFault } from './tally.js';

/** Lines that were not imported, as they stand in their file, in a file that can be mended and imported alone. */
export class Rejects {
  path: string | undefined;
  private file: number | undefined;

  /** @param wanted where to; without it, beside the file and under a name that is free */
  constructor(
    private readonly source: SourceFile,
    private readonly wanted: string | undefined,
  ) {}

  add({ original }: LineFault): void {
    this.file ??= this.open();
    writeSync(this.file, `${original}\n`);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }

  /** What somebody may be mending is never written over. */
  private open(): number {
    const [, stem = this.source.path, extension = ''] = /^(.*)(\.\w+)$/s.exec(this.source.path) ?? [];
    for (let number = 1; ; number += 1) {
      const path = this.wanted ?? `${stem}.rejected${number === 1 ? '' : `-${number}`}${extension}`;
      try {
        const file = openSync(path, 'wx', 0o600);
        if (this.source.header !== undefined) writeSync(file, `${this.source.header}\n`);
        copyCurrencyNote(this.source.path, path);
        this.path = path;
        return file;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (this.wanted !== undefined)
          throw new Error(`${path} is there already, and is not written over`, { cause: error });
      }
    }
  }
}
