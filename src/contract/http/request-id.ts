import type { IncomingMessage } from 'node:http';
import { RandomPool } from '../../platform/random-pool.js';

const OWN_ID = /^[A-Za-z0-9._-]{1,128}$/;
const ID_BYTES = 12;

const random = new RandomPool();

/** The caller's own `SO-Request-Id` where it is well formed, else a new one. */
export function requestIdOf(request: IncomingMessage | undefined): string {
  const own = request?.headers['so-request-id'];
  return typeof own === 'string' && OWN_ID.test(own) ? own : newRequestId();
}

function newRequestId(): string {
  return `req_${random.take(ID_BYTES).toString('base64url')}`;
}
