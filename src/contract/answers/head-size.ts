/**
 * nginx reads the head of an answer into a buffer of 4 KB and answers 502 when the head does not fit. Without these two
 * headers no head takes more than 1.5 KB, and no answer has both.
 */
export const MAX_LINK_BYTES = 2_500;

export const MAX_LOCATION_BYTES = 1_000;
