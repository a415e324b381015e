import { parseJson } from '../../domain/json/ordered-json.js';
import { isRecord } from './columns.js';
import { faulty, type SourceRecord } from './source-record.js';
import type { Line } from './text-lines.js';

/** The records of JSON Lines: an object a line. Empty lines are passed over. */
export async function* jsonRecords(lines: AsyncIterable<Line>): AsyncGenerator<SourceRecord> {
  for await (const { number, text } of lines) {
    if (text.trim() !== '') yield jsonRecord(number, text);
  }
}

function jsonRecord(line: number, text: string): SourceRecord {
  try {
    const thing: unknown = parseJson(text);
    if (!isRecord(thing)) return faulty(line, text, 'This is not an object');
    return { line, original: text, thing, fault: undefined };
  } catch (error) {
    return faulty(line, text, `This is not JSON: ${(error as Error).message}`);
  }
}
