import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import type { SubscriberBody } from './subscribers.dto.js';
import { subscribers } from './subscribers.resource.js';

/** What of subscribers is more than plain. */
@Injectable()
export class SubscribersService {
  /**
   * Removes a subscriber who holds nothing any more. Who enrolls one locks the same row first, so that nobody comes to
   * hold something while being removed.
   * @throws Failure `in_use` while an enrollment of theirs lives
   */
  remove(caller: StoreCaller, id: string): Promise<SubscriberBody> {
    return caller.transaction(async (scope) => {
      const current = found(await subscribers.table.lock(scope, id));
      caller.assertIfMatch(current);
      if (current.status === 'active') {
        throw new Failure('in_use', { text: 'The subscriber has a live enrollment: cancel it first' });
      }
      return subscribers.remove(caller, id);
    });
  }
}
