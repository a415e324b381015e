import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IdIndex } from './id-index.js';
import { contentDigest, idDigest, Journal, type Entry } from './journal.js';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'standing-order-journal-'));
  path = join(directory, 'a.journal');
});
afterEach(() => rmSync(directory, { recursive: true }));

const entry = (id: string, newId: string): Entry => ({
  state: newId === '' ? 'refused' : 'done',
  refusals: 3,
  digest: contentDigest({ id }),
  oldId: id === '' ? '' : idDigest(id),
  newId,
});

const written = fc.uniqueArray(
  fc.tuple(
    fc.integer({ min: 1, max: 2000 }),
    fc.string({ maxLength: 3 }),
    fc.constantFrom('', 'sub_1', 'x'.repeat(40)),
  ),
  { selector: ([line]) => line, maxLength: 50 },
);

describe('a journal', () => {
  it('knows, opened again, what was written of each line, and of no other', () => {
    fc.assert(
      fc.property(written, (entries) => {
        const journal = Journal.open(path, 'subscribers', 'STO-1');
        for (const [line, id, newId] of entries) journal.write(line, entry(id, newId));
        journal.close();
        const again = Journal.open(path, 'subscribers', 'STO-1');
        for (const [line, id, newId] of entries) expect(again.entry(line)).toEqual(entry(id, newId));
        const lines = entries.map(([line]) => line).sort((a, b) => a - b);
        expect([...again.entries()].map(({ line }) => line)).toEqual(lines);
        again.close();
        rmSync(path);
      }),
      { numRuns: 30 },
    );
  });

  it('knows nothing of a line that it was cut off in', () => {
    const journal = Journal.open(path, 'subscribers', 'STO-1');
    journal.write(1, entry('a', 'ppl_1'));
    journal.write(2, entry('b', 'ppl_2'));
    journal.close();
    truncateSync(path, 3 * 96 - 10);
    const again = Journal.open(path, 'subscribers', 'STO-1');
    expect([again.entry(1)?.newId, again.entry(2)]).toEqual(['ppl_1', undefined]);
    again.write(2, entry('b', 'ppl_3'));
    expect([again.entry(1)?.newId, again.entry(2)?.newId]).toEqual(['ppl_1', 'ppl_3']);
    again.close();
  });

  it('is of one kind of things and one store', () => {
    Journal.open(path, 'subscribers', 'STO-1').close();
    expect(() => Journal.open(path, 'subscribers', 'STO-2')).toThrow(
      'not the journal of an import of subscribers into',
    );
    expect(() => Journal.open(path, 'meters', 'STO-1')).toThrow('not the journal of an import of meters');
    writeFileSync(path, 'something else');
    expect(() => Journal.open(path, 'subscribers', 'STO-1')).toThrow('not the journal');
    appendFileSync(path, 'x'.repeat(1000));
    expect(Journal.read(path)).toBeUndefined();
  });
});

describe('an index of ids', () => {
  it('finds what a map would, over several journals', () => {
    fc.assert(
      fc.property(written, written, (first, second) => {
        const journals = [first, second].map((entries, number) => {
          const journal = Journal.open(join(directory, `${number}`), 'subscribers', 'STO-1');
          for (const [line, id, newId] of entries) journal.write(line, entry(id, newId));
          return journal;
        });
        const expected = new Map<string, Set<string>>();
        for (const [, id, newId] of [...first, ...second]) {
          expected.set(id, (expected.get(id) ?? new Set()).add(newId));
        }
        const index = new IdIndex(journals);
        for (const [id, newIds] of expected) {
          if (id === '') continue;
          const found = index.find(idDigest(id))?.entry.newId ?? 'nothing';
          expect(newIds).toContain(found);
          // One that was imported wins over one that was refused.
          if (newIds.size > 1) expect(found).not.toBe('');
        }
        expect(index.find(idDigest('an id that nothing has'))).toBeUndefined();
        for (const journal of journals) {
          journal.close();
          rmSync(journal.path);
        }
      }),
      { numRuns: 30 },
    );
  });
});
