import { Injectable } from '@nestjs/common';
import type { MeterBody } from '../../catalog/meters/meters.dto.js';
import { exact, ZERO, type Exact } from '../../domain/money/exact.js';
import type { UsagePeriod } from '../../domain/pricing/aggregation.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { AggregationRepository } from './aggregation.repository.js';

/** What meters say. */
@Injectable()
export class AggregationService {
  constructor(private readonly events: AggregationRepository) {}

  /**
   * The quantity that a meter makes of an enrollment's events from the start to before the end, in the meter's own unit:
   * what `aggregate` of the domain says, computed where the events are. Zero without any.
   * @throws RangeError for a time-weighted meter over a period without length
   */
  async quantityOf(
    scope: StoreScope,
    { key, aggregation, unique_property }: Pick<MeterBody, 'key' | 'aggregation' | 'unique_property'>,
    enrollmentId: string,
    period: UsagePeriod,
  ): Promise<Exact> {
    const asked = { enrollmentId, meter: key, aggregation, uniqueProperty: unique_property };
    const quantity = await this.events.quantity(scope, asked, period);
    if (aggregation !== 'time_weighted') return quantity === null ? ZERO : exact(quantity);
    const length = Date.parse(period.end) - Date.parse(period.start);
    if (length <= 0) throw new RangeError(`A period from ${period.start} to ${period.end} has no average`);
    return exact(quantity ?? 0).dividedBy(length);
  }
}
