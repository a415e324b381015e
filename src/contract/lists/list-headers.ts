import type { Page } from '../../platform/database/page.js';
import type { Exchange } from '../http/exchange.js';

/** `SO-Total-Count` and the `Link` relations of RFC 8288, relative to this server. */
export function listHeaders(page: Page<unknown>, { path, query }: Exchange): Record<string, string> {
  const links = relations(page).map(([rel, changes]) => `<${path}?${changed(query, changes)}>; rel="${rel}"`);
  const count = { 'SO-Total-Count': String(page.total) };
  return links.length === 0 ? count : { ...count, Link: links.join(', ') };
}

type Relation = readonly [rel: string, changes: Readonly<Record<string, string>>];

function relations({ paging, total, nextAfter }: Page<unknown>): Relation[] {
  const paginate = String(paging.size);
  if (paging.by === 'cursor') {
    const first: Relation = ['first', { after: '', paginate }];
    return nextAfter === null ? [first] : [first, ['next', { after: nextAfter, paginate }]];
  }
  const last = Math.max(1, Math.ceil(total / paging.size));
  const to = (rel: string, page: number): Relation => [rel, { page: String(page), paginate }];
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
