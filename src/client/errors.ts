import type { ErrorCode } from './typed-paths.js';

interface ErrorDetails {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly idempotencyKey: string | undefined;
}

/** The service refused the request, or failed at it. */
export class StandingOrderError extends Error {
  override readonly name = 'StandingOrderError';
  /** The HTTP status. One of the contract's ten, unless something in between has answered in the service's place. */
  readonly status: number;
  /**
   * The stable word of `SO-Error-Code`: what programs go by. Undefined when something in between has answered. A later
   * release of the service may have words that this one's types do not know.
   */
  readonly code: ErrorCode | undefined;
  /** One sentence that says what is wrong and, where it is not plain, what to do. */
  readonly text: string;
  /** The fields or query parameters at fault: their positions among those sent, and their names. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where the fields do not share the reason in `text`: by the same positions, a sentence for each. */
  readonly details: Readonly<Record<string, string>>;
  /** Names the request in the service's log: quote it when you report something. */
  readonly requestId: string | undefined;
  /** Seconds until trying again makes sense, of a 429 or 503. */
  readonly retryAfterSeconds: number | undefined;
  /** Of a write: give it to another call with the same body, and both together are carried out at most once. */
  readonly idempotencyKey: string | undefined;

  constructor(details: ErrorDetails) {
    const names = Object.values(details.fields);
    const which = names.length === 0 ? '' : ` (${names.join(', ')})`;
    super(`${details.status} ${details.code ?? 'without SO-Error-Code'}: ${details.text}${which}`);
    this.status = details.status;
    this.code = details.code;
    this.text = details.text;
    this.fields = details.fields;
    this.details = details.details;
    this.requestId = details.requestId;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.idempotencyKey = details.idempotencyKey;
  }
}

/**
 * No answer came, or not the whole of one. Whether a write was carried out is then open: another call with the same body
 * and this `idempotencyKey` settles it.
 */
export class StandingOrderConnectionError extends Error {
  override readonly name = 'StandingOrderConnectionError';
  /** Whether time ran out, rather than the connection failing. */
  readonly isTimeout: boolean;
  readonly idempotencyKey: string | undefined;

  constructor(
    message: string,
    { isTimeout = false, idempotencyKey, cause }: { isTimeout?: boolean; idempotencyKey?: string; cause?: unknown },
  ) {
    super(message, { cause });
    this.isTimeout = isTimeout;
    this.idempotencyKey = idempotencyKey;
  }
}
