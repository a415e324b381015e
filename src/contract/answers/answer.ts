import type { Status } from '../statuses.js';

/** An answer in its final form: what a handler returns when it says more than a body, and what idempotency keeps. */
export class Answer {
  /** @param body large ones that many answers share are given as the parts that they have in common: these are never copied */
  constructor(
    readonly status: Status,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string | Buffer | readonly Buffer[] | undefined,
  ) {}
}
