import type { Paging } from './listing.js';

/** The items of one page, and how many there are in all. */
export class Page<Item> {
  constructor(
    readonly items: readonly Item[],
    readonly total: number,
    readonly paging: Paging,
    /** The id to go on after, when asked by cursor and there may be more. */
    readonly nextAfter: string | null,
  ) {}

  map<Other>(show: (item: Item) => Other): Page<Other> {
    return new Page(this.items.map(show), this.total, this.paging, this.nextAfter);
  }
}
