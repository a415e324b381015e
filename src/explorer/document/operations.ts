import type { ErrorStatus } from '../../contract/statuses.js';
import { exampleFor } from '../../contract/validation/example.decorator.js';
import { schemaOf } from '../../contract/validation/schema.js';
import { API_VERSION } from '../../contract/version.js';
import { errorResponses, withoutBody } from './error-responses.js';
import { exampleBody } from './example-body.js';
import { isParameter } from './nouns.js';
import type { Operation } from './openapi.js';
import { parametersOf } from './parameters.js';
import type { Route } from './registered-routes.js';
import { wordsOf } from './route-words.js';
import type { SchemaComponents } from './schema-components.js';
import { json, successResponses } from './success-responses.js';

/** The path of a route as the document writes it, version included. */
export function pathOf({ collection, rest }: Route): string {
  return `/${[API_VERSION, ...collection, ...rest].join('/')}`;
}

/** A route under the version, with everything that it takes and every answer that it can give. */
export function operationOf(route: Route, schemas: SchemaComponents): Operation {
  const { tag, ...words } = wordsOf(route);
  return {
    ...words,
    tags: [tag],
    security: [{ [route.audience]: [] }],
    parameters: parametersOf(route, schemas),
    ...requestBody(route, schemas),
    responses: { ...successResponses(route, schemas), ...errorResponses(errorsOf(route)) },
  };
}

/** The same for HEAD: a GET without its body. */
export function headOf(get: Operation): Operation {
  const responses = Object.entries(get.responses).map(([status, response]) => [status, withoutBody(response)] as const);
  return {
    ...get,
    operationId: get.operationId.replace(/^(get|list)/, 'head'),
    summary: `${get.summary}: the headers alone`,
    description: 'A GET without its body.',
    responses: Object.fromEntries(responses),
  };
}

function requestBody({ method, input, mayLackBody }: Route, schemas: SchemaComponents): Pick<Operation, 'requestBody'> {
  if (method !== 'post' && method !== 'put') return {};
  const content =
    input === undefined
      ? json({ type: 'object' }, {})
      : json(schemas.sent(input), exampleFor(input) ?? exampleBody(schemaOf(input)));
  return { requestBody: { required: !mayLackBody, content } };
}

/** Every route can meet what the contract refuses before its handler; the rest follows from what the route names. */
function errorsOf({ refusable, audience, collection, rest }: Route): ErrorStatus[] {
  const namesItem = [...collection, ...rest].some(isParameter);
  const statuses: (ErrorStatus | false)[] = [
    400,
    401,
    audience === 'store' && 402,
    namesItem && 404,
    406,
    412,
    refusable && 422,
    429,
    500,
    503,
  ];
  return statuses.filter((status) => status !== false);
}
