import { API_VERSION } from '../../contract/version.js';
import type { Method, Parameter, Reference } from './openapi.js';

const JSON_ONLY = { type: 'string', enum: ['application/json'] } as const;

/** The headers of requests, by the names of their components. */
export const HEADER_PARAMETERS = {
  Accept: header('Accept', 'Must name `application/json`; a wildcard does not.', JSON_ONLY, true),
  'Content-Type': header('Content-Type', 'The body is JSON in UTF-8.', JSON_ONLY, true),
  'SO-Ver': header('SO-Ver', 'The version that the caller was made for: must equal the one in the URL.', {
    type: 'string',
    enum: [API_VERSION],
  }),
  'SO-Request-Id': header('SO-Request-Id', "The caller's own id for this request, taken over into the answer.", {
    type: 'string',
    pattern: '^[A-Za-z0-9._-]{1,128}$',
  }),
  'Idempotency-Key': header(
    'Idempotency-Key',
    'Carries the request out at most once: for 24 hours its first answer is given again to the same key and request.',
    { type: 'string', minLength: 1, maxLength: 255 },
  ),
  'If-Match': header('If-Match', 'An `ETag`: 412 unless the item is still as it was then.', { type: 'string' }),
} as const satisfies Record<string, Parameter>;

type HeaderParameter = keyof typeof HEADER_PARAMETERS;

const BY_METHOD: Readonly<Record<Method, readonly HeaderParameter[]>> = {
  get: [],
  head: [],
  post: ['Content-Type', 'Idempotency-Key'],
  put: ['Content-Type', 'Idempotency-Key', 'If-Match'],
  delete: ['Idempotency-Key', 'If-Match'],
};

/** @param onItem of a POST: it acts on an item that is there already, whose state `If-Match` can name */
export function headerParameters(method: Method, onItem: boolean): Reference[] {
  const own = method === 'post' && onItem ? ([...BY_METHOD.post, 'If-Match'] as const) : BY_METHOD[method];
  const names: HeaderParameter[] = ['Accept', ...own, 'SO-Ver', 'SO-Request-Id'];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function header(name: string, description: string, schema: Parameter['schema'], required = false): Parameter {
  return { name, in: 'header', required, description, schema };
}
