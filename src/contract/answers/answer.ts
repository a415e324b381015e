import type { Status } from '../statuses.js';

/** An answer in its final form: what a handler returns when it says more than a body, and what idempotency keeps. */
export class Answer {
  constructor(
    readonly status: Status,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string | Buffer | undefined,
  ) {}
}
