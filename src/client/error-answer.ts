import { StandingOrderError } from './errors.js';
import type { ErrorCode } from './typed-paths.js';

/** An answer with all of its body. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What an answer that is no success means. One without the contract's body comes from something in between. */
export function errorOf({ status, headers, text }: RawAnswer, idempotencyKey?: string): StandingOrderError {
  const body = bodyOf(text);
  return new StandingOrderError({
    status,
    code: (headers.get('SO-Error-Code') ?? undefined) as ErrorCode | undefined,
    text: typeof body.text === 'string' ? body.text : NOT_OF_THE_CONTRACT,
    fields: textsOf(body.fields),
    details: textsOf(body.details),
    requestId: headers.get('SO-Request-Id') ?? undefined,
    retryAfterSeconds: secondsOf(headers.get('Retry-After')),
    idempotencyKey,
  });
}

const NOT_OF_THE_CONTRACT =
  'The answer is not of the SO API: check the url, and what lies between this client and the service';

/** The object in `[{"status":"400","message":"Bad Request","body":{…}}]`, or an empty one. */
function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    const [error] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
    return isRecord(error) && isRecord(error.body) ? error.body : {};
  } catch {
    return {};
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The contract's Retry-After is in seconds; a date, which others may send, says nothing without a common clock. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
