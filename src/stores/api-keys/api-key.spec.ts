import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hintOf, isWellFormedApiKey, newApiKey, type StoreStatus } from './api-key.js';

const ALPHABET = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

const status = fc.constantFrom<StoreStatus>('live', 'sandbox');
const at = fc.nat({ max: 1_000_000 });

function replaced(key: string, index: number, unit: string): string {
  return key.slice(0, index) + unit + key.slice(index + 1);
}

describe('an API key', () => {
  it.each<[StoreStatus, RegExp]>([
    ['live', /^so_live_[0-9A-Za-z]{49}$/],
    ['sandbox', /^so_sandbox_[0-9A-Za-z]{49}$/],
  ])('says for what kind of store it is: %s', (kind, form) => {
    expect(newApiKey(kind)).toMatch(form);
  });

  it('is well formed, and another each time', () => {
    const keys = Array.from({ length: 500 }, (_, index) => newApiKey(index % 2 === 0 ? 'live' : 'sandbox'));
    expect(keys.filter((key) => !isWellFormedApiKey(key))).toEqual([]);
    expect(new Set(keys.map((key) => key.slice(-49))).size).toBe(keys.length);
  });

  it.each([
    'so_live_00000000000000000000000000000000000000000000s24Ze',
    'so_sandbox_Thexquickxbrownxfoxxjumpsxoverxthexlazyxdog4dceB4',
  ])('that a store holds today is taken ever after: %s', (key) => {
    expect(isWellFormedApiKey(key)).toBe(true);
  });

  it('is told by its last four characters', () => {
    const key = newApiKey('live');
    expect(hintOf(key)).toHaveLength(4);
    expect(key.endsWith(hintOf(key))).toBe(true);
  });

  it.each([
    '',
    'so_live_',
    'so_live',
    'STO-10001',
    `so_test_${'0'.repeat(49)}`,
    `so_live_${'0'.repeat(49)}`,
    `so_live_${'0'.repeat(48)}`,
    `so_live_${'-'.repeat(49)}`,
    'x'.repeat(100_000),
  ])('is not %j', (text) => expect(isWellFormedApiKey(text)).toBe(false));

  it('is not one with something around it', () => {
    const key = newApiKey('live');
    for (const text of [` ${key}`, `${key} `, `${key}\n`, `x${key}`, `${key}0`, key.slice(0, -1), key.slice(1)]) {
      expect(isWellFormedApiKey(text)).toBe(false);
    }
  });
});

describe('a slip of the pen', () => {
  it('is told: any one character for another', () => {
    fc.assert(
      fc.property(status, at, fc.constantFrom(...ALPHABET, '_', '-', ' ', 'ä'), (kind, place, unit) => {
        const key = newApiKey(kind);
        const index = place % key.length;
        fc.pre(key[index] !== unit);
        expect(isWellFormedApiKey(replaced(key, index, unit))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is told: two neighbours swapped', () => {
    fc.assert(
      fc.property(status, at, (kind, place) => {
        const key = newApiKey(kind);
        const index = place % (key.length - 1);
        const [first = '', second = ''] = key.slice(index, index + 2);
        fc.pre(first !== second);
        expect(isWellFormedApiKey(replaced(replaced(key, index, second), index + 1, first))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is told: one character lost or doubled', () => {
    fc.assert(
      fc.property(status, at, (kind, place) => {
        const key = newApiKey(kind);
        const index = place % key.length;
        expect(isWellFormedApiKey(key.slice(0, index) + key.slice(index + 1))).toBe(false);
        expect(isWellFormedApiKey(key.slice(0, index + 1) + key.slice(index))).toBe(false);
      }),
    );
  });

  it('is told: the kind of store changed', () => {
    for (let time = 0; time < 100; time += 1) {
      expect(isWellFormedApiKey(newApiKey('live').replace('live', 'sandbox'))).toBe(false);
      expect(isWellFormedApiKey(newApiKey('sandbox').replace('sandbox', 'live'))).toBe(false);
    }
  });
});
