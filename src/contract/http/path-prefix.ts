import { trustedValues } from './trusted-values.js';

/** `Link` and `Location` have room for no more, and proxies need less. */
const MAX_LENGTH = 200;

/** Segments of plain characters; escapes only for what a path cannot show otherwise: spaces, and text beyond ASCII. */
const PLAIN = /^(?:\/(?!\.{1,2}(?:\/|$))(?:[\w.~-]|%(?:20|[89A-F][\dA-F]))+)+$/i;

/**
 * The path under which the trusted proxies serve this service: what they have taken off the request's path and named in
 * `X-Forwarded-Prefix`. Where several proxies have taken off a part each, the outermost proxy's part comes first.
 * @returns `/billing`, or an empty text when there is none or one of the parts is not plain
 */
export function pathPrefix(header: string | string[] | undefined, trustedProxies: number): string {
  const parts = trustedValues(header, trustedProxies).map((part) => part.replace(/\/$/, ''));
  const prefix = parts.join('');
  const isPlain = parts.every((part) => part === '' || PLAIN.test(part));
  return isPlain && prefix.length <= MAX_LENGTH ? prefix : '';
}
