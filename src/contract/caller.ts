import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Instant } from '../domain/calendar/instant.js';
import type { Database } from '../platform/database/database.js';
import type { DatabaseShare } from '../platform/database/database-share.js';
import type { OperatorScope, Queries, StoreScope } from '../platform/database/scope.js';
import { entityTag } from './answers/etag.js';
import { Failure } from './failures/failure.js';
import type { StoreAccess } from './store-access.js';

/** Who makes the request, and the unit of work in which it runs. */
export class Caller<Scope extends OperatorScope> {
  /** The request's `Idempotency-Key`, by which work in several stages knows that it was begun before. */
  requestKey: string | null = null;
  private work: Queries | undefined;
  private deferred: (() => Promise<void>)[] = [];
  private reading: (() => Promise<object>) | undefined;

  constructor(
    /** The share of the database connections that the caller uses. */
    readonly database: Pick<DatabaseShare, 'queries' | 'transaction'>,
    private readonly ifMatch: string | undefined,
    private readonly scopeOf: (queries: Queries) => Scope,
    /** The store and key behind the credentials; the operator has none. */
    readonly access?: StoreAccess,
  ) {}

  /** For reading outside a transaction; inside the request's own transaction where there is one. */
  get scope(): Scope {
    return this.scopeOf(this.work ?? this.database.queries);
  }

  /** Runs a use case in one transaction; a use case within it, or within the request's own, joins that. */
  async transaction<Result>(use: (scope: Scope) => Promise<Result>): Promise<Result> {
    if (this.work !== undefined) return use(this.scopeOf(this.work));
    const result = await this.database.transaction(async (queries) => {
      this.work = queries;
      try {
        return await use(this.scopeOf(queries));
      } finally {
        this.work = undefined;
      }
    });
    await this.runDeferred();
    return result;
  }

  /** For tasks that depend on committed work, such as a charge: runs the task now, or after the commit. */
  async afterCommit(task: () => Promise<void>): Promise<void> {
    if (this.work === undefined) await task();
    else this.deferred.push(task);
  }

  /** Reads what is returned, and reads it again if a deferred task may have changed it. */
  showing<Thing extends object>(read: () => Promise<Thing>): Promise<Thing> {
    this.reading = read;
    return read();
  }

  /** From here on, every use case of this request belongs to the given transaction. */
  joinTransaction(queries: Queries): void {
    this.work = queries;
  }

  /** Deferred tasks depended on work that was rolled back. */
  discardDeferred(): void {
    this.deferred = [];
  }

  /** The given transaction is over. @returns what to return instead, if tasks had been deferred */
  async afterTransaction(): Promise<object | undefined> {
    this.work = undefined;
    if (this.deferred.length === 0) return undefined;
    await this.runDeferred();
    return this.reading?.();
  }

  /** The same request's work on one store, which the operator may do on any. */
  within(storeId: string): Caller<StoreScope> {
    const caller = new Caller(this.database, this.ifMatch, (queries) => ({ ...this.scopeOf(queries), storeId }));
    caller.work = this.work;
    return caller;
  }

  private async runDeferred(): Promise<void> {
    const tasks = this.deferred;
    this.deferred = [];
    for (const task of tasks) await task();
  }

  get sendsIfMatch(): boolean {
    return this.ifMatch !== undefined;
  }

  /** @throws Failure `if_match_failed` when `If-Match` was sent and does not name this state of the thing */
  assertIfMatch(shown: object): void {
    if (this.ifMatch === undefined || this.ifMatch.trim() === '*') return;
    const tags = this.ifMatch.split(',').map((tag) => tag.trim());
    if (!tags.includes(entityTag(JSON.stringify(shown)))) throw new Failure('if_match_failed');
  }
}

/** A store with its API key. Everything that it does stays inside its own scope. */
export type StoreCaller = Caller<StoreScope> & { readonly access: StoreAccess };

export type OperatorCaller = Caller<OperatorScope>;

export function storeCaller(
  database: Database,
  now: Instant,
  ifMatch: string | undefined,
  access: StoreAccess,
): StoreCaller {
  const { storeId } = access;
  const share = database.shareOf(storeId);
  return new Caller(share, ifMatch, (queries) => ({ storeId, queries, now }), access) as StoreCaller;
}

export function operatorCaller(database: Database, now: Instant, ifMatch: string | undefined): OperatorCaller {
  return new Caller(database, ifMatch, (queries) => ({ queries, now }));
}

/** What is asked of a request here: `ContractRequest` itself knows of callers. */
interface RequestOfCaller {
  readonly exchange: { readonly caller?: StoreCaller | OperatorCaller };
}

/** The caller of the request, as the API-key guard has found it. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<RequestOfCaller>().exchange.caller;
});
