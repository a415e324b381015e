import { Injectable } from '@nestjs/common';
import type { StoreScope } from '../../platform/database/scope.js';
import { EventsService } from '../events/events.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { ReceiversRepository } from './receivers.repository.js';

/** Deliveries that are created in one statement. */
export const FAN_OUT_BATCH = 1000;

@Injectable()
export class FanOutService {
  constructor(
    private readonly events: EventsService,
    private readonly deliveries: DeliveriesRepository,
    private readonly receivers: ReceiversRepository,
  ) {}

  /** Creates the deliveries of all events of a store that have none yet, due at the scope's time. */
  async fanOut(scope: StoreScope): Promise<void> {
    await this.events.numberAll(scope);
    const endpoints = await this.receivers.ofStore(scope);
    if (endpoints.length > 0) await this.fanOutBy(scope, null, Math.ceil(FAN_OUT_BATCH / endpoints.length));
  }

  /** The same for one endpoint, so that a change of the endpoint applies to later events only. */
  async fanOutTo(scope: StoreScope, endpointId: string): Promise<void> {
    await this.events.numberAll(scope);
    await this.fanOutBy(scope, endpointId, FAN_OUT_BATCH);
  }

  private async fanOutBy(scope: StoreScope, endpointId: string | null, limit: number): Promise<void> {
    while ((await this.deliveries.fanOut(scope, endpointId, limit)) === limit);
  }
}
