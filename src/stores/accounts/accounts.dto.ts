import type { Standing } from '../../contract/store-access.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsEmailAddress,
  IsMetadata,
  IsText,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

export class NewAccount {
  @IsText()
  name!: string;

  @IsEmailAddress()
  email!: string;

  @IsOneOf(['good', 'past_due', 'disabled'])
  standing: Standing = 'good';

  @IsMetadata()
  metadata: Metadata = {};
}

export class AccountChange extends ChangeOf(NewAccount) {}

export class AccountBody extends BodyOf(NewAccount) {}
