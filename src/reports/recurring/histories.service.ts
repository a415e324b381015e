import { Injectable } from '@nestjs/common';
import type { Day } from '../../domain/calendar/day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { hadRecurringRevenue, recurringRevenue } from './recurring.rules.js';
import type { RecurringLine } from './recurring-line.js';
import { RecurringLinesRepository, type Reach, type RecurringInvoice } from './recurring-lines.repository.js';
import { RecurringLinesService, type KnownRecurrences } from './recurring-lines.service.js';

/** The recurring revenue of one subscriber at the ends of months, in minor units. */
export interface History {
  readonly subscriberId: string;
  /** Whether there was any at the first of these ends, or at an earlier one. */
  readonly hadBefore: boolean;
  /** At the end of each month that was asked for, in order. */
  readonly revenue: readonly number[];
}

/** Invoices that are read at once, so that a report takes little memory, and others get their turn in between. */
const PAGE_SIZE = 2_000;

/** Subscribers whose whole past is read at once, if they had nothing at first. */
const GROUP_SIZE = 100;

type Recent = Omit<History, 'hadBefore'> & { readonly lines: readonly RecurringLine[] };

/** Goes through the ledger, subscriber by subscriber. */
@Injectable()
export class HistoriesService {
  constructor(
    private readonly repository: RecurringLinesRepository,
    private readonly lines: RecurringLinesService,
  ) {}

  /** Of each subscriber with recurring revenue on any of the days, which are ends of months in order, and at least one. */
  async *at(scope: StoreScope, days: readonly Day[]): AsyncGenerator<History> {
    const [first = '', last = first] = [days[0], days.at(-1)];
    const known: KnownRecurrences = new Map();
    for await (const invoices of this.wholeSubscribers(scope, { after: first, last })) {
      const recurring = await this.lines.of(scope, invoices, known);
      const revenues = [...recurring].map(([subscriberId, lines]) => {
        return { subscriberId, lines, revenue: days.map((day) => recurringRevenue(lines, day)) };
      });
      const some = revenues.filter(({ revenue }) => revenue.some((amount) => amount > 0));
      for (let from = 0; from < some.length; from += GROUP_SIZE) {
        yield* this.withPast(scope, first, some.slice(from, from + GROUP_SIZE), known);
      }
    }
  }

  private async *withPast(scope: StoreScope, first: Day, some: readonly Recent[], known: KnownRecurrences) {
    const came = some.filter(({ revenue: [opening] }) => opening === 0).map(({ subscriberId }) => subscriberId);
    const older = await this.lines.of(scope, await this.repository.before(scope, first, came), known);
    for (const { subscriberId, lines, revenue } of some) {
      const all = [...(older.get(subscriberId) ?? []), ...lines];
      yield { subscriberId, revenue, hadBefore: revenue[0] !== 0 || hadRecurringRevenue(all, first) };
    }
  }

  /** Pages in which no subscriber is cut in two. */
  private async *wholeSubscribers(scope: StoreScope, reach: Reach): AsyncGenerator<readonly RecurringInvoice[]> {
    let held: RecurringInvoice[] = [];
    for (;;) {
      const page = await this.repository.page(scope, reach, PAGE_SIZE, held.at(-1));
      held = [...held, ...page];
      if (page.length < PAGE_SIZE) break;
      const last = held.at(-1)?.subscriber_id;
      const whole = held.filter(({ subscriber_id }) => subscriber_id !== last);
      held = held.filter(({ subscriber_id }) => subscriber_id === last);
      if (whole.length > 0) yield whole;
    }
    if (held.length > 0) yield held;
  }
}
