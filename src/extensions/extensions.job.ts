import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Instant } from '../domain/calendar/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { PollingLoop } from '../platform/clock/polling-loop.js';
import { DueWorkRegistry, type DueWork } from '../platform/clock/due-work-registry.js';
import { Database } from '../platform/database/database.js';
import type { StoreScope } from '../platform/database/scope.js';
import { LOGGER } from '../platform/logging/logger.js';
import { WEBHOOK_OPTIONS, type WebhookOptions } from '../webhooks/deliveries/webhook-options.js';
import { DaysService } from './days.service.js';
import { ExtensionsRepository } from './extensions.repository.js';
import { EventHandlingService } from './event-handling.service.js';
import { ExtensionHandlers } from './extension-handlers.service.js';

/** How long one store is worked for before it is the next one's turn, however much there is to tell. */
const TURN_MS = 10_000;

/**
 * Calls what modules of one's own want to be called: again and again, as often as webhooks are told, and on the way of a
 * sandbox store's clock. Nothing rests on when it runs, or on which process does.
 */
@Injectable()
export class ExtensionsJob implements DueWork, OnApplicationBootstrap {
  private readonly loop: PollingLoop;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly dueWork: DueWorkRegistry,
    private readonly methods: ExtensionHandlers,
    private readonly repository: ExtensionsRepository,
    private readonly listening: EventHandlingService,
    private readonly days: DaysService,
    @Inject(LOGGER) logger: Logger,
    @Inject(WEBHOOK_OPTIONS) { intervalMs }: WebhookOptions,
  ) {
    const onError = (error: unknown) => logger.warn({ error }, 'modules could not be called: it is tried again');
    this.loop = new PollingLoop(() => this.pass(), intervalMs, onError);
  }

  /** @throws in words, when a method could never be called as it is declared */
  onApplicationBootstrap(): void {
    this.methods.discover();
    if (this.hasMethods) this.dueWork.register(this);
  }

  /** Once all modules are ready, and until the first of them is not any more. */
  start(): void {
    if (this.hasMethods) this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private get hasMethods(): boolean {
    return this.methods.listeners.length + this.methods.tasks.length > 0;
  }

  async firstDue({ queries, storeId, now }: StoreScope, after: Instant | null): Promise<Instant | null> {
    if (this.methods.tasks.length === 0 || queries.isTransaction) return null;
    return this.days.nextBegins({ queries, storeId, now }, after ?? now);
  }

  async run(scope: StoreScope): Promise<void> {
    // What a transaction has done so far is not certain yet, and others do not see it.
    if (scope.queries.isTransaction) return;
    const goesOn = () => !this.loop.isStopping;
    for (const listener of this.methods.listeners) await this.listening.tell(scope, listener, 'wait', goesOn);
    for (const task of this.methods.tasks) await this.days.catchUp(scope.storeId, task, 'wait', goesOn);
  }

  jumped(scope: StoreScope): Promise<void> {
    return this.repository.forgetDays(scope);
  }

  /** @returns that there is nothing more to do at once: what is left of a turn waits for the next pass */
  private async pass(): Promise<boolean> {
    const scope = { queries: this.database.queries, now: this.clock.now() };
    for (const listener of this.methods.listeners) {
      for (const storeId of await this.repository.storesToHear(scope, listener.name)) {
        if (this.loop.isStopping) return false;
        await this.listening.tell({ ...scope, storeId }, listener, 'leave', this.turn());
      }
    }
    for (const task of this.methods.tasks) {
      for (const storeId of await this.repository.storesWithDays(scope, task.name)) {
        if (this.loop.isStopping) return false;
        await this.days.catchUp(storeId, task, 'leave', this.turn());
      }
    }
    return false;
  }

  /** Whether it is still the turn of one store. */
  private turn(): () => boolean {
    const startedAt = performance.now();
    return () => !this.loop.isStopping && performance.now() - startedAt < TURN_MS;
  }
}
