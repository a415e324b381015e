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

/** Between two looks at whether another process has sent what it leased. */
const LOOK_MS = 20;

/**
 * Deliveries that fall due while a store's clock is moved. Within a transaction nothing is delivered: its events are not
 * certain yet, and the transaction must not stay open for as long as endpoints take to answer. The job delivers afterwards.
 */
@Injectable()
export class DueDeliveriesService implements DueWork, OnModuleInit {
  constructor(
    private readonly dueWork: DueWorkRegistry,
    private readonly fanOuts: FanOutService,
    private readonly receivers: ReceiversRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly webhooks: WebhookDeliveryService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.dueWork.register(this);
  }

  /** What was due before and has not been delivered is due at the next moment. */
  async firstDue(scope: StoreScope, after: Instant | null, { leftMs }: WaitBudget): Promise<Instant | null> {
    // The caller has stopped waiting for deliveries.
    if (scope.queries.isTransaction || leftMs <= 0) return null;
    await this.fanOuts.fanOut(scope);
    const due = await this.receivers.firstDue(scope);
    return due === null || after === null || due > after ? due : nextMoment(after);
  }

  async run(scope: StoreScope, budget: WaitBudget): Promise<void> {
    if (scope.queries.isTransaction || budget.leftMs <= 0) return;
    const startedAt = performance.now();
    // What is being sent at the deadline is still sent to its end, and the job delivers the rest.
    const hasEnded = await within(budget.leftMs, this.deliverAll(scope, startedAt + budget.leftMs));
    budget.leftMs = hasEnded ? Math.max(0, budget.leftMs - (performance.now() - startedAt)) : 0;
  }

  private async deliverAll(scope: StoreScope, until: number): Promise<void> {
    try {
      await this.fanOuts.fanOut(scope);
      const endpoints = await this.receivers.ofStore(scope);
      const goesOn = () => performance.now() < until;
      let isComplete: boolean[];
      do isComplete = await Promise.all(endpoints.map((id) => this.webhooks.deliver(scope, id, scope.now, goesOn)));
      while (isComplete.includes(true) && (await this.isLeasedByOthers(scope, until)));
    } catch (error) {
      this.logger.warn({ error, store: scope.storeId }, 'due webhooks could not be delivered, and are tried again');
    }
  }

  /** Whether other processes had leased everything that is due: it is looked at again a moment later. */
  private async isLeasedByOthers(scope: StoreScope, until: number): Promise<boolean> {
    if (!(await this.deliveries.isDue(scope))) return false;
    await delay(LOOK_MS);
    return performance.now() < until;
  }
}

function nextMoment(at: Instant): Instant {
  return new Date(Date.parse(at) + 1).toISOString();
}
