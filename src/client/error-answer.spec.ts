import { describe, expect, it } from '@jest/globals';
import { errorOf } from './error-answer.js';
import { StandingOrderError } from './errors.js';

const FOUNDING_EXAMPLE =
  '[{"status":"400","message":"Bad Request","body":{"text":"Unknown field submitted","fields":{"9":"this_should_fail"}}}]';

const answer = (status: number, text: string, headers: Record<string, string> = {}) => ({
  status,
  text,
  headers: new Headers(headers),
});

describe('an error', () => {
  it('holds all that the answer says', () => {
    const headers = { 'SO-Error-Code': 'unknown_field', 'SO-Request-Id': 'abc' };
    const error = errorOf(answer(400, FOUNDING_EXAMPLE, headers), 'key');
    expect(error).toBeInstanceOf(StandingOrderError);
    expect({ ...error }).toEqual({
      name: 'StandingOrderError',
      status: 400,
      code: 'unknown_field',
      text: 'Unknown field submitted',
      fields: { '9': 'this_should_fail' },
      details: {},
      requestId: 'abc',
      retryAfterSeconds: undefined,
      idempotencyKey: 'key',
    });
    expect(error.message).toBe('400 unknown_field: Unknown field submitted (this_should_fail)');
  });

  it('has a sentence for each field where they do not share one', () => {
    const body = {
      text: 'Several fields are at fault: see details for what is wrong with each',
      fields: { '0': 'colour', '1.0': 'tiers[0].up_to' },
      details: { '0': 'Unknown field submitted', '1.0': 'Must be a whole number' },
    };
    const error = errorOf(answer(400, JSON.stringify([{ status: '400', message: 'Bad Request', body }])));
    expect([error.fields, error.details]).toEqual([body.fields, body.details]);
    expect(error.message).toContain('(colour, tiers[0].up_to)');
  });

  it.each([
    ['7', 7],
    ['0', 0],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['-1', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads a Retry-After of %p as %p', (header, expected) => {
    const { retryAfterSeconds } = errorOf(answer(503, '', header === undefined ? {} : { 'Retry-After': header }));
    expect(retryAfterSeconds).toBe(expected);
  });

  it.each([
    ['a page of HTML', '<html>502 Bad Gateway</html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['an empty array', '[]'],
    ['an array of something else', '[1]'],
    ['an object', '{"error":"no"}'],
    ['a body that is none', '[{"body":null}]'],
    ['fields that are none', '[{"body":{"text":1,"fields":[1],"details":{"0":{}}}}]'],
  ])('can be made of %s, which something in between has answered', (_, text) => {
    expect(errorOf(answer(502, text))).toMatchObject({
      status: 502,
      code: undefined,
      text: expect.stringMatching(/^The answer is not of the SO API/),
      fields: {},
      details: {},
    });
  });
});
