import { StandingOrder, type StandingOrderOptions } from '../../src/client/client.js';
import type { ApiClient } from '../../src/conformance/api-client.js';

/** The client that callers have, with the credentials of the tests' own. */
export function callerOf({ url, credentials }: ApiClient, options: Partial<StandingOrderOptions> = {}): StandingOrder {
  return new StandingOrder({ url, ...credentials, ...options });
}
