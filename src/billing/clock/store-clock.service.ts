import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { invalidField } from '../../contract/failures/fault.js';
import { addMonths, dayOfMonth, type Day } from '../../domain/calendar/day.js';
import { readInstant, type Instant } from '../../domain/calendar/instant.js';
import { startOfDay } from '../../domain/calendar/zoned-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Notifications } from '../../platform/database/notifications.js';
import type { BilledStore } from '../facts/billed-store.js';
import { FactsRepository } from '../facts/facts.repository.js';
import type { Work } from '../facts/work.js';
import { BillingRunService } from '../run/billing-run.service.js';
import type { StoreClock } from './clock.dto.js';
import { StoreClockRepository } from './store-clock.repository.js';

const MOST_MONTHS = 24;

const RETRY_MS = 50;

/** Beyond, the calendar would end within what is billed: a period can take a hundred years. */
const [EARLIEST, LATEST] = ['1000', '9000'];

/** The clock of a sandbox store, which goes with the time until the store sets it, and then stands until it is moved. */
@Injectable()
export class StoreClockService {
  constructor(
    private readonly facts: FactsRepository,
    private readonly repository: StoreClockRepository,
    private readonly runs: BillingRunService,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  async get(caller: StoreCaller): Promise<StoreClock> {
    const store = await this.sandbox(caller);
    return { now: store.clock ?? this.clock.now() };
  }

  /**
   * Moves the clock, and carries out whatever falls due on the way, day by day in order. Should it be cut short, the
   * clock stands at the last day that was done, and moving it again goes on from there.
   */
  async move(caller: StoreCaller, asked: string): Promise<StoreClock> {
    const to = readInstant(asked) ?? asked;
    if (to < EARLIEST || to >= LATEST) {
      throw Failure.of([invalidField(['now'], 'Must lie in the years from 1000 to 8999')]);
    }
    // Who finds that somebody else has moved the clock meanwhile begins again from where it then stands.
    while (!(await this.moveTo(caller, to)));
    // The very next request of the store is to find the new time.
    await this.notifications.catchUp();
    return { now: to };
  }

  private async moveTo(caller: StoreCaller, to: Instant): Promise<boolean> {
    const store = await this.sandbox(caller);
    const from = store.clock ?? this.clock.now();
    caller.assertIfMatch({ now: from });
    if (!(await this.facts.hasEnrollments(caller.scope))) return this.repository.move(caller.scope, store.clock, to);
    if (to < from) throw new Failure('clock_backwards', { text: `The clock stands at ${from} and only moves forward` });
    if (to > furthest(from)) {
      throw new Failure('clock_too_far', { text: `The clock can be moved to ${furthest(from)} at most` });
    }
    return this.passDays(caller, store, from, to);
  }

  private async passDays(caller: StoreCaller, store: BilledStore, from: Instant, to: Instant): Promise<boolean> {
    let stands = store.clock;
    for (let done: Day | null = null; ;) {
      const day = await this.facts.firstDue(caller.scope, done);
      const start = day === null ? null : startOfDay(day, store.timeZone);
      if (day === null || start === null || start > to) return this.repository.move(caller.scope, stands, to);
      const now = start > from ? start : from;
      if (!(await this.repository.move(caller.scope, stands, now))) return false;
      await this.runs.run(workAt(caller, now), store, day, { parallel: 1 });
      // What somebody else has taken to bill is theirs, and is waited for; what they leave undone comes back to be taken.
      while (await this.repository.isDue(caller.scope, day)) {
        await setTimeout(RETRY_MS);
        await this.runs.run(workAt(caller, now), store, day, { parallel: 1 });
      }
      stands = now;
      done = day;
    }
  }

  private async sandbox(caller: StoreCaller): Promise<BilledStore> {
    const store = await this.facts.store(caller.scope);
    if (store.status !== 'sandbox') throw new Failure('not_sandbox');
    return store;
  }
}

/** The caller's work, at another time. */
function workAt(caller: StoreCaller, now: Instant): Work {
  return {
    scope: { ...caller.scope, now },
    transaction: (use) => caller.transaction((scope) => use({ ...scope, now })),
  };
}

function furthest(from: Instant): Instant {
  const day = from.slice(0, 10);
  return `${addMonths(day, MOST_MONTHS, dayOfMonth(day))}${from.slice(10)}`;
}
