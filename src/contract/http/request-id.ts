import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const OWN_ID = /^[A-Za-z0-9._-]{1,128}$/;
const POOL_IDS = 256;
const ID_BYTES = 12;

let pool = Buffer.alloc(0);
let used = 0;

/** The caller's own `SO-Request-Id` where it is well formed, else a new one. */
export function requestIdOf(request: IncomingMessage | undefined): string {
  const own = request?.headers['so-request-id'];
  return typeof own === 'string' && OWN_ID.test(own) ? own : newRequestId();
}

/** Random bytes are drawn for many ids at once, because each draw costs a call into the kernel. */
function newRequestId(): string {
  if (used >= pool.length) {
    pool = randomBytes(POOL_IDS * ID_BYTES);
    used = 0;
  }
  used += ID_BYTES;
  return `req_${pool.toString('base64url', used - ID_BYTES, used)}`;
}
