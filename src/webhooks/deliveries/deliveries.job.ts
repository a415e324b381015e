import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { EventsRepository } from '../events/events.repository.js';
import { NUMBERED_AT_ONCE } from '../events/events.service.js';
import { ReceiversRepository, type Lane } from './receivers.repository.js';
import { TellingService } from './telling.service.js';
import { WEBHOOK_OPTIONS, type WebhookOptions } from './webhook-options.js';
import { WebhookSender } from './webhook-sender.js';

/** Endpoints that one process tells at the same time. */
const MOST_LANES = 500;

/** Numbers the events of all stores and tells them, again and again. Nothing rests on when it runs, or on how often. */
@Injectable()
export class DeliveriesJob implements OnApplicationBootstrap, OnModuleDestroy {
  /** Each endpoint has a lane of its own, so that one that hangs holds up nobody else. */
  private readonly lanes = new Map<string, Promise<void>>();
  /** Those that were to be opened while they still were: what they are for may have come too late for their last look. */
  private readonly asked = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventsRepository,
    private readonly receivers: ReceiversRepository,
    private readonly telling: TellingService,
    private readonly sender: WebhookSender,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(WEBHOOK_OPTIONS) private readonly options: WebhookOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.intervalMs > 0) this.schedule(0);
  }

  /** What is under way is cut off, and tried again by whoever runs then. */
  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    this.sender.stop();
    await this.running;
    await Promise.all(this.lanes.values());
  }

  private schedule(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.running = this.pass()
        .catch((error: unknown) => {
          this.logger.warn({ error }, 'telling could not go on: it is tried again');
          return false;
        })
        .then((isMoreWaiting) => {
          if (!this.isStopping) this.schedule(isMoreWaiting ? 0 : this.options.intervalMs);
        });
    }, afterMs);
    this.timer.unref();
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
    for (const lane of await this.receivers.withWork({ queries, now })) this.open(lane);
    return isMoreWaiting;
  }

  private open(lane: Lane): void {
    const name = `${lane.storeId} ${lane.endpointId}`;
    if (this.lanes.has(name)) this.asked.add(name);
    else if (!this.isStopping && this.lanes.size < MOST_LANES) this.lanes.set(name, this.follow(lane, name));
  }

  private async follow(lane: Lane, name: string): Promise<void> {
    const { storeId, endpointId } = lane;
    let isHeard = false;
    try {
      isHeard = await this.telling.tell({ queries: this.database.queries, storeId }, endpointId, null);
    } catch (error) {
      this.logger.warn({ error, store: storeId, endpoint: endpointId }, 'an endpoint was not told: it is tried again');
    }
    this.lanes.delete(name);
    if (this.asked.delete(name) && isHeard) this.open(lane);
  }
}
