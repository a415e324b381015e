import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Availability } from '../../contract/availability/availability.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Notifications } from '../../platform/database/notifications.js';
import { MAINTENANCE, maintenance } from './maintenance.resource.js';

/** Even where the announcement is lost, a switch is known within five seconds: this leaves time for the reading itself. */
const READ_EVERY_MS = 2_000;
const CHANNEL = 'standing_order_maintenance';

/** Keeps this process's availability in step with what the operator has switched, in whichever process. */
@Injectable()
export class MaintenanceWatch implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private known = 0;

  constructor(
    private readonly availability: Availability,
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.notifications.listen(CHANNEL, () => void this.read());
    this.timer = setInterval(() => void this.read(), READ_EVERY_MS).unref();
    await this.read();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** While the database is away, what was known last goes on holding; and what was asked last counts, whichever is answered last. */
  async read(): Promise<void> {
    const asking = (this.asked += 1);
    const scope = { queries: this.database.queries, now: this.clock.now() };
    const state = await maintenance.table.find(scope, MAINTENANCE).catch(() => undefined);
    if (state === undefined || asking < this.known) return;
    this.known = asking;
    this.availability.maintain(state.on ? { retryAfterSeconds: state.retry_after_seconds, text: state.text } : null);
  }
}
