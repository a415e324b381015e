import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ContractRequest } from '../http/exchange.js';
import type { MonthRange } from './month-range.js';

/** The months that a route of `ReturnsMonths` is asked for; null where none are named. */
export const MonthsQuery = createParamDecorator((_data: unknown, context: ExecutionContext): MonthRange | null => {
  return context.switchToHttp().getRequest<ContractRequest>().exchange.months ?? null;
});
