import {
  BadGatewayException,
  BadRequestException,
  ConflictException,
  ForbiddenException,
  GatewayTimeoutException,
  GoneException,
  HttpException,
  ImATeapotException,
  InternalServerErrorException,
  MethodNotAllowedException,
  NotAcceptableException,
  NotFoundException,
  NotImplementedException,
  PayloadTooLargeException,
  PreconditionFailedException,
  RequestTimeoutException,
  ServiceUnavailableException,
  UnauthorizedException,
  UnprocessableEntityException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isStatus } from '../statuses.js';
import { failureOf } from './failure-of.js';
import { Failure } from './failure.js';
import { FAILURES } from './failures.js';

function statusAndCode(error: unknown): string {
  const { code } = failureOf(error);
  return `${FAILURES[code].status} ${code}`;
}

/** As body-parser and Express throw them: no `HttpException`, an error with a status. */
function httpError(status: unknown, type: string): Error {
  return Object.assign(new Error(type), { status, statusCode: status, type, expose: true });
}

function pgError(code: string, constraint?: string, detail?: string): Error {
  return Object.assign(new Error('duplicate key value violates unique constraint'), { code, constraint, detail });
}

describe('a failure', () => {
  it('stays what it is', () => {
    const failure = new Failure('cannot_delete_own_key');
    expect(failureOf(failure)).toBe(failure);
  });
});

describe("an exception of Nest's, which a feature should not throw, but may", () => {
  it.each<[HttpException, string]>([
    [new BadRequestException('secret'), '400 malformed_http'],
    [new UnauthorizedException('secret'), '401 bad_credentials'],
    [new HttpException('secret', 402), '402 account_disabled'],
    [new ForbiddenException('secret'), '401 bad_credentials'],
    [new NotFoundException('secret'), '404 unknown_url'],
    [new MethodNotAllowedException('secret'), '404 unknown_url'],
    [new NotAcceptableException('secret'), '406 not_acceptable'],
    [new RequestTimeoutException('secret'), '400 request_timeout'],
    [new ConflictException('secret'), '422 unprocessable'],
    [new GoneException('secret'), '404 unknown_url'],
    [new PreconditionFailedException('secret'), '412 if_match_failed'],
    [new PayloadTooLargeException('secret'), '400 body_too_large'],
    [new HttpException('secret', 414), '400 headers_too_large'],
    [new UnsupportedMediaTypeException('secret'), '400 unsupported_content_type'],
    [new HttpException('secret', 417), '400 unsupported_expectation'],
    [new ImATeapotException('secret'), '400 malformed_http'],
    [new UnprocessableEntityException('secret'), '422 unprocessable'],
    [new HttpException('secret', 428), '412 if_match_failed'],
    [new HttpException('secret', 429), '429 rate_limited'],
    [new HttpException('secret', 431), '400 headers_too_large'],
    [new InternalServerErrorException('secret'), '500 internal_error'],
    [new NotImplementedException('secret'), '404 unknown_url'],
    [new BadGatewayException('secret'), '503 overloaded'],
    [new ServiceUnavailableException('secret'), '503 overloaded'],
    [new GatewayTimeoutException('secret'), '503 overloaded'],
    [new HttpException('secret', 302), '500 internal_error'],
    [new HttpException('secret', 200), '500 internal_error'],
  ])('%p', (exception, expected) => {
    expect(statusAndCode(exception)).toBe(expected);
    expect(failureOf(exception).message).not.toContain('secret');
  });

  it.each(Array.from({ length: 200 }, (_, index) => 400 + index))('%i leaves with a status of the set', (status) => {
    for (const error of [new HttpException('x', status), httpError(status, 'x')]) {
      const left = FAILURES[failureOf(error).code].status;
      expect(isStatus(left)).toBe(true);
      expect(left < 500).toBe(status < 500 || status === 501);
    }
  });
});

describe('an error of Express or its parts', () => {
  it.each<[Error, string]>([
    [httpError(400, 'entity.parse.failed'), '400 malformed_http'],
    [httpError(413, 'entity.too.large'), '400 body_too_large'],
    [httpError(415, 'encoding.unsupported'), '400 unsupported_content_type'],
    [httpError(404, 'not found'), '404 unknown_url'],
    [httpError('404', 'a status that is no number'), '500 internal_error'],
    [httpError(99, 'a status that is none'), '500 internal_error'],
    [httpError(NaN, 'a status that is none'), '500 internal_error'],
  ])('%p', (error, expected) => expect(statusAndCode(error)).toBe(expected));
});

describe("the database's word", () => {
  it.each<[string, Error, string]>([
    ['a value that is taken', pgError('23505', 'coupons_unique_code', 'Key …'), '422 already_taken'],
    [
      'a thing that is not there',
      pgError(
        '23503',
        'add_ons_needs_subscription_id',
        'Key (store_id, subscription_id)=(STO-1, x) is not present in table "subscriptions".',
      ),
      '412 missing_reference',
    ],
    [
      'a thing that others rest on',
      pgError(
        '23503',
        'add_ons_needs_subscription_id',
        'Key (store_id, id)=(STO-1, x) is still referenced from table "add_ons".',
      ),
      '422 in_use',
    ],
    ['a constraint without such a name', pgError('23505', 'stores_pkey'), '500 internal_error'],
    ['a check', pgError('23514', 'add_ons_amount_check'), '500 internal_error'],
    ['a deadlock', pgError('40P01'), '503 database_unavailable'],
    ['a shutdown', pgError('57P01'), '503 database_unavailable'],
    ['a refused connection', pgError('ECONNREFUSED'), '503 database_unavailable'],
    [
      'a pool without a free connection',
      new Error('timeout exceeded when trying to connect'),
      '503 database_unavailable',
    ],
    ['a statement that took too long', pgError('57014'), '503 overloaded'],
    ['a query that is wrong', pgError('42601'), '500 internal_error'],
  ])('%s', (_, error, expected) => expect(statusAndCode(error)).toBe(expected));

  it('names the field at fault', () => {
    expect(failureOf(pgError('23505', 'coupons_unique_code')).faults).toEqual([
      { path: ['code'], code: 'already_taken', text: FAILURES.already_taken.text },
    ]);
    expect(failureOf(pgError('23503', 'coupon_subscriptions_needs_subscription_ids', '')).faults).toEqual([
      { path: ['subscription_ids'], code: 'missing_reference', text: FAILURES.missing_reference.text },
    ]);
  });
});

describe('what nobody foresaw', () => {
  it('is an internal error that tells nothing of itself', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(failureOf(thrown)).toMatchObject({
          code: 'internal_error',
          message: FAILURES.internal_error.text,
          faults: [],
        });
      }),
    );
  });

  it.each([
    [new Error('select * from secrets')],
    [new TypeError('x is undefined')],
    ['text'],
    [null],
    [undefined],
    [0],
  ])('%p', (thrown) => expect(failureOf(thrown).message).toBe(FAILURES.internal_error.text));
});
