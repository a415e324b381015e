import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { requestIdOf } from './request-id.js';

const requestWith = (id: string | string[] | undefined) =>
  ({ headers: { 'so-request-id': id } }) as unknown as IncomingMessage;

describe('the id of a request', () => {
  it.each(['a', 'order-17_retry.2', 'A'.repeat(128), '....', '0'])("is the caller's own: %s", (id) => {
    expect(requestIdOf(requestWith(id))).toBe(id);
  });

  it.each([
    undefined,
    '',
    'A'.repeat(129),
    'a b',
    'a,b',
    'a/b',
    'ä',
    'a\n',
    'a\r\nSet-Cookie: x',
    '${jndi}',
    ['a', 'b'],
    ['a'],
  ])('is a new one where the caller sent %j', (id) =>
    expect(requestIdOf(requestWith(id))).toMatch(/^req_[A-Za-z0-9_-]{16}$/),
  );

  it('is a new one where no request could be read', () => {
    expect(requestIdOf(undefined)).toMatch(/^req_/);
  });

  it('is never given twice, and could be sent back as own', () => {
    const ids = Array.from({ length: 2_000 }, () => requestIdOf(undefined));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(requestIdOf(requestWith(id))).toBe(id);
  });
});
