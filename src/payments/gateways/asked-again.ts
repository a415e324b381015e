/** Longer than a gateway is waited for: who asks again before that would only ask beside somebody else. */
export const ASKED_AGAIN_AFTER_SECONDS = 30;

/** Each further silence doubles the time until the next asking, up to this. */
export const MOST_SECONDS_BETWEEN_ASKS = 6 * 3600;
