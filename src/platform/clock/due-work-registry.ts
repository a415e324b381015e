import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/calendar/instant.js';
import type { StoreScope } from '../database/scope.js';

/** How much longer whoever moves a clock waits for others, all work taken together. */
export interface WaitBudget {
  leftMs: number;
}

/** Work that falls due at times of a store, and that is carried out by itself as long as nobody moves the store's clock. */
export interface DueWork {
  /** When the first of it is due, of what is due after a moment that is done; null: nothing is. */
  firstDue(scope: StoreScope, after: Instant | null, budget: WaitBudget): Promise<Instant | null>;
  /** Carries out what is due by the scope's time, which is a moment on the way of the clock. */
  run(scope: StoreScope, budget: WaitBudget): Promise<void>;
  /** The clock was set to another time, with nothing on the way: nobody is enrolled yet. */
  jumped?(scope: StoreScope): Promise<void>;
}

/** What else falls due while a store's clock is moved: features register theirs, and see nothing of each other. */
@Injectable()
export class DueWorkRegistry {
  private readonly works: DueWork[] = [];

  register(work: DueWork): void {
    this.works.push(work);
  }

  /** When the first of all work is due. */
  async firstDue(scope: StoreScope, after: Instant | null, budget: WaitBudget): Promise<Instant | null> {
    const times = await Promise.all(this.works.map((work) => work.firstDue(scope, after, budget)));
    return times.filter((time) => time !== null).sort()[0] ?? null;
  }

  async run(scope: StoreScope, budget: WaitBudget): Promise<void> {
    for (const work of this.works) await work.run(scope, budget);
  }

  async jumped(scope: StoreScope): Promise<void> {
    for (const work of this.works) await work.jumped?.(scope);
  }
}
