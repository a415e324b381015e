import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { SentBody } from '../http/sent-body.js';
import { checkDto, isDto } from './check-dto.js';
import { crossFieldFaults } from './cross-field.rules.js';

/** Reads every `@Body()`, only now that all else is in order, checks it against its DTO, and reports all faulty fields at once. */
@Injectable()
export class DtoValidationPipe implements PipeTransform {
  transform(sent: unknown, { type, metatype }: ArgumentMetadata): unknown {
    return type === 'body' && sent instanceof SentBody ? readDto(sent, metatype) : sent;
  }
}

async function readDto(sent: SentBody, type: unknown): Promise<unknown> {
  const { value, collector: faults } = await sent.read();
  // Rules take it that the fields they read have been checked, so none is tried where checking has ended early.
  if (!isDto(type) || faults.hasMore) {
    faults.assertNone();
    return value;
  }
  const dto = checkDto(type, value, [], faults);
  if (!faults.hasMore) for (const fault of crossFieldFaults(type, dto, faults.faults)) faults.add(fault);
  faults.assertNone();
  return dto;
}
