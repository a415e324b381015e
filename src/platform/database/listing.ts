/** How a column is compared and sorted. `text` without regard to case; `word` is ASCII in one case (ids, choices). */
export type ColumnKind = 'text' | 'word' | 'integer' | 'decimal' | 'boolean' | 'day' | 'time';

export type ColumnValue = string | number | boolean | null;

export interface Condition {
  readonly column: string;
  readonly kind: ColumnKind;
  readonly value: ColumnValue;
  /** All but those. */
  readonly excluded: boolean;
}

interface Sorting {
  readonly column: string;
  readonly kind: ColumnKind;
  readonly descending: boolean;
}

/** Which page: by number, or everything after an id (null: from the start). */
export type Paging =
  | { readonly by: 'number'; readonly page: number; readonly size: number }
  | { readonly by: 'cursor'; readonly after: string | null; readonly size: number };

/** Which items of a resource a caller wants to see, and in what order. */
export interface Listing {
  readonly conditions: readonly Condition[];
  readonly sorting: Sorting;
  readonly paging: Paging;
}

export const DEFAULT_PAGE_SIZE = 25;
export const MAX_PAGE_SIZE = 100;
