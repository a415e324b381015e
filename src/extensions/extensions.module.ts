import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DaysService } from './days.service.js';
import { ExtensionsJob } from './extensions.job.js';
import { ExtensionsRepository } from './extensions.repository.js';
import { ListeningService } from './listening.service.js';
import { OwnMethods } from './own-methods.service.js';
import { StoreCalendar } from './store-calendar.js';

/** What modules of one's own can rest on besides the contract: to hear of events, and to do something each day. */
@Global()
@Module({
  imports: [DiscoveryModule, WebhooksModule],
  providers: [DaysService, ExtensionsJob, ExtensionsRepository, ListeningService, OwnMethods, StoreCalendar],
  exports: [StoreCalendar],
})
export class ExtensionsModule {}
