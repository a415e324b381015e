import { describe, expect, it } from '@jest/globals';
import { isDay } from '../../domain/calendar/day.js';
import { TEST_TOKENS, testCard } from './test-tokens.js';

describe('the tokens of the test gateway', () => {
  it.each(TEST_TOKENS)('%s stands for a card', (token) => {
    const card = testCard(token);
    expect(card?.last4).toMatch(/^\d{4}$/);
    expect(isDay(card?.expires_on ?? '')).toBe(true);
  });

  it('stand for different cards', () => {
    expect(new Set(TEST_TOKENS.map((token) => testCard(token)?.last4)).size).toBe(TEST_TOKENS.length);
  });

  it.each(['', 'pm_OK', 'pm_ok ', 'constructor', 'tok_visa'])('do not include %j', (token) => {
    expect(testCard(token)).toBeUndefined();
  });
});
