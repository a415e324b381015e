import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import type { MonthRange } from '../../contract/lists/month-range.js';
import { ReportedStoreService } from '../reported-store.service.js';
import { HistoriesService } from '../recurring/histories.service.js';
import { CohortSums } from './cohort-sums.rules.js';
import type { CohortReport } from './cohorts.dto.js';

@Injectable()
export class CohortsService {
  constructor(
    private readonly stores: ReportedStoreService,
    private readonly histories: HistoriesService,
  ) {}

  /** @throws Failure 400 for months that the store has not begun */
  async report(caller: StoreCaller, asked: MonthRange | null): Promise<CohortReport> {
    const { currency, timeZone, today } = await this.stores.of(caller);
    const { months, ends } = this.stores.months(asked, today);
    const sums = new CohortSums(months.length);
    for await (const history of this.histories.at(caller.scope, ends)) sums.add(history);
    const cohorts = sums.all().map((cohort, came) => ({
      month: months[came] ?? '',
      subscribers: cohort[0]?.subscribers ?? 0,
      months: cohort.map((month, index) => ({ month: months[came + index] ?? '', ...month })),
    }));
    return { currency, time_zone: timeZone, cohorts };
  }
}
