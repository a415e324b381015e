/** How a file holds things: a row each, or a line of JSON each. */
export type Format = 'csv' | 'jsonl';

export function formatOf(path: string): Format | undefined {
  return /\.csv$/i.test(path) ? 'csv' : /\.(jsonl|ndjson)$/i.test(path) ? 'jsonl' : undefined;
}
