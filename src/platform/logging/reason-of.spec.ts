import { describe, expect, it } from '@jest/globals';
import { reasonOf } from './reason-of.js';

describe('the reason of an error, in words', () => {
  it.each([
    ['its message', new Error('it rains'), 'it rains'],
    ['without a full stop', new Error('It rains.'), 'It rains'],
    ['what was thrown', 'it rains', 'it rains'],
    [
      'what lies inside',
      new AggregateError([new Error('::1 is shut'), new Error('127.0.0.1 too.')]),
      '::1 is shut, 127.0.0.1 too',
    ],
    ['of nothing inside, its own', new AggregateError([], 'none'), 'none'],
  ])('is %s', (_what, error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
