import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listingSql } from './listing-sql.js';
import type { ColumnKind, Condition, Listing, Paging } from './listing.js';

const WITHIN = { text: '"store_id" = $1', values: ['STO-1'] };
const BY_ID = { column: 'id', kind: 'word', descending: false } as const;
const FIRST: Paging = { by: 'number', page: 1, size: 25 };
const WHOLE: Listing = { conditions: [], sorting: BY_ID, paging: FIRST };

const sqlOf = (listing: Partial<Listing>) => listingSql({ ...WHOLE, ...listing }, '"things"', '"id", "name"', WITHIN);

const where = (condition: Condition) => sqlOf({ conditions: [condition] }).count.text.split('"store_id" = $1 and ')[1];

describe('the statements of a list', () => {
  it('read the first page with the count of all', () => {
    expect(sqlOf({})).toEqual({
      page: {
        text:
          'select "id", "name", (select count(*) from "things" where "store_id" = $1) as "#count" ' +
          'from "things" where "store_id" = $1 order by "id" asc limit $2::bigint',
        values: ['STO-1', 25],
      },
      count: { text: 'select count(*) as "#count" from "things" where "store_id" = $1', values: ['STO-1'] },
    });
  });

  it.each<[ColumnKind, boolean, string]>([
    ['text', false, 'lower("x") collate "C" = lower($2::text)'],
    ['text', true, 'lower("x") collate "C" is distinct from lower($2::text)'],
    ['word', false, '"x" in ($2::text, lower($2::text), upper($2::text))'],
    ['word', true, '("x" in ($2::text, lower($2::text), upper($2::text))) is not true'],
    ['integer', false, '"x" = $2::bigint'],
    ['integer', true, '"x" is distinct from $2::bigint'],
    ['decimal', false, '"x" = $2::numeric'],
    ['boolean', true, '"x" is distinct from $2::boolean'],
    ['day', false, '"x" = $2::date'],
    ['time', false, '"x" = $2::timestamptz'],
  ])('compare %s, excluded %p', (kind, excluded, sql) => {
    expect(where({ column: 'x', kind, value: 'v', excluded })).toBe(sql);
  });

  it('ask for what has no value', () => {
    expect(where({ column: 'x', kind: 'text', value: null, excluded: false })).toBe('"x" is null');
    expect(where({ column: 'x', kind: 'text', value: null, excluded: true })).toBe('"x" is not null');
  });

  it.each<[Listing['sorting'], string]>([
    [BY_ID, '"id" asc'],
    [{ ...BY_ID, descending: true }, '"id" desc'],
    [{ column: 'name', kind: 'text', descending: false }, 'lower("name") collate "C" asc, "id" asc'],
    [{ column: 'status', kind: 'word', descending: true }, '"status" collate "C" desc, "id" desc'],
    [{ column: 'amount', kind: 'integer', descending: true }, '"amount" desc, "id" desc'],
  ])('sort by %j, ties by id', (sorting, order) => {
    expect(sqlOf({ sorting }).page.text).toContain(` order by ${order} limit`);
  });

  it.each<[Paging, boolean, string, unknown[]]>([
    [{ by: 'number', page: 3, size: 15 }, false, 'limit $2::bigint offset $3::bigint', [15, 30]],
    [
      { by: 'number', page: 90071992547409, size: 100 },
      false,
      'limit $2::bigint offset $3::bigint',
      [100, 9007199254740800],
    ],
    [{ by: 'cursor', after: null, size: 5 }, false, 'limit $2::bigint', [5]],
    [
      { by: 'cursor', after: 'sub_1', size: 5 },
      false,
      'and "id" > $2::text order by "id" asc limit $3::bigint',
      ['sub_1', 5],
    ],
    [
      { by: 'cursor', after: 'sub_1', size: 5 },
      true,
      'and "id" < $2::text order by "id" desc limit $3::bigint',
      ['sub_1', 5],
    ],
  ])('cut the page %j, descending %p', (paging, descending, end, values) => {
    const { page } = sqlOf({ paging, sorting: { ...BY_ID, descending } });
    expect(page.text.endsWith(end)).toBe(true);
    expect(page.values).toEqual(['STO-1', ...values]);
  });

  it('count all that meet the conditions, whatever the page', () => {
    const conditions: Condition[] = [{ column: 'x', kind: 'integer', value: 5, excluded: false }];
    const { page, count } = sqlOf({ conditions, paging: { by: 'cursor', after: 'sub_1', size: 5 } });
    expect(page.text).toContain(
      '(select count(*) from "things" where "store_id" = $1 and "x" = $2::bigint) as "#count"',
    );
    expect(count.values).toEqual(['STO-1', 5]);
  });

  const kind = fc.constantFrom<ColumnKind>('text', 'word', 'integer', 'decimal', 'boolean', 'day', 'time');
  const shape = fc.array(fc.record({ kind, excluded: fc.boolean(), column: fc.constantFrom('a', 'b') }), {
    maxLength: 4,
  });
  const text = fc.oneof(fc.string(), fc.constantFrom("'; drop table stores; --", '$1', '"', "\\'", '/*'));

  it('never hold what a caller sent, but a place for it', () => {
    fc.assert(
      fc.property(shape, text, text, fc.nat({ max: 99 }), (conditions, value, after, page) => {
        const listing = (sent: string, cursor: string, number: number): Listing => ({
          conditions: conditions.map((condition) => ({ ...condition, value: sent })),
          sorting: BY_ID,
          paging:
            cursor === '' ? { by: 'number', page: number + 2, size: 10 } : { by: 'cursor', after: cursor, size: 10 },
        });
        const sent = sqlOf(listing(value, after, page));
        const other = sqlOf(listing('another', after === '' ? '' : 'another', 7));
        expect(sent.page.text).toBe(other.page.text);
        expect(sent.count.text).toBe(other.count.text);
        for (const statement of [sent.page, sent.count]) {
          const places = new Set([...statement.text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)));
          expect([...places].sort((a, b) => a - b)).toEqual(statement.values.map((_, index) => index + 1));
        }
      }),
    );
  });
});
