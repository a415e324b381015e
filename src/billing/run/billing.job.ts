import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Day } from '../../domain/calendar/day.js';
import { Clock } from '../../platform/clock/clock.js';
import { PollingLoop } from '../../platform/clock/polling-loop.js';
import { isUnavailable } from '../../platform/database/database-errors.js';
import { Database } from '../../platform/database/database.js';
import { LOGGER } from '../../platform/logging/logger.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { todayOf, type BilledStore } from '../ledger/billed-store.js';
import { CollectionService } from '../collection/collection.service.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { Work } from '../ledger/work.js';
import { InvoicesRepository } from '../invoices/invoices.repository.js';
import { RefundsService } from '../refunds/refunds.service.js';
import { BillingRunService, type RunCounts } from './billing-run.service.js';
import { CatchUpService } from './catch-up.service.js';

/** Token of the seconds between two looks at what is due; 0: this process bills nothing by itself. */
export const BILLING_INTERVAL_SECONDS = Symbol('BILLING_INTERVAL_SECONDS');

/** Enrollments that one process bills at the same time: four are no faster, and callers of its API notice them. */
const PARALLEL = 2;
/** Invoices that a sweep takes up at once. */
const SWEPT = 500;
/** How long one store is worked for before it is the next one's turn, however slow its gateway is. */
const TURN_MS = 30_000;

/** Bills what is due of every store, again and again. Nothing rests on when it runs, or on how often. */
@Injectable()
export class BillingJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly inputs: BillingInputsRepository,
    private readonly runs: BillingRunService,
    private readonly invoices: InvoicesRepository,
    private readonly collectables: CollectionRepository,
    private readonly collections: CollectionService,
    private readonly refunds: RefundsService,
    private readonly catchUps: CatchUpService,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(BILLING_INTERVAL_SECONDS) intervalSeconds: number,
  ) {
    const onError = (error: unknown) => this.logger.warn({ error }, 'billing could not go on: it is tried again');
    this.loop = new PollingLoop(async () => !(await this.runAll()), intervalSeconds * 1000, onError);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** One pass over all stores with something due. @returns whether each has had time for all of it */
  async runAll(): Promise<boolean> {
    const now = this.clock.now();
    const { queries } = this.database;
    let isDone = true;
    for (const storeId of await this.inputs.storesWithDue({ queries, now })) {
      if (this.loop.isStopping) return isDone;
      try {
        isDone = (await this.runStore(storeId)) && isDone;
      } catch (error) {
        if (isUnavailable(error)) throw error;
        this.logger.error({ error, store: storeId }, 'billing of a store could not go on: it is tried again');
      }
    }
    return isDone;
  }

  private async runStore(storeId: string): Promise<boolean> {
    const { queries } = this.database;
    const store = await this.inputs.store({ queries, storeId, now: this.clock.now() });
    const now = store.clock ?? this.clock.now();
    const scope: StoreScope = { queries, storeId, now };
    const work: Work = {
      scope,
      transaction: (use) => this.database.transaction((transaction) => use({ ...scope, queries: transaction })),
      afterCommit: (task) => task(),
    };
    const today = todayOf(store, now);
    const startedAt = performance.now();
    const isTurnOver = () => this.loop.isStopping || performance.now() - startedAt > TURN_MS;
    await this.finish(work);
    const counts = await this.billDays(work, store, today, isTurnOver);
    await this.catchUps.issue(work, await this.invoices.unissued(work.scope, SWEPT));
    this.logger.info({ store: storeId, ...counts, ms: Math.round(performance.now() - startedAt) }, 'billed');
    return !isTurnOver();
  }

  /** What a process left behind that ended before it had issued an invoice, or heard from a gateway. */
  private async finish(work: Work): Promise<void> {
    await this.catchUps.issue(work, await this.invoices.unissued(work.scope, SWEPT));
    await this.collections.askAgain(work);
    await this.refunds.askAgain(work);
  }

  /** Day after day, those that were missed first: what comes of them is what one run on each of them would have made. */
  private async billDays(work: Work, store: BilledStore, today: Day, isTurnOver: () => boolean): Promise<RunCounts> {
    const counts = { enrollments: 0, invoices: 0, parked: 0 };
    let day = await this.inputs.firstDue(work.scope, null);
    while (day !== null && day <= today && !isTurnOver()) {
      await this.collectDue(work, day, isTurnOver);
      const done = await this.runs.run(work, store, day, { parallel: PARALLEL, isStopping: isTurnOver });
      counts.enrollments += done.enrollments;
      counts.invoices += done.invoices;
      counts.parked += done.parked;
      day = await this.inputs.firstDue(work.scope, day);
    }
    return counts;
  }

  /** What was not collected before comes first: a day's new invoices are not for one who is given up on that day. */
  private async collectDue(work: Work, day: Day, isTurnOver: () => boolean): Promise<void> {
    for (let taken = SWEPT; taken === SWEPT && !isTurnOver();) {
      const due = await this.collectables.due(work.scope, day, SWEPT);
      await this.collections.collect(work, due, day);
      taken = due.length;
    }
  }
}
