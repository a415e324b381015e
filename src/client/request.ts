import { API_VERSION, type Method } from './typed-paths.js';
import type { CallOptions, WriteOptions } from './options.js';

/** A request, ready to be sent as often as it takes. */
export interface PreparedRequest {
  readonly method: string;
  /** Below the version, parameters filled in. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly idempotencyKey: string | undefined;
}

type Value = string | number | boolean;

/** What a call names, untyped. */
export interface Named extends WriteOptions {
  readonly path?: Readonly<Record<string, Value>>;
  readonly query?: Readonly<Record<string, Value | readonly Value[] | undefined>>;
  readonly body?: unknown;
}

/** @throws TypeError for a path parameter that is missing or no id */
export function prepare(method: Method, path: string, named: Named, authorization: string): PreparedRequest {
  const writes = method !== 'get';
  const idempotencyKey = writes ? (named.idempotencyKey ?? crypto.randomUUID()) : undefined;
  const takesBody = method === 'post' || method === 'put';
  return {
    method: method.toUpperCase(),
    target: filled(path, named.path ?? {}) + queryString(named.query ?? {}),
    headers: {
      Authorization: authorization,
      Accept: 'application/json',
      'SO-Ver': API_VERSION,
      ...(takesBody && { 'Content-Type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
      ...(named.ifMatch !== undefined && { 'If-Match': named.ifMatch }),
      ...requestIdHeader(named),
    },
    body: takesBody ? JSON.stringify(named.body ?? {}) : undefined,
    idempotencyKey,
  };
}

/** HTTP Basic, in UTF-8. */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function requestIdHeader({ requestId }: CallOptions): Record<string, string> {
  return requestId === undefined ? {} : { 'SO-Request-Id': requestId };
}

function filled(path: string, parameters: Readonly<Record<string, Value>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(parameters[name] ?? '');
    // A URL takes a segment of dots for a way upwards, even an encoded one.
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${path} needs an id as path.${name}`);
    return encodeURIComponent(value);
  });
}

/** An array is repeated: the n-th `filter_by` belongs to the n-th `filter`. */
function queryString(query: NonNullable<Named['query']>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of value === undefined ? [] : [value].flat()) parameters.append(name, String(one));
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}
