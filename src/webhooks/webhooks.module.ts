import { Module } from '@nestjs/common';
import { publicLookup, systemLookup } from './addresses/address-lookup.js';
import { ReceiverAddresses } from './addresses/receiver-addresses.js';
import { DeliveriesJob } from './deliveries/deliveries.job.js';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DueDeliveriesService } from './deliveries/due-deliveries.service.js';
import { FanOutService } from './deliveries/fan-out.service.js';
import { ReceiversRepository } from './deliveries/receivers.repository.js';
import { WebhookDeliveryService } from './deliveries/webhook-delivery.service.js';
import { WebhookDeliveriesController } from './deliveries/webhook-deliveries.controller.js';
import { WebhookDeliveriesService } from './deliveries/webhook-deliveries.service.js';
import { WEBHOOK_OPTIONS, type WebhookOptions } from './deliveries/webhook-options.js';
import { WebhookSender } from './deliveries/webhook-sender.js';
import { WebhookEndpointsController } from './endpoints/webhook-endpoints.controller.js';
import { WebhookEndpointsRepository } from './endpoints/webhook-endpoints.repository.js';
import { WebhookEndpointsService } from './endpoints/webhook-endpoints.service.js';
import { EventsController } from './events/events.controller.js';
import { EventsRepository } from './events/events.repository.js';
import { EventsService } from './events/events.service.js';

/** Telling the store: what happened, where it wants to be told, and that it has been. */
@Module({
  controllers: [EventsController, WebhookEndpointsController, WebhookDeliveriesController],
  providers: [
    {
      provide: ReceiverAddresses,
      inject: [WEBHOOK_OPTIONS],
      useFactory: ({ allowPrivate }: WebhookOptions) =>
        new ReceiverAddresses(allowPrivate ? systemLookup : publicLookup(), allowPrivate),
    },
    {
      provide: WebhookSender,
      inject: [ReceiverAddresses, WEBHOOK_OPTIONS],
      useFactory: (addresses: ReceiverAddresses, { timeoutMs }: WebhookOptions) =>
        new WebhookSender(addresses, timeoutMs),
    },
    DeliveriesJob,
    DeliveriesRepository,
    DueDeliveriesService,
    EventsRepository,
    EventsService,
    FanOutService,
    ReceiversRepository,
    WebhookDeliveryService,
    WebhookDeliveriesService,
    WebhookEndpointsRepository,
    WebhookEndpointsService,
  ],
  exports: [EventsService],
})
export class WebhooksModule {}
