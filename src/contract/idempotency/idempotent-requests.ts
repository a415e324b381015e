import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Seal } from '../../platform/secrets/seal.js';
import type { Queries } from '../../platform/database/scope.js';
import { Answer } from '../answers/answer.js';
import type { OperatorCaller, StoreCaller } from '../caller.js';
import type { JsonBody } from '../json/json-body.js';
import type { ContractRequest } from '../http/exchange.js';
import {
  beginWork,
  dropClaim,
  insertClaim,
  keepAnswer,
  keptAnswer,
  undoWork,
  type Claim,
} from './idempotency-keys.repository.js';

/** The operator's keys are kept beside those of the stores, under a name that no store has. */
const OPERATOR = 'operator';

/** What a route does with a request. */
interface Handling {
  /** See `Staged`. */
  readonly isStaged: boolean;
  /** Does the work, through the caller. */
  readonly handle: () => Promise<Answer>;
  /** The answer that shows a thing. */
  readonly answer: (thing: object) => Answer;
  /** Turns what the work threw into an answer that is kept; undefined lets it pass and keeps nothing. */
  readonly refusal: (error: unknown) => Answer | undefined;
}

/**
 * Keeps the first answer to each key for 24 hours, in the transaction that did the work: a crash leaves neither or
 * both. A second request waits for the first: in this process on its promise, so that waiting holds no connection;
 * in another one on the row that the first has inserted.
 */
@Injectable()
export class IdempotentRequests {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure `idempotency_key_reused` when the key was used for another request */
  async once(
    key: string,
    request: ContractRequest,
    caller: StoreCaller | OperatorCaller,
    handling: Handling,
  ): Promise<Answer> {
    const owner = caller.access?.storeId ?? OPERATOR;
    // Not the caller's time: a sandbox store may move its own by years, and keys last for a day.
    const now = this.clock.now();
    const claim = { owner, key, digest: digestOf(request, await request.exchange.body?.read()), now };
    const name = `${owner} ${key}`;
    for (let before = this.running.get(name); before !== undefined; before = this.running.get(name)) {
      await before.catch(() => undefined);
    }
    caller.requestKey = key;
    const work = handling.isStaged ? this.inStages(claim, caller, handling) : this.atOnce(claim, caller, handling);
    this.running.set(name, work);
    try {
      return await work;
    } finally {
      this.running.delete(name);
    }
  }

  /** All of the work's use cases join the key's transaction. What they put off comes after it, and may change the answer. */
  private async atOnce(claim: Claim, caller: StoreCaller | OperatorCaller, handling: Handling): Promise<Answer> {
    const answer = await caller.database.transaction(async (queries) => {
      if (!(await insertClaim(queries, claim))) {
        const kept = await keptAnswer(queries, this.seal, claim);
        if (kept !== undefined) return kept;
      }
      caller.joinTransaction(queries);
      const first = await this.attempt(queries, caller, handling);
      await keepAnswer(queries, this.seal, claim, first);
      return first;
    });
    const changed = await caller.afterTransaction();
    if (changed === undefined) return answer;
    const last = handling.answer(changed);
    await keepAnswer(caller.database.queries, this.seal, claim, last);
    return last;
  }

  /** A key without an answer is one of a process that has ended, or of another one: what it has done is found by the key. */
  private async inStages(
    claim: Claim,
    { database }: StoreCaller | OperatorCaller,
    { handle, refusal }: Handling,
  ): Promise<Answer> {
    const { queries } = database;
    if (!(await insertClaim(queries, claim))) {
      const kept = await keptAnswer(queries, this.seal, claim);
      if (kept !== undefined) return kept;
    }
    const answer = await handle().catch(async (error: unknown) => {
      const kept = refusal(error);
      if (kept !== undefined) return kept;
      await dropClaim(queries, claim);
      throw error;
    });
    await keepAnswer(queries, this.seal, claim, answer);
    return answer;
  }

  /** A refusal that is kept undoes the work, but not the key. */
  private async attempt(
    queries: Queries,
    caller: StoreCaller | OperatorCaller,
    { handle, refusal }: Handling,
  ): Promise<Answer> {
    await beginWork(queries);
    try {
      return await handle();
    } catch (error) {
      const answer = refusal(error);
      if (answer === undefined) throw error;
      await undoWork(queries);
      caller.discardDeferred();
      return answer;
    }
  }
}

function digestOf({ method = '', exchange: { path, query } }: ContractRequest, body: JsonBody | undefined): Buffer {
  return createHash('sha256')
    .update(`${method} ${path}?${query}\n${body?.text ?? ''}`)
    .digest();
}
