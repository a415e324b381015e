import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { invalidField } from '../../contract/failures/fault.js';
import { addMonths, dayOfMonth, type Day } from '../../domain/calendar/day.js';
import { readInstant, type Instant } from '../../domain/calendar/instant.js';
import { startOfDay } from '../../domain/calendar/zoned-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { DueWorkRegistry, type WaitBudget } from '../../platform/clock/due-work-registry.js';
import { Notifications } from '../../platform/database/notifications.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { CollectionService } from '../collection/collection.service.js';
import type { BilledStore } from '../ledger/billed-store.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { Work } from '../ledger/work.js';
import { RefundsService } from '../refunds/refunds.service.js';
import { BillingRunService } from '../run/billing-run.service.js';
import type { StoreClock } from './clock.dto.js';
import { StoreClockRepository } from './store-clock.repository.js';

const MOST_MONTHS = 24;

const RETRY_MS = 50;
/** How long a move waits, all in all, for the receivers of webhooks; the rest is told in the background. */
const TIMEOUT_MS = 20_000;

/** Beyond, the calendar would end within what is billed: a period can take a hundred years. */
const [EARLIEST, LATEST] = ['1000', '9000'];

/** The clock of a sandbox store, which goes with the time until the store sets it, and then stands until it is moved. */
@Injectable()
export class StoreClockService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly repository: StoreClockRepository,
    private readonly runs: BillingRunService,
    private readonly collections: CollectionService,
    private readonly collectables: CollectionRepository,
    private readonly refunds: RefundsService,
    private readonly dueWork: DueWorkRegistry,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  async get(caller: StoreCaller): Promise<StoreClock> {
    const store = await this.sandbox(caller);
    return { now: store.clock ?? this.clock.now() };
  }

  /**
   * Moves the clock, and carries out whatever falls due on the way, in order. Should it be cut short, the clock stands
   * at the last moment that was done, and moving it again goes on from there.
   */
  async move(caller: StoreCaller, asked: string): Promise<StoreClock> {
    const to = readInstant(asked) ?? asked;
    if (to < EARLIEST || to >= LATEST) {
      throw Failure.of([invalidField(['now'], 'Must lie in the years from 1000 to 8999')]);
    }
    // Who finds that somebody else has moved the clock meanwhile begins again from where it then stands.
    const budget = { leftMs: TIMEOUT_MS };
    while (!(await this.moveTo(caller, to, budget)));
    // The very next request of the store is to find the new time.
    await this.notifications.catchUp();
    return { now: to };
  }

  private async moveTo(caller: StoreCaller, to: Instant, budget: WaitBudget): Promise<boolean> {
    const store = await this.sandbox(caller);
    const from = store.clock ?? this.clock.now();
    caller.assertIfMatch({ now: from });
    const isBackward = to < from;
    const isFar = to > furthest(from);
    if (isBackward || isFar) {
      // Until somebody enrolls, a store may set its clock to any time.
      if (!(await this.inputs.hasEnrollments(caller.scope))) return this.jump(caller, store.clock, to);
      if (isBackward) {
        throw new Failure('clock_backwards', { text: `The clock stands at ${from} and only moves forward` });
      }
      throw new Failure('clock_too_far', { text: `The clock can be moved to ${furthest(from)} at most` });
    }
    return this.pass(caller, store, { from, to }, budget);
  }

  private async jump(caller: StoreCaller, from: Instant | null, to: Instant): Promise<boolean> {
    if (!(await this.repository.move(caller.scope, from, to))) return false;
    await this.repository.forgetIssueDay(caller.scope);
    await this.dueWork.jumped({ ...caller.scope, now: to });
    return true;
  }

  private async pass(
    caller: StoreCaller,
    store: BilledStore,
    { from, to }: { from: Instant; to: Instant },
    budget: WaitBudget,
  ): Promise<boolean> {
    let stands = store.clock;
    let now = from;
    for (let day = await this.inputs.firstDue(caller.scope, null); ;) {
      const start = day === null ? null : startOfDay(day, store.timeZone);
      const told = await this.dueWork.firstDue({ ...caller.scope, now }, now, budget);
      const next = earliest(start, told);
      const isLast = next === null || next > to;
      now = isLast ? to : latest(next, from);
      if (!(await this.repository.move(caller.scope, stands, now))) return false;
      stands = now;
      const work = workAt(caller, now);
      if (isLast || next === start) await this.askGateways(work);
      if (!isLast && day !== null && next === start) {
        await this.billDay(work, store, day);
        day = await this.inputs.firstDue(caller.scope, day);
      }
      await this.dueWork.run(work.scope, budget);
      if (isLast) return true;
    }
  }

  /** What was not collected before comes first: a day's new invoices are not for one who is given up on that day. */
  private async billDay(work: Work, store: BilledStore, day: Day): Promise<void> {
    await this.collectAndBill(work, store, day);
    // What somebody else has taken to bill is theirs, and is waited for; what they leave undone comes back to be taken.
    while (await this.repository.isDue(work.scope, day)) {
      await setTimeout(RETRY_MS);
      await this.collectAndBill(work, store, day);
    }
  }

  private async collectAndBill(work: Work, store: BilledStore, day: Day): Promise<void> {
    await this.collections.collect(work, await this.collectables.due(work.scope, day, null), day);
    await this.runs.run(work, store, day, { parallel: 1 });
  }

  /** Gateways have a time of their own: on each day of the way they are asked about what they have left open. */
  private async askGateways(work: Work): Promise<void> {
    await this.collections.askAgain(work, true);
    await this.refunds.askAgain(work, true);
  }

  private async sandbox(caller: StoreCaller): Promise<BilledStore> {
    const store = await this.inputs.store(caller.scope);
    if (store.status !== 'sandbox') throw new Failure('not_sandbox');
    return store;
  }
}

/** The caller's work, at another time. */
function workAt(caller: StoreCaller, now: Instant): Work {
  return {
    scope: { ...caller.scope, now },
    transaction: (use) => caller.transaction((scope) => use({ ...scope, now })),
    afterCommit: (task) => caller.afterCommit(task),
  };
}

function earliest(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function furthest(from: Instant): Instant {
  const day = from.slice(0, 10);
  return `${addMonths(day, MOST_MONTHS, dayOfMonth(day))}${from.slice(10)}`;
}
