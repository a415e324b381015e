import type { Page } from '../../platform/database/page.js';
import { MAX_LINK_BYTES } from '../answers/head-size.js';
import type { Exchange } from '../http/exchange.js';

/**
 * `SO-Total-Count` and the `Link` relations of RFC 8288, relative to this server. Where the query is too long for all of
 * them, `Link` has those that fit, the most useful first.
 * @param pathPrefix what a proxy has taken off the path
 */
export function listHeaders(
  page: Page<unknown>,
  { path, query }: Exchange,
  pathPrefix: string = '',
): Record<string, string> {
  const links = relations(page).map(([rel, changes]): Link => {
    return { rel, text: `<${pathPrefix}${path}?${changed(query, changes)}>; rel="${rel}"` };
  });
  const fitting = thatFit(links);
  const count = { 'SO-Total-Count': String(page.total) };
  return fitting.length === 0 ? count : { ...count, Link: fitting.map(({ text }) => text).join(SEPARATOR) };
}

type RelationName = 'first' | 'prev' | 'next' | 'last';

type Relation = readonly [rel: RelationName, changes: Readonly<Record<string, string>>];

interface Link {
  readonly rel: RelationName;
  /** ASCII alone: its length is its size in bytes. */
  readonly text: string;
}

const SEPARATOR = ', ';

/** A caller can do without `first` and `last`, but cannot go on without `next`. */
const BY_USE: readonly RelationName[] = ['next', 'prev', 'first', 'last'];

/** In their own order. Nothing stays when a more useful link does not fit. */
function thatFit(links: readonly Link[]): Link[] {
  const fitting = new Set<Link>();
  let room = MAX_LINK_BYTES + SEPARATOR.length;
  for (const link of links.toSorted((a, b) => BY_USE.indexOf(a.rel) - BY_USE.indexOf(b.rel))) {
    room -= link.text.length + SEPARATOR.length;
    if (room < 0) break;
    fitting.add(link);
  }
  return links.filter((link) => fitting.has(link));
}

function relations({ paging, total, nextAfter }: Page<unknown>): Relation[] {
  const paginate = String(paging.size);
  if (paging.by === 'cursor') {
    const first: Relation = ['first', { after: '', paginate }];
    return nextAfter === null ? [first] : [first, ['next', { after: nextAfter, paginate }]];
  }
  const last = Math.max(1, Math.ceil(total / paging.size));
  const to = (rel: RelationName, page: number): Relation => [rel, { page: String(page), paginate }];
  return [
    to('first', 1),
    ...(paging.page > 1 ? [to('prev', Math.min(paging.page - 1, last))] : []),
    ...(paging.page < last ? [to('next', paging.page + 1)] : []),
    to('last', last),
  ];
}

/** What no URL has in it unencoded, though the HTTP parser takes it; a `>` would end the target of a link. */
const NOT_OF_URLS = /[^!-~]|["<>\\^`{|}]/g;

/** The caller's own query, which has been read already, with some parameters replaced and everything else as sent. */
function changed(query: string, changes: Readonly<Record<string, string>>): string {
  const kept = query.split('&').filter((pair) => pair !== '' && !Object.hasOwn(changes, nameOf(pair)));
  const added = Object.entries(changes).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return [...kept, ...added].join('&').replace(NOT_OF_URLS, encodeURIComponent);
}

function nameOf(pair: string): string {
  return decodeURIComponent(pair.split('=', 1)[0] ?? '');
}
