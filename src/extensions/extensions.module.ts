import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DaysService } from './days.service.js';
import { ExtensionsJob } from './extensions.job.js';
import { ExtensionsRepository } from './extensions.repository.js';
import { EventHandlingService } from './event-handling.service.js';
import { ExtensionHandlers } from './extension-handlers.service.js';
import { StoreCalendar } from './store-calendar.js';

/** What modules of one's own can rest on besides the contract: to hear of events, and to do something each day. */
@Global()
@Module({
  imports: [DiscoveryModule, WebhooksModule],
  providers: [DaysService, ExtensionsJob, ExtensionsRepository, EventHandlingService, ExtensionHandlers, StoreCalendar],
  exports: [StoreCalendar],
})
export class ExtensionsModule {}
