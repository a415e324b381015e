import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsOneOf,
  IsCountry,
  IsEmailAddress,
  IsBooleanValue,
  IsMetadata,
  IsNested,
  IsSum,
  IsText,
  IsTimeZone,
  MAX_SUM,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

export class Address {
  @Nullable()
  @IsText()
  line1: string | null = null;

  @Nullable()
  @IsText()
  line2: string | null = null;

  @Nullable()
  @IsText()
  city: string | null = null;

  @Nullable()
  @IsText()
  state: string | null = null;

  @Nullable()
  @IsText({ max: 20 })
  postal_code: string | null = null;

  @Nullable()
  @IsCountry()
  country: string | null = null;
}

export class NewSubscriber {
  @IsEmailAddress()
  email!: string;

  @Nullable()
  @IsText()
  first_name: string | null = null;

  @Nullable()
  @IsText()
  last_name: string | null = null;

  @Nullable()
  @IsText()
  company: string | null = null;

  @Nullable()
  @IsText({ max: 50 })
  phone: string | null = null;

  @Nullable()
  @IsTimeZone()
  time_zone: string | null = null;

  @Nullable()
  @IsNested(() => Address)
  address: Address | null = null;

  @IsBooleanValue()
  tax_exempt: boolean = false;

  @Nullable()
  @IsText({ max: 50 })
  tax_id: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class SubscriberChange extends ChangeOf(NewSubscriber) {}

export class SubscriberBody extends BodyOf(NewSubscriber) {
  @IsOneOf(['active', 'inactive'])
  status!: 'active' | 'inactive';

  @IsSum({ min: -MAX_SUM })
  balance!: number;
}
