import { CsvError, parse } from 'csv-parse/sync';
import { columnsNamed, thingOf, UnknownColumns, type Column } from './columns.js';
import { faulty, type SourceRecord } from './source-record.js';
import { LONGEST_RECORD, UnreadableFile, type Line } from './text-lines.js';

/** A record as text, which spans lines where a quoted cell does, and its cells; or why it has none. */
export interface CsvRow {
  readonly line: number;
  readonly original: string;
  readonly cells: readonly string[];
  readonly fault: string | undefined;
}

/**
 * The records of CSV with a header, whose columns may come in any order. Spreadsheets of some countries put semicolons
 * in place of commas, which is seen by the header.
 * @throws UnreadableFile for a header that is none
 */
export async function* csvRecords(
  lines: AsyncIterable<Line>,
  columns: readonly Column[],
  onHeader: (original: string) => void,
): AsyncGenerator<SourceRecord> {
  let named: Column[] | undefined;
  for await (const row of csvRows(lines)) {
    if (row.fault === undefined && row.cells.every((cell) => cell === '')) continue;
    if (named === undefined) {
      named = namedBy(row, columns);
      onHeader(row.original);
    } else yield recordOf(row, named);
  }
}

function namedBy({ cells, fault, line }: CsvRow, columns: readonly Column[]): Column[] {
  try {
    if (fault !== undefined) throw new UnreadableFile(fault);
    return columnsNamed(
      cells.map((cell) => cell.trim()),
      columns,
    );
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof UnknownColumns)) throw error;
    throw new UnreadableFile(`Line ${line} is not a header of these: ${error.message}`);
  }
}

function recordOf({ line, original, cells, fault }: CsvRow, columns: readonly Column[]): SourceRecord {
  if (fault !== undefined) return faulty(line, original, fault);
  if (cells.length !== columns.length) {
    return faulty(line, original, `There are ${cells.length} cells, and ${columns.length} columns`);
  }
  return { line, original, thing: thingOf(cells, columns), fault: undefined };
}

/**
 * Rows, each parsed by itself, so that a quote out of place spoils no more than its own line: a row ends with the line
 * that closes its quotes, and one that can't be parsed gives up its first line only.
 */
async function* csvRows(lines: AsyncIterable<Line>): AsyncGenerator<CsvRow> {
  const waiting = new WaitingLines();
  for await (const line of lines) {
    waiting.add(line);
    yield* waiting.rows(false);
  }
  yield* waiting.rows(true);
}

class WaitingLines {
  private lines: Line[] = [];
  private looked = 0;
  private length = 0;
  private isOpen = false;
  private delimiter: string | undefined;

  add(line: Line): void {
    this.lines.push(line);
    this.length += line.text.length;
  }

  *rows(isLast: boolean): Generator<CsvRow> {
    for (;;) {
      const next = this.lines[this.looked];
      if (next !== undefined) {
        this.looked += 1;
        if (hasOddQuotes(next.text)) this.isOpen = !this.isOpen;
        if (!this.isOpen) yield this.parsed(this.looked);
      } else if (this.looked > 0 && (isLast || this.length > LONGEST_RECORD)) {
        yield this.take(1, [], 'A quote is opened that is closed nowhere');
      } else return;
    }
  }

  private parsed(count: number): CsvRow {
    const text = textOf(this.lines.slice(0, count)).replace(/\r$/, '');
    if (text.trim() !== '') this.delimiter ??= /^[^,]*;[^,]*$/.test(text) ? ';' : ',';
    try {
      const { delimiter = ',' } = this;
      const rows = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });
      return this.take(count, rows[0] ?? [], undefined);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      return this.take(1, [], `This is not CSV: ${withoutPlace(error.message)}`);
    }
  }

  private take(count: number, cells: readonly string[], fault: string | undefined): CsvRow {
    const taken = this.lines.splice(0, count);
    this.looked = 0;
    this.isOpen = false;
    this.length = this.lines.reduce((sum, { text }) => sum + text.length, 0);
    return { line: taken[0]?.number ?? 0, original: textOf(taken), cells, fault };
  }
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** Each row is parsed by itself, so that the parser's own line numbers say nothing. */
function withoutPlace(message: string): string {
  return message.replace(/ at line \d+/, '');
}
