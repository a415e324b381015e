import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refundParts } from './balance-refund.js';

describe('the parts of payments that give a balance back', () => {
  it.each([
    [1500, [{ left: 3000, step: 1 }], [1500]],
    [
      4000,
      [
        { left: 3000, step: 1 },
        { left: 3000, step: 1 },
      ],
      [3000, 1000],
    ],
    [
      7000,
      [
        { left: 3000, step: 1 },
        { left: 3000, step: 1 },
      ],
      [3000, 3000],
    ],
    [1234, [{ left: 5000, step: 10 }], [1230]],
    [
      1234,
      [
        { left: 1005, step: 10 },
        { left: 500, step: 1 },
      ],
      [1000, 234],
    ],
    [9, [{ left: 5000, step: 10 }], [0]],
  ])('of %d and %j are %j', (amount, sources, parts) => {
    expect(refundParts(amount, sources)).toEqual(parts);
  });

  it('take no more than is left of each, nor together more than the amount, in whole steps', () => {
    const source = fc.record({ left: fc.nat({ max: 5000 }), step: fc.constantFrom(1, 10, 100) });
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), fc.array(source), (amount, sources) => {
        const parts = refundParts(amount, sources);
        parts.forEach((part, index) => {
          const { left = 0, step = 1 } = sources[index] ?? {};
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(left);
          expect(part % step).toBe(0);
        });
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(amount);
      }),
    );
  });
});
