import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonRecords } from './json-records.js';
import type { SourceRecord } from './source-record.js';
import { textLines } from './text-lines.js';

async function read(text: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const one of jsonRecords(textLines(chunks(text)))) records.push(one);
  return records;
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  await Promise.resolve();
}

describe('a file of JSON Lines', () => {
  it('gives back whatever was written into it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.object({ maxDepth: 2 })), fc.constantFrom('\n', '\r\n'), async (written, end) => {
        const lines = written.map((thing) => JSON.stringify(thing));
        const records = await read(lines.join(end));
        expect(records.map(({ thing }) => JSON.stringify(thing))).toEqual(lines);
      }),
    );
  });

  it('goes on after a faulty line, and tells which', async () => {
    const records = await read('{"a":"\u2028"}\n\n{"a":\n[1]\nnull\n{"b":1}');
    expect(records).toEqual([
      { line: 1, original: '{"a":"\u2028"}', thing: { a: '\u2028' }, fault: undefined },
      { line: 3, original: '{"a":', thing: undefined, fault: expect.stringContaining('This is not JSON: ') },
      { line: 4, original: '[1]', thing: undefined, fault: 'This is not an object' },
      { line: 5, original: 'null', thing: undefined, fault: 'This is not an object' },
      { line: 6, original: '{"b":1}', thing: { b: 1 }, fault: undefined },
    ]);
  });
});
