import { addDays, addMonths } from '../domain/calendar/day.js';
import { Api, type Credentials } from './api.js';
import type { RunningService } from './running-service.js';
import type { StoreEvent } from './resources.js';
import type { Act, Story } from './stories/story.js';
import { couponText, offerText } from './narration/catalog-sentences.js';
import { Memory } from './narration/memory.js';
import { Narrator, type Happening } from './narration/narrator.js';

/** The day on which the year begins, on the clock of every store. */
export const FIRST_DAY = '2027-01-01';

/** What happened in a store in one month. */
export interface MonthNarration {
  readonly story: Story;
  readonly happenings: readonly Happening[];
  readonly unchanged: readonly string[];
}

/** A store that lives through its year. */
export class StoreYear {
  private lastEvent = '';

  private constructor(
    readonly story: Story,
    readonly credentials: Credentials,
    readonly api: Api,
    private readonly acts: readonly Act[],
    private readonly memory: Memory,
    private readonly narrator: Narrator,
  ) {}

  /** The operator makes the seller's account, the store and its first key; all else the store does for itself. */
  static async open({ url, operator }: RunningService, story: Story, signal: AbortSignal): Promise<StoreYear> {
    const { name, currency, time_zone } = story.store;
    const office = new Api(url, operator, signal);
    const account = await office.post<{ id: string }>('/operator/accounts', { name, email: 'seller@example.com' });
    const store = await office.post<{ id: string }>('/operator/stores', { ...story.store, account_id: account.id });
    const { key } = await office.post<{ key: string }>(`/operator/stores/${store.id}/api-keys`, { name: 'Demo' });

    const credentials = { user: store.id, key };
    const api = new Api(url, credentials, signal);
    await api.put('/clock', { now: noon(FIRST_DAY) });
    await api.put('/store', story.settings);
    const acts = await story.open(api);
    const memory = new Memory(api);
    await memory.readCatalog();
    return new StoreYear(story, credentials, api, acts, memory, new Narrator(memory, currency, time_zone));
  }

  /** What is on offer, a line each. */
  readonly catalog = (): string[] => {
    const { currency } = this.story.store;
    const { offers, coupons } = this.memory;
    return [...offers.map((offer) => offerText(offer, currency)), ...coupons.map((one) => couponText(one, currency))];
  };

  /** Lets a month pass, such as `2027-03`, up to its last day, and gives what happened, in order. */
  async live(month: string): Promise<MonthNarration> {
    const happenings: Happening[] = [];
    for (const { day, because, run } of this.acts.filter((act) => act.day.startsWith(month))) {
      happenings.push(...(await this.moveTo(day)));
      happenings.push({ day, text: `${because} ${await run()}`.trim() });
      happenings.push(...(await this.news()));
    }
    happenings.push(...(await this.moveTo(addDays(addMonths(`${month}-01`, 1, 1), -1))));
    return { story: this.story, happenings, unchanged: this.narrator.narrateUnchanged() };
  }

  /** All that falls due on the way is done when the answer comes. */
  private async moveTo(day: string): Promise<Happening[]> {
    await this.api.put('/clock', { now: noon(day) });
    return this.news();
  }

  private async news(): Promise<Happening[]> {
    const events = await this.api.list<StoreEvent>('/events', this.lastEvent);
    this.lastEvent = events.at(-1)?.id ?? this.lastEvent;
    await this.memory.readCards(events);
    return this.narrator.narrate(events);
  }
}

/** It is the same day then from Tokyo to New York. */
function noon(day: string): string {
  return `${day}T12:00:00Z`;
}
