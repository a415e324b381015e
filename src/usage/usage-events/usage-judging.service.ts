import { Injectable } from '@nestjs/common';
import type { Exact } from '../../domain/money/exact.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { AggregationService } from '../aggregation/aggregation.service.js';
import { meteredEnrollment } from './metered-time.rules.js';
import {
  contribution,
  isPriceable,
  judgeUsage,
  latestMoment,
  mayAddUpTooFar,
  tooLarge,
  type Judged,
  type MeteredEnrollment,
  type MeteredStretch,
  type SentUsage,
} from './usage-event.rules.js';
import { UsageEventsRepository, type CountedMeter, type UsageRow } from './usage-events.repository.js';

const END_OF_TIME = '9999-12-31T23:59:59.999Z';

/** The enrollments that are held while usage is written to them, by id, and the meters that they are priced by, by key. */
export interface HeldEnrollments {
  readonly enrollments: ReadonlyMap<string, MeteredEnrollment>;
  readonly meters: ReadonlyMap<string, CountedMeter>;
}

/** Whether usage can be taken, and which stretch it counts for. */
@Injectable()
export class UsageJudgingService {
  constructor(
    private readonly events: UsageEventsRepository,
    private readonly aggregations: AggregationService,
  ) {}

  /** The enrollments that usage was sent for; none of them can have its usage closed before this transaction ends. */
  async hold(scope: StoreScope, events: readonly Pick<UsageRow, 'enrollment_id'>[]): Promise<HeldEnrollments> {
    const enrollments = await this.events.hold(scope, [...new Set(events.map((event) => event.enrollment_id))]);
    const optionIds = enrollments.flatMap(({ billing_option_id, segments }) => [
      billing_option_id,
      ...segments.map(({ billingOptionId }) => billingOptionId),
    ]);
    const meterOf = await this.events.metersOf(scope, [...new Set(optionIds)]);
    return {
      enrollments: new Map(enrollments.map((one) => [one.id, meteredEnrollment(one, meterOf, scope.now)])),
      meters: new Map([...meterOf.values()].map((meter) => [meter.key, meter])),
    };
  }
  /** What is to be said of each, in order. What was billed is read only for those that come late. */
  async judge(scope: StoreScope, rows: readonly UsageRow[], held: HeldEnrollments): Promise<Judged[]> {
    const late = rows.filter(({ is_late }) => is_late);
    const billed =
      late.length === 0
        ? null
        : await this.events.billed(
            scope,
            [...new Set(late.map(({ enrollment_id }) => enrollment_id))],
            late.reduce((first, { occurred_at }) => (occurred_at < first ? occurred_at : first), scope.now),
          );
    const latest = latestMoment(scope.now);
    const judged = rows.map((row) => {
      const enrollment = held.enrollments.get(row.enrollment_id);
      return judgeUsage(usageOf(row), enrollment, billed?.get(row.enrollment_id) ?? [], latest);
    });
    return this.addedUp(scope, rows, judged, held);
  }

  /** Refuses events that would add up to more than can be priced. Only those that are dear by themselves are looked at. */
  private async addedUp(
    scope: StoreScope,
    rows: readonly UsageRow[],
    judged: readonly Judged[],
    { meters }: HeldEnrollments,
  ): Promise<Judged[]> {
    const totals = new Map<MeteredStretch, Exact>();
    const results: Judged[] = [];
    for (const [index, one] of judged.entries()) {
      const row = rows[index];
      const stretch = 'stretch' in one ? one.stretch : null;
      const meter = stretch === null ? undefined : meters.get(stretch.meter);
      if (row === undefined || stretch === null || meter === undefined || !mayAddUpTooFar(stretch, row.quantity)) {
        results.push(one);
        continue;
      }
      const span = { start: stretch.from, end: stretch.to ?? END_OF_TIME };
      const before = totals.get(stretch) ?? (await this.aggregations.quantityOf(scope, meter, row.enrollment_id, span));
      const total = before.plus(contribution(stretch.aggregation, row.quantity));
      const isTaken = isPriceable(stretch.price, total);
      totals.set(stretch, isTaken ? total : before);
      results.push(isTaken ? one : tooLarge());
    }
    return results;
  }
}

function usageOf({ meter, quantity, occurred_at: occurredAt }: UsageRow): SentUsage {
  return { meter, quantity, occurredAt };
}
