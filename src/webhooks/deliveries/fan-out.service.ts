import { Injectable } from '@nestjs/common';
import type { StoreScope } from '../../platform/database/scope.js';
import { EventsService } from '../events/events.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';

/** Events that are turned into deliveries at once. */
export const FANNED_OUT_AT_ONCE = 1000;

@Injectable()
export class FanOutService {
  constructor(
    private readonly events: EventsService,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  /** Turns all that has happened in a store into deliveries, which are due at the scope's time. */
  async fanOut(scope: StoreScope): Promise<void> {
    await this.events.numberAll(scope);
    while ((await this.deliveries.fanOut(scope, null, FANNED_OUT_AT_ONCE)) === FANNED_OUT_AT_ONCE);
  }
}
