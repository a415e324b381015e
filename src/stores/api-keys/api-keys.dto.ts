import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsMetadata,
  IsText,
  IsTime,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';
import type { KeyScope } from '../../contract/store-access.js';

export class NewApiKey {
  @IsText()
  name!: string;

  @IsOneOf(['read', 'write'])
  scope: KeyScope = 'write';

  @Nullable()
  @IsTime()
  expires_at: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class ApiKeyBody extends BodyOf(NewApiKey) {
  @Nullable()
  @IsTime()
  last_used_at!: string | null;

  @IsText({ min: 4, max: 4 })
  hint!: string;
}

/** The only answer in which the key itself stands. */
export class CreatedApiKeyBody extends ApiKeyBody {
  @IsText()
  key!: string;
}
