import type { IncomingMessage } from 'node:http';

/** What a request line names: the target as a whole, its path, and its query without the question mark. */
export function readTarget({ url = '/' }: IncomingMessage): { target: string; path: string; query: string } {
  const target = pathAndQuery(url);
  const mark = target.indexOf('?');
  return mark < 0
    ? { target, path: target, query: '' }
    : { target, path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** A request line may name an absolute URL, as to a proxy: only its path and query matter here. */
function pathAndQuery(url: string): string {
  if (url.startsWith('/')) return url;
  const afterHost = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].length;
  return afterHost === undefined ? url : url.slice(afterHost).replace(/^(?!\/)/, '/');
}
