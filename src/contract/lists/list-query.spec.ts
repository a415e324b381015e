import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Listing } from '../../platform/database/listing.js';
import { Failure } from '../failures/failure.js';
import type { ListFields } from './list-fields.js';
import { readListQuery, WHOLE_LIST } from './list-query.js';

const FIELDS: ListFields = new Map([
  ['id', { kind: 'word', nullable: false }],
  ['name', { kind: 'text', nullable: false }],
  ['note', { kind: 'text', nullable: true }],
  ['status', { kind: 'word', nullable: false }],
  ['amount', { kind: 'integer', nullable: false }],
  ['ends_on', { kind: 'day', nullable: true }],
]);

const read = (query: string) => readListQuery(query, FIELDS);

/** `code`, then `place name: sentence` of each fault. */
function refusalOf(query: string): string[] {
  try {
    read(query);
    return [];
  } catch (error) {
    if (error instanceof Failure)
      return [error.code, ...error.faults.map(({ place, path, text }) => `${place} ${path.join()}: ${text}`)];
    throw error;
  }
}

const condition = (column: string, kind: string, value: unknown, excluded = false) => ({
  column,
  kind,
  value,
  excluded,
});

describe('the query of a list', () => {
  it('is the first page by id when there is none', () => {
    expect(read('')).toEqual({
      conditions: [],
      sorting: { column: 'id', kind: 'word', descending: false },
      paging: { by: 'number', page: 1, size: 25 },
    });
  });

  it.each<[string, Partial<Listing>]>([
    [
      'filter_by=status&filter=active',
      { conditions: [condition('status', 'word', 'active')] as Listing['conditions'] },
    ],
    [
      'filter=active&filter_by=status',
      { conditions: [condition('status', 'word', 'active')] as Listing['conditions'] },
    ],
    ['filter_by=amount&filter=-5', { conditions: [condition('amount', 'integer', -5)] as Listing['conditions'] }],
    ['filter_by=ends_on&filter=', { conditions: [condition('ends_on', 'day', null)] as Listing['conditions'] }],
    ['filter_by=name&filter=', { conditions: [condition('name', 'text', '')] as Listing['conditions'] }],
    [
      'filter_by=status&filter=active&filter_by=name&filter=x&exclude_by=id&exclude=sub_1&exclude_by=amount&exclude=0',
      {
        conditions: [
          condition('status', 'word', 'active'),
          condition('name', 'text', 'x'),
          condition('id', 'word', 'sub_1', true),
          condition('amount', 'integer', 0, true),
        ] as Listing['conditions'],
      },
    ],
    [
      'filter_by=status&filter_by=name&filter=active&filter=x',
      { conditions: [condition('status', 'word', 'active'), condition('name', 'text', 'x')] as Listing['conditions'] },
    ],
    ['exclude_by=id&exclude=123', { conditions: [condition('id', 'word', '123', true)] as Listing['conditions'] }],
    ['exclude=id&exclude_by=123', { conditions: [condition('id', 'word', '123', true)] as Listing['conditions'] }],
    ['exclude_by=123&exclude=id', { conditions: [condition('id', 'word', '123', true)] as Listing['conditions'] }],
    [
      'exclude_by=name&exclude=status',
      { conditions: [condition('name', 'text', 'status', true)] as Listing['conditions'] },
    ],
    ['sort_by=name&sort=asc', { sorting: { column: 'name', kind: 'text', descending: false } }],
    ['sort_by=id&sort=DESC', { sorting: { column: 'id', kind: 'word', descending: true } }],
    ['sort_by=amount&sort=Desc', { sorting: { column: 'amount', kind: 'integer', descending: true } }],
    ['sort_by=amount', { sorting: { column: 'amount', kind: 'integer', descending: false } }],
    ['sort=desc', { sorting: { column: 'id', kind: 'word', descending: true } }],
    ['sort=', {}],
    ['sort_by=amount&sort=', { sorting: { column: 'amount', kind: 'integer', descending: false } }],
    ['page=2', { paging: { by: 'number', page: 2, size: 25 } }],
    ['paginate=100', { paging: { by: 'number', page: 1, size: 100 } }],
    ['page=', {}],
    ['paginate=', {}],
    ['after=sub_1', { paging: { by: 'cursor', after: 'sub_1', size: 25 } }],
    ['after=', { paging: { by: 'cursor', after: null, size: 25 } }],
    [
      'after=sub_1&sort=desc',
      { paging: { by: 'cursor', after: 'sub_1', size: 25 }, sorting: { column: 'id', kind: 'word', descending: true } },
    ],
    ['&', {}],
    ['&&page=2&&paginate=15&', { paging: { by: 'number', page: 2, size: 15 } }],
    ['page=2&paginate=15', { paging: { by: 'number', page: 2, size: 15 } }],
    ['paginate=100&page=1', { paging: { by: 'number', page: 1, size: 100 } }],
    ['page=&paginate=', { paging: { by: 'number', page: 1, size: 25 } }],
    ['page=007&paginate=5', { paging: { by: 'number', page: 7, size: 5 } }],
    ['page=90071992547409&paginate=100', { paging: { by: 'number', page: 90071992547409, size: 100 } }],
    ['after=sub_1&paginate=50', { paging: { by: 'cursor', after: 'sub_1', size: 50 } }],
    ['after=&paginate=50', { paging: { by: 'cursor', after: null, size: 50 } }],
    [
      'after=sub_1&paginate=5&sort_by=id&sort=desc',
      { paging: { by: 'cursor', after: 'sub_1', size: 5 }, sorting: { column: 'id', kind: 'word', descending: true } },
    ],
  ])('%s', (query, listing) => {
    expect(read(query)).toEqual({ ...WHOLE_LIST, ...listing });
  });

  it.each<[string, string[]]>([
    ['limit=5', ['unknown_parameter', '0 limit: Unknown query parameter']],
    ['Page=1&paginate=5', ['unknown_parameter', '0 Page: Unknown query parameter']],
    ['__proto__=1', ['unknown_parameter', '0 __proto__: Unknown query parameter']],
    ['&=1&', ['unknown_parameter', '0 : Unknown query parameter']],
    ['&&x=1&', ['unknown_parameter', '0 x: Unknown query parameter']],
    ['filter_by=status', ['invalid_parameter', '0 filter_by: Is half a pair: filter is missing']],
    ['filter=active', ['invalid_parameter', '0 filter: Is half a pair: filter_by is missing']],
    ['exclude_by=id', ['invalid_parameter', '0 exclude_by: Is half a pair: exclude is missing']],
    ['exclude=x', ['invalid_parameter', '0 exclude: Is half a pair: exclude_by is missing']],
    ['sort=up', ['invalid_parameter', '0 sort: Must be asc or desc']],
    ['page=0', ['invalid_parameter', '0 page: Must be a whole number from 1 to 90071992547409']],
    ['paginate=101', ['invalid_parameter', '0 paginate: Must be a whole number from 1 to 100']],
    ['sort=asc&sort=desc', ['invalid_parameter', '1 sort: Is there twice: a list has one order']],
    ['sort_by=id&sort_by=name', ['invalid_parameter', '1 sort_by: Is there twice: a list has one order']],
    ['paginate=5&paginate=6', ['invalid_parameter', '1 paginate: Is there twice: a list has one page']],
    ['page=1&page=2', ['invalid_parameter', '1 page: Is there twice: a list has one page']],
    ['after=x&after=y', ['invalid_parameter', '1 after: Is there twice: a list has one page']],
    ['page=1&after=x', ['invalid_parameter', '1 after: Must not be combined: a list is read by page, or after an id']],
    ['after=x&page=1', ['invalid_parameter', '1 page: Must not be combined: a list is read by page, or after an id']],
    ['after=x&sort_by=name', ['invalid_parameter', '0 after: Walks in the order of id: sort by nothing else']],
    ['filter_by=status&filter=a&filter=b', ['invalid_parameter', '2 filter: Is half a pair: filter_by is missing']],
    [
      'filter_by=metadata&filter=x',
      [
        'invalid_parameter',
        '0 filter_by: Names no field to list by; there are id, name, note, status, amount, ends_on',
      ],
    ],
    [
      'filter_by=&filter=x',
      [
        'invalid_parameter',
        '0 filter_by: Names no field to list by; there are id, name, note, status, amount, ends_on',
      ],
    ],
    [
      'filter_by=x&filter=status',
      [
        'invalid_parameter',
        '0 filter_by: Names no field to list by; there are id, name, note, status, amount, ends_on',
      ],
    ],
    [
      'filter_by=constructor&filter=x',
      [
        'invalid_parameter',
        '0 filter_by: Names no field to list by; there are id, name, note, status, amount, ends_on',
      ],
    ],
    [
      'exclude_by=x&exclude=y',
      [
        'invalid_parameter',
        '0 exclude_by: Names no field to list by; there are id, name, note, status, amount, ends_on',
      ],
    ],
    [
      'sort_by=id,name&sort=asc',
      ['invalid_parameter', '0 sort_by: Names no field to list by; there are id, name, note, status, amount, ends_on'],
    ],
    ['filter_by=amount&filter=five', ['invalid_parameter', '1 filter: Must be a whole number, as the field is']],
    ['filter_by=amount&filter=', ['invalid_parameter', '1 filter: Must be a whole number, as the field is']],
    [
      'filter_by=ends_on&filter=2023-02-29',
      ['invalid_parameter', '1 filter: Must be a day, YYYY-MM-DD, as the field is'],
    ],
    ['sort_by=id&sort=up', ['invalid_parameter', '1 sort: Must be asc or desc']],
    [
      'sort_by=id&sort=asc&sort_by=name&sort=desc',
      ['invalid_parameter', '2 sort_by: Is there twice: a list has one order'],
    ],
    ['page=0&paginate=5', ['invalid_parameter', '0 page: Must be a whole number from 1 to 90071992547409']],
    ['page=-1&paginate=5', ['invalid_parameter', '0 page: Must be a whole number from 1 to 90071992547409']],
    ['page=1.5&paginate=5', ['invalid_parameter', '0 page: Must be a whole number from 1 to 90071992547409']],
    [
      'page=90071992547410&paginate=5',
      ['invalid_parameter', '0 page: Must be a whole number from 1 to 90071992547409'],
    ],
    ['page=1e3&paginate=5', ['invalid_parameter', '0 page: Must be a whole number from 1 to 90071992547409']],
    ['page=1&paginate=101', ['invalid_parameter', '1 paginate: Must be a whole number from 1 to 100']],
    ['page=1&paginate=0', ['invalid_parameter', '1 paginate: Must be a whole number from 1 to 100']],
    [
      'page=x&paginate=y',
      [
        'invalid_parameter',
        '0 page: Must be a whole number from 1 to 90071992547409',
        '1 paginate: Must be a whole number from 1 to 100',
      ],
    ],
    ['page=1&paginate=5&page=2&paginate=5', ['invalid_parameter', '2 page: Is there twice: a list has one page']],
    [
      'page=1&paginate=5&after=x',
      ['invalid_parameter', '2 after: Must not be combined: a list is read by page, or after an id'],
    ],
    [
      'after=x&paginate=5&sort_by=name&sort=asc',
      ['invalid_parameter', '0 after: Walks in the order of id: sort by nothing else'],
    ],
    ['filter_by=status&filter=%zz', ['invalid_parameter', '1 filter: Must be percent-encoded UTF-8 without U+0000']],
    [
      'x=1&filter_by=nope&filter=1&sort=asc',
      [
        'invalid_fields',
        '0 x: Unknown query parameter',
        '1 filter_by: Names no field to list by; there are id, name, note, status, amount, ends_on',
      ],
    ],
  ])('%s is refused', (query, refusal) => {
    expect(refusalOf(query)).toEqual(refusal);
  });
});

describe('the conditions of a list', () => {
  const filters = (count: number) => Array.from({ length: count }, (_, index) => `filter_by=name&filter=${index}`);
  const exclusions = (count: number) => Array.from({ length: count }, (_, index) => `exclude_by=id&exclude=${index}`);
  const tooMany = 'Is one too many: a list takes up to 20 pairs of filter and exclude together';

  it.each<[string, string[]]>([
    ['20 filters', filters(20)],
    ['20 exclusions', exclusions(20)],
    ['10 of each', [...filters(10), ...exclusions(10)]],
  ])('are taken: %s', (_, pairs) => {
    expect(read(pairs.join('&')).conditions).toHaveLength(20);
  });

  it.each<[string, string[], string]>([
    ['21 filters', filters(21), `40 filter_by: ${tooMany}`],
    ['21 exclusions', exclusions(21), `40 exclude_by: ${tooMany}`],
    ['20 filters and an exclusion', [...filters(20), ...exclusions(1)], `40 exclude_by: ${tooMany}`],
    ['a thousand filters', filters(1_000), `40 filter_by: ${tooMany}`],
  ])('are refused once where there are too many: %s', (_, pairs, fault) => {
    expect(refusalOf(pairs.join('&'))).toEqual(['invalid_parameter', fault]);
  });
});

describe('whatever query is sent', () => {
  const parameter = fc
    .tuple(
      fc.constantFrom(
        'filter_by',
        'filter',
        'exclude_by',
        'exclude',
        'sort_by',
        'sort',
        'page',
        'paginate',
        'after',
        'x',
        '',
      ),
      fc.oneof(
        fc.constantFrom(...FIELDS.keys(), 'asc', 'DESC', '1', '100', '101', '', '%', '2024-02-29'),
        fc.string({ unit: 'binary' }).map(encodeURIComponent),
        fc.string(),
      ),
    )
    .map(([name, value]) => `${name}=${value}`);
  const query = fc.oneof(
    fc.array(parameter, { maxLength: 6 }).map((pairs) => pairs.join('&')),
    fc.string(),
  );

  it('is read, or refused as a failure that tells each place once or more, in order', () => {
    fc.assert(
      fc.property(query, (sent) => {
        const [code, ...faults] = refusalOf(sent);
        if (code === undefined) return;
        const places = faults.map((fault) => Number.parseInt(fault, 10));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(Math.max(...places)).toBeLessThan(sent.split('&').length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read only into fields of the resource, and pages that exist', () => {
    fc.assert(
      fc.property(query, (sent) => {
        fc.pre(refusalOf(sent).length === 0);
        const { conditions, sorting, paging } = read(sent);
        for (const { column } of [...conditions, sorting]) expect(FIELDS.has(column)).toBe(true);
        expect(paging.size).toBeGreaterThanOrEqual(1);
        expect(paging.size).toBeLessThanOrEqual(100);
        if (paging.by === 'number') expect(Number.isSafeInteger(paging.page * paging.size)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
