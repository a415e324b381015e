import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { found } from '../../contract/resource/resource.js';
import type { EnrollmentState } from '../../domain/billing/enrollment-state.js';
import { periodEndsAt, periodStartsAt } from '../../domain/billing/period-bounds.js';
import { usageAmount, usageStretches, type UsageStretch } from '../../domain/billing/usage.js';
import { instantOf, type Moment } from '../../domain/calendar/proration.js';
import { dayAt } from '../../domain/calendar/zoned-day.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { AggregationService } from '../../usage/aggregation/aggregation.service.js';
import type { BilledStore } from '../ledger/billed-store.js';
import { BillingInputsRepository } from '../ledger/billing-inputs.repository.js';
import type { EnrollmentUsage, MeterUsage } from './enrollment-usage.dto.js';
import { MeteredOptionsService, type MeteredOption } from './metered-options.service.js';

const NOTHING_READ = { options: new Map(), subscriptions: new Map() };

interface UsageQuery {
  readonly scope: StoreScope;
  readonly store: BilledStore;
  readonly enrollmentId: string;
  readonly isTrial: boolean;
}

/** What an enrollment has used. */
@Injectable()
export class EnrollmentUsageService {
  constructor(
    private readonly inputs: BillingInputsRepository,
    private readonly options: MeteredOptionsService,
    private readonly aggregations: AggregationService,
  ) {}

  /**
   * What each meter says of the current period, and what that costs so far: once for each stretch of the period in which
   * one billing option was held. A trial's usage is shown, and costs nothing.
   */
  async of({ scope }: StoreCaller, enrollmentId: string): Promise<EnrollmentUsage> {
    const { state, billing_option_id } = found(await this.inputs.find(scope, enrollmentId));
    const { period } = state;
    if (period === null) return { enrollment_id: enrollmentId, period: null, meters: [] };
    const store = await this.inputs.store(scope);
    const stretches = shownStretches(state, billing_option_id, store.timeZone);
    const options = await this.options.find(
      scope,
      NOTHING_READ,
      stretches.map(({ billingOptionId }) => billingOptionId),
    );
    const asked = { scope, store, enrollmentId, isTrial: period.kind === 'trial' };
    const used: MeterUsage[] = [];
    for (const stretch of stretches) {
      const metered = options.get(stretch.billingOptionId);
      if (metered !== undefined) used.push(await this.meterUsage(asked, stretch, metered));
    }
    return { enrollment_id: enrollmentId, period: { start: period.start, end: period.end }, meters: used };
  }

  private async meterUsage(
    { scope, store, enrollmentId, isTrial }: UsageQuery,
    stretch: UsageStretch,
    { meter, option }: MeteredOption,
  ): Promise<MeterUsage> {
    const { startsAt: start, endsAt: end } = stretch;
    // An average is of the time that has passed; all else counts the events, those of this very moment included.
    const until = meter.aggregation === 'time_weighted' && (end === null || end > scope.now) ? scope.now : end;
    const quantity =
      until !== null && until <= start
        ? null
        : await this.aggregations.quantityOf(scope, meter, enrollmentId, { start, end: until ?? END_OF_TIME });
    return {
      meter: meter.key,
      meter_id: meter.id,
      billing_option_id: option.id,
      aggregation: meter.aggregation,
      quantity: quantity?.toDecimalPlaces(SHOWN_DECIMALS).toFixed() ?? '0',
      amount: quantity === null || isTrial ? 0 : usageAmount(option, quantity),
      period: { start: dayOf(stretch.from, store), end: stretch.to === null ? null : dayOf(stretch.to, store) },
    };
  }
}

const SHOWN_DECIMALS = 12;
const END_OF_TIME = '9999-12-31T23:59:59.999Z';

function shownStretches(state: EnrollmentState, billingOptionId: string, timeZone: string): UsageStretch[] {
  const { period } = state;
  if (period?.kind !== 'trial') return usageStretches(state, null, timeZone);
  const [startsAt, endsAt] = [periodStartsAt(period, { timeZone }), periodEndsAt(period, { timeZone })];
  return [{ billingOptionId, from: period.start, to: period.end, startsAt, endsAt }];
}

function dayOf(moment: Moment, { timeZone }: BilledStore) {
  return dayAt(instantOf(moment, timeZone), timeZone);
}
