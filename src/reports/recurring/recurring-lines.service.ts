import { Injectable } from '@nestjs/common';
import type { Recurrence } from '../../domain/calendar/cycle.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { optionHeldOn, optionOfItem } from './held-options.rules.js';
import type { RecurringLine } from './recurring-line.js';
import { RecurringLinesRepository, type FixedCoupon, type RecurringInvoice } from './recurring-lines.repository.js';

/** The recurrences of billing options that are known already; they never change. */
export type KnownRecurrences = Map<string, Recurrence>;

type Unplaced = Omit<RecurringLine, 'recurrence'>;

/** Finds how often the price of each line is due. */
@Injectable()
export class RecurringLinesService {
  constructor(private readonly repository: RecurringLinesRepository) {}

  /** The lines of invoices, by subscriber. */
  async of(scope: StoreScope, invoices: readonly RecurringInvoice[], known: KnownRecurrences) {
    const bySubscriber = new Map<string, Unplaced[]>();
    for (const invoice of invoices) {
      const lines = bySubscriber.get(invoice.subscriber_id);
      if (lines === undefined) bySubscriber.set(invoice.subscriber_id, linesOf(invoice));
      else lines.push(...linesOf(invoice));
    }
    const optionOf = await this.options(scope, [...bySubscriber.values()].flat());
    const unknown = [...new Set(optionOf.values())].filter((id) => !known.has(id));
    for (const [id, recurrence] of await this.repository.recurrences(scope, unknown)) known.set(id, recurrence);
    const recurring = (line: Unplaced): RecurringLine => {
      const recurrence = known.get(optionOf.get(periodOf(line)) ?? '');
      if (recurrence === undefined) throw new Error(`nothing says how often ${line.item} of ${line.invoiceId} is due`);
      return { ...line, recurrence };
    };
    return new Map([...bySubscriber].map(([id, lines]) => [id, lines.map(recurring)] as const));
  }

  /**
   * The billing option of each period, or another one that recurs alike: within a period nothing else can be held. Where
   * nothing but add-ons was charged, whose lines name none, it is looked up in what was held when the first was charged:
   * what ends a period early credits its lines from the day on from which something else is held.
   */
  private async options(scope: StoreScope, lines: readonly Unplaced[]): Promise<Map<string, string>> {
    const options = new Map<string, string>();
    for (const line of lines) {
      const named = optionOfItem(line.item);
      if (named !== undefined) options.set(periodOf(line), named);
    }
    const nameless = lines.filter((line) => !options.has(periodOf(line)));
    const held = await this.repository.held(scope, [...new Set(nameless.map(({ enrollmentId }) => enrollmentId))]);
    for (const line of nameless.sort(chargesFirst)) {
      if (options.has(periodOf(line))) continue;
      const option = optionHeldOn(held.get(line.enrollmentId) ?? [], line.start);
      if (option !== undefined) options.set(periodOf(line), option);
    }
    return options;
  }
}

function chargesFirst(a: Unplaced, b: Unplaced): number {
  if (a.isCredit !== b.isCredit) return a.isCredit ? 1 : -1;
  return a.start < b.start ? -1 : Number(a.start > b.start);
}

function periodOf({ enrollmentId, number }: Unplaced): string {
  return `${enrollmentId} ${number}`;
}

/** Nothing recurs once its enrollment is over, however far its lines reach. */
function linesOf({ id: invoiceId, enrollment_id: enrollmentId, ended_on, lines, fixed_coupons }: RecurringInvoice) {
  return lines.map((line, place): Unplaced => {
    const end = ended_on !== null && ended_on < line.end ? ended_on : line.end;
    return { ...line, end, invoiceId, place, enrollmentId, amountOff: amountOffOf(fixed_coupons ?? [], line.number) };
  });
}

function amountOffOf(coupons: readonly FixedCoupon[], number: number): number | null {
  const coupon = coupons.find(({ from, endsBefore }) => from <= number && (endsBefore === null || number < endsBefore));
  return coupon?.amountOff ?? null;
}
