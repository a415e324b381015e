import { Failure } from '../failures/failure.js';
import type { ContractRequest } from './exchange.js';

/** What makes a request malformed although the parser took it. */
export function malformation(request: ContractRequest): Failure | undefined {
  // HTTP/0.9, which the parser takes too, has no headers.
  if (request.httpVersionMajor !== 1) return new Failure('malformed_http');
  return hostFailure(request) ?? expectationFailure(request) ?? targetFailure(request);
}

/** RFC 9112 wants exactly one. Of two, Node keeps the first, while a proxy in front may have gone by the other. */
function hostFailure({ httpVersion, headers, rawHeaders }: ContractRequest): Failure | undefined {
  if (httpVersion === '1.1' && !headers.host) return new Failure('missing_host');
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1 ? new Failure('malformed_http', { text: 'The Host header was sent more than once' }) : undefined;
}

function expectationFailure({ headers: { expect } }: ContractRequest): Failure | undefined {
  return expect === undefined || /^100-continue$/i.test(expect.trim())
    ? undefined
    : new Failure('unsupported_expectation');
}

function targetFailure({ exchange: { path }, url = '' }: ContractRequest): Failure | undefined {
  if (url.includes('#'))
    return new Failure('malformed_http', { text: 'The URL has a fragment, which is not for sending' });
  if (!path.includes('%')) return undefined;
  try {
    return CONTROL_CHARACTER.test(decodeURIComponent(path)) ? new Failure('malformed_http') : undefined;
  } catch {
    return new Failure('malformed_http', { text: 'The path has a percent sign that does not encode UTF-8' });
  }
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;
