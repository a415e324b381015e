import { BodyOf } from '../../contract/validation/dto-shapes.js';
import {
  IsId,
  IsMetadata,
  IsText,
  IsTime,
  IsInteger,
  type Metadata,
} from '../../contract/validation/field.decorators.js';

class Parked {
  @IsId()
  store_id!: string;

  @IsText({ max: 10_000 })
  error!: string;

  @IsInteger({ min: 1 })
  attempts!: number;

  @IsTime()
  next_attempt_at!: string;

  @IsMetadata()
  metadata: Metadata = {};
}

/** An enrollment that could not be billed; its id is the enrollment's. */
export class ParkedBody extends BodyOf(Parked) {}
