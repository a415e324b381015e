import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import type { MonthRange } from '../../contract/lists/month-range.js';
import { firstDayOf, monthAfter } from '../../domain/calendar/month.js';
import { startOfDay } from '../../domain/calendar/zoned-day.js';
import { ReportedStoreService } from '../reported-store.service.js';
import { HistoriesService } from '../recurring/histories.service.js';
import { LedgerSumsRepository, type Boundaries } from './ledger-sums.repository.js';
import { MovementSums } from './movements.rules.js';
import type { RevenueReport } from './revenue.dto.js';

@Injectable()
export class RevenueService {
  constructor(
    private readonly stores: ReportedStoreService,
    private readonly histories: HistoriesService,
    private readonly ledger: LedgerSumsRepository,
  ) {}

  /** @throws Failure 400 for months that the store has not begun */
  async report(caller: StoreCaller, asked: MonthRange | null): Promise<RevenueReport> {
    const { currency, timeZone, today } = await this.stores.of(caller);
    const { months, ends } = this.stores.months(asked, today);
    const days = [...months, monthAfter(months.at(-1) ?? '', 1)].map(firstDayOf);
    const boundaries: Boundaries = { days, instants: days.map((day) => startOfDay(day, timeZone)) };
    const sums = await this.ledger.byMonth(caller.scope, boundaries);
    const movements = new MovementSums(months.length);
    for await (const history of this.histories.at(caller.scope, ends)) movements.add(history);
    const moved = movements.all();
    return {
      currency,
      time_zone: timeZone,
      months: months.map((month, index) => {
        const [movement, booked] = [moved[index], sums[index]];
        if (movement === undefined || booked === undefined) throw new Error(`${month} has no figures`);
        const { opening, new: came, expansion, contraction, churn, reactivation, closing, subscribers } = movement;
        return {
          ...{ month, opening, new: came, expansion, contraction, churn, reactivation, closing, subscribers },
          ...booked,
        };
      }),
    };
  }
}
