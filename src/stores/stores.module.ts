import { Global, Module } from '@nestjs/common';
import { Credentials } from '../contract/credentials.js';
import { Clock } from '../platform/clock/clock.js';
import { Notifications } from '../platform/database/notifications.js';
import { Seal } from '../platform/secrets/seal.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccessRepository } from './api-keys/access.repository.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { KeyUses } from './api-keys/key-uses.js';
import { OperatorApiKeysController } from './api-keys/operator-api-keys.controller.js';
import { StoreCredentials } from './api-keys/store-credentials.js';
import { FirstStoreService } from './first-start/first-store.service.js';
import { MaintenanceController } from './maintenance/maintenance.controller.js';
import { MaintenanceWatch } from './maintenance/maintenance-watch.js';
import { OperatorStoresController } from './operator-stores/operator-stores.controller.js';
import { OperatorStoresService } from './operator-stores/operator-stores.service.js';
import { OwnStoreController } from './own-store/own-store.controller.js';
import { OwnStoreService } from './own-store/own-store.service.js';

/** Token of the operator key, as it is sent. */
export const OPERATOR_KEY = Symbol('OPERATOR_KEY');

/** Who sells: accounts and their standing, stores, API keys; and the answer to whose credentials these are. */
@Global()
@Module({
  controllers: [
    OwnStoreController,
    ApiKeysController,
    AccountsController,
    OperatorStoresController,
    OperatorApiKeysController,
    MaintenanceController,
  ],
  providers: [
    AccessRepository,
    ApiKeysService,
    FirstStoreService,
    KeyUses,
    MaintenanceWatch,
    OperatorStoresService,
    OwnStoreService,
    {
      provide: Credentials,
      inject: [AccessRepository, KeyUses, Seal, Clock, Notifications, OPERATOR_KEY],
      useFactory: (...parts: ConstructorParameters<typeof StoreCredentials>) => new StoreCredentials(...parts),
    },
  ],
  exports: [Credentials, OwnStoreService],
})
export class StoresModule {}
