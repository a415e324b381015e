import { once } from 'node:events';
import { addMonths } from '../domain/calendar/day.js';
import { faultsOf, readBooks } from './books.js';
import type { RunningService } from './running-service.js';
import { coffeeClub } from './stories/coffee-club.js';
import { meteredApi } from './stories/metered-api.js';
import { seatTool } from './stories/seat-tool.js';
import { FIRST_DAY, StoreYear } from './store-year.js';
import {
  conclude,
  introduce,
  showBooks,
  showCatalogs,
  showMonth,
  showRevenue,
  showWayIn,
} from './narration/chapters.js';

const STORIES = [coffeeClub, seatTool, meteredApi];

export interface Options {
  /** How many of the year, 1 to 12. */
  readonly months: number;
  /** Whether the service stays until the demo is interrupted. */
  readonly keep: boolean;
}

/** Lets the stores live through their year, all at the same time, and tells it. @returns whether the books add up */
export async function showYear(service: RunningService, options: Options, signal: AbortSignal): Promise<boolean> {
  const startedAt = performance.now();
  introduce();
  const stores = [];
  for (const story of STORIES) stores.push(await StoreYear.open(service, story, signal));
  showCatalogs(stores);
  const months = Array.from({ length: options.months }, (_, index) => addMonths(FIRST_DAY, index, 1).slice(0, 7));
  for (const month of months) {
    showMonth(month, await Promise.all(stores.map((store) => store.live(month))));
  }
  const accounts = await Promise.all(
    stores.map(async ({ story, api }) => ({ store: story.store, books: await readBooks(api) })),
  );
  showRevenue(accounts, months);
  const faults = accounts.flatMap(({ books }) => faultsOf(books));
  showBooks(accounts, faults);
  if (options.keep) {
    showWayIn(service, stores);
    if (!signal.aborted) await once(signal, 'abort');
  } else conclude((performance.now() - startedAt) / 1000);
  return faults.length === 0;
}
