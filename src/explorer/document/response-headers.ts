import { API_VERSION } from '../../contract/version.js';
import type { Header, Headers } from './openapi.js';

const SECONDS = { type: 'integer', minimum: 1 } as const;

/** The headers of answers, by the names of their components, which are the headers' own. */
export const RESPONSE_HEADERS = {
  'SO-Request-Id': always('Names this request in the log: quote it when you report something.', {
    type: 'string',
    pattern: '^[A-Za-z0-9._-]{1,128}$',
  }),
  ETag: always('A strong tag of the item as shown here, for `If-Match`.', { type: 'string', pattern: '^"[^"]+"$' }),
  Location: always('The path of what was created, with the prefix under which a proxy serves it.', {
    type: 'string',
    pattern: `^/(.+/)?${API_VERSION}/`,
  }),
  'SO-Total-Count': always('How many items there are on all pages.', { type: 'integer', minimum: 0 }),
  Link: sometimes(
    'Other pages, as in RFC 8288: `first`, `prev`, `next`, `last`. A query that is too long for all of them has fewer.',
    { type: 'string', pattern: '^<.+>; rel=' },
  ),
  'Retry-After': always('Seconds until trying again makes sense.', SECONDS),
  'WWW-Authenticate': always('The scheme that is asked for.', { type: 'string', pattern: '^Basic realm="SO API"' }),
  RateLimit: sometimes('What is left of the limit of the store and for how many seconds: `"store";r=99;t=42`.', {
    type: 'string',
    pattern: '^"store";r=\\d+;t=\\d+$',
  }),
  'RateLimit-Policy': sometimes('How many requests the store has in how many seconds: `"store";q=100;w=60`.', {
    type: 'string',
    pattern: '^"store";q=\\d+;w=\\d+$',
  }),
  'Idempotent-Replayed': sometimes('`true` when this is the kept answer to an earlier request with the same key.', {
    type: 'string',
    enum: ['true'],
  }),
} as const satisfies Record<string, Header>;

type ResponseHeader = keyof typeof RESPONSE_HEADERS;

export function responseHeaders(...names: ResponseHeader[]): Headers {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function always(description: string, schema: Header['schema']): Header {
  return { required: true, description, schema };
}

function sometimes(description: string, schema: Header['schema']): Header {
  return { required: false, description, schema };
}
