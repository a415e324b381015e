import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Answer } from '../answers/answer.js';
import { answerOf } from '../answers/send-answer.js';
import { failureOf } from '../failures/failure-of.js';
import { FAILURES } from '../failures/failures.js';
import type { ContractRequest, ContractResponse } from '../http/exchange.js';
import { failureResponse } from '../http/failure-response.js';
import { routeOf } from '../route.js';
import { IdempotentRequests } from './idempotent-requests.js';

/** Carries a request with an `Idempotency-Key` out at most once, and gives its first answer again to its repeats. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly requests: IdempotentRequests) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<ContractRequest>();
    const key = request.headers['idempotency-key'];
    const { caller } = request.exchange;
    if (typeof key !== 'string' || caller === undefined) return next.handle();
    const status = http.getResponse<ContractResponse>().statusCode;
    return from(
      this.requests.once(key, request, caller, {
        isStaged: routeOf(context).isStaged,
        handle: async () => answerOf(await lastValueFrom(next.handle()), status, request),
        answer: (thing) => answerOf(thing, status, request),
        refusal: (error) => storedFailure(error, request),
      }),
    );
  }
}

/** A refusal after which nothing about the request could be repeated with another outcome is an answer like any other. */
function storedFailure(error: unknown, { exchange }: ContractRequest): Answer | undefined {
  const failure = failureOf(error);
  const { status } = FAILURES[failure.code];
  if (status !== 412 && status !== 422) return undefined;
  const { headers, body } = failureResponse(failure, exchange.body);
  return new Answer(status, headers, body);
}
