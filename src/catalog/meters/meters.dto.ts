import { CrossFieldRules } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import { IsOneOf, IsMetadata, IsText, Nullable, type Metadata } from '../../contract/validation/field.decorators.js';
import { AGGREGATIONS, meterRules, type Aggregation } from './meter.rules.js';

@CrossFieldRules(meterRules)
export class NewMeter {
  @IsText({ max: 100 })
  key!: string;

  @IsText()
  name!: string;

  @IsOneOf(AGGREGATIONS)
  aggregation!: Aggregation;

  @Nullable()
  @IsText({ max: 100 })
  unique_property: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class MeterChange extends ChangeOf(NewMeter, ['key', 'aggregation']) {}

export class MeterBody extends BodyOf(NewMeter) {}
