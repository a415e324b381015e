import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCurrency,
  IsId,
  IsMetadata,
  IsNested,
  IsText,
  IsTimeZone,
  IsInteger,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { StoreStatus } from '../api-keys/api-key.js';

export class RateLimit {
  @IsInteger({ min: 1, max: 1_000_000_000 })
  requests!: number;

  @IsInteger({ min: 1, max: 86_400 })
  window_seconds!: number;
}

export class NewStore {
  @IsId()
  account_id!: string;

  @IsText()
  name!: string;

  @IsOneOf(['live', 'sandbox'])
  status: StoreStatus = 'sandbox';

  @IsCurrency()
  currency!: string;

  @IsTimeZone()
  time_zone: string = 'UTC';

  @IsNested(() => RateLimit)
  rate_limit: RateLimit = { requests: 600, window_seconds: 60 };

  @IsMetadata()
  metadata: Metadata = {};
}

export class StoreChange extends ChangeOf(NewStore, ['account_id', 'status', 'currency']) {}

export class StoreBody extends BodyOf(NewStore) {}
