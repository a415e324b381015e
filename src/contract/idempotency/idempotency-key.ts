import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';

const READING = new Set(['GET', 'HEAD']);
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;

/** Whether a request is to be carried out at most once. @throws Failure 400 for a key that can't be one */
export function hasIdempotencyKey({ headers, method = '' }: ContractRequest): boolean {
  const key = headers['idempotency-key'];
  if (key === undefined || READING.has(method)) return false;
  if (typeof key !== 'string' || key.trim() === '' || !IDEMPOTENCY_KEY.test(key)) {
    throw new Failure('invalid_idempotency_key');
  }
  return true;
}
