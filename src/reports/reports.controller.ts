import { Controller, Get } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../contract/caller.js';
import type { MonthRange } from '../contract/lists/month-range.js';
import { MonthsQuery } from '../contract/lists/months.decorator.js';
import { Returns, ReturnsMonths } from '../contract/route.js';
import { AgingReport } from './aging/aging.dto.js';
import { AgingService } from './aging/aging.service.js';
import { CohortReport } from './cohorts/cohorts.dto.js';
import { CohortsService } from './cohorts/cohorts.service.js';
import { RevenueReport } from './revenue/revenue.dto.js';
import { RevenueService } from './revenue/revenue.service.js';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly revenues: RevenueService,
    private readonly retained: CohortsService,
    private readonly owed: AgingService,
  ) {}

  @Get('revenue')
  @ReturnsMonths(RevenueReport)
  revenue(@CurrentCaller() caller: StoreCaller, @MonthsQuery() months: MonthRange | null) {
    return this.revenues.report(caller, months);
  }

  @Get('cohorts')
  @ReturnsMonths(CohortReport)
  cohorts(@CurrentCaller() caller: StoreCaller, @MonthsQuery() months: MonthRange | null) {
    return this.retained.report(caller, months);
  }

  @Get('aging')
  @Returns(AgingReport)
  aging(@CurrentCaller() caller: StoreCaller) {
    return this.owed.report(caller);
  }
}
