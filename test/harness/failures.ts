import { expect } from '@jest/globals';
import type { ApiAnswer } from '../../src/conformance/api-answer.js';

/** The messages of the published table, written down once more: what the service takes them from is under test. */
const MESSAGES = {
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
} as const;

export interface ExpectedFailure {
  readonly status: keyof typeof MESSAGES;
  readonly code: string;
  readonly text: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, string>>;
}

/** The error body as it must be, byte for byte. */
export function failureText({ status, text, fields, details }: ExpectedFailure): string {
  return JSON.stringify([{ status: String(status), message: MESSAGES[status], body: { text, fields, details } }]);
}

type Answered = Pick<ApiAnswer, 'status' | 'headers'> & { readonly text: string };

/** Holds an answer to all that the contract says of a refusal: its body byte for byte, and its headers. */
export function expectFailure(answer: Answered, refusal: ExpectedFailure): void {
  expect(answer.text).toBe(failureText(refusal));
  expectFailureHeaders(answer, refusal.status, refusal.code);
}

/** Holds an answer to the form of a refusal, whatever its sentence. */
export function expectFailureOf(answer: Answered, status: ExpectedFailure['status'], code: string): void {
  expectFailureHeaders(answer, status, code);
  expect(JSON.parse(answer.text)).toEqual([
    { status: String(status), message: MESSAGES[status], body: expect.objectContaining({ text: expect.any(String) }) },
  ]);
}

function expectFailureHeaders(
  { status, headers, text }: Answered,
  expected: ExpectedFailure['status'],
  code: string,
): void {
  expect([status, headers['so-error-code']]).toEqual([expected, code]);
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'so-request-id': expect.stringMatching(/^[A-Za-z0-9._-]{1,128}$/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=31536000',
  });
  expect(headers['www-authenticate']).toBe(expected === 401 ? 'Basic realm="SO API", charset="UTF-8"' : undefined);
  if (expected === 429 || expected === 503) expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
  else expect(headers['retry-after']).toBeUndefined();
  for (const absent of ['transfer-encoding', 'x-powered-by', 'location', 'etag']) {
    expect(headers[absent]).toBeUndefined();
  }
}
