import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { FanOutService } from './fan-out.service.js';
import type { WebhookDeliveryBody } from './webhook-deliveries.dto.js';
import { webhookDeliveries } from './webhook-deliveries.resource.js';

@Injectable()
export class WebhookDeliveriesService {
  constructor(
    private readonly fanOuts: FanOutService,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  /** Whoever asks sees what is to be told of all that was done until then. */
  async list(caller: StoreCaller, listing: Listing): Promise<Page<WebhookDeliveryBody>> {
    await this.fanOuts.fanOut(caller.scope);
    return webhookDeliveries.list(caller, listing);
  }

  /** Has it tried again as soon as possible, whatever became of it so far. */
  retry(caller: StoreCaller, id: string): Promise<WebhookDeliveryBody> {
    return caller.transaction(async (scope) => {
      caller.assertIfMatch(found(await webhookDeliveries.table.lock(scope, id)));
      // What came of the attempt under way would take the place of what is asked for here.
      if (await this.deliveries.isTaken(scope, id)) throw new Failure('delivery_under_way');
      const due = { status: 'pending', next_attempt_at: scope.now } as const;
      return webhookDeliveries.table.update(scope, id, due, scope.now);
    });
  }
}
