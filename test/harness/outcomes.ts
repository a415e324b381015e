import { expect } from '@jest/globals';
import { RawConnection, type RawAnswer } from './raw-connection.js';
import { expectFailureOf, type ExpectedFailure } from './failures.js';

/** A status, with its code where it is that of a refusal; or that the connection ends without an answer. */
export type Outcome = string;

export const CLOSED: Outcome = 'closed';

/** Holds an answer to the contract: its status, the id of the request, and the body and headers of a refusal. */
export function outcomeOf({ status, headers, body }: RawAnswer): Outcome {
  if (status < 400) {
    expect([200, 201, 204]).toContain(status);
    expect(headers['so-request-id']).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
    return String(status);
  }
  const code = headers['so-error-code'] ?? '';
  expectFailureOf({ status, headers, text: body }, status as ExpectedFailure['status'], code);
  return `${status} ${code}`;
}

/** Sends bytes on a connection of their own. */
export async function outcomeAt(port: number, bytes: string | Buffer): Promise<Outcome> {
  const connection = await RawConnection.open(port);
  try {
    const answer = await connection.send(bytes).finalAnswer();
    return answer === undefined ? CLOSED : outcomeOf(answer);
  } finally {
    connection.destroy();
  }
}
