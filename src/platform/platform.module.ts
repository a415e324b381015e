import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock.js';
import { Database } from './database/database.js';
import { Notifications } from './database/notifications.js';

/** What main has opened before the application exists, and closes after it. */
export interface Platform {
  readonly database: Database;
  readonly notifications: Notifications;
}

/** What every feature stands on. */
@Global()
@Module({})
export class PlatformModule {
  static of({ database, notifications }: Platform): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: Notifications, useValue: notifications },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [Database, Notifications, Clock],
    };
  }
}
