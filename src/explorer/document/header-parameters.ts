import { API_VERSION } from '../../contract/version.js';
import type { Method, Parameter, Reference } from './openapi.js';

/**
 * Postman sends every header of an imported document, with the first of the values that it may have: a placeholder such as
 * `<string>` would be a key that is used for every request, or a state that no item is in. These are harmless instead.
 */
const NEW_EACH_TIME = { type: 'string', enum: ['{{$guid}}'] } as const;
const ANY_STATE = { type: 'string', enum: ['*'] } as const;

/**
 * The headers of requests, by the names of their components. `Accept`, `Content-Type` and `Authorization` are none of them:
 * OpenAPI has the media types and the security of an operation say these, and generated clients would ask for them twice.
 */
export const HEADER_PARAMETERS = {
  'SO-Ver': header('SO-Ver', 'The version that the caller was made for: must equal the one in the URL.', {
    type: 'string',
    enum: [API_VERSION],
  }),
  'SO-Request-Id': header('SO-Request-Id', "The caller's own id for this request, taken over into the answer.", {
    anyOf: [NEW_EACH_TIME, { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' }],
  }),
  'Idempotency-Key': header(
    'Idempotency-Key',
    'Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time.',
    { anyOf: [NEW_EACH_TIME, { type: 'string', minLength: 1, maxLength: 255 }] },
  ),
  'If-Match': header('If-Match', 'An `ETag`: 412 unless the item is still as it was then. `*` is any state.', {
    anyOf: [ANY_STATE, { type: 'string' }],
  }),
} as const satisfies Record<string, Parameter>;

type HeaderParameter = keyof typeof HEADER_PARAMETERS;

const BY_METHOD: Readonly<Record<Method, readonly HeaderParameter[]>> = {
  get: [],
  head: [],
  post: ['Idempotency-Key'],
  put: ['Idempotency-Key', 'If-Match'],
  delete: ['Idempotency-Key', 'If-Match'],
};

/** @param onItem of a POST: it acts on an item that is there already, whose state `If-Match` can name */
export function headerParameters(method: Method, onItem: boolean): Reference[] {
  const own = method === 'post' && onItem ? ([...BY_METHOD.post, 'If-Match'] as const) : BY_METHOD[method];
  const names: HeaderParameter[] = [...own, 'SO-Ver', 'SO-Request-Id'];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function header(name: string, description: string, schema: Parameter['schema']): Parameter {
  return { name, in: 'header', required: false, description, schema };
}
