import type { Api } from '../api.js';

/** A store, and what its people do in a year. What comes of it is not written here: the service says it. */
export interface Story {
  readonly store: { readonly name: string; readonly currency: string; readonly time_zone: string };
  /** The store's own settings, for `PUT /store`. */
  readonly settings: object;
  /** What the store sells, and where. */
  readonly about: string;
  /** Fills the catalog, and gives what is done in the year, in order. */
  open(api: Api): Promise<readonly Act[]>;
}

/** What somebody does on a day of the store's. */
export interface Act {
  readonly day: string;
  /** Who does it, and why: the part that no service knows. */
  readonly because: string;
  /** @returns what the service answered, in words, where no event tells it */
  readonly run: () => Promise<string>;
}

export function on(day: string, because: string, run: () => Promise<string | void>): Act {
  return { day, because, run: async () => (await run()) ?? '' };
}
