import type { IncomingHttpHeaders } from 'node:http';
import { Failure } from '../failures/failure.js';

const UTF8 = /^charset *= *"?utf-?8"?$/;

/** @throws Failure 400 unless the body is announced as plain JSON in UTF-8 */
export function assertJsonContent(headers: IncomingHttpHeaders): void {
  if (!isJsonInUtf8(headers['content-type'] ?? '')) throw new Failure('unsupported_content_type');
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding !== undefined && encoding !== 'identity') throw new Failure('unsupported_content_encoding');
}

/** Empty parameters say nothing. Any other than the charset would change what the body means, or is a mistake. */
function isJsonInUtf8(contentType: string): boolean {
  if (contentType === 'application/json') return true;
  const [type = '', ...parts] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const parameters = parts.filter((part) => part !== '');
  return type === 'application/json' && parameters.length <= 1 && parameters.every((parameter) => UTF8.test(parameter));
}

/** Whether a request brings a body, which one in chunks does even where it turns out empty. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
