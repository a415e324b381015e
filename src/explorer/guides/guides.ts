import { BILLING } from './billing.js';
import { FIRST_REQUESTS } from './first-requests.js';
import type { Guide } from './guide.js';
import { LISTS } from './lists.js';
import { PRORATION } from './proration.js';
import { RATE_LIMITS } from './rate-limits.js';
import { REQUESTS } from './requests.js';
import { SAFE_CHANGES } from './safe-changes.js';
import { SANDBOX_CLOCK } from './sandbox-clock.js';
import { WEBHOOKS } from './webhooks.js';

/** In the order in which somebody new would read them. */
export const GUIDES: readonly Guide[] = [
  ...[FIRST_REQUESTS, REQUESTS, LISTS, SAFE_CHANGES, RATE_LIMITS],
  ...[SANDBOX_CLOCK, BILLING, PRORATION, WEBHOOKS],
];

export function addressOf({ name }: Guide): string {
  return `/docs/guides/${name}`;
}
