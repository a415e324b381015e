import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import type { Fault } from '../failures/fault.js';
import type { JsonObject } from '../json/json-body.js';
import { checkDto, isDto } from './check-dto.js';
import { crossFieldFaults } from './cross-field.rules.js';

/** Checks every `@Body()` against its DTO and reports all faulty fields at once. */
@Injectable()
export class DtoValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || !isDto(metatype)) return value;
    const faults: Fault[] = [];
    const dto = checkDto(metatype, value as JsonObject, [], faults);
    faults.push(...crossFieldFaults(metatype, dto, faults));
    if (faults.length > 0) throw Failure.of(faults);
    return dto;
  }
}
