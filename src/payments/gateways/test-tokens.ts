import type { CardDetails } from './card-details.js';

const CARD: CardDetails = { brand: 'visa', last4: '4242', expires_on: '2099-12-31' };

/** The tokens that the `test` gateway knows. What each does when it is charged is told by its name. */
const CARDS: ReadonlyMap<string, CardDetails> = new Map([
  ['pm_ok', CARD],
  ['pm_declined', { ...CARD, last4: '0002' }],
  ['pm_insufficient_funds', { ...CARD, last4: '9995' }],
  ['pm_expired', { ...CARD, last4: '0069', expires_on: '2020-01-31' }],
  ['pm_fails_twice', { ...CARD, last4: '0341' }],
  ['pm_timeout', { ...CARD, last4: '3220' }],
  ['pm_slow', { ...CARD, last4: '3063' }],
]);

export function testCard(token: string): CardDetails | undefined {
  return CARDS.get(token);
}

export const TEST_TOKENS = [...CARDS.keys()];
