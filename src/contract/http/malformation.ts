import type { IncomingMessage } from 'node:http';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from './exchange.js';

/** What makes a request malformed although the parser took it. */
export function malformation(request: ContractRequest): Failure | undefined {
  // HTTP/0.9, which the parser takes too, has no headers.
  if (request.httpVersionMajor !== 1) return new Failure('malformed_http');
  return (
    repetitionFailure(request) ??
    hostFailure(request) ??
    codingFailure(request) ??
    expectationFailure(request) ??
    targetFailure(request)
  );
}

/**
 * Headers of which a request has one. Of two, Node keeps the first or joins them, while a proxy in front may have gone by
 * the other.
 */
const SINGLE_HEADERS = ['Host', 'Authorization', 'Content-Type', 'Content-Encoding', 'Idempotency-Key', 'SO-Ver'];
const SINGLE_NAMES = new Map(SINGLE_HEADERS.map((name) => [name.toLowerCase(), name]));
const LENGTHS = new Set(SINGLE_HEADERS.map((name) => name.length));

function repetitionFailure({ rawHeaders }: ContractRequest): Failure | undefined {
  let seen: string[] | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    // Most headers are none of these, which their length tells at the least cost.
    if (!LENGTHS.has(name.length)) continue;
    const known = SINGLE_NAMES.get(name.toLowerCase());
    if (known === undefined) continue;
    if (seen?.includes(known)) return malformed(`The ${known} header was sent more than once`);
    (seen ??= []).push(known);
  }
  return undefined;
}

/** A name or an address, and a port: RFC 3986, section 3.2, but for commas, with which lists are made. */
const HOST = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+;=%-]*)(:\d*)?$/i;

/** RFC 9112 wants exactly one. */
function hostFailure({ httpVersion, headers: { host } }: ContractRequest): Failure | undefined {
  if (!host) return httpVersion === '1.1' ? new Failure('missing_host') : undefined;
  return HOST.test(host)
    ? undefined
    : malformed('The Host header must be one host name or address, with or without a port');
}

/** Whether it is known where the body ends. HTTP/1.0 has no codings. */
export function hasKnownCoding({ httpVersion, headers }: IncomingMessage): boolean {
  const coding = headers['transfer-encoding'];
  return coding === undefined || (httpVersion === '1.1' && /^chunked$/i.test(coding));
}

function codingFailure(request: ContractRequest): Failure | undefined {
  return hasKnownCoding(request)
    ? undefined
    : malformed('The Transfer-Encoding must be chunked, in HTTP/1.1, or absent');
}

function expectationFailure({ headers: { expect } }: ContractRequest): Failure | undefined {
  return expect === undefined || /^100-continue$/i.test(expect.trim())
    ? undefined
    : new Failure('unsupported_expectation');
}

function targetFailure({ exchange: { path }, url = '' }: ContractRequest): Failure | undefined {
  if (url.includes('#')) return malformed('The URL has a fragment, which is not for sending');
  if (!path.includes('%')) return undefined;
  try {
    return CONTROL_CHARACTER.test(decodeURIComponent(path)) ? new Failure('malformed_http') : undefined;
  } catch {
    return malformed('The path has a percent sign that does not encode UTF-8');
  }
}

function malformed(text: string): Failure {
  return new Failure('malformed_http', { text });
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;
