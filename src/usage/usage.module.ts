import { Module } from '@nestjs/common';
import { AggregationRepository } from './aggregation/aggregation.repository.js';
import { AggregationService } from './aggregation/aggregation.service.js';
import { UsageEventsController } from './usage-events/usage-events.controller.js';
import { UsageEventsRepository } from './usage-events/usage-events.repository.js';
import { UsageEventsService } from './usage-events/usage-events.service.js';
import { UsageJudgingService } from './usage-events/usage-judging.service.js';

/** What subscribers used. */
@Module({
  controllers: [UsageEventsController],
  providers: [
    UsageEventsService,
    UsageJudgingService,
    UsageEventsRepository,
    AggregationService,
    AggregationRepository,
  ],
  exports: [AggregationService],
})
export class UsageModule {}
