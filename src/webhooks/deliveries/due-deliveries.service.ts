import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Instant } from '../../domain/calendar/instant.js';
import { DueWorkRegistry, type DueWork, type WaitBudget } from '../../platform/clock/due-work-registry.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { within } from '../../platform/within.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { FanOutService } from './fan-out.service.js';
import { ReceiversRepository } from './receivers.repository.js';
import { WebhookDeliveryService } from './webhook-delivery.service.js';

/** Between two looks at whether another process has sent what it took. */
const LOOK_MS = 20;

/**
 * What is to be told on the way of a store's clock. Within a transaction nothing is: what happens there is not certain
 * yet, and must hold nobody up for as long as strangers take to answer. The job tells it afterwards.
 */
@Injectable()
export class DueDeliveriesService implements DueWork, OnModuleInit {
  constructor(
    private readonly timetable: DueWorkRegistry,
    private readonly fanOuts: FanOutService,
    private readonly receivers: ReceiversRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly telling: WebhookDeliveryService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timetable.register(this);
  }

  /** What was due before and is not told yet, is told at once, at the next moment that there is. */
  async firstDue(scope: StoreScope, after: Instant | null, { leftMs }: WaitBudget): Promise<Instant | null> {
    // Nobody waits for it any more.
    if (scope.queries.isTransaction || leftMs <= 0) return null;
    await this.fanOuts.fanOut(scope);
    const due = await this.receivers.firstDue(scope);
    return due === null || after === null || due > after ? due : nextMoment(after);
  }

  async run(scope: StoreScope, patience: WaitBudget): Promise<void> {
    if (scope.queries.isTransaction || patience.leftMs <= 0) return;
    const startedAt = performance.now();
    // What is being sent then is sent to its end behind whoever moves the clock, and the job tells the rest.
    const hasEnded = await within(patience.leftMs, this.tellAll(scope, startedAt + patience.leftMs));
    patience.leftMs = hasEnded ? Math.max(0, patience.leftMs - (performance.now() - startedAt)) : 0;
  }

  private async tellAll(scope: StoreScope, until: number): Promise<void> {
    try {
      await this.fanOuts.fanOut(scope);
      const endpoints = await this.receivers.ofStore(scope);
      const goesOn = () => performance.now() < until;
      let toldAll: boolean[];
      do toldAll = await Promise.all(endpoints.map((id) => this.telling.deliver(scope, id, scope.now, goesOn)));
      while (toldAll.includes(true) && (await this.isLeftToOthers(scope, until)));
    } catch (error) {
      this.logger.warn({ error, store: scope.storeId }, 'what was due was not told: it is tried again');
    }
  }

  /** Whether others had taken so much that nothing could be taken here: a moment later it may be for us to go on. */
  private async isLeftToOthers(scope: StoreScope, until: number): Promise<boolean> {
    if (!(await this.deliveries.isDue(scope))) return false;
    await delay(LOOK_MS);
    return performance.now() < until;
  }
}

function nextMoment(at: Instant): Instant {
  return new Date(Date.parse(at) + 1).toISOString();
}
