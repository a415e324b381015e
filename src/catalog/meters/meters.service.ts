import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { CatalogUsesRepository } from '../catalog-uses.repository.js';
import { changeUnused, fixedFieldFaults } from '../fixed-terms.js';
import type { MeterBody, MeterChange } from './meters.dto.js';
import { meters } from './meters.resource.js';

const TEXT = 'Enrollments are billed by this meter, so what it counts is fixed: make a new meter';

@Injectable()
export class MetersService {
  constructor(private readonly uses: CatalogUsesRepository) {}

  /** @throws Failure `price_in_use` when it would change what the usage of somebody who is enrolled costs */
  change(caller: StoreCaller, id: string, change: MeterChange): Promise<MeterBody> {
    return changeUnused(caller, meters, id, change, {
      faults: (before, after) => fixedFieldFaults(['unique_property'], before, after, TEXT),
      isUsed: (scope) => this.uses.isMeterUsed(scope, id),
    });
  }
}
