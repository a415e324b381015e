import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Day } from '../../domain/calendar/day.js';
import { isStatementTimeout, isUnavailable } from '../../platform/database/database-errors.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { reasonOf } from '../../platform/logging/reason-of.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { allHeld, type BilledEnrollment, type HeldThings } from '../ledger/billed-enrollment.js';
import type { BilledStore } from '../ledger/billed-store.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { Work } from '../ledger/work.js';
import { ParkedRepository } from '../parked/parked.repository.js';
import { CatchUpService } from './catch-up.service.js';

/** Enrollments that are taken, and invoices that get their numbers, at once. */
const BATCH = 200;
const TELL_EVERY_MS = 5_000;

export interface RunOptions {
  /** How many enrollments are billed at the same time; 1 inside of one transaction. */
  readonly parallel: number;
  /** Asked between batches. */
  readonly isStopping?: () => boolean;
}

/** What a run has done. */
export interface RunCounts {
  readonly enrollments: number;
  readonly invoices: number;
  readonly parked: number;
}

/** Bills whatever of a store is due. Any number of processes may do so at once: the database hands the work out. */
@Injectable()
export class BillingRunService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly catchUps: CatchUpService,
    private readonly parked: ParkedRepository,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Bills all that is due of a store by a day, and that no other process has taken: day after day, so that after days
   * without a run, too, what comes first has the subscriber's balance first.
   */
  async run(work: Work, store: BilledStore, today: Day, options: RunOptions): Promise<RunCounts> {
    const counts = { enrollments: 0, invoices: 0, parked: 0 };
    let toldAt = performance.now();
    while (options.isStopping?.() !== true) {
      const due = await this.inputs.firstUntaken(work.scope, today);
      if (due === null) break;
      const taken = await this.inputs.take(work.scope, due, BATCH);
      if (taken.length === 0) break;
      const done = await this.bill(work, store, due.day, taken, options.parallel);
      counts.enrollments += taken.length;
      counts.invoices += done.invoices;
      counts.parked += done.parked;
      this.metrics.countBilled(done.invoices, done.parked);
      if (performance.now() - toldAt > TELL_EVERY_MS) {
        toldAt = performance.now();
        this.logger.info({ store: store.id, ...counts }, 'billing goes on');
      }
    }
    return counts;
  }

  private async bill(work: Work, store: BilledStore, day: Day, taken: BilledEnrollment[], parallel: number) {
    const held: HeldThings[] = [];
    const readable: BilledEnrollment[] = [];
    for (const enrollment of taken) {
      const isReadable = await this.orPark(work, enrollment, () => held.push(...allHeld(enrollment)));
      if (isReadable) readable.push(enrollment);
    }
    const context = { store, catalog: await this.inputs.catalog(work.scope, held) };
    const made: string[] = [];
    const healthy: string[] = [];
    const waiting = readable.values();
    const oneByOne = async () => {
      for (const enrollment of waiting) {
        const isBilled = await this.orPark(work, enrollment, () =>
          this.catchUps.catchUp(work, context, enrollment, day, made),
        );
        if (isBilled) healthy.push(enrollment.id);
      }
    };
    await Promise.all(Array.from({ length: parallel }, oneByOne));
    await this.catchUps.issue(work, made, day);
    await this.parked.release(work.scope, healthy);
    return { invoices: made.length, parked: taken.length - healthy.length };
  }

  /** One enrollment that can't be billed never stops the rest: it is put aside with the reason. */
  private async orPark({ scope }: Work, { id }: BilledEnrollment, bill: () => unknown): Promise<boolean> {
    try {
      await bill();
      return true;
    } catch (error) {
      // The database's troubles are nobody's fault, and pass.
      if (isUnavailable(error) || isStatementTimeout(error)) throw error;
      this.logger.error({ error, store: scope.storeId, enrollment: id }, 'an enrollment was parked');
      await this.parked.park(scope, id, reasonOf(error));
      return false;
    }
  }
}
