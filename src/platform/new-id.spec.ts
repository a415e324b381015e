import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { newId } from './new-id.js';

describe('a new id', () => {
  afterEach(() => void jest.useRealTimers());

  it.each(['sub', 'opt', 'acc'])('has the prefix that names its kind: %s', (prefix) => {
    expect(newId(prefix)).toMatch(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));
  });

  it('is given once, and sorts behind those before it, whatever the clock does', () => {
    const ids = Array.from({ length: 2_000 }, () => newId('sub'));
    jest.useFakeTimers({ now: Date.now() + 5_000 });
    ids.push(newId('sub'));
    jest.setSystemTime(Date.now() - 60_000);
    ids.push(newId('sub'), newId('sub'));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it('tells when it was made', () => {
    jest.useFakeTimers({ now: Date.parse('2100-01-01T00:00:00Z') });
    const first = newId('sub');
    jest.setSystemTime(Date.parse('2100-01-01T00:00:00.001Z'));
    expect(newId('sub').slice(0, 14) > first.slice(0, 14)).toBe(true);
  });
});
