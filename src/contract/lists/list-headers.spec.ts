import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Page } from '../../platform/database/page.js';
import type { Paging } from '../../platform/database/listing.js';
import { MAX_LINK_BYTES } from '../answers/head-size.js';
import type { Exchange } from '../http/exchange.js';
import { listHeaders } from './list-headers.js';

const PATH = '/1.0.0/subscriptions';

function headersOf(total: number, paging: Paging, query: string, nextAfter: string | null = null) {
  return listHeaders(new Page([], total, paging, nextAfter), { path: PATH, query } as Exchange);
}

/** The links by their relation, without the path that all have in common. */
function linksOf(...asked: Parameters<typeof headersOf>): Record<string, string> {
  const links = headersOf(...asked)['Link']?.split(', ') ?? [];
  return Object.fromEntries(
    links.map((link) => {
      const [, target = '', rel = ''] = /^<([^>]*)>; rel="(\w+)"$/.exec(link) ?? [];
      expect(target.startsWith(`${PATH}?`)).toBe(true);
      return [rel, target.slice(PATH.length + 1)];
    }),
  );
}

const page = (number: number, size: number): Paging => ({ by: 'number', page: number, size });

describe('the links of a list', () => {
  it.each<[string, number, Paging, string, Record<string, string>]>([
    ['of one page', 3, page(1, 25), '', { first: 'page=1&paginate=25', last: 'page=1&paginate=25' }],
    ['of none', 0, page(1, 25), '', { first: 'page=1&paginate=25', last: 'page=1&paginate=25' }],
    [
      'on the first page',
      51,
      page(1, 25),
      '',
      { first: 'page=1&paginate=25', next: 'page=2&paginate=25', last: 'page=3&paginate=25' },
    ],
    [
      'in the middle',
      51,
      page(2, 25),
      'page=2&paginate=25',
      {
        first: 'page=1&paginate=25',
        prev: 'page=1&paginate=25',
        next: 'page=3&paginate=25',
        last: 'page=3&paginate=25',
      },
    ],
    [
      'on the last page',
      50,
      page(2, 25),
      'page=2&paginate=25',
      { first: 'page=1&paginate=25', prev: 'page=1&paginate=25', last: 'page=2&paginate=25' },
    ],
    [
      'past the end',
      30,
      page(9, 25),
      'page=9&paginate=25',
      { first: 'page=1&paginate=25', prev: 'page=2&paginate=25', last: 'page=2&paginate=25' },
    ],
    [
      'keep what else was asked, as it was sent',
      5,
      page(1, 2),
      'filter_by=name&page=1&filter=a%26b+c&paginate=2&sort_by=id&sort=DESC',
      {
        first: 'filter_by=name&filter=a%26b+c&sort_by=id&sort=DESC&page=1&paginate=2',
        next: 'filter_by=name&filter=a%26b+c&sort_by=id&sort=DESC&page=2&paginate=2',
        last: 'filter_by=name&filter=a%26b+c&sort_by=id&sort=DESC&page=3&paginate=2',
      },
    ],
    [
      'keep it as one target each, whatever it was made of',
      5,
      page(1, 5),
      'filter_by=name&filter=a>; rel="next",<b>|^`{}\\',
      Object.fromEntries(
        ['first', 'last'].map((rel) => [
          rel,
          'filter_by=name&filter=a%3E;%20rel=%22next%22,%3Cb%3E%7C%5E%60%7B%7D%5C&page=1&paginate=5',
        ]),
      ),
    ],
    [
      'replace a page however it was spelled',
      5,
      page(1, 5),
      'p%61ge=1&paginat%65=5',
      { first: 'page=1&paginate=5', last: 'page=1&paginate=5' },
    ],
  ])('%s', (_, total, paging, query, links) => {
    expect(linksOf(total, paging, query)).toEqual(links);
  });

  it.each<[string, string | null, string | null, Record<string, string>]>([
    ['from the start', null, 'sub_5', { first: 'after=&paginate=5', next: 'after=sub_5&paginate=5' }],
    ['on the way', 'sub_5', 'sub_9', { first: 'after=&paginate=5', next: 'after=sub_9&paginate=5' }],
    ['at the end', 'sub_9', null, { first: 'after=&paginate=5' }],
  ])('walk by cursor: %s', (_, after, nextAfter, links) => {
    expect(linksOf(12, { by: 'cursor', after, size: 5 }, `after=${after ?? ''}&paginate=5`, nextAfter)).toEqual(links);
  });

  it('encode the cursor', () => {
    expect(linksOf(12, { by: 'cursor', after: null, size: 5 }, 'after=&paginate=5', 'a b>,"')['next']).toBe(
      'after=a%20b%3E%2C%22&paginate=5',
    );
  });

  it('come with the count of all', () => {
    expect(headersOf(51, page(1, 25), '')['SO-Total-Count']).toBe('51');
    expect(headersOf(0, page(1, 25), '')['SO-Total-Count']).toBe('0');
  });
});

describe('a query that is too long for all links', () => {
  const filler = (length: number) => `filter_by=name&filter=${'x'.repeat(length)}`;
  const relationsOf = (paging: Paging, length: number, nextAfter: string | null = null) =>
    Object.keys(linksOf(51, paging, filler(length), nextAfter)).join();

  it.each<[number, string]>([
    [500, 'first,prev,next,last'],
    [600, 'first,prev,next'],
    [900, 'prev,next'],
    [1_300, 'next'],
    [2_400, 'next'],
    [2_500, ''],
    [15_000, ''],
  ])('of %i characters has the links %j in the middle of a list', (length, relations) => {
    expect(relationsOf(page(2, 25), length)).toBe(relations);
  });

  it.each<[string, Paging, string | null, string]>([
    ['on the first page', page(1, 25), null, 'next'],
    ['on the last page', page(3, 25), null, 'prev'],
    ['past the end', page(9, 25), null, 'prev'],
    ['on the only page', page(1, 100), null, 'first'],
    ['on the way by cursor', { by: 'cursor', after: 'sub_1', size: 25 }, 'sub_2', 'next'],
    ['at the end by cursor', { by: 'cursor', after: 'sub_1', size: 25 }, null, 'first'],
  ])('keeps the link that is of most use: %s', (_, paging, nextAfter, relations) => {
    expect(relationsOf(paging, 1_300, nextAfter)).toBe(relations);
  });

  it('has the count all the same', () => {
    expect(headersOf(51, page(1, 25), filler(15_000))).toEqual({ 'SO-Total-Count': '51' });
  });

  const units = fc.constantFrom(
    'a',
    '&',
    '=',
    ';',
    ',',
    '<',
    '>',
    '"',
    '\\',
    '|',
    '+',
    '%20',
    '%3E',
    '\u00ff',
    ' ',
    '-',
  );
  const values = fc
    .tuple(fc.string({ unit: units, maxLength: 200 }), fc.nat(80))
    .map(([text, times]) => `filter=${text.repeat(times)}`.slice(0, 16_384).replace(/%[0-9A-F]?$/, ''));
  const queries = fc.array(values, { maxLength: 10 }).map((pairs) => pairs.join('&').slice(0, 16_384));
  const pagings: fc.Arbitrary<Paging> = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 100 })).map((of) => page(...of)),
    fc.integer({ min: 1, max: 100 }).map((size) => ({ by: 'cursor' as const, after: 'sub_1', size })),
  );
  const prefixes = fc.constantFrom('', '/billing', `/${'p'.repeat(199)}`);

  it('never gives a header that is too long, and every link in it leads to the same list', () => {
    fc.assert(
      fc.property(queries, pagings, fc.nat(10_000), prefixes, (query, paging, total, prefix) => {
        const exchange = { path: PATH, query: query.replace(/%[0-9A-F]?$/, '') } as Exchange;
        const { Link: link = '' } = listHeaders(new Page([], total, paging, 'sub_2'), exchange, prefix);
        expect(Buffer.byteLength(link)).toBeLessThanOrEqual(MAX_LINK_BYTES);
        const others = (sent: string) => new URLSearchParams(sent).getAll('filter').join('\n');
        for (const one of link === '' ? [] : link.split(', ')) {
          const [, target = '', rel = ''] = /^<([!-~]+)>; rel="(first|prev|next|last)"$/.exec(one) ?? [];
          const { pathname, search, searchParams } = new URL(target, 'http://so.example');
          expect([pathname, others(search)]).toEqual([prefix + PATH, others(exchange.query)]);
          expect([rel, searchParams.get('paginate')]).toEqual([rel, String(paging.size)]);
        }
      }),
    );
  });
});
