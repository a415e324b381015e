import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { rowOf, type Column } from './columns.js';
import { CSV_FORM } from './csv-form.js';
import { csvRecords } from './csv-records.js';
import type { SourceRecord } from './source-record.js';
import { textLines } from './text-lines.js';

const COLUMNS: Column[] = [
  { name: 'id', type: 'text', isSent: false },
  { name: 'name', type: 'text', isSent: true },
  { name: 'amount', type: 'integer', isSent: true },
  { name: 'live', type: 'flag', isSent: true },
  { name: 'address.city', type: 'text', isSent: true },
  { name: 'metadata', type: 'json', isSent: true },
];

async function read(text: string | Uint8Array, sizes: readonly number[] = []): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const one of csvRecords(textLines(inChunks(Buffer.from(text), sizes)), COLUMNS, () => undefined)) {
    records.push(one);
  }
  return records;
}

/** As a file may come: cut anywhere, within characters too. */
async function* inChunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) yield bytes.subarray(at, (at += size));
  yield bytes.subarray(at);
  await Promise.resolve();
}

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('a\nb', 'a\r\nb', '"', ',', ';', '\r', "'=x", ' '),
);

describe('a CSV file', () => {
  it('gives back whatever was written into it, columns in any order and lines ended in either way', async () => {
    const things = fc.array(
      fc.record(
        {
          id: text,
          name: text,
          amount: fc.maxSafeInteger(),
          live: fc.boolean(),
          address: fc.record({ city: text }),
          metadata: fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), {
            noNullPrototype: true,
          }),
        },
        { requiredKeys: ['id'], noNullPrototype: true },
      ),
      { maxLength: 5 },
    );
    const columns = fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length });
    await fc.assert(
      fc.asyncProperty(
        ...([things, columns, fc.constantFrom('unix', 'windows'), fc.boolean(), fc.array(fc.nat(30))] as const),
        async (written, order, record_delimiter, bom, sizes) => {
          const rows = written.map((thing) => rowOf(thing, order));
          const file = stringify([order.map(({ name }) => name), ...rows], { ...CSV_FORM, record_delimiter, bom });
          const records = await read(file, sizes);
          expect(records.map(({ fault }) => fault)).toEqual(written.map(() => undefined));
          expect(records.map(({ thing }) => thing)).toEqual(written);
        },
      ),
    );
  });

  it('may have columns for single fields of metadata, and semicolons', async () => {
    const [record] = await read('name;metadata.plan;metadata.a.b\nAda;gold;x\n');
    expect(record?.thing).toEqual({ name: 'Ada', metadata: { plan: 'gold', 'a.b': 'x' } });
  });

  it.each([
    ['too few cells', 'b', 'There are 1 cells, and 2 columns'],
    ['too many cells', 'b,1,2', 'There are 3 cells, and 2 columns'],
    ['a quote within a cell', 'b"b",1', expect.stringContaining('This is not CSV: Invalid Opening Quote')],
    ['text after a quote', '"b" b,1', expect.stringContaining('This is not CSV: Invalid Closing Quote')],
    ['a quote that is closed by another line', '"b,1', expect.stringMatching(/^This is not CSV|^A quote is opened/)],
    ['a quote out of place', 'b",1', expect.stringMatching(/^This is not CSV|^A quote is opened/)],
  ])('loses one line only to %s, and tells which', async (_, line, fault) => {
    const records = await read(`name,amount\n"a\na",1\n${line}\n"c",2\nd,"3"\n`);
    expect(records).toEqual([
      { line: 2, original: '"a\na",1', thing: { name: 'a\na', amount: 1 }, fault: undefined },
      { line: 4, original: line, thing: undefined, fault },
      { line: 5, original: '"c",2', thing: { name: 'c', amount: 2 }, fault: undefined },
      { line: 6, original: 'd,"3"', thing: { name: 'd', amount: 3 }, fault: undefined },
    ]);
  });

  it('is passed over where it is empty', async () => {
    expect(await read('\n\nname,amount\n\n,\nAda,\n\n')).toEqual([
      { line: 6, original: 'Ada,', thing: { name: 'Ada' }, fault: undefined },
    ]);
    expect(await read('\nid;name\n\n1;Ada\n')).toEqual([
      { line: 4, original: '1;Ada', thing: { id: '1', name: 'Ada' }, fault: undefined },
    ]);
  });

  it.each([
    ['name,amout\n', 'Line 1 is not a header of these: there is no field "amout". The fields are id, name'],
    ['name,name\n', 'name is there twice'],
    ['name,address.town\n', 'there is no field "address.town"'],
    ['name,\n', 'there is no field ""'],
    [Buffer.from('name\nM\xfcller\n', 'latin1'), 'The file is not UTF-8, at or after line 1'],
    [`name\n${'x'.repeat(2_000_000)}`, 'Line 2 is longer than any that can be sent'],
  ])('is refused as a whole, in words: %#', async (file, words) => {
    await expect(read(file)).rejects.toThrow(words);
  });
});
