import { BodyOf, ChangeOf } from '../../contract/validation/dto-shapes.js';
import {
  IsFlag,
  IsMetadata,
  IsText,
  IsWhole,
  Nullable,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

class MaintenanceSettings {
  @IsFlag()
  on!: boolean;

  @IsWhole({ min: 1, max: 604_800 })
  retry_after_seconds!: number;

  @Nullable()
  @IsText({ max: 500 })
  text!: string | null;

  @IsMetadata()
  metadata!: Metadata;
}

export class MaintenanceChange extends ChangeOf(MaintenanceSettings) {}

export class MaintenanceBody extends BodyOf(MaintenanceSettings) {}
