import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsId,
  IsMetadata,
  IsText,
  IsTime,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { Instant } from '../../domain/calendar/instant.js';

export type DeliveryStatus = 'pending' | 'succeeded' | 'failed';

class WebhookDelivery {
  @IsId()
  endpoint_id!: string;

  @IsId()
  event_id!: string;

  /** How often it has been tried. */
  @IsInteger()
  attempt!: number;

  @IsOneOf(['pending', 'succeeded', 'failed'])
  status!: DeliveryStatus;

  /** What the latest attempt was answered with. */
  @Nullable()
  @IsInteger()
  response_status!: number | null;

  /** Why the latest attempt failed. */
  @Nullable()
  @IsText()
  error!: string | null;

  @Nullable()
  @IsTime()
  attempted_at!: Instant | null;

  @Nullable()
  @IsTime()
  next_attempt_at!: Instant | null;

  @IsMetadata()
  metadata!: Metadata;
}

export class WebhookDeliveryBody extends BodyOf(WebhookDelivery) {}
