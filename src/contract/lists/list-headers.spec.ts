import { describe, expect, it } from '@jest/globals';
import { Page } from '../../platform/database/page.js';
import type { Paging } from '../../platform/database/listing.js';
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
