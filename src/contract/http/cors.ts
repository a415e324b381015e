import type { IncomingMessage, ServerResponse } from 'node:http';

const METHODS = 'GET, HEAD, POST, PUT, DELETE';
const REQUEST_HEADERS = 'Authorization, Accept, Content-Type, SO-Ver, SO-Request-Id, Idempotency-Key, If-Match';
const RESPONSE_HEADERS =
  'SO-Request-Id, SO-Error-Code, SO-Total-Count, Link, Location, ETag, Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After';
const PREFLIGHT_SECONDS = '86400';

/** Any origin may call: the credentials are an explicit header, never a cookie that a browser would add by itself. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', RESPONSE_HEADERS);
}

export function isPreflight(request: IncomingMessage): boolean {
  const { origin, 'access-control-request-method': method } = request.headers;
  return request.method === 'OPTIONS' && origin !== undefined && method !== undefined;
}

export function answerPreflight(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Methods', METHODS);
  response.setHeader('Access-Control-Allow-Headers', REQUEST_HEADERS);
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  response.writeHead(204).end();
}
