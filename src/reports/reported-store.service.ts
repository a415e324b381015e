import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../contract/caller.js';
import { assertNotAfter, type MonthRange } from '../contract/lists/month-range.js';
import type { Day } from '../domain/calendar/day.js';
import { monthOf } from '../domain/calendar/month.js';
import { dayAt } from '../domain/calendar/zoned-day.js';
import { OwnStoreService } from '../stores/own-store/own-store.service.js';
import { reportMonths, type ReportMonths } from './report-months.rules.js';

/** The calendar and the currency that a store's reports are in. */
@Injectable()
export class ReportedStoreService {
  constructor(private readonly stores: OwnStoreService) {}

  async of(caller: StoreCaller): Promise<{ currency: string; timeZone: string; today: Day }> {
    const { currency, time_zone: timeZone } = await this.stores.get(caller);
    return { currency, timeZone, today: dayAt(caller.scope.now, timeZone) };
  }

  /** @throws Failure 400 for months that the store has not begun */
  months(asked: MonthRange | null, today: Day): ReportMonths {
    if (asked !== null) assertNotAfter(asked, monthOf(today));
    return reportMonths(asked, today);
  }
}
