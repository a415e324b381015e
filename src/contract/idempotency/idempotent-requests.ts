import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Seal } from '../../platform/secrets/seal.js';
import { Database } from '../../platform/database/database.js';
import type { Queries } from '../../platform/database/scope.js';
import { Answer } from '../answers/answer.js';
import type { OperatorCaller, StoreCaller } from '../caller.js';
import type { JsonBody } from '../json/json-body.js';
import type { ContractRequest } from '../http/exchange.js';
import { beginWork, insertClaim, keepAnswer, keptAnswer, undoWork } from './idempotency-keys.repository.js';

/** The operator's keys are kept beside those of the stores, under a name that no store has. */
const OPERATOR = 'operator';

/**
 * Keeps the first answer to each key for 24 hours, in the transaction that did the work: a crash leaves neither or
 * both. A second request waits for the first: in this process on its promise, so that waiting holds no connection;
 * in another one on the row that the first has inserted.
 */
@Injectable()
export class IdempotentRequests {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /**
   * @param carryOut does the work, through the caller, whose use cases all join the key's transaction
   * @param keep turns what the work threw into an answer that is kept; undefined lets it pass and keeps nothing
   * @throws Failure `idempotency_key_reused` when the key was used for another request
   */
  async once(
    key: string,
    request: ContractRequest,
    caller: StoreCaller | OperatorCaller,
    carryOut: () => Promise<Answer>,
    keep: (error: unknown) => Answer | undefined,
  ): Promise<Answer> {
    const owner = caller.access?.storeId ?? OPERATOR;
    // Not the caller's time: a sandbox store may move its own by years, and keys last for a day.
    const now = this.clock.now();
    const claim = { owner, key, digest: digestOf(request, await request.exchange.body?.read()), now };
    const name = `${owner} ${key}`;
    for (let before = this.running.get(name); before !== undefined; before = this.running.get(name)) {
      await before.catch(() => undefined);
    }
    const work = this.database.transaction(async (queries) => {
      if (!(await insertClaim(queries, claim))) return keptAnswer(queries, this.seal, claim);
      caller.joinTransaction(queries);
      const answer = await this.attempt(queries, carryOut, keep);
      await keepAnswer(queries, this.seal, claim, answer);
      return answer;
    });
    this.running.set(name, work);
    try {
      return await work;
    } finally {
      this.running.delete(name);
    }
  }

  /** A refusal that is kept undoes the work, but not the key. */
  private async attempt(
    queries: Queries,
    carryOut: () => Promise<Answer>,
    keep: (error: unknown) => Answer | undefined,
  ): Promise<Answer> {
    await beginWork(queries);
    try {
      return await carryOut();
    } catch (error) {
      const answer = keep(error);
      if (answer === undefined) throw error;
      await undoWork(queries);
      return answer;
    }
  }
}

function digestOf({ method = '', exchange: { path, query } }: ContractRequest, body: JsonBody | undefined): Buffer {
  return createHash('sha256')
    .update(`${method} ${path}?${query}\n${body?.text ?? ''}`)
    .digest();
}
