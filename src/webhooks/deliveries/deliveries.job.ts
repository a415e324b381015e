import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../platform/clock/clock.js';
import { PollingLoop } from '../../platform/clock/polling-loop.js';
import { Database } from '../../platform/database/database.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { EventsRepository } from '../events/events.repository.js';
import { NUMBERED_AT_ONCE } from '../events/events.service.js';
import { EndpointLimiter } from './endpoint-limiter.js';
import { ReceiversRepository, type EndpointRef } from './receivers.repository.js';
import { WebhookDeliveryService } from './webhook-delivery.service.js';
import { WEBHOOK_OPTIONS, type WebhookOptions } from './webhook-options.js';
import { WebhookSender } from './webhook-sender.js';

/** Endpoints that one process delivers to at the same time. */
const MAX_ENDPOINTS = 500;
/** The endpoints of one store, however slow, take no more than a tenth of them. */
const LIMITS = { max: MAX_ENDPOINTS, maxPerStore: MAX_ENDPOINTS / 10 } as const;

/** Numbers the events of all stores and delivers them, again and again. Nothing depends on when or how often it runs. */
@Injectable()
export class DeliveriesJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly limiter = new EndpointLimiter((endpoint, goesOn) => this.deliver(endpoint, goesOn), LIMITS);
  private readonly loop: PollingLoop;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventsRepository,
    private readonly receivers: ReceiversRepository,
    private readonly webhooks: WebhookDeliveryService,
    private readonly sender: WebhookSender,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(WEBHOOK_OPTIONS) { intervalMs }: WebhookOptions,
  ) {
    const onError = (error: unknown) =>
      this.logger.warn({ error }, 'webhooks could not be delivered, and are tried again');
    this.loop = new PollingLoop(() => this.pass(), intervalMs, onError);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Deliveries under way are cut off; a process that runs later tries them again. */
  async onModuleDestroy(): Promise<void> {
    const hasStopped = this.loop.stop();
    this.sender.stop();
    await hasStopped;
    await this.limiter.close();
  }

  /** @returns whether a store has more waiting events than were numbered */
  private async pass(): Promise<boolean> {
    const { queries } = this.database;
    const now = this.clock.now();
    let isMoreWaiting = false;
    for (const storeId of await this.events.storesWaiting({ queries, now })) {
      const numbered = await this.events.number({ queries, storeId, now }, NUMBERED_AT_ONCE);
      isMoreWaiting ||= numbered === NUMBERED_AT_ONCE;
    }
    this.limiter.serveAll(await this.receivers.withWork({ queries, now }));
    return isMoreWaiting;
  }

  private async deliver(
    { storeId, endpointId }: EndpointRef,
    goesOn: (hasArrived: boolean) => boolean,
  ): Promise<boolean> {
    try {
      return await this.webhooks.deliver({ queries: this.database.queries, storeId }, endpointId, null, goesOn);
    } catch (error) {
      this.logger.warn(
        { error, store: storeId, endpoint: endpointId },
        'webhooks of one endpoint could not be delivered, and are tried again',
      );
      return false;
    }
  }
}
