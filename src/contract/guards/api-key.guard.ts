import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { operatorCaller, storeCaller } from '../caller.js';
import { Credentials } from '../credentials.js';
import { Failure } from '../failures/failure.js';
import type { ContractRequest } from '../http/exchange.js';
import { FailedAuthorizations } from '../rate-limit/failed-authorizations.js';
import { routeOf } from '../route.js';
import type { StoreAccess } from '../store-access.js';
import { readBasicCredentials, type BasicCredentials } from './basic-credentials.js';

export const OPERATOR_USER = 'operator';

const READING = new Set(['GET', 'HEAD']);

/** 412 without an `Authorization` header, 401 for credentials that don't hold, 429 for an address that keeps failing. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly credentials: Credentials,
    private readonly failed: FailedAuthorizations,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const { audience } = routeOf(context);
    if (audience === 'anyone') return true;
    const request = context.switchToHttp().getRequest<ContractRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined || authorization.trim() === '') throw new Failure('missing_authorization');
    const given = readBasicCredentials(authorization);
    if (audience === 'operator') return this.admitOperator(request, given);
    if (given === undefined) return this.turnAway(request);
    const access = this.credentials.storeOf(given.user, given.password);
    if (access instanceof Promise) return access.then((found) => this.admitStore(request, found));
    return this.admitStore(request, access);
  }

  private admitStore(request: ContractRequest, access: StoreAccess | undefined): boolean | Promise<boolean> {
    const allowed = access?.keyScope === 'write' || READING.has(request.method ?? '');
    if (access === undefined || !allowed) return this.turnAway(request);
    const now = access.clock ?? this.clock.now();
    request.exchange.caller = storeCaller(this.database, now, request.headers['if-match'], access);
    return true;
  }

  private admitOperator(request: ContractRequest, given: BasicCredentials | undefined): boolean | Promise<boolean> {
    if (given?.user !== OPERATOR_USER || !this.credentials.isOperator(given.password)) return this.turnAway(request);
    request.exchange.caller = operatorCaller(this.database, this.clock.now(), request.headers['if-match']);
    return true;
  }

  /** Every failure counts against its address; good credentials from there are never asked about it. */
  private async turnAway(request: ContractRequest): Promise<never> {
    const retryAfterSeconds = await this.failed.count(request.ip ?? '');
    if (retryAfterSeconds === undefined) throw new Failure('bad_credentials');
    throw new Failure('too_many_failed_authorizations', { retryAfterSeconds });
  }
}
