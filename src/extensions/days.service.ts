import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { addDays, type Day } from '../domain/calendar/day.js';
import type { Instant } from '../domain/calendar/instant.js';
import { dayAt, startOfDay } from '../domain/calendar/zoned-day.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { StoreScope } from '../platform/database/scope.js';
import { LOGGER } from '../platform/logging/logger.js';
import { ExtensionsRepository, type Lock } from './extensions.repository.js';
import type { DailyTaskEntry } from './extension-handlers.service.js';
import { runExtension, ExtensionFailure } from './extension-runner.js';
import { storeWork } from './store-work.js';

/** Of days that were missed, no more are made up for: as far as the clock of a sandbox store moves at once. */
const MOST_DAYS = 731;

/** Carries out what modules of one's own do each day of a store. */
@Injectable()
export class DaysService {
  constructor(
    private readonly database: Database,
    private readonly repository: ExtensionsRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** When the next day of the store begins. */
  async nextBegins(scope: StoreScope, after: Instant): Promise<Instant> {
    const { timeZone } = await this.repository.daysOf(scope);
    return startOfDay(addDays(dayAt(after, timeZone), 1), timeZone);
  }

  /**
   * Every day that has begun by the store's own clock and is not done, one after the other, until the task fails or nobody
   * wants to go on.
   * @param lock whether to wait for another process that is at it
   */
  async catchUp(storeId: string, task: DailyTaskEntry, lock: Lock, goesOn: () => boolean): Promise<void> {
    const { queries } = this.database.shareOf(storeId);
    const scope = { queries, storeId, now: this.clock.now() };
    try {
      const today = await this.todayOf(scope);
      await this.repository.beginTask(scope, task.name, addDays(today, -1));
      while ((await this.doNext(storeId, task, lock)) && goesOn());
    } catch (error) {
      this.logger.error({ error, store: storeId, task: task.name }, 'a daily task could not be carried out');
      await this.repository.noteTaskFailure(scope, task.name);
    }
  }

  private async todayOf(scope: StoreScope): Promise<Day> {
    const { clock, timeZone } = await this.repository.daysOf(scope);
    return dayAt(clock ?? scope.now, timeZone);
  }

  /** @returns whether another day is left */
  private async doNext(storeId: string, task: DailyTaskEntry, lock: Lock): Promise<boolean> {
    const now = this.clock.now();
    const share = this.database.shareOf(storeId);
    const { caller, isMore } = await share.transaction(async (queries) => {
      const nothing = { caller: undefined, isMore: false };
      const { clock, timeZone } = await this.repository.daysOf({ queries, storeId, now });
      const done = await this.repository.lockTask({ queries, storeId, now }, task.name, lock);
      const today = dayAt(clock ?? now, timeZone);
      if (done === undefined || done >= today) return nothing;
      const earliest = addDays(today, 1 - MOST_DAYS);
      const day = done < earliest ? earliest : addDays(done, 1);
      const work = storeWork(share, queries, storeId, startOfDay(day, timeZone));
      try {
        await runExtension(work, () => task.run(work, day));
      } catch (error) {
        if (!(error instanceof ExtensionFailure)) throw error;
        const { cause } = error;
        this.logger.error({ error: cause, store: storeId, task: task.name, day }, 'a daily task failed');
        await this.repository.noteTaskFailure(work.scope, task.name);
        return nothing;
      }
      await this.repository.noteDone(work.scope, task.name, day);
      return { caller: work, isMore: day < today };
    });
    try {
      await caller?.afterTransaction();
    } catch (error) {
      this.logger.error({ error, store: storeId, task: task.name }, 'what a daily task had put off has failed');
    }
    return isMore;
  }
}
