import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { CatalogUsesRepository } from '../catalog-uses.repository.js';
import { changeUnused, fixedFieldFaults } from '../fixed-terms.js';
import type { AddOnBody, AddOnChange } from './add-ons.dto.js';
import { addOns } from './add-ons.resource.js';

const TEXT = 'Enrollments have used this add-on, so its price is fixed: make a new add-on';

@Injectable()
export class AddOnsService {
  constructor(private readonly uses: CatalogUsesRepository) {}

  /** @throws Failure `price_in_use` when it would change what somebody who has it pays */
  change(caller: StoreCaller, id: string, change: AddOnChange): Promise<AddOnBody> {
    return changeUnused(caller, addOns, id, change, {
      faults: (before, after) => fixedFieldFaults(['charge', 'amount'], before, after, TEXT),
      isUsed: (scope) => this.uses.isAddOnUsed(scope, id),
    });
  }
}
