import type { ErrorStatus } from '../../contract/statuses.js';

/** What each error status means here, in Markdown. */
export const MEANINGS: Readonly<Record<ErrorStatus, string>> = {
  400: 'Incomplete or not understood: not JSON, an unknown or wrong field, half a filter, malformed HTTP.',
  401: 'Credentials that can not be read, do not exist, do not match, or may not do this. One text for all of these.',
  402: "The store's account has been disabled.",
  404: 'There is no such item in this store, or no such URL.',
  406: '`Accept` is not set to application/json.',
  412: 'A required header is missing or empty, `SO-Ver` or `If-Match` does not hold, or something that the request names does not exist.',
  422: 'Nothing is wrong with the request, but it could not be carried out.',
  429: "The store's rate limit is reached, or this address has failed authorization too often.",
  500: 'Our fault.',
  503: 'Maintenance, start-up or shutdown, database out of reach, or more load than can be served in time.',
};
