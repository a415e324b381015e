import { STATUS_MESSAGES, isStatus } from '../../contract/statuses.js';
import { MAX_PAGE_SIZE } from '../../platform/database/listing.js';
import type { Content, Response, Schema } from './openapi.js';
import type { Route } from './registered-routes.js';
import { responseHeaders } from './response-headers.js';
import type { SchemaComponents } from './schema-components.js';

/** What a route answers when all went well, by status. */
export function successResponses(route: Route, schemas: SchemaComponents): Record<string, Response> {
  const { answer, audience, status, method } = route;
  const headers = {
    ...responseHeaders('SO-Request-Id'),
    ...(audience === 'store' && responseHeaders('RateLimit', 'RateLimit-Policy')),
    ...(method !== 'get' && responseHeaders('Idempotent-Replayed')),
  };
  if (answer === undefined) return { 204: { description: `${STATUS_MESSAGES[204]}.`, headers } };
  const body = schemas.answered(answer.body);
  if (answer.list) {
    const ofList = { ...headers, ...responseHeaders('SO-Total-Count', 'Link') };
    return {
      200: { description: 'One page of the list.', headers: ofList, content: json(listOf(body)) },
      204: { description: 'Nothing to list: an empty list, or a page past the end. No body.', headers: ofList },
    };
  }
  const ofItem = { ...headers, ...responseHeaders('ETag', ...(status === 201 ? (['Location'] as const) : [])) };
  const description = isStatus(status) ? `${STATUS_MESSAGES[status]}.` : '';
  return { [status]: { description, headers: ofItem, content: json(body) } };
}

export function json(schema: Schema, example?: unknown): Content {
  return { 'application/json': { schema, ...(example !== undefined && { example }) } };
}

function listOf(items: Schema): Schema {
  return { type: 'array', items, minItems: 1, maxItems: MAX_PAGE_SIZE };
}
