import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { FAILURES } from '../../contract/failures/failures.js';
import { found } from '../../contract/resource/resource.js';
import { assertCrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { subscriptions } from '../subscriptions/subscriptions.resource.js';
import { billingOptionRules, billingOptionTypeRules, priceFaults } from './billing-option.rules.js';
import type { BillingOptionBody, BillingOptionChange, NewBillingOption } from './billing-options.dto.js';
import { BillingOptionsRepository } from './billing-options.repository.js';
import { billingOptions } from './billing-options.resource.js';

/** Prices fit the subscription that they are prices of, which only its type can tell. */
@Injectable()
export class BillingOptionsService {
  constructor(private readonly repository: BillingOptionsRepository) {}

  async create(caller: StoreCaller, input: NewBillingOption): Promise<BillingOptionBody> {
    assertCrossFieldRules(await typeRules(caller.scope, input.subscription_id), input);
    return billingOptions.create(caller, input);
  }

  /** @throws Failure `price_in_use` when it would change what somebody who is enrolled pays */
  change(caller: StoreCaller, id: string, change: BillingOptionChange): Promise<BillingOptionBody> {
    return caller.transaction(async (scope) => {
      const current = found(await billingOptions.table.lock(scope, id));
      const rules = [...billingOptionRules, ...(await typeRules(scope, current.subscription_id))];
      assertCrossFieldRules(rules, { ...current, ...change });
      const changed = await billingOptions.change(caller, id, change);
      const faults = priceFaults(current, changed);
      if (faults.length > 0 && (await this.repository.isUsed(scope, id))) throw Failure.of(faults);
      return changed;
    });
  }
}

/** @throws Failure `missing_reference` when there is no such subscription */
async function typeRules(scope: StoreScope, subscriptionId: string) {
  const subscription = await subscriptions.table.find(scope, subscriptionId);
  if (subscription !== undefined) return billingOptionTypeRules(subscription.type);
  const { text } = FAILURES.missing_reference;
  throw new Failure('missing_reference', { faults: [{ path: ['subscription_id'], code: 'missing_reference', text }] });
}
