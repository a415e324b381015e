/** What a sentence about an object adds where an empty list was sent. */
export const EMPTY_LIST_ADVICE = 'PHP encodes an empty array as []: send {} (json_encode((object) []))';

export function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
