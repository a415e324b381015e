import { StandingOrderConnectionError, StandingOrderError } from '../client/client.js';
import { faultsOf } from './importing/line-fault.js';

/** What a failure is told as: what the service said, and never a stack. */
export function failureText(error: unknown): string {
  if (error instanceof StandingOrderError) {
    const { text, status, code, requestId } = error;
    const fields = faultsOf(error).map(({ field, text: sentence }) => `  ${field}${sentence && `: ${sentence}`}`);
    const request = requestId === undefined ? [] : [`  request ${requestId}`];
    return [`${text} (${[status, code].filter(Boolean).join(' ')})`, ...fields, ...request].join('\n');
  }
  if (error instanceof StandingOrderConnectionError) return `The service can't be reached: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

/** The same for programs. */
export function failureJson(error: unknown): string {
  if (!(error instanceof StandingOrderError)) return JSON.stringify({ error: { text: failureText(error) } });
  const { status, code, text, fields, details, requestId } = error;
  return JSON.stringify({ error: { status, code, text, fields, details, request_id: requestId } });
}
