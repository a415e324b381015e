import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import type { Fault } from '../failures/fault.js';
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
  const body = await sent.read();
  const faults: Fault[] = [...body.faults];
  if (!isDto(type)) return assertNone(faults) ?? body.value;
  const dto = checkDto(type, body.value, [], faults);
  faults.push(...crossFieldFaults(type, dto, faults));
  return assertNone(faults) ?? dto;
}

/** A field that is at fault for two reasons is told the first. */
function assertNone(faults: readonly Fault[]): undefined {
  if (faults.length === 0) return undefined;
  const byPath = new Map([...faults].reverse().map((fault) => [JSON.stringify(fault.path), fault]));
  throw Failure.of([...byPath.values()].reverse());
}
