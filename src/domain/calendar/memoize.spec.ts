import { describe, expect, it } from '@jest/globals';
import { memoize } from './memoize.js';

describe('a memoized function', () => {
  const counted = (limit: number) => {
    const asked: string[] = [];
    const twice = memoize(limit, (key: string) => {
      asked.push(key);
      return key + key;
    });
    return { asked, twice };
  };

  it('answers as the function does, and computes each answer once', () => {
    const { asked, twice } = counted(2);
    expect(['a', 'b', 'a', 'b', 'a'].map(twice)).toEqual(['aa', 'bb', 'aa', 'bb', 'aa']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('forgets what it knows once it knows as much as it may', () => {
    const { asked, twice } = counted(2);
    expect(['a', 'b', 'c', 'c', 'a'].map(twice)).toEqual(['aa', 'bb', 'cc', 'cc', 'aa']);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
