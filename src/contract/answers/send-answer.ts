import type { ContractRequest, ContractResponse } from '../http/exchange.js';
import { listHeaders } from '../lists/list-headers.js';
import { Page } from '../../platform/database/page.js';
import { isStatus } from '../statuses.js';
import { Answer } from './answer.js';
import { Created } from './created.js';
import { entityTag } from './etag.js';
import { MAX_LOCATION_BYTES } from './head-size.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The answer that a handler's result stands for: a page becomes a list (204 when empty), a thing its JSON with a
 * strong ETag, a created thing also its `Location`. So no handler says any of this itself.
 * @param status the route's own status: 200, or 201 for a POST that creates
 */
export function answerOf(result: unknown, status: number, request: ContractRequest): Answer {
  if (result instanceof Answer) return result;
  if (!isStatus(status)) throw new Error(`the status ${status} is not in the contract's set`);
  if (result instanceof Created) return createdAnswer(result, request);
  if (result instanceof Page) return listAnswer(result, request);
  if (result === undefined || result === null) return new Answer(204, {}, undefined);
  const body = JSON.stringify(result);
  const headers: Record<string, string> = { 'Content-Type': JSON_TYPE, ETag: entityTag(body) };
  if (status === 201) headers['Location'] = `${request.exchange.path}/${(result as { id: string }).id}`;
  return new Answer(status, headers, body);
}

function createdAnswer({ thing, collection }: Created, { exchange }: ContractRequest): Answer {
  const body = JSON.stringify(thing);
  const [version = ''] = exchange.path.slice(1).split('/');
  const headers = {
    'Content-Type': JSON_TYPE,
    ETag: entityTag(body),
    Location: `/${version}/${collection}/${thing.id}`,
  };
  return new Answer(201, headers, body);
}

function listAnswer(page: Page<unknown>, request: ContractRequest): Answer {
  const headers = listHeaders(page, request.exchange, request.pathPrefix);
  if (page.items.length === 0) return new Answer(204, headers, undefined);
  return new Answer(200, { 'Content-Type': JSON_TYPE, ...headers }, JSON.stringify(page.items));
}

/** Sends the answer, unless the request has been refused meanwhile, because the rest of it could not be read. */
export function send(response: ContractResponse, answer: Answer): void {
  if (response.headersSent) return;
  const { status, body } = answer;
  const headers = located(answer.headers, response.req);
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    response.writeHead(status, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }).end(body);
    return;
  }
  const bytes = body.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  response.writeHead(status, { ...headers, 'Content-Length': String(bytes) });
  for (const part of body.slice(0, -1)) response.write(part);
  response.end(body.at(-1));
}

/**
 * `Location` as the caller can follow it. The prefix is not part of the answer that an idempotency key keeps, because a
 * repeat of the request may come by another way.
 */
function located(headers: Answer['headers'], request: ContractRequest): Answer['headers'] {
  const path = headers['Location'];
  if (path === undefined) return headers;
  const location = path.startsWith('/') ? (request.pathPrefix ?? '') + path : path;
  if (location === path && path.length <= MAX_LOCATION_BYTES) return headers;
  const { Location: _, ...others } = headers;
  return location.length > MAX_LOCATION_BYTES ? others : { ...others, Location: location };
}
