import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsBooleanValue,
  IsMetadata,
  IsText,
  IsInteger,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

class MaintenanceSettings {
  @IsBooleanValue()
  on!: boolean;

  @IsInteger({ min: 1, max: 604_800 })
  retry_after_seconds!: number;

  @Nullable()
  @IsText({ max: 500 })
  text!: string | null;

  @IsMetadata()
  metadata!: Metadata;
}

export class MaintenanceChange extends ChangeOf(MaintenanceSettings) {}

export class MaintenanceBody extends BodyOf(MaintenanceSettings) {}
