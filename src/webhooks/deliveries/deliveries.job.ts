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

/** Endpoints that one process tells at the same time. */
const MOST_LANES = 500;
/** No store's endpoints, however slow, take more than a part of them. */
const LIMITS = { most: MOST_LANES, mostOfStore: MOST_LANES / 10 } as const;

/** Numbers the events of all stores and tells them, again and again. Nothing rests on when it runs, or on how often. */
@Injectable()
export class DeliveriesJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lanes = new EndpointLimiter((lane, goesOn) => this.follow(lane, goesOn), LIMITS);
  private readonly repeating: PollingLoop;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventsRepository,
    private readonly receivers: ReceiversRepository,
    private readonly telling: WebhookDeliveryService,
    private readonly sender: WebhookSender,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(WEBHOOK_OPTIONS) { intervalMs }: WebhookOptions,
  ) {
    const onError = (error: unknown) => this.logger.warn({ error }, 'telling could not go on: it is tried again');
    this.repeating = new PollingLoop(() => this.pass(), intervalMs, onError);
  }

  onApplicationBootstrap(): void {
    this.repeating.start();
  }

  /** What is under way is cut off, and tried again by whoever runs then. */
  async onModuleDestroy(): Promise<void> {
    const hasStopped = this.repeating.stop();
    this.sender.stop();
    await hasStopped;
    await this.lanes.close();
  }

  /** @returns whether a store has more events that wait than were numbered */
  private async pass(): Promise<boolean> {
    const { queries } = this.database;
    const now = this.clock.now();
    let isMoreWaiting = false;
    for (const storeId of await this.events.storesWaiting({ queries, now })) {
      const numbered = await this.events.number({ queries, storeId, now }, NUMBERED_AT_ONCE);
      isMoreWaiting ||= numbered === NUMBERED_AT_ONCE;
    }
    this.lanes.openAll(await this.receivers.withWork({ queries, now }));
    return isMoreWaiting;
  }

  private async follow({ storeId, endpointId }: EndpointRef, goesOn: (isHeard: boolean) => boolean): Promise<boolean> {
    try {
      return await this.telling.deliver({ queries: this.database.queries, storeId }, endpointId, null, goesOn);
    } catch (error) {
      this.logger.warn({ error, store: storeId, endpoint: endpointId }, 'an endpoint was not told: it is tried again');
      return false;
    }
  }
}
