import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { routeOf } from '../route.js';
import { acceptsJson } from './accepts.js';

/** 406 unless `Accept` names application/json. */
@Injectable()
export class AcceptInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const { headers } = context.switchToHttp().getRequest<ContractRequest>();
    if (routeOf(context).audience !== 'anyone' && !acceptsJson(headers.accept)) throw new Failure('not_acceptable');
    return next.handle();
  }
}
