import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ContractRequest, ContractResponse } from '../http/exchange.js';
import { refuse } from '../http/failure-response.js';
import { failureOf } from './failure-of.js';
import { FAILURES } from './failures.js';

/** Everything thrown anywhere in a request ends here, as the one error body. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  private readonly logger = new Logger('Failure');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { exchange } = http.getRequest<ContractRequest>();
    const failure = failureOf(error);
    if (FAILURES[failure.code].status >= 500) this.logger.error({ requestId: exchange.requestId, error });
    refuse(http.getResponse<ContractResponse>(), failure, exchange.body);
  }
}
