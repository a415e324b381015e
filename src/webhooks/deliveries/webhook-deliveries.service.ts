import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { found } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import { FanOutService } from './fan-out.service.js';
import type { WebhookDeliveryBody } from './webhook-deliveries.dto.js';
import { webhookDeliveries } from './webhook-deliveries.resource.js';

@Injectable()
export class WebhookDeliveriesService {
  constructor(private readonly fanOuts: FanOutService) {}

  /** Whoever asks sees what is to be told of all that was done until then. */
  async list(caller: StoreCaller, listing: Listing): Promise<Page<WebhookDeliveryBody>> {
    await this.fanOuts.fanOut(caller.scope);
    return webhookDeliveries.list(caller, listing);
  }

  /** Has it tried again as soon as possible, whatever became of it so far. */
  retry(caller: StoreCaller, id: string): Promise<WebhookDeliveryBody> {
    return caller.transaction(async (scope) => {
      caller.assertIfMatch(found(await webhookDeliveries.table.lock(scope, id)));
      const due = { status: 'pending', next_attempt_at: scope.now } as const;
      return webhookDeliveries.table.update(scope, id, due, scope.now);
    });
  }
}
