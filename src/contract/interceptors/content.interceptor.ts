import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, switchMap, type Observable } from 'rxjs';
import { Failure } from '../failures/failure.js';
import { readBody } from '../http/read-body.js';
import type { ContractRequest } from '../http/exchange.js';
import { readJsonBody } from '../json/json-body.js';
import { listFields } from '../lists/list-fields.js';
import { readListQuery } from '../lists/list-query.js';
import { readQuery, unknownParameter } from '../lists/query-string.js';
import { routeOf, type AnswerShape } from '../route.js';
import { assertJsonContent } from './content-type.js';
import { WITH_BODY } from './required-headers.interceptor.js';

/** Token of the most bytes that a body may have. */
export const BODY_LIMIT_BYTES = Symbol('BODY_LIMIT_BYTES');

/** 400 for what a request carries: its Content-Type, its query, its body. Only here, after all guards, is a body read. */
@Injectable()
export class ContentInterceptor implements NestInterceptor {
  constructor(@Inject(BODY_LIMIT_BYTES) private readonly bodyLimitBytes: number) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ContractRequest & { body?: unknown }>();
    const { audience, answer } = routeOf(context);
    if (audience === 'anyone') return next.handle();
    assertIdempotencyKey(request);
    const carriesBody = WITH_BODY.has(request.method ?? '');
    if (carriesBody) assertJsonContent(request.headers);
    this.readQuery(request, answer);
    if (!carriesBody) return next.handle();
    return from(readBody(request, this.bodyLimitBytes)).pipe(
      switchMap((bytes) => {
        const body = readJsonBody(bytes);
        request.exchange.body = body;
        request.body = body;
        return next.handle();
      }),
    );
  }

  private readQuery({ exchange }: ContractRequest, answer: AnswerShape | undefined): void {
    if (answer?.list) exchange.listing = readListQuery(exchange.query, listFields(answer.body));
    else if (exchange.query !== '') {
      const { parameters, faults } = readQuery(exchange.query);
      throw Failure.of([...faults, ...parameters.map(unknownParameter)]);
    }
  }
}

const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;

function assertIdempotencyKey({ headers, method }: ContractRequest): void {
  const key = headers['idempotency-key'];
  if (key === undefined || method === 'GET' || method === 'HEAD') return;
  if (typeof key !== 'string' || key.trim() === '' || !IDEMPOTENCY_KEY.test(key)) {
    throw new Failure('invalid_idempotency_key');
  }
}
