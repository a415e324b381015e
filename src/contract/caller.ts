import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Instant } from '../domain/calendar/instant.js';
import type { Database } from '../platform/database/database.js';
import type { DatabaseShare } from '../platform/database/database-share.js';
import type { OperatorScope, Queries, StoreScope } from '../platform/database/scope.js';
import { entityTag } from './answers/etag.js';
import { Failure } from './failures/failure.js';
import type { StoreAccess } from './store-access.js';

/** Who makes the request, and the unit of work that it is carried out in. */
export class Caller<Scope extends OperatorScope> {
  /** The request's `Idempotency-Key`, by which work in several stages knows that it was begun before. */
  requestKey: string | null = null;
  private work: Queries | undefined;
  private putOff: (() => Promise<void>)[] = [];
  private reading: (() => Promise<object>) | undefined;

  constructor(
    /** Where the caller's work goes, beside that of others. */
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
    await this.doWhatWasPutOff();
    return result;
  }

  /** For what rests on work that is committed, such as a charge: it runs at once, or when the transaction is over. */
  async afterCommit(task: () => Promise<void>): Promise<void> {
    if (this.work === undefined) await task();
    else this.putOff.push(task);
  }

  /** Reads what is answered, once more if anything was put off that may change it. */
  showing<Thing extends object>(read: () => Promise<Thing>): Promise<Thing> {
    this.reading = read;
    return read();
  }

  /** From here on, every use case of this request belongs to the given transaction. */
  joinTransaction(queries: Queries): void {
    this.work = queries;
  }

  /** What was put off rested on work that has been undone. */
  dropWhatWasPutOff(): void {
    this.putOff = [];
  }

  /** The given transaction is over. @returns what is to be answered instead, if anything was put off until now */
  async afterTransaction(): Promise<object | undefined> {
    this.work = undefined;
    if (this.putOff.length === 0) return undefined;
    await this.doWhatWasPutOff();
    return this.reading?.();
  }

  /** The same request's work on one store, which the operator may do on any. */
  within(storeId: string): Caller<StoreScope> {
    const caller = new Caller(this.database, this.ifMatch, (queries) => ({ ...this.scopeOf(queries), storeId }));
    caller.work = this.work;
    return caller;
  }

  private async doWhatWasPutOff(): Promise<void> {
    const tasks = this.putOff;
    this.putOff = [];
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
