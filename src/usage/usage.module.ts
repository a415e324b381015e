import { Module } from '@nestjs/common';
import { AggregationRepository } from './aggregation/aggregation.repository.js';
import { AggregationService } from './aggregation/aggregation.service.js';
import { UsageEventsController } from './usage-events/usage-events.controller.js';
import { UsageEventsRepository } from './usage-events/usage-events.repository.js';
import { UsageEventsService } from './usage-events/usage-events.service.js';

/** What subscribers used. */
@Module({
  controllers: [UsageEventsController],
  providers: [UsageEventsService, UsageEventsRepository, AggregationService, AggregationRepository],
  exports: [AggregationService],
})
export class UsageModule {}
