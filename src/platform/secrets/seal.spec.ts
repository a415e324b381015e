import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Seal } from './seal.js';

const seal = new Seal('a secret of this test');
const other = new Seal('a secret of this tesu');

describe('a sealed text', () => {
  it('is opened as it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(seal.open(seal.close(text))).toBe(text)));
  });

  it('is opened by another process with the same secret', () => {
    expect(new Seal('a secret of this test').open(seal.close('text'))).toBe('text');
  });

  it('shows nothing of the text, nor that two texts are the same', () => {
    const [first, second] = [seal.close('the text that is hidden'), seal.close('the text that is hidden')];
    expect(first.includes('hidden')).toBe(false);
    expect(first.equals(second)).toBe(false);
  });

  it('is not opened with another secret', () => {
    expect(() => other.open(seal.close('text'))).toThrow();
  });

  it('is not opened once any bit of it was changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat({ max: 7 }), (text, at, bit) => {
        const bytes = seal.close(text);
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        expect(() => seal.open(bytes)).toThrow();
      }),
    );
  });

  it.each(['', 'text'])('is not opened once it was cut or lengthened: %j', (text) => {
    const bytes = seal.close(text);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => seal.open(bytes.subarray(0, length))).toThrow();
    }
    expect(() => seal.open(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow();
  });
});

describe('a digest', () => {
  it('is the same for the same text under the same secret alone', () => {
    expect(seal.digest('so_live_x')).toEqual(new Seal('a secret of this test').digest('so_live_x'));
    expect(seal.digest('so_live_x').equals(other.digest('so_live_x'))).toBe(false);
    expect(seal.digest('so_live_x').equals(seal.digest('so_live_y'))).toBe(false);
    expect(seal.digest('so_live_x')).toHaveLength(32);
  });
});
