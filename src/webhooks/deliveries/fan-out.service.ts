import { Injectable } from '@nestjs/common';
import type { StoreScope } from '../../platform/database/scope.js';
import { EventsService } from '../events/events.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { ReceiversRepository } from './receivers.repository.js';

/** Deliveries that are made at once, by as many events and endpoints as it takes. */
export const FANNED_OUT_AT_ONCE = 1000;

@Injectable()
export class FanOutService {
  constructor(
    private readonly events: EventsService,
    private readonly deliveries: DeliveriesRepository,
    private readonly receivers: ReceiversRepository,
  ) {}

  /** Turns all that has happened in a store into deliveries, which are due at the scope's time. */
  async fanOut(scope: StoreScope): Promise<void> {
    await this.events.numberAll(scope);
    const endpoints = await this.receivers.ofStore(scope);
    if (endpoints.length > 0) await this.fanOutBy(scope, null, Math.ceil(FANNED_OUT_AT_ONCE / endpoints.length));
  }

  /** The same for one endpoint, so that what is changed of it holds for what happens afterwards. */
  async fanOutTo(scope: StoreScope, endpointId: string): Promise<void> {
    await this.events.numberAll(scope);
    await this.fanOutBy(scope, endpointId, FANNED_OUT_AT_ONCE);
  }

  private async fanOutBy(scope: StoreScope, endpointId: string | null, limit: number): Promise<void> {
    while ((await this.deliveries.fanOut(scope, endpointId, limit)) === limit);
  }
}
