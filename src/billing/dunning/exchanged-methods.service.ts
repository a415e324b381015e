import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { found } from '../../contract/resource/resource.js';
import type { EnrollmentBody, EnrollmentChange } from '../../subscribers/enrollments/enrollments.dto.js';
import { enrollments } from '../../subscribers/enrollments/enrollments.resource.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import { CollectionService } from '../collection/collection.service.js';
import { missing } from '../enrolling/missing.js';

/** The payment methods of enrollments, to which what could not be collected is charged at once when they are exchanged. */
@Injectable()
export class ExchangedMethodsService {
  constructor(
    private readonly collectables: CollectionRepository,
    private readonly collection: CollectionService,
  ) {}

  /** @throws Failure `missing_reference` for a method that the subscriber does not have */
  async change(caller: StoreCaller, id: string, change: EnrollmentChange): Promise<EnrollmentBody> {
    const { payment_method_id: methodId } = change;
    const isExchanged = await caller.transaction(async (scope) => {
      const current = found(await enrollments.table.lock(scope, id));
      caller.assertIfMatch(current);
      if (typeof methodId === 'string') {
        const method = await this.collectables.method(scope, current.subscriber_id, methodId);
        if (method === undefined) throw missing(['payment_method_id']);
      }
      if (Object.keys(change).length > 0) await enrollments.table.update(scope, id, change, scope.now);
      return methodId !== undefined && methodId !== current.payment_method_id;
    });
    if (isExchanged) await this.collection.retryEnrollment(caller, id);
    return caller.showing(() => enrollments.get(caller, id));
  }
}
