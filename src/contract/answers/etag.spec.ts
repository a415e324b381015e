import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entityTag } from './etag.js';

describe('an entity tag', () => {
  it('is strong, and fits into a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => expect(entityTag(body)).toMatch(/^"[0-9a-f]{16}"$/)),
    );
  });

  it('is the same for the same body, and another for any other', () => {
    expect(entityTag('{"a":1}')).toBe(entityTag(JSON.stringify({ a: 1 })));
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => expect(entityTag(a) === entityTag(b)).toBe(a === b)));
  });

  it('is another one for each of a hundred thousand bodies that differ in little', () => {
    const tags = new Set<string>();
    const body = (n: number) => `{"id":"sub_01","seats":${n % 1_000},"name":"${n}","amount":${1_000_000 - n}}`;
    for (let n = 0; n < 100_000; n += 1) tags.add(entityTag(body(n)));
    expect(tags.size).toBe(100_000);
  });
});
