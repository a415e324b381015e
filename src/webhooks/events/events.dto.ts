import { IsObject } from 'class-validator';
import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsId,
  IsMetadata,
  IsTime,
  IsInteger,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { Instant } from '../../domain/calendar/instant.js';
import { EVENT_TYPES, type EventType } from './event-types.js';

class Event {
  @IsOneOf(EVENT_TYPES)
  type!: EventType;

  /** Of the store's events, from 1 and without gaps. */
  @IsInteger({ min: 1, max: Number.MAX_SAFE_INTEGER })
  sequence!: number;

  @IsId()
  object_id!: string;

  /** The thing as the API showed it then. */
  @IsObject()
  data!: Readonly<Record<string, unknown>>;

  @IsTime()
  occurred_at!: Instant;

  @IsMetadata()
  metadata!: Metadata;
}

export class EventBody extends BodyOf(Event) {}
