import { errorBody } from '../../contract/failures/error-body.js';
import { Failure } from '../../contract/failures/failure.js';
import { FAILURES, type FailureCode } from '../../contract/failures/failures.js';
import type { Fault } from '../../contract/failures/fault.js';
import { STATUS_MESSAGES, type ErrorStatus } from '../../contract/statuses.js';
import { MEANINGS } from './status-meanings.js';
import { pascalCase } from './nouns.js';
import type { Headers, Reference, Response } from './openapi.js';
import { responseHeaders } from './response-headers.js';

const statuses = Object.keys(MEANINGS).map(Number) as ErrorStatus[];

const OWN_HEADERS: Readonly<Partial<Record<ErrorStatus, Headers>>> = {
  401: responseHeaders('WWW-Authenticate'),
  412: responseHeaders('Idempotent-Replayed'),
  422: responseHeaders('Idempotent-Replayed'),
  429: responseHeaders('Retry-After'),
  503: responseHeaders('Retry-After'),
};

/** Faults that make the examples of such failures speak. */
const EXAMPLE_FAULTS: Readonly<Partial<Record<FailureCode, readonly Fault[]>>> = {
  unknown_field: [fault('unknown_field', 'this_should_fail', 9)],
  duplicate_field: [fault('duplicate_field', 'name', 3)],
  missing_field: [fault('missing_field', 'name', 2)],
  invalid_field: [fault('invalid_field', 'amount', 1)],
  invalid_fields: [fault('unknown_field', 'colour', 0), fault('missing_field', 'name', 2)],
  unknown_parameter: [fault('unknown_parameter', 'limit', 0)],
  invalid_parameter: [fault('invalid_parameter', 'paginate', 1)],
  missing_reference: [fault('missing_reference', 'subscription_id', 0)],
  already_taken: [fault('already_taken', 'code', 0)],
};

const WITHOUT_BODY = 'WithoutBody';

/** One response for each error status, and the same without its body, for HEAD. */
export const ERROR_RESPONSES: Readonly<Record<string, Response>> = Object.fromEntries(
  statuses.flatMap((status) => {
    const { content, ...headersAlone } = errorResponse(status);
    return [
      [nameOf(status), { ...headersAlone, content }],
      [nameOf(status) + WITHOUT_BODY, headersAlone],
    ];
  }),
);

/** References to the responses of these statuses, by status. */
export function errorResponses(of: readonly ErrorStatus[]): Record<string, Reference> {
  return Object.fromEntries(of.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]));
}

/** What HEAD answers where GET answers with this. */
export function withoutBody(response: Response | Reference): Response | Reference {
  if ('$ref' in response) return { $ref: response.$ref + WITHOUT_BODY };
  const { content, ...rest } = response;
  return rest;
}

function errorResponse(status: ErrorStatus): Response {
  const codes = (Object.keys(FAILURES) as FailureCode[]).filter((code) => FAILURES[code].status === status);
  return {
    description: MEANINGS[status],
    headers: {
      ...responseHeaders('SO-Request-Id'),
      'SO-Error-Code': {
        required: true,
        description:
          'One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors).',
        schema: { type: 'string', enum: codes },
      },
      ...OWN_HEADERS[status],
      ...responseHeaders('RateLimit', 'RateLimit-Policy'),
    },
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Error' },
        examples: Object.fromEntries(codes.map((code) => [code, example(code)])),
      },
    },
  };
}

function example(code: FailureCode) {
  const faults = EXAMPLE_FAULTS[code] ?? [];
  const failure = new Failure(code, { faults });
  return { summary: FAILURES[code].text, value: JSON.parse(errorBody(failure, () => '0')) as unknown };
}

function nameOf(status: ErrorStatus): string {
  return pascalCase(STATUS_MESSAGES[status]);
}

function fault(code: Fault['code'] & FailureCode, name: string, place: number): Fault {
  return { code, path: [name], place, text: FAILURES[code].text };
}
