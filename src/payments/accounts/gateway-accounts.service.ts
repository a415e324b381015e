import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { Resource } from '../../contract/resource/resource.js';
import type { Listing } from '../../platform/database/listing.js';
import type { Page } from '../../platform/database/page.js';
import type { StoreScope } from '../../platform/database/scope.js';
import { Seal } from '../../platform/secrets/seal.js';
import { hintOf } from '../../stores/api-keys/api-key.js';
import { GatewayAccountsRepository } from './gateway-accounts.repository.js';
import { PaymentGatewayBody, type NewPaymentGateway, type PaymentGatewayChange } from './gateway-accounts.dto.js';

const accounts = new Resource({ table: 'payment_gateways', prefix: 'gtw', body: PaymentGatewayBody });

/** A store's own accounts at payment gateways. Their secrets come in and are sealed; none ever comes out again. */
@Injectable()
export class GatewayAccountsService {
  constructor(
    private readonly seal: Seal,
    private readonly repository: GatewayAccountsRepository,
  ) {}

  async create(caller: StoreCaller, input: NewPaymentGateway): Promise<PaymentGatewayBody> {
    assertKindOf(caller, input);
    return accounts.create(caller, { ...input, ...this.sealed(input) });
  }

  get(caller: StoreCaller, id: string): Promise<PaymentGatewayBody> {
    return accounts.get(caller, id);
  }

  list(caller: StoreCaller, listing: Listing): Promise<Page<PaymentGatewayBody>> {
    return accounts.list(caller, listing);
  }

  change(caller: StoreCaller, id: string, change: PaymentGatewayChange): Promise<PaymentGatewayBody> {
    return caller.transaction(async (scope) => {
      const changed = await accounts.change(caller, id, { ...change, ...this.sealed(change) });
      assertKindOf(caller, change);
      if (change.secret_key !== undefined) await this.assertNotBeingAsked(scope, changed);
      return changed;
    });
  }

  remove(caller: StoreCaller, id: string): Promise<PaymentGatewayBody> {
    return caller.transaction(async (scope) => {
      const removed = await accounts.remove(caller, id);
      await this.assertNotBeingAsked(scope, removed);
      return removed;
    });
  }

  /** Another account can't be asked what this one has done. @throws Failure `gateway_outcome_unknown` */
  private async assertNotBeingAsked(scope: StoreScope, { gateway }: PaymentGatewayBody): Promise<void> {
    if (await this.repository.isBeingAsked(scope, gateway)) throw new Failure('gateway_outcome_unknown');
  }

  private sealed({ secret_key: key, webhook_secret: signing }: PaymentGatewayChange) {
    return {
      ...(key !== undefined && { secret_key: this.seal.close(key), hint: hintOf(key) }),
      ...(typeof signing === 'string' && { webhook_secret: this.seal.close(signing) }),
    };
  }
}

/** A sandbox moves no money, and a live store's money is not to be made up. @throws Failure `wrong_gateway_key` */
function assertKindOf({ access }: StoreCaller, { secret_key: key }: PaymentGatewayChange): void {
  if (key !== undefined && key.split('_')[1] !== (access.status === 'live' ? 'live' : 'test')) {
    throw new Failure('wrong_gateway_key');
  }
}
