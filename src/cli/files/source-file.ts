import { createReadStream, statSync, type ReadStream } from 'node:fs';
import type { Column } from './columns.js';
import { csvRecords } from './csv-records.js';
import type { Format } from './format.js';
import { jsonRecords } from './json-records.js';
import type { SourceRecord } from './source-record.js';
import { textLines } from './text-lines.js';

/** A file that is read once, from its beginning to its end, however long it is. */
export class SourceFile {
  /** The line of column names, of CSV, once it has been read. */
  header: string | undefined;
  readonly size: number;
  private readonly stream: ReadStream;

  constructor(
    readonly path: string,
    readonly format: Format,
  ) {
    this.size = statSync(path).size;
    this.stream = createReadStream(path);
  }

  get bytesRead(): number {
    return this.stream.bytesRead;
  }

  records(columns: readonly Column[]): AsyncGenerator<SourceRecord> {
    const lines = textLines(this.stream as AsyncIterable<Uint8Array>);
    return this.format === 'csv'
      ? csvRecords(lines, columns, (original) => (this.header = original))
      : jsonRecords(lines);
  }
}
