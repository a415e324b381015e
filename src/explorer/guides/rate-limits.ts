import { LIMITS } from '../document/sections.js';
import { RETRIES } from './examples/retries.js';
import { code, type Guide } from './guide.js';

export const RATE_LIMITS: Guide = {
  name: 'rate-limits',
  title: 'Rate limits',
  summary: 'How many requests a store has, how to see what is left, and how to wait.',
  text: () => `${LIMITS.text}

| header | says |
| --- | --- |
| \`RateLimit-Policy: "store";q=600;w=60\` | the store has 600 requests in each 60 seconds, over all its keys |
| \`RateLimit: "store";r=599;t=42\` | 599 are left, and in 42 seconds the count begins anew |
| \`Retry-After: 42\` | with a 429 or 503: wait so many seconds before you try again |

\`GET /store\` shows the figures as \`rate_limit\`. They are the operator's to set.

What is refused before the store is known costs nothing of the limit: an unknown URL, missing or wrong credentials. An address whose authorization fails too often is told to wait as well ([\`too_many_failed_authorizations\`](/docs/errors#too_many_failed_authorizations)), but good credentials from there go on being served.

## Waiting

${code('ts', 'TypeScript: waits as long as Retry-After says, and gives up after five attempts', RETRIES)}

A POST that is sent again needs an [\`Idempotency-Key\`](/docs/guides/idempotency): a 503 does not say whether it was carried out.`,
  operations: ['getStore'],
};
