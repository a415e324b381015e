import { describe, expect, it } from '@jest/globals';
import { isStatus, STATUS_MESSAGES } from '../statuses.js';
import { FAILURES } from './failures.js';

const rows = Object.entries(FAILURES).map(([code, { status, text }]) => ({ code, status, text }));

/** Words that tell how the service is made, and none of the caller's business. */
const INTERNAL =
  /\b(postgres\w*|sql|kysely|nest(js)?|express|node|redis|throttl\w*|stack|exception|undefined|null)\b|\.[jt]s\b|\/src|\$/i;

describe('the table of failures', () => {
  it.each(rows)('$code has a code for machines and a sentence for people', ({ code, status, text }) => {
    expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/);
    expect(isStatus(status) && status >= 400).toBe(true);
    expect(text).toMatch(/^[A-Z][^\n]*[^.!\s]$/);
    expect(text).not.toMatch(/[.!?] /);
    expect(text).not.toMatch(INTERNAL);
  });

  it('has a row for every error status of the contract', () => {
    const refused = Object.keys(STATUS_MESSAGES).filter((status) => Number(status) >= 400);
    expect([...new Set(rows.map(({ status }) => String(status)))].sort()).toEqual(refused.sort());
  });

  it('says for every unauthorized request the same', () => {
    expect(rows.filter(({ status }) => status === 401)).toHaveLength(1);
  });
});

describe('the closed set of statuses', () => {
  it('is the one that was published, word for word', () => {
    expect(STATUS_MESSAGES).toEqual({
      200: 'Ok',
      201: 'Created',
      204: 'No Content',
      400: 'Bad Request',
      401: 'Unauthorized',
      402: 'Payment Required',
      404: 'Not Found',
      406: 'Not Acceptable',
      412: 'Precondition Failed',
      422: 'Unprocessable Entity',
      429: 'Too Many Requests',
      500: 'Internal Server Error',
      503: 'Service Unavailable',
    });
  });

  it.each([100, 202, 206, 301, 304, 403, 405, 408, 409, 413, 415, 417, 428, 431, 501, 502, 504, NaN, -1, 200.5])(
    'does not have %s',
    (status) => expect(isStatus(status)).toBe(false),
  );
});
