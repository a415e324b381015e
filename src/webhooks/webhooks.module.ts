import { Module, type DynamicModule } from '@nestjs/common';
import { publicLookup, systemLookup } from './addresses/address-lookup.js';
import { ReceiverAddresses } from './addresses/receiver-addresses.js';
import { DeliveriesJob } from './deliveries/deliveries.job.js';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DueDeliveriesService } from './deliveries/due-deliveries.service.js';
import { FanOutService } from './deliveries/fan-out.service.js';
import { ReceiversRepository } from './deliveries/receivers.repository.js';
import { TellingService } from './deliveries/telling.service.js';
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
@Module({})
export class WebhooksModule {
  static of(options: WebhookOptions): DynamicModule {
    return {
      module: WebhooksModule,
      controllers: [EventsController, WebhookEndpointsController, WebhookDeliveriesController],
      providers: [
        { provide: WEBHOOK_OPTIONS, useValue: options },
        {
          provide: ReceiverAddresses,
          useFactory: () => {
            const { allowPrivate } = options;
            return new ReceiverAddresses(allowPrivate ? systemLookup : publicLookup(), allowPrivate);
          },
        },
        {
          provide: WebhookSender,
          inject: [ReceiverAddresses],
          useFactory: (addresses: ReceiverAddresses) => new WebhookSender(addresses, options.timeoutMs),
        },
        DeliveriesJob,
        DeliveriesRepository,
        DueDeliveriesService,
        EventsRepository,
        EventsService,
        FanOutService,
        ReceiversRepository,
        TellingService,
        WebhookDeliveriesService,
        WebhookEndpointsRepository,
        WebhookEndpointsService,
      ],
    };
  }
}
