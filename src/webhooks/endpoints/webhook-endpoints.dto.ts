import { ArrayMaxSize, ArrayUnique, IsIn } from 'class-validator';
import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import { IsOneOf, IsMetadata, IsText, Nullable, type Metadata } from '../../contract/validation/field.decorators.js';
import { EVENT_TYPES, type EventType } from '../events/event-types.js';
import { webhookUrlRules } from './webhook-url.rules.js';

export type EndpointStatus = 'active' | 'not_active';

@CrossFieldRules(webhookUrlRules)
export class NewWebhookEndpoint {
  @IsText({ max: 2000, examples: ['https://example.com/webhooks'] })
  url!: string;

  /** The types that it is told of; none stands for all. */
  @IsIn(EVENT_TYPES, { each: true })
  @ArrayUnique()
  // Counted first: to tell them apart, each is compared with each.
  @ArrayMaxSize(EVENT_TYPES.length)
  events: EventType[] = [];

  @IsOneOf(['active', 'not_active'])
  status: EndpointStatus = 'active';

  @Nullable()
  @IsText({ max: 500 })
  description: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class WebhookEndpointChange extends ChangeOf(NewWebhookEndpoint) {}

export class WebhookEndpointBody extends BodyOf(NewWebhookEndpoint) {
  /** Why it was switched off, if it was not the store that did so: it answered 410, or failed for five days. */
  @Nullable()
  @IsOneOf(['gone', 'failing'])
  disabled_reason!: 'gone' | 'failing' | null;
}

/** The only answers in which the secret itself stands. */
export class SecretWebhookEndpointBody extends WebhookEndpointBody {
  @IsText()
  secret!: string;
}

/** Of an action that needs to be told nothing more. */
export class NothingMore {}
