import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock.js';
import { DueWorkRegistry } from './clock/due-work-registry.js';
import { Database } from './database/database.js';
import { Notifications } from './database/notifications.js';
import type { Logger } from 'pino';
import { LOGGER } from './logging/logger.js';
import { Metrics } from './metrics/metrics.js';

/** What main has opened before the application exists, and closes after it. */
export interface Platform {
  readonly database: Database;
  readonly notifications: Notifications;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** What every feature stands on. */
@Global()
@Module({})
export class PlatformModule {
  static of({ database, notifications, metrics, logger }: Platform): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: Notifications, useValue: notifications },
        { provide: Metrics, useValue: metrics },
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useClass: SystemClock },
        DueWorkRegistry,
      ],
      exports: [Database, Notifications, Metrics, LOGGER, Clock, DueWorkRegistry],
    };
  }
}
