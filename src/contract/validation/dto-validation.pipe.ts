import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import { pathName, type Fault } from '../failures/fault.js';
import { JsonBody } from '../json/json-body.js';
import { checkDto, isDto } from './check-dto.js';
import { crossFieldFaults } from './cross-field.rules.js';

/** Checks every `@Body()` against its DTO and reports all faulty fields at once. */
@Injectable()
export class DtoValidationPipe implements PipeTransform {
  transform(body: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || !(body instanceof JsonBody)) return body;
    const faults: Fault[] = [...body.faults];
    if (!isDto(metatype)) return assertNone(faults) ?? body.value;
    const dto = checkDto(metatype, body.value, [], faults);
    faults.push(...crossFieldFaults(metatype, dto, faults));
    return assertNone(faults) ?? dto;
  }
}

/** A field that is at fault for two reasons is told the first. */
function assertNone(faults: readonly Fault[]): undefined {
  if (faults.length === 0) return undefined;
  const byPath = new Map([...faults].reverse().map((fault) => [pathName(fault.path), fault]));
  throw Failure.of([...byPath.values()].reverse());
}
