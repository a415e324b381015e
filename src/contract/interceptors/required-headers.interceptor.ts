import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { routeOf } from '../route.js';
import { API_VERSION } from '../version.js';

/** Methods whose requests carry a body. */
export const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT']);

/** 412 when a POST or PUT has no `Content-Type`, or `SO-Ver` is not the version in the URL. */
@Injectable()
export class RequiredHeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const { headers, method = '' } = context.switchToHttp().getRequest<ContractRequest>();
    if (routeOf(context).audience !== 'anyone') {
      if (WITH_BODY.has(method) && !headers['content-type']?.trim()) throw new Failure('missing_content_type');
      const version = headers['so-ver'];
      if (version !== undefined && version !== API_VERSION) throw new Failure('wrong_version');
    }
    return next.handle();
  }
}
