import type { FailureCode } from '../../contract/failures/failures.js';
import type { Advice } from './advice.js';

const REPEAT = 'Wait for `Retry-After` and repeat it, a write under its [`Idempotency-Key`](/docs/guides/idempotency).';

/** When it is the service, or who may call it. */
export const OF_SERVICE = {
  starting: {
    cause: 'The process has opened its port and is still opening its database, or bringing it up to date.',
    remedy: `${REPEAT} A load balancer that watches \`/health/ready\` sends nothing here meanwhile.`,
  },
  stopping: {
    cause: 'The process was told to stop, as in a restart, and ends the requests that it has begun.',
    remedy: `${REPEAT} On a new connection, which may lead to another process.`,
  },
  api_not_served_here: {
    cause: 'The request came to a process with `ROLE=worker`, which bills and tells and serves nothing.',
    remedy: 'The operator takes that process out of the load balancer.',
  },
  maintenance: {
    cause: "The operator has switched maintenance on. The text may be the operator's own.",
    remedy: `${REPEAT} The operator's part and these pages go on being served.`,
  },
  database_unavailable: {
    cause: 'PostgreSQL is stopped, full, read-only or can not be reached.',
    remedy: `${REPEAT} A write may have been carried out all the same.`,
  },
  gateway_unavailable: {
    cause: 'The gateway that should check a token gave no answer in time.',
    remedy: `${REPEAT} Nothing was kept.`,
  },
  overloaded: {
    cause:
      'More requests came than can be served in time, or a statement took too long; waiting would have helped nobody.',
    remedy: `${REPEAT} If it goes on, send fewer at once.`,
  },
  internal_error: {
    cause: 'Something that nobody foresaw. The log has it under the `SO-Request-Id`; the answer tells nothing of it.',
    remedy:
      'Report the `SO-Request-Id`. Repeat a write only under its `Idempotency-Key`: whether it was carried out is open.',
  },

  missing_authorization: {
    cause: 'Every request under the version needs credentials, also one that only reads.',
    remedy:
      'Send them with each request: `curl -u STO-10001:so_sandbox_...`; HTTP libraries call it basic authentication.',
  },
  bad_credentials: {
    cause:
      "A Store ID that does not exist, a key that is wrong, expired or deleted, a key with the scope `read` that would write, or a store's key under `/operator`. Which of these it was is not told.",
    remedy:
      'Compare the hint of the key with `GET /api-keys`, asked with another key of the store. When none is left, the operator makes one: `POST /operator/stores/{id}/api-keys`.',
  },
  account_disabled: {
    cause: 'The operator has set the standing of the account to `disabled`. Its subscribers go on being billed.',
    remedy: 'Nothing that a program could do: a person has to speak with the operator.',
  },
  rate_limited: {
    cause: 'The store has sent more requests than its window takes, over all its keys and processes.',
    remedy:
      'Wait, then repeat: nothing was carried out. [Read what is left](/docs/guides/rate-limits) and stay below it.',
  },
  too_many_failed_authorizations: {
    cause: 'Something at this address, or behind the same proxy, goes on calling with credentials that do not hold.',
    remedy:
      'Find what it is and give it a key that holds. Good credentials from the same address are served meanwhile.',
  },
} as const satisfies Partial<Record<FailureCode, Advice>>;
