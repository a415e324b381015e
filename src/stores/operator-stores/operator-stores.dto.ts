import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsChoice,
  IsCurrency,
  IsId,
  IsMetadata,
  IsPart,
  IsText,
  IsTimeZone,
  IsWhole,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { StoreStatus } from '../api-keys/api-key.js';

export class RateLimit {
  @IsWhole({ min: 1, max: 1_000_000_000 })
  requests!: number;

  @IsWhole({ min: 1, max: 86_400 })
  window_seconds!: number;
}

export class NewStore {
  @IsId()
  account_id!: string;

  @IsText()
  name!: string;

  @IsChoice(['live', 'sandbox'])
  status: StoreStatus = 'sandbox';

  @IsCurrency()
  currency!: string;

  @IsTimeZone()
  time_zone: string = 'UTC';

  @IsPart(() => RateLimit)
  rate_limit: RateLimit = { requests: 600, window_seconds: 60 };

  @IsMetadata()
  metadata: Metadata = {};
}

export class StoreChange extends ChangeOf(NewStore, ['account_id', 'status', 'currency']) {}

export class StoreBody extends BodyOf(NewStore) {}
