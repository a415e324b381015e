import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entityTag } from './etag.js';

describe('an entity tag', () => {
  it('is strong, and fits into a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => expect(entityTag(body)).toMatch(/^"[A-Za-z0-9_-]{27}"$/)),
    );
  });

  it('is the same for the same body, and another for any other', () => {
    expect(entityTag('{"a":1}')).toBe(entityTag(JSON.stringify({ a: 1 })));
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => expect(entityTag(a) === entityTag(b)).toBe(a === b)));
  });
});
