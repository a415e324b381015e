import { Obeys } from '../../contract/validation/cross-field.rules.js';
import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import { IsChoice, IsMetadata, IsText, Nullable, type Metadata } from '../../contract/validation/field.decorators.js';
import { AGGREGATIONS, meterRules, type Aggregation } from './meter.rules.js';

@Obeys(meterRules)
export class NewMeter {
  @IsText({ max: 100 })
  key!: string;

  @IsText()
  name!: string;

  @IsChoice(AGGREGATIONS)
  aggregation!: Aggregation;

  @Nullable()
  @IsText({ max: 100 })
  unique_property: string | null = null;

  @IsMetadata()
  metadata: Metadata = {};
}

export class MeterChange extends ChangeOf(NewMeter, ['key', 'aggregation']) {}

export class MeterBody extends BodyOf(NewMeter) {}
