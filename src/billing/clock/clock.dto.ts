import { IsTime } from '../../contract/validation/field.decorators.js';

export class StoreClock {
  @IsTime()
  now!: string;
}
