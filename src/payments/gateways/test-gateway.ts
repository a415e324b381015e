/** What became of a charge. */
export type ChargeOutcome =
  | { readonly status: 'succeeded' }
  | { readonly status: 'failed'; readonly failureCode: string }
  | { readonly status: 'pending' };

const SUCCEEDED: ChargeOutcome = { status: 'succeeded' };
const failed = (failureCode: string): ChargeOutcome => ({ status: 'failed', failureCode });

/** What the `test` gateway does with a token is told by the token's name. @param attempt of charging this invoice, from 1 */
export function chargeTestToken(token: string, attempt: number): ChargeOutcome {
  switch (token) {
    case 'pm_declined':
      return failed('card_declined');
    case 'pm_insufficient_funds':
      return failed('insufficient_funds');
    case 'pm_expired':
      return failed('expired_card');
    case 'pm_fails_twice':
      return attempt <= 2 ? failed('card_declined') : SUCCEEDED;
    case 'pm_timeout':
      return { status: 'pending' };
    default:
      return SUCCEEDED;
  }
}
