import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { readBody } from '../http/read-body.js';
import { SentBody } from '../http/sent-body.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { askedOf } from '../lists/route-query.js';
import { routeOf } from '../route.js';
import { API_VERSION } from '../version.js';
import { assertJsonContent, hasBody } from './content-type.js';
import { hasIdempotencyKey } from '../idempotency/idempotency-key.js';

/** Token of the most bytes that a body may have. */
export const BODY_LIMIT_BYTES = Symbol('BODY_LIMIT_BYTES');

const WITH_BODY = new Set(['POST', 'PUT']);

/**
 * 412 when a POST or PUT with a body, or one that needs a body, has no `Content-Type`, or `SO-Ver` is not the version in
 * the URL; then 400 for headers and a query that are there but wrong. A request with an `Idempotency-Key` takes the way
 * round by that interceptor: it is not one of the global ones, because each of those costs every request.
 */
@Injectable()
export class RequiredHeadersInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyInterceptor,
    @Inject(BODY_LIMIT_BYTES) private readonly bodyLimitBytes: number,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<ContractRequest & { body?: SentBody }>();
    const { audience, answer, mayLackBody } = routeOf(context);
    if (audience === 'anyone') return next.handle();
    const { headers, method = '', exchange } = request;
    const carriesBody = WITH_BODY.has(method);
    const mayBeAbsent = method === 'POST' && mayLackBody;
    const hasType = Boolean(headers['content-type']?.trim());
    if (carriesBody && !hasType && !(mayBeAbsent && !hasBody(headers))) throw new Failure('missing_content_type');
    const version = headers['so-ver'];
    if (version !== undefined && version !== API_VERSION) throw new Failure('wrong_version');

    const idempotent = hasIdempotencyKey(request);
    if (carriesBody) {
      if (hasType) assertJsonContent(headers);
      request.body = exchange.body = new SentBody(request, this.bodyLimitBytes, mayBeAbsent);
    }
    const { listing, months } = askedOf(exchange.query, answer);
    exchange.listing = listing;
    exchange.months = months;
    const proceed = () => (idempotent ? this.idempotency.intercept(context, next) : next.handle());
    // Nobody reads the body of a DELETE; but what stops half-way, or is malformed further on, is not to be carried out.
    if (method === 'DELETE' && !request.complete) return readBody(request, this.bodyLimitBytes).then(proceed);
    return proceed();
  }
}
