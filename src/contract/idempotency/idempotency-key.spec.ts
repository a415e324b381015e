import { describe, expect, it } from '@jest/globals';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { hasIdempotencyKey } from './idempotency-key.js';

const requestWith = (key: string | undefined, method = 'POST') =>
  ({ method, headers: { 'idempotency-key': key } }) as unknown as ContractRequest;

describe('an Idempotency-Key', () => {
  it.each(['a', 'order 17', '~!@#', 'x'.repeat(255), ' x '])('is taken: %j', (key) => {
    expect(hasIdempotencyKey(requestWith(key))).toBe(true);
  });

  it.each(['', ' ', '   ', 'x'.repeat(256), 'ä', 'a\tb', 'a\n', '\u007f'])('is refused: %j', (key) => {
    expect(() => hasIdempotencyKey(requestWith(key))).toThrow(new Failure('invalid_idempotency_key'));
  });

  it.each(['POST', 'PUT', 'DELETE'])('counts for %s, where it is sent', (method) => {
    expect(hasIdempotencyKey(requestWith('a', method))).toBe(true);
    expect(hasIdempotencyKey(requestWith(undefined, method))).toBe(false);
  });

  it.each(['GET', 'HEAD'])('means nothing to %s', (method) => {
    expect(hasIdempotencyKey(requestWith('a', method))).toBe(false);
    expect(hasIdempotencyKey(requestWith('', method))).toBe(false);
  });
});
