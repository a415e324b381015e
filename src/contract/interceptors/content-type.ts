import type { IncomingHttpHeaders } from 'node:http';
import { Failure } from '../failures/failure.js';

const JSON_IN_UTF8 = /^application\/json *(; *charset *= *"?utf-?8"? *)?$/i;

/** @throws Failure 400 unless the body is announced as plain JSON in UTF-8 */
export function assertJsonContent(headers: IncomingHttpHeaders): void {
  if (!JSON_IN_UTF8.test(headers['content-type']?.trim() ?? '')) throw new Failure('unsupported_content_type');
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding !== undefined && encoding !== 'identity') throw new Failure('unsupported_content_encoding');
}
