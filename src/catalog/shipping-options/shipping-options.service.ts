import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { CatalogUsesRepository } from '../catalog-uses.repository.js';
import { changeUnused, fixedFieldFaults } from '../fixed-terms.js';
import type { ShippingOptionBody, ShippingOptionChange } from './shipping-options.dto.js';
import { shippingOptions } from './shipping-options.resource.js';

const TEXT =
  'Enrollments are shipped by this shipping option, so its price is fixed: make a new shipping option, and name it in the subscription';

@Injectable()
export class ShippingOptionsService {
  constructor(private readonly uses: CatalogUsesRepository) {}

  /** @throws Failure `price_in_use` when it would change what somebody who is enrolled pays */
  change(caller: StoreCaller, id: string, change: ShippingOptionChange): Promise<ShippingOptionBody> {
    return changeUnused(caller, shippingOptions, id, change, {
      faults: (before, after) => fixedFieldFaults(['amount'], before, after, TEXT),
      isUsed: (scope) => this.uses.isShippingOptionUsed(scope, id),
    });
  }
}
