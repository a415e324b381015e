import { BodyOf } from '../../contract/validation/dto-shapes.js';
import { IsId, IsMetadata, IsText, type Metadata } from '../../contract/validation/field.decorators.js';

export class NewNote {
  @IsText({ max: 10_000 })
  text!: string;

  @IsMetadata()
  metadata: Metadata = {};
}

export class NoteBody extends BodyOf(NewNote) {
  @IsId()
  subscriber_id!: string;
}
