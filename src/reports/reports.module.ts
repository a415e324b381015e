import { Module } from '@nestjs/common';
import { AgingRepository } from './aging/aging.repository.js';
import { AgingService } from './aging/aging.service.js';
import { CohortsService } from './cohorts/cohorts.service.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { HistoriesService } from './recurring/histories.service.js';
import { RecurringLinesRepository } from './recurring/recurring-lines.repository.js';
import { RecurringLinesService } from './recurring/recurring-lines.service.js';
import { ReportedStoreService } from './reported-store.service.js';
import { ReportsController } from './reports.controller.js';
import { LedgerSumsRepository } from './revenue/ledger-sums.repository.js';
import { RevenueService } from './revenue/revenue.service.js';

/** What the ledger says of a whole store. Reports only read, and keep nothing of their own. */
@Module({
  controllers: [ReportsController, DashboardController],
  providers: [
    AgingRepository,
    AgingService,
    CohortsService,
    HistoriesService,
    LedgerSumsRepository,
    RecurringLinesRepository,
    RecurringLinesService,
    ReportedStoreService,
    RevenueService,
  ],
})
export class ReportsModule {}
