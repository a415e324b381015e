import { headerParameters } from './header-parameters.js';
import { listParameters } from './list-parameters.js';
import { MONTH_PARAMETERS } from './month-parameters.js';
import { isParameter, singular } from './nouns.js';
import type { Parameter, Reference } from './openapi.js';
import type { Route } from './registered-routes.js';
import { isAction } from './route-words.js';
import type { SchemaComponents } from './schema-components.js';

/** Everything that a route takes besides a body: of its path, its query and its headers. */
export function parametersOf(route: Route, schemas: SchemaComponents): (Parameter | Reference)[] {
  return [
    ...pathParameters(route),
    ...queryParameters(route, schemas),
    ...headerParameters(route.method, isAction(route)),
  ];
}

function pathParameters({ collection, rest }: Route): Parameter[] {
  const segments = [...collection, ...rest];
  return segments.flatMap((segment, place) => (isParameter(segment) ? [idIn(segment, segments[place - 1] ?? '')] : []));
}

function idIn(segment: string, things: string): Parameter {
  return {
    name: segment.slice(1, -1),
    in: 'path',
    required: true,
    description: `Id of the ${singular(things)}.`,
    schema: { type: 'string', format: 'id', minLength: 1 },
  };
}

function queryParameters({ answer }: Route, schemas: SchemaComponents): readonly (Parameter | Reference)[] {
  if (answer?.months) return MONTH_PARAMETERS;
  return answer?.list ? listParameters(schemas.fieldsOf(answer.body)) : [];
}
