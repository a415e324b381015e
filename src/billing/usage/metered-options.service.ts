import { Injectable } from '@nestjs/common';
import { billingOptions } from '../../catalog/billing-options/billing-options.resource.js';
import type { MeterBody } from '../../catalog/meters/meters.dto.js';
import { meters } from '../../catalog/meters/meters.resource.js';
import { subscriptions } from '../../catalog/subscriptions/subscriptions.resource.js';
import type { OptionTerms } from '../../domain/billing/items.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { mustGet, optionTerms, type Catalog } from '../ledger/catalog.js';

/** A billing option that is priced by what was used. */
export interface MeteredOption {
  /** What lines for it are called. */
  readonly title: string;
  readonly option: OptionTerms;
  readonly meter: MeterBody;
}

@Injectable()
export class MeteredOptionsService {
  /**
   * Those of these options that have a meter, by id. What the catalog lacks is read: usage may have come late for an
   * option that is held no more.
   */
  async find(
    scope: StoreScope,
    catalog: Pick<Catalog, 'options' | 'subscriptions'>,
    optionIds: readonly string[],
  ): Promise<ReadonlyMap<string, MeteredOption>> {
    const unread = optionIds.filter((id) => !catalog.options.has(id));
    const options = new Map([...catalog.options, ...(await billingOptions.table.findAll(scope, unread))]);
    const wanted = [...new Set(optionIds)]
      .map((id) => mustGet(options, id))
      .filter(({ meter_id }) => meter_id !== null);
    const soldIds = wanted.map(({ subscription_id }) => subscription_id).filter((id) => !catalog.subscriptions.has(id));
    const sold = new Map([...catalog.subscriptions, ...(await subscriptions.table.findAll(scope, soldIds))]);
    const found = await meters.table.findAll(
      scope,
      wanted.flatMap(({ meter_id }) => meter_id ?? []),
    );
    return new Map(
      wanted.map((option): [string, MeteredOption] => {
        const subscription = mustGet(sold, option.subscription_id);
        const meter = mustGet(found, option.meter_id ?? '');
        const title = `${subscription.name}, ${option.name}: ${meter.name}`;
        return [option.id, { title, option: optionTerms(option, subscription), meter }];
      }),
    );
  }
}
