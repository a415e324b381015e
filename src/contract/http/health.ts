import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Availability } from '../availability/availability.js';
import { refuse } from './failure-response.js';

/** `/health/live`: the process answers. `/health/ready`: it serves, and goes on. Answered at the edge, so they hold at start-up too. */
export function answerHealth(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  availability: Availability,
): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const unreadiness = path === '/health/ready' ? availability.unreadiness() : undefined;
  if (unreadiness !== undefined) {
    refuse(response, unreadiness);
    return true;
  }
  if (path !== '/health/live' && path !== '/health/ready') return false;
  const body = JSON.stringify({ status: 'ok' });
  response
    .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) })
    .end(body);
  return true;
}
