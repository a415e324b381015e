import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Listing } from '../../platform/database/listing.js';
import type { ContractRequest } from '../http/exchange.js';
import { WHOLE_LIST } from './list-query.js';

/** What the query of a list asks for, already held to the fields that `ReturnsList` names. */
export const ListQuery = createParamDecorator((_data: unknown, context: ExecutionContext): Listing => {
  return context.switchToHttp().getRequest<ContractRequest>().exchange.listing ?? WHOLE_LIST;
});
