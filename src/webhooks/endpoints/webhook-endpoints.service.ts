import { Injectable } from '@nestjs/common';
import type { StoreCaller } from '../../contract/caller.js';
import { Failure } from '../../contract/failures/failure.js';
import { found } from '../../contract/resource/resource.js';
import { assertObeys } from '../../contract/validation/cross-field.rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { Seal } from '../../platform/secrets/seal.js';
import { ReceiverAddresses } from '../addresses/receiver-addresses.js';
import { EventsService } from '../events/events.service.js';
import type {
  NewWebhookEndpoint,
  SecretWebhookEndpointBody,
  WebhookEndpointBody,
  WebhookEndpointChange,
} from './webhook-endpoints.dto.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';
import { webhookEndpoints } from './webhook-endpoints.resource.js';
import { newWebhookSecret } from './webhook-secret.js';
import { isWebhookUrl, webhookUrlRules } from './webhook-url.rules.js';

@Injectable()
export class WebhookEndpointsService {
  constructor(
    private readonly repository: WebhookEndpointsRepository,
    private readonly events: EventsService,
    private readonly addresses: ReceiverAddresses,
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /** Makes an endpoint that is told of what happens from now on. */
  async create(caller: StoreCaller, input: NewWebhookEndpoint): Promise<SecretWebhookEndpointBody> {
    if (await this.addresses.refuses(input.url)) throw new Failure('webhook_address_refused');
    const secret = newWebhookSecret();
    const made = await caller.transaction(async (scope) => {
      const told_to = await this.events.last(scope);
      return webhookEndpoints.create(caller, { ...input, secret: this.seal.close(secret), told_to });
    });
    return { ...made, secret };
  }

  /** One that is switched on again begins anew: what happened meanwhile it is not told. */
  async change(caller: StoreCaller, id: string, change: WebhookEndpointChange): Promise<WebhookEndpointBody> {
    const { url } = change;
    const isRefused = url !== undefined && isWebhookUrl(url) && (await this.addresses.refuses(url));
    return caller.transaction(async (scope) => {
      const current = found(await webhookEndpoints.table.lock(scope, id));
      assertObeys(webhookUrlRules, { ...current, ...change });
      caller.assertIfMatch(current);
      if (isRefused) throw new Failure('webhook_address_refused');
      if (Object.keys(change).length === 0) return current;
      const isRevived = change.status === 'active' && current.status !== 'active';
      const anew = isRevived && { disabled_reason: null, failing_since: null, told_to: await this.events.last(scope) };
      return webhookEndpoints.table.update(scope, id, { ...change, ...anew }, scope.now);
    });
  }

  /** Gives it a new secret. For a while the one before signs as well, so that the receiver can change over in peace. */
  rotateSecret(caller: StoreCaller, id: string): Promise<SecretWebhookEndpointBody> {
    return caller.transaction(async (scope) => {
      caller.assertIfMatch(found(await webhookEndpoints.table.lock(scope, id)));
      const secret = newWebhookSecret();
      await this.repository.rotate(scope, id, this.seal.close(secret), this.clock.now());
      return { ...found(await webhookEndpoints.table.find(scope, id)), secret };
    });
  }
}
